"""What spreadsheets do to a table when they save it, and how it is undone."""

import csv
import io
import re
from collections.abc import Sequence

from generator.load.guess import meant_day, meant_number
from generator.model.periods import InvalidPeriodError, period_days
from generator.problems import Hint

_QUARTER = re.compile(r"(?:Q([1-4])[ /-]*(\d{4})|(\d{4})[ /-]*Q([1-4]))", re.IGNORECASE)
_NOTHING = frozenset(
    ["n/a", "na", "-", "–", "—", "..", "...", "…", ":", "nil", "none", "null", "x"]
)


def cut_anew(lines: Sequence[str], separator: str) -> str:
    """Give a table with commas between its cells; a cell that holds a comma is put in quotes."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(csv.reader(lines, delimiter=separator))
    return out.getvalue()


def without_empty_columns(lines: Sequence[str]) -> str:
    """Give a table without the columns at its end that have no name and no cell; "" for none."""
    width = len(lines[0].rstrip(",").split(","))
    rows = [next(csv.reader([line]), []) for line in lines]
    if any(any(row[width:]) for row in rows):
        return ""
    ends = [len(row) - width for row in rows]
    return "".join(
        f"{line[: len(line) - max(end, 0)]}\n" for line, end in zip(lines, ends, strict=True)
    )


def one_cell_less(cells: Sequence[str], header: Sequence[str]) -> Hint | None:
    """Give the hint for a line with cells too many: empty ones, or a number that was cut in two."""
    spare, at = len(cells) - len(header), header.index("value")
    parts = cells[at : at + spare + 1]
    if spare > 0 and re.fullmatch(r"-?\d{1,3}(,\d{3})+", ",".join(parts)):
        said = f"Write the number without commas: {''.join(parts)}"
        return Hint(said, ",".join(["", *parts, ""]), f",{''.join(parts)},", sure=True)
    if spare > 0 and not any(cells[-spare:]):
        line = ",".join(cells)
        return Hint("Delete the commas at its end.", line, line[:-spare], sure=True)
    return None


def period_hint(text: str, period: str, week_ends: str | None, hint: str) -> str:
    """Give the hint for a period in another form, with the edit where it can be told."""
    right, sure = meant_day(text)
    if period == "quarter" and (found := _QUARTER.fullmatch(text.strip())):
        right, sure = f"{found[2] or found[3]}-Q{found[1] or found[4]}", True
    width = {"year": 4, "month": 7}.get(period, 10)
    try:
        period_days(right[:width], period, week_ends)
    except InvalidPeriodError:
        return hint
    said = f"Write it as {right[:width]}."
    return Hint(said, text, right[:width], sure=sure) if text else hint


def number_hint(written: str, value: str, hint: str) -> str:
    """Give the hint for a cell that is no plain number; `written` is the cell with its quotes."""
    right, sure = meant_number(value)
    return Hint(f"Write {right}: digits only.", written, right, sure=sure) if right else hint


def is_nothing(value: str) -> bool:
    """Tell whether a cell says in a word or a sign that there is no number."""
    return value.strip().lower() in _NOTHING


def starts(line: str) -> list[int]:
    """Give the column at which each cell of a line begins.

    As in a CSV file, a quotation mark opens a cell only where it begins one.
    """
    starts, quoted, closed = [1], False, False
    for position, letter in enumerate(line, start=1):
        opens = letter == '"' and not quoted and (closed or position == starts[-1])
        closed = letter == '"' and quoted
        quoted = opens or (quoted and not closed)
        if letter == "," and not quoted:
            starts.append(position + 1)
    return starts
