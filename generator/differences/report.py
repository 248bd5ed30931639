"""What changed, as sentences for a terminal, for a pull request and for a program."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.differences.change import Moves

HEADINGS: Mapping[str, str] = {
    "verdicts": "Results of promises",
    "numbers": "Numbers",
    "sentences": "Words",
    "charts": "Charts",
    "pages": "Pages",
    "lost": "Addresses that lead nowhere now; data/renamed.yml can lead them on",
    "due": "Now due for review",
    "downloads": "Downloads",
}
NOTHING = "Nothing that a reader sees has changed."
UNTRUE = "No longer true: mend these before it can be published"
_PLACES = 3
_LINES = 40
"""How many changes of one kind are listed for people; programs get all of them."""
_LONG = 320


@dataclass(frozen=True)
class Change:
    """One thing that a reader sees changed.

    `places` says where, the most important first; `old` or `new` is "" for what came or went.
    `moves` holds the numbers and dates of a sentence in which nothing else changed, or the cells
    of a row of a table, which has no texts.
    """

    places: tuple[str, ...]
    old: str
    new: str
    moves: Moves = ()

    def words(self, quoted: bool) -> str:
        """Give it as one line: where, then what was and what is."""
        said = self._moves() if self.moves else self._texts(quoted)
        return f"{self.where}: {said}" if self.where else said

    @property
    def where(self) -> str:
        """Name the first places, and how many more there are."""
        shown = "; ".join(self.places[:_PLACES])
        more = len(self.places) - _PLACES
        return f"{shown}; and in {more} more place{'s' if more > 1 else ''}" if more > 0 else shown

    def _moves(self) -> str:
        named = (f"{what}: " if what else "" for what, _, _ in self.moves)
        values = (f"{old or 'nothing'} → {new or 'nothing'}" for _, old, new in self.moves)
        said = "; ".join(name + value for name, value in zip(named, values, strict=True))
        alone = self.new in ("", self.moves[0][2])
        return said if alone else f"{said}, in “{_short(self.new)}”"

    def _texts(self, quoted: bool) -> str:
        texts = (_short(text) for text in (self.old, self.new))
        old, new = (f"“{text}”" if quoted and text else text for text in texts)
        one_sided = f"new: {new}" if new else f"gone: {old}"
        return f"{old} → {new}" if old and new else one_sided


@dataclass(frozen=True)
class Report:
    """Every change by its kind, in the order of HEADINGS.

    `notes` says what was not compared, `untrue` which sentences the numbers no longer bear out.
    """

    before: str
    changes: Mapping[str, list[Change]]
    notes: tuple[str, ...] = ()
    untrue: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether a reader sees no change."""
        return not any(self.changes.values())


def as_text(report: Report) -> str:
    """Give the report for a terminal."""
    lines = [f"Against {report.before}. Both were made by today's engine.", *report.notes]
    for heading, found in _sections(report):
        lines += ["", heading, *(f"  {line}" for line in found)]
    return "\n".join([*lines, "", NOTHING] if report.empty else lines)


def as_markdown(report: Report) -> str:
    """Give the report as a comment for a pull request."""
    head = f"**{NOTHING}**" if report.empty else "### What a reader will see changed"
    lines = [head, "", " ".join([f"Against {report.before}.", *report.notes])]
    for heading, found in _sections(report):
        lines += ["", f"**{heading}**", "", *(f"- {_safe(line)}" for line in found)]
    return "\n".join(lines)


def as_plain(report: Report) -> dict[str, Any]:
    """Give the report for a program."""
    changes = {kind: [asdict(change) for change in found] for kind, found in report.changes.items()}
    notes = {"notes": list(report.notes), "untrue": list(report.untrue)}
    return {"before": report.before, **notes, "changes": changes}


def _sections(report: Report) -> Iterator[tuple[str, list[str]]]:
    """Give each heading with its lines, none too long to read."""
    if report.untrue:
        yield UNTRUE, list(report.untrue)
    for kind, heading in HEADINGS.items():
        found = [change.words(quoted=kind == "sentences") for change in report.changes[kind]]
        more = len(found) - _LINES
        if found:
            yield heading, found[:_LINES] + ([f"and {more} more"] if more > 0 else [])


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG].rpartition(" ")[0] + " …"


def _safe(text: str) -> str:
    """Keep words from being read as marks of Markdown or HTML, or as a mention of somebody."""
    for sign in "\\`*_[]<>#|~":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("@", "@\u200b")
