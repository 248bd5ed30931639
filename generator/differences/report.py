"""What changed, as sentences for a terminal, for a pull request and for a program."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

HEADINGS: Mapping[str, str] = {
    "verdicts": "Results of promises",
    "numbers": "Numbers",
    "sentences": "Words",
    "charts": "Charts",
    "pages": "Pages",
    "due": "Now due for review",
    "downloads": "Downloads",
}
NOTHING = "Nothing that a reader sees has changed."
_SHOWN = 3


@dataclass(frozen=True)
class Change:
    """One thing that a reader sees changed.

    `places` says where, the most important first; `old` or `new` is "" for what came or went.
    """

    places: tuple[str, ...]
    old: str
    new: str

    def words(self, quoted: bool) -> str:
        """Give it as one line: where, then what was and what is."""
        old, new = (f"“{text}”" if quoted and text else text for text in (self.old, self.new))
        one_sided = f"new: {new}" if new else f"gone: {old}"
        said = f"{old} → {new}" if old and new else one_sided
        return f"{self.where}: {said}" if self.where else said

    @property
    def where(self) -> str:
        """Name the first places, and how many more there are."""
        shown = "; ".join(self.places[:_SHOWN])
        more = len(self.places) - _SHOWN
        return f"{shown}; and in {more} more place{'s' if more > 1 else ''}" if more > 0 else shown


@dataclass(frozen=True)
class Report:
    """Every change by its kind, in the order of HEADINGS. `notes` says what was not compared."""

    before: str
    changes: Mapping[str, list[Change]]
    notes: tuple[str, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Tell whether a reader sees no change."""
        return not any(self.changes.values())


def as_text(report: Report) -> str:
    """Give the report for a terminal."""
    lines = [f"Against {report.before}. Both were made by today's engine.", *report.notes, ""]
    if report.empty:
        return "\n".join([*lines, NOTHING])
    for kind, heading in HEADINGS.items():
        if found := report.changes[kind]:
            lines += [heading, *(f"  {_words(kind, change)}" for change in found), ""]
    return "\n".join(lines).rstrip("\n")


def as_markdown(report: Report) -> str:
    """Give the report as a comment for a pull request."""
    if report.empty:
        return "\n".join([f"**{NOTHING}**", *report.notes])
    lines = ["### What a reader will see changed", "", f"Against {report.before}.", *report.notes]
    for kind, heading in HEADINGS.items():
        if found := report.changes[kind]:
            lines += ["", f"**{heading}**", ""]
            lines += [f"- {_safe(_words(kind, change))}" for change in found]
    return "\n".join(lines)


def as_plain(report: Report) -> dict[str, Any]:
    """Give the report for a program."""
    changes = {kind: [asdict(change) for change in found] for kind, found in report.changes.items()}
    return {"before": report.before, "notes": list(report.notes), "changes": changes}


def _words(kind: str, change: Change) -> str:
    return change.words(quoted=kind in ("sentences", "pages"))


def _safe(text: str) -> str:
    """Keep words from being read as marks of Markdown or HTML, or as a mention of somebody."""
    for sign in "\\`*_[]<>#|~":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("@", "@\u200b")
