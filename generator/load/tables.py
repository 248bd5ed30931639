"""CSV files of observations to rows, each mistake with its line and column."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from generator.load.phrases import nearest, shown
from generator.load.sheets import (
    cut_anew,
    is_nothing,
    number_hint,
    one_cell_less,
    period_hint,
    starts,
    without_empty_columns,
)
from generator.load.text import read_text
from generator.model.dataset import OBSERVATION_STATUSES, Dataset
from generator.model.fact import Qualifier
from generator.model.periods import InvalidPeriodError, following, period_days
from generator.model.table import Row, Table
from generator.problems import Hint, Problem
from generator.rules import RuleName

_NUMBER = re.compile(r"^-?\d+(\.\d+)?$", re.ASCII)
_OPTIONAL = ("source", "known_from", "qualifier")
_QUALIFIERS = ("", *get_args(Qualifier))
_COMMAS = "Put text that contains a comma in double quotes; write numbers without commas."


@dataclass
class Sheet:
    """One CSV read: its rows (none when it cannot be used) and its mistakes."""

    table: Table = field(default_factory=Table)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Rows:
    file: str
    lines: list[str]
    header: list[str]
    rows: list[tuple[int, dict[str, str]]]
    problems: list[Problem]

    def blame(self, line: int, name: str, rule: RuleName, sentence: str, hint: str) -> None:
        column = 1
        if name in self.header:
            column = starts(self.lines[line - 1])[self.header.index(name)]
        self.problems.append(Problem(self.file, line, column, rule, sentence, hint))


def read_table(path: Path, name: str, dataset: Dataset) -> Sheet:
    """Read a dataset's CSV."""
    text, problems = read_text(path, name)
    if not text.strip():
        return Sheet(problems=problems)
    lines = text.rstrip("\n").split("\n")
    rows = _Rows(name, lines, next(csv.reader(lines[:1])), [], problems)
    if not _header_is_right(rows, dataset):
        return Sheet(problems=problems)
    _split(rows)
    _check_rows(rows, dataset)
    _check_order(rows, dataset)
    return Sheet(Table() if problems else _table(rows, dataset), problems)


def _split(rows: _Rows) -> None:
    """Cut each line into its cells. A row is one line: a cell cannot hold two."""
    for number, line in enumerate(rows.lines[1:], start=2):
        cells = next(csv.reader([line]), [])
        if not any(cells):
            gone = Hint("Delete it.", how="drop", sure=True)
            rows.blame(number, "", "cells", "This line is empty.", gone)
        elif len(cells) == len(rows.header):
            rows.rows.append((number, dict(zip(rows.header, cells, strict=True))))
        else:
            sentence = f"This line has {len(cells)} cells, the header {len(rows.header)}."
            hint = one_cell_less(cells, rows.header) or _COMMAS
            rows.blame(number, "", "cells", sentence, hint)
    if len(rows.lines) == 1:
        hint = "Add a row, or delete the dataset's two files."
        rows.blame(1, "", "no-rows", "This dataset has no rows.", hint)


def _header_is_right(rows: _Rows, dataset: Dataset) -> bool:
    dimensions = [dimension.column for dimension in dataset.dimensions]
    needed = ["period", *dimensions, "value", "status", "note"]
    if len(rows.header) == 1 and (mark := re.search(r"[;\t|]", rows.header[0])):
        sentence = "The cells of this file are not separated by commas."
        hint = Hint("Save it as CSV with commas.", right=cut_anew(rows.lines, mark[0]), how="whole",
                    sure=True)  # fmt: skip
        where = (rows.file, 1, mark.start() + 1)
        rows.problems.append(Problem(*where, "separator", sentence, hint))
        return False
    meant = set()
    for column in rows.header:
        if column not in (*needed, *_OPTIONAL):
            close = _unknown_column(rows, column, [*needed, *_OPTIONAL])
            meant.add(close.right if isinstance(close, Hint) else "")
    for column in needed:
        if column not in rows.header and column not in meant:
            rows.blame(1, "", "missing-column", f"The column `{column}` is missing.",
                       f"The first line must be: {','.join(needed)}")  # fmt: skip
    return not any(problem.line == 1 for problem in rows.problems)


def _unknown_column(rows: _Rows, column: str, known: list[str]) -> str:
    """Say that a column is not known, and give the hint."""
    sentence = f"The column `{column}` is not declared for this dataset."
    hint: str = "Delete it, or declare it in the other file of this dataset as a dimension."
    if column:
        close = nearest(column, known)
        hint = close if isinstance(close, Hint) else hint
    else:
        sentence = "This table has a column without a name."
        if whole := without_empty_columns(rows.lines):
            sentence = "This table has empty columns at its end."
            hint = Hint("Delete the commas at the end of each line.", right=whole, how="whole",
                        sure=True)  # fmt: skip
    rows.blame(1, column, "unknown-column", sentence, hint)
    return hint


