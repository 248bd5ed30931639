"""The page docs/contribute/rules, written from the rules themselves."""

from difflib import SequenceMatcher

from generator.rules import GROUPS, Rule
from generator.rules.rule import Files

FILE = "docs/contribute/rules/index.md"

_HEAD = """\
---
title: Every check, with an example
description: What the command check looks for, why, and how a record looks that keeps each rule.
---

Whatever is said about a mistake leads here. Each rule has a bad and a good example.
{: .standfirst }

The examples are about umbrellas that two invented countries exchange.
This page is written by `explainer rules --write`; to change it, change `generator/rules/`.

"""
_SHOWN = {
    "\ufeff": "⟨byte order mark⟩",
    "\r": "⟨carriage return⟩",
    "\t": "⟨tab⟩",
    "\udce9": "⟨é, as Windows saves it⟩",
}
_CODE = {"yml": "yaml", "yaml": "yaml", "csv": "csv", "md": "jinja"}


def page() -> str:
    """Give the whole page as Markdown."""
    return _HEAD + "\n".join(
        f"## {heading}\n\n" + "\n".join(_entry(rule) for rule in rules)
        for heading, rules in GROUPS.items()
    )


def explanation(rule: Rule) -> str:
    """Give a rule as plain text, for a terminal."""
    parts = [f"{rule.name}: {rule.sentence}", rule.why]
    for word, files in (("Bad", rule.example.bad), ("Good", rule.example.good)):
        for name, text in _told(files, rule):
            body = "\n".join(f"    {line}" for line in _visible(text).rstrip("\n").split("\n"))
            parts.append(f"{word}, {name}:\n\n{body}")
    return "\n\n".join(part for part in parts if part)


def _entry(rule: Rule) -> str:
    lines = [f"### {rule.name} {{#{rule.name}}}", "", f"{rule.sentence} {rule.why}".strip(), ""]
    for word, files in (("Bad", rule.example.bad), ("Good", rule.example.good)):
        for name, text in _told(files, rule):
            code = f"```{_CODE[name.rpartition('.')[2]]}\n{_visible(text).rstrip()}\n```"
            raw = f"{{% raw %}}\n{code}\n{{% endraw %}}" if "{" in code else code
            lines += [f"{word}, in `{name}`:", "", raw, ""]
    return "\n".join(lines)


def _told(files: Files, rule: Rule) -> list[tuple[str, str]]:
    """Give the files that differ between the two examples; a file that is missing says so."""
    good, bad = rule.example.good, rule.example.bad
    names = [name for name in files if good.get(name) != bad.get(name)]
    return [
        (name, _around(files[name], (bad if files is good else good).get(name))) for name in names
    ]


def _around(text: str | None, other: str | None) -> str:
    """Give the lines of a text that differ from those of another, and two above and below."""
    if not text:
        return "(nothing)"
    mine, theirs = text.rstrip("\n").split("\n"), (other or "").rstrip("\n").split("\n")
    same = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    changed = [(start, end) for tag, start, end, _, _ in same if tag != "equal"]
    first = max(min((start for start, _ in changed), default=0) - 2, 0)
    last = max((end for _, end in changed), default=len(mine)) + 2
    shown = mine[first:last]
    return "\n".join([*["…"][: first and 1], *shown, *["…"][: last < len(mine)]])


def _visible(text: str) -> str:
    for letter, words in _SHOWN.items():
        text = text.replace(letter, words)
    return text
