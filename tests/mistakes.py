"""Mistakes that an editor makes in the real data: each changes one file, at a line that is known.

A place is found by its form and not by its words, so that edits of the data leave it standing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from conftest import ROOT

FACTS, SOURCES, EVENTS = "data/facts/*.yml", "data/sources/*.yml", "data/events/*.yml"
FIGURES, ACTORS = "data/figures.yml", "data/actors/*.yml"
MONTHS, ROWS = "data/datasets/returns-monthly.csv", "data/datasets/*.csv"
PAGES = "docs/*.md"

Change = Callable[[str], str]


class NoPlaceError(Exception):
    """A file has no place for a mistake."""


@dataclass(frozen=True)
class Mistake:
    """A mistake in words, the files that it can be made in, and what it makes of a file's text.

    `line` gives the line at which it must be told, by default the first that differs. `same`
    says that following the hints gives back all that stood there; else the mistake added to it.
    `encoding` is how the file is saved.
    """

    words: str
    files: str
    change: Change
    line: Callable[[str, str], int] | None = None
    same: bool = True
    encoding: str = "utf-8"


def put(pattern: str, by: str | Callable[[re.Match[str]], str], count: int = 1) -> Change:
    """Replace the first match of a pattern."""

    def change(text: str) -> str:
        made, times = re.subn(pattern, by, text, count=count, flags=re.MULTILINE)
        if not times:
            raise NoPlaceError(f"Nothing in the file looks like {pattern}")
        return made

    return change


def first_of_two(before: str, after: str) -> int:
    """Give the first line that differs."""
    one, other = before.split("\n"), after.split("\n")
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs, 1) if a != b), min(len(one), len(other)) + 1)


def below(by: int) -> Callable[[str, str], int]:
    """Give a line further down than the first that differs."""
    return lambda before, after: first_of_two(before, after) + by


def at(line: int) -> Callable[[str, str], int]:
    """Give a line by its number."""
    return lambda _, __: line


def exported(separator: str = ",", decimal: str = ".", end: str = "\n") -> Change:
    """Save a table as a spreadsheet set to another country does."""

    def change(text: str) -> str:
        rows = text.replace(".", decimal) if decimal != "." else text
        return rows.replace(",", separator).replace("\n", end)

    return change


def twice(pattern: str) -> Change:
    """Repeat the first line that looks like the pattern."""
    return put(rf"^({pattern})$", r"\1\n\1")


def doubled_record(text: str) -> str:
    """Paste the first record a second time."""
    head, first, *rest = re.split(r"^(?=- id:)", text, flags=re.MULTILINE)
    return "".join([head, first, first, *rest])


def tabbed(text: str) -> str:
    """Indent a whole file with tabs."""
    return re.sub(r"^(?:  )+", lambda found: "\t" * (len(found[0]) // 2), text, flags=re.MULTILINE)


def upside_down(text: str) -> str:
    """Sort the rows of a table the newest first."""
    header, *rows = text.rstrip("\n").split("\n")
    return "\n".join([header, *reversed(rows)]) + "\n"


def of_windows(text: str) -> str:
    """Give a text that Windows has letters for, and that is not plain English letters."""
    if text.isascii() or text != text.encode("cp1252", "replace").decode("cp1252"):
        raise NoPlaceError("Windows has no such letters")
    return text


def not_ascii(_: str, text: str) -> int:
    """Give the first line with a letter that each encoding writes in its own way."""
    return next(n for n, line in enumerate(text.split("\n"), 1) if not line.isascii())


def typed(sentence: str) -> Change:
    """Write a sentence at the end of a page."""
    return lambda text: f"{text.rstrip()}\n\n{sentence}\n"


def counted() -> str:
    """Give the number of a fact, as a page would print it."""
    text = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob(FACTS))
    found = re.search(r"^- id: returned-official\n(?:  .*\n)*?  value: (\d+)$", text, re.MULTILINE)
    return f"{int(found[1]):,}"


def last(_: str, text: str) -> int:
    """Give the last line that is written."""
    return text.rstrip().count("\n") + 1


def capitals(found: re.Match[str]) -> str:
    """Write an id with capitals and an underscore."""
    return f"- id: {found[1].title()}_{found[2].title()}"


def second_record(text: str) -> int:
    """Give the line on which the second record begins."""
    starts = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith("- id:")]
    return starts[1]


def forgotten(text: str) -> str:
    """Correct the value of a fact, and leave the one number in its sentence."""
    sentence = r"^(  statement: [^\d\n]*\b(\d{2,3})\b[^\d\n]*\n(?:  (?!value)\S.*\n)*  value: )\2$"
    return put(sentence, r"\g<1>\g<2>1")(text)


def sentence_of(before: str, after: str) -> int:
    """Give the line of the statement above the first line that differs."""
    lines = after.split("\n")
    line = first_of_two(before, after)
    while not lines[line - 1].startswith("  statement:"):
        line -= 1
    return line


WORD = r"[A-Z][a-z]+ [a-z]+"
PEOPLE = r"^(  statement: [^\n]*people[^\n]*\n(?:  (?!unit)\S.*\n)*  value: \d+\n)  unit: people\n"
ADDED = False

SAVED = (
    Mistake("One id where a list belongs", EVENTS, put(r"^  (facts|actors): \[([^],]*)\]$", r"  \1: \2")),
    Mistake("A byte order mark", SOURCES, lambda text: "\ufeff" + text, at(1)),
    Mistake("Windows line ends", SOURCES, lambda text: text.replace("\n", "\r\n"), at(1)),
    Mistake("Saved as Windows-1252", FACTS, of_windows, not_ascii, encoding="cp1252"),
    Mistake("One line indented with a tab", FACTS, put(r"^  topic:", "\ttopic:")),
    Mistake("A whole file indented with tabs", ACTORS, tabbed),
    Mistake("A key one space too far in", FACTS, put(r"^  status:", "   status:")),
    Mistake("A key one space too far out", FACTS, put(r"^  status:", " status:")),
    Mistake("No space after a dash", FACTS, put(r"^- id:", "-id:")),
    Mistake("No space after a colon", FACTS, put(r"^  status: ", "  status:")),
    Mistake("No colon after a key", FACTS, put(r"^  status: ", "  status ")),
    Mistake("A quotation mark never closed", FACTS, put(r"^  date: ([\"'])(.*)\1$", r"  date: \1\2")),
    Mistake("A title’s quotation mark never closed", EVENTS, put(rf"^  title: ({WORD}.*)$", r'  title: "\1')),
    Mistake("A quotation at the start of a text", EVENTS, put(r"^  title: (\w+) ", r'  title: "\1" '), same=ADDED),
    Mistake("A colon in a text", EVENTS, put(r"^  title: (\w+) ", r"  title: \1: "), same=ADDED),
    Mistake("A text that begins with a sign", EVENTS, put(r"^  title: ", "  title: @"), same=ADDED),
    Mistake("A backslash in quotes", EVENTS, put(r"^  title: (\w+) ([^\"'\n]*)$", r'  title: "\1 \\d \2"'), same=ADDED),
    Mistake("A bracket never closed", "data/*.yml", put(r"^(  (?:claims|also|numbers): \[.*)\]$", r"\1")),
    Mistake("A second document", FACTS, put(r"(?<=[a-z”\d])\n\n(?=- id:)", "\n\n---\n"), ),
    Mistake("Spaces pasted from a web page", FACTS, put(r"^  topic", "\u00a0\u00a0topic")),
    Mistake("A key twice, both the same", FACTS, twice(r"  topic: .*")),
    Mistake("A map where a list belongs", FACTS, put(r"^(  citations:\n) *- source: ", r"\1    source: "), below(0)),
    Mistake("A list where one id belongs", FACTS, put(r"^  topic: (.*)$", r"  topic: [\1]")),
    Mistake("A record pasted twice", "data/positions/*.yml", doubled_record, lambda _, after: second_record(after)),
    Mistake("Semicolons between cells", ROWS, exported(";"), at(1)),
    Mistake("Tabs between cells", ROWS, exported("\t"), at(1)),
    Mistake("Semicolons, a mark and Windows line ends", ROWS, lambda text: "\ufeff" + exported(";", end="\r\n")(text), at(1)),
    Mistake("Empty columns at the end", ROWS, put(r"$(?<=.)", ",,", 0), at(1)),
    Mistake("Empty rows at the end", ROWS, lambda text: text + ",,,\n,,,\n"),
    Mistake("Column names in capitals", ROWS, put(r"^period,value", "Period,Value")),
)  # fmt: skip

RECORDS = (
    Mistake("A misspelt key", FACTS, put(r"^  statement:", "  statment:")),
    Mistake("A key in capitals", FACTS, put(r"^  status:", "  Status:")),
    Mistake("A misspelt status", FACTS, put(r"^  status: measured", "  status: mesured")),
    Mistake("A status in capitals", FACTS, put(r"^  status: measured", "  status: Measured")),
    Mistake("A topic that is in no list", FACTS, put(r"^  topic: ([a-z-]+)([a-z])$", r"  topic: \1")),
    Mistake("An id with capitals and underscores", FACTS, put(r"^- id: ([a-z]+)-([a-z]+)$", capitals)),
    Mistake("An address without https", SOURCES, put(r"^  url: https://", "  url: ")),
    Mistake("Spaces at the ends of a text", EVENTS, put(r"^  title: (\w[^\"\n]*)$", r'  title: " \1 "')),
    Mistake("Code pasted into a text", EVENTS, put(r"^  title: (\w+) ", r"  title: <b>\1</b> ")),
    Mistake("Thousands separators", ROWS, put(r",(\d+)(\d{3}),", r',"\1,\2",')),
    Mistake("A thousands separator without quotes", ROWS, put(r",(\d+)(\d{3}),", r",\1,\2,")),
    Mistake("Thousands apart by spaces", ROWS, put(r",(\d+)(\d{3}),", ",\\1\u00a0\\2,")),
    Mistake("A decimal comma", ROWS, put(r",(\d+),final", r',"\1,0",final'), same=ADDED),
    Mistake("A misspelt category", "data/datasets/small-boats-*ly.csv", put(r",arrivals,", ",arivals,")),
    Mistake("A misspelt status of a row", ROWS, put(r",final,", ",Final,")),
)  # fmt: skip

DATES = (
    Mistake("A date in words", FACTS, put(r"^  date: [\"']?2025-08-06[\"']?$", "  date: 6 August 2025")),
    Mistake("A date with the month first", FACTS, put(r"^  date: [\"']?2025-08-06[\"']?$", "  date: August 6, 2025")),
    Mistake("A day that a month does not have", FACTS, put(r"^(  date: [\"']?\d{4}-(?:04|06|09|11)-)30", r"\g<1>31")),
    Mistake("A thousands separator", FACTS, put(r"^  value: (\d+)(\d{3})$", r"  value: \1,\2")),
    Mistake("A value corrected, its sentence forgotten", FACTS, forgotten, sentence_of, same=ADDED),
    Mistake("A date with slashes", FACTS, put(r"^  date: [\"']?(\d{4})-(\d\d)-(1[3-9]|2\d)[\"']?$", r"  date: \3/\2/\1")),
    Mistake("Day and month swapped", FACTS, put(r"^  date: [\"']?(\d{4})-(\d\d)-(1[3-9]|2\d)[\"']?$", r"  date: '\1-\3-\2'")),
    Mistake("The ends of a span swapped", EVENTS, put(r"^  date: [\"']?(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)[\"']?$", r"  date: \2/\1")),
    Mistake("A unit beside a value", FACTS, put(r"^  value: (\d+)$", r"  value: \1 people")),
    Mistake("A value in quotes", FACTS, put(r"^  value: (\d+)$", r"  value: '\1'")),
    Mistake("No unit beside a value", FACTS, put(PEOPLE, r"\1"), lambda before, after: first_of_two(before, after) - 1),
    Mistake("A date of a text in another form", FACTS, put(r"^(  statement: .*?)\b(\d+) ([A-Z][a-z]+) (20\d\d)", r"\1\3 \2, \4")),
)  # fmt: skip

NAMES = (
    Mistake("A source that does not exist", FACTS, put(r"^( *- source: .*)-(\d{4})", r"\1-\2x")),
    Mistake("A fact that does not exist, in a text", FACTS, put(r"\[\[first-return\]\]", "[[first-retrun]]")),
    Mistake("A unit that does not exist", FACTS, put(r"^  unit: people$", "  unit: peple")),
    Mistake("An actor that does not exist", EVENTS, put(r"^  actors: \[([a-z-]+)", r"  actors: [\1s")),
    Mistake("A formula with a misspelt id", FIGURES, put(r'formula: (.*)fact\("([a-z0-9-]+)"\)', r'formula: \1fact("\2x")')),
    Mistake("A row’s source that does not exist", "data/datasets/small-boats-yearly.csv", put(r"(home-office-[a-z0-9-]+)$", r"\1x")),
    Mistake("A number typed in the words", PAGES, typed(f"By then {counted()} people had been returned."), last, same=ADDED),
    Mistake("Prose pasted with a day in it", PAGES, typed("Detentions began on 6 August 2025."), last, same=ADDED),
    Mistake("A hole with a misspelt id", PAGES, put(r'\{\{ num\("([a-z0-9-]+)"', r'{{ num("\1x"')),
    Mistake("A hole with a misspelt function", PAGES, put(r"\{\{ num\(", "{{ nmu(")),
    Mistake("A hole with curly quotes", PAGES, put(r'\{\{ num\("([a-z0-9-]+)"\)', "{{ num(“\\1”)")),
    Mistake("A hole closed by one bracket", PAGES, put(r'(\{\{ num\("[a-z0-9-]+"\)) \}\}', r"\1 }")),
    Mistake("A word that takes a side", PAGES, typed("The first migrants came by plane."), last, same=ADDED),
)  # fmt: skip

MONTHLY = (
    Mistake("Rows the newest first", MONTHS, upside_down, at(3)),
    Mistake("Days as a spreadsheet counts them", MONTHS, put(r"^2026-01,", "46023,")),
    Mistake("A month in words", MONTHS, put(r"^2026-01,", "January 2026,")),
    Mistake("A month as a spreadsheet shortens it", MONTHS, put(r"^2026-01,", "Jan-26,")),
    Mistake("A day where a month belongs", MONTHS, put(r"^2026-01,", "01/01/2026,")),
    Mistake("A row twice", MONTHS, twice(r"2026-01,.*")),
    Mistake("A month left out", MONTHS, put(r"^2026-08,.*\n", ""), same=ADDED),
    Mistake("n/a in an empty cell", MONTHS, put(r"^(2026-07),,", r"\1,n/a,")),
    Mistake("An empty cell called final", MONTHS, put(r"^(2026-07),,missing", r"\1,,final")),
)  # fmt: skip

STAGES = {"saved": SAVED, "records": RECORDS, "dates": DATES, "names": NAMES, "months": MONTHLY}
"""Mistakes of one stage are made at once, each in a file of its own."""