def _check_rows(rows: _Rows, dataset: Dataset) -> None:
    seen: dict[tuple[str, ...], int] = {}
    allowed = {
        dimension.column: [category.id for category in dimension.categories]
        for dimension in dataset.dimensions
    }
    for line, row in rows.rows:
        _check_value(rows, line, row)
        try:
            period_days(row["period"], dataset.period, dataset.week_ends)
        except InvalidPeriodError as error:
            hint = period_hint(row["period"], dataset.period, dataset.week_ends, error.hint)
            rows.blame(line, "period", "period", str(error), hint)
        for column, categories in allowed.items():
            if row[column] not in categories:
                sentence = f"{shown(row[column])} is not a declared value of `{column}`."
                rows.blame(line, column, "category", sentence, nearest(row[column], categories))
        key = (row["period"], *(row[column] for column in allowed))
        if key in seen:
            sentence = f"This row repeats line {seen[key]}: the same period and dimensions."
            same = rows.lines[line - 1] == rows.lines[seen[key] - 1]
            hint = Hint("Delete it: both are the same.", how="drop", sure=True) if same else ""
            rows.blame(line, "period", "duplicate-row", sentence, hint or "Keep one of the two.")
        seen.setdefault(key, line)


def _check_value(rows: _Rows, line: int, row: dict[str, str]) -> None:
    value, status = row["value"], row["status"]
    if status not in OBSERVATION_STATUSES:
        sentence = f"{shown(status)} is not a status of an observation."
        rows.blame(line, "status", "status", sentence, nearest(status, OBSERVATION_STATUSES))
    elif (said := row.get("qualifier", "")) not in _QUALIFIERS:
        sentence = f"{shown(said)} cannot stand before a number."
        rows.blame(line, "qualifier", "status", sentence, nearest(said, _QUALIFIERS[1:]))
    elif (status == "missing") != (value == ""):
        _blame_missing(rows, line, value, status)
        return
    if value and not _NUMBER.match(value):
        sentence = f"{shown(value)} is not a plain number."
        hint = "Write digits only, with a point for decimals: no commas, spaces or units."
        written = f'"{value}"' if f'"{value}"' in rows.lines[line - 1] else value
        hint = number_hint(written, value, hint)
        rows.blame(line, "value", "not-a-number", sentence, hint)


def _blame_missing(rows: _Rows, line: int, value: str, status: str) -> None:
    """Say that a cell and its status do not go together."""
    sentence = "This cell is empty, but its status is not missing."
    words = "Write the number, or the status missing. Missing is not zero."
    hint: str = Hint(words, f",{status},", ",missing,")
    if value:
        sentence = "There is a number here, but its status is missing."
        hint = "Empty the cell, or give the status that the number has."
        if is_nothing(value):
            sentence = (
                f"{shown(value)} is no number, and where a number is missing the cell is empty."
            )
            hint = Hint("Empty the cell.", f",{value},", ",,", sure=True)
    rows.blame(line, "value", "missing-value", sentence, hint)


def _check_order(rows: _Rows, dataset: Dataset) -> None:
    """Rows must be sorted by period, and an unbroken dataset may not skip one."""
    if any(problem.rule == "period" for problem in rows.problems):
        return
    for line, earlier, later in _steps(rows, dataset):
        first = period_days(earlier, dataset.period, dataset.week_ends)[0]
        second = period_days(later, dataset.period, dataset.week_ends)[0]
        if second < first:
            hint = Hint("Sort the rows by period, the oldest first.", right=_sorted(rows, dataset),
                        how="whole", sure=True)  # fmt: skip
            rows.blame(line, "period", "order", f"{later} stands after {earlier}.", hint)
            return
    uncut = {problem.line for problem in rows.problems if problem.rule == "cells"}
    for line, earlier, later in _steps(rows, dataset) if dataset.unbroken else ():
        due = following(earlier, dataset.period)
        if due != later and line - 1 not in uncut:
            sentence = f"{due} is missing: {earlier} is followed by {later}."
            words = "Add the row; if nobody counted, leave the value empty with status missing."
            cells = {"period": due, "status": "missing"}
            row = ",".join(cells.get(column, "") for column in rows.header)
            hint_ = words if dataset.dimensions else Hint(words, later, f"{row}\n{later}")
            rows.blame(line, "period", "gap", sentence, hint_)


def _sorted(rows: _Rows, dataset: Dataset) -> str:
    """Give the whole file with its rows in the order of their periods."""
    days = {
        line: period_days(row["period"], dataset.period, dataset.week_ends)[0]
        for line, row in rows.rows
    }
    ordered = sorted(days, key=days.__getitem__)
    return "".join(f"{line}\n" for line in (rows.lines[0], *(rows.lines[n - 1] for n in ordered)))


def _steps(rows: _Rows, dataset: Dataset) -> Iterator[tuple[int, str, str]]:
    before = None
    for line, row in rows.rows:
        if before is not None and row["period"] != before:
            yield line, before, row["period"]
        before = row["period"]


def _table(rows: _Rows, dataset: Dataset) -> Table:
    columns = (*rows.header, *(name for name in _OPTIONAL if name not in rows.header))
    read = tuple(_row(line, cells, dataset) for line, cells in rows.rows)
    return Table(columns, read, tuple(rows.lines))


def _row(line: int, cells: dict[str, str], dataset: Dataset) -> Row:
    first, last = period_days(cells["period"], dataset.period, dataset.week_ends)
    return Row(
        line=line,
        period=cells["period"],
        first=first,
        last=last,
        value=float(cells["value"]) if cells["value"] else None,
        status=cells["status"],
        note=cells["note"],
        categories={part.column: cells[part.column] for part in dataset.dimensions},
        **{name: cells.get(name, "") for name in _OPTIONAL},
    )
