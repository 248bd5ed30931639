"""CSV files of observations to frames, each mistake with its line and column."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from generator.load.phrases import nearest, shown
from generator.load.text import read_text
from generator.model.dataset import OBSERVATION_STATUSES, Dataset
from generator.model.periods import InvalidPeriodError, following, period_days
from generator.problems import Problem
from generator.rules import RuleName

_NUMBER = re.compile(r"^-?\d+(\.\d+)?$", re.ASCII)
_OPTIONAL = ("source", "known_from")


@dataclass
class Table:
    """One CSV read: its frame (empty when it cannot be used) and its mistakes."""

    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
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
            column = _starts(self.lines[line - 1])[self.header.index(name)]
        self.problems.append(Problem(self.file, line, column, rule, sentence, hint))


def read_table(path: Path, name: str, dataset: Dataset) -> Table:
    """Read a dataset's CSV."""
    text, problems = read_text(path, name)
    if not text.strip():
        return Table(problems=problems)
    lines = text.rstrip("\n").split("\n")
    rows = _Rows(name, lines, next(csv.reader(lines[:1])), [], problems)
    if not _header_is_right(rows, dataset):
        return Table(problems=problems)
    _split(rows)
    _check_rows(rows, dataset)
    _check_order(rows, dataset)
    return Table(_frame(rows, dataset) if not problems else pd.DataFrame(), problems)


def _split(rows: _Rows) -> None:
    """Cut each line into its cells. A row is one line: a cell cannot hold two."""
    for number, line in enumerate(rows.lines[1:], start=2):
        cells = next(csv.reader([line]), [])
        if len(cells) == len(rows.header):
            rows.rows.append((number, dict(zip(rows.header, cells, strict=True))))
        elif not line.strip():
            rows.blame(number, "", "cells", "This line is empty.", "Delete it.")
        else:
            sentence = f"This line has {len(cells)} cells, the header {len(rows.header)}."
            hint = "Put text that contains a comma in double quotes; write numbers without commas."
            rows.blame(number, "", "cells", sentence, hint)
    if len(rows.lines) == 1:
        hint = "Add a row, or delete the dataset's two files."
        rows.blame(1, "", "no-rows", "This dataset has no rows.", hint)


def _starts(line: str) -> list[int]:
    """Give the column at which each cell of a line begins."""
    starts, quoted = [1], False
    for position, letter in enumerate(line, start=1):
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            starts.append(position + 1)
    return starts


def _header_is_right(rows: _Rows, dataset: Dataset) -> bool:
    dimensions = [dimension.column for dimension in dataset.dimensions]
    needed = ["period", *dimensions, "value", "status", "note"]
    if len(rows.header) == 1 and (mark := re.search(r"[;\t|]", rows.header[0])):
        sentence = "The cells of this file are not separated by commas."
        rows.problems.append(
            Problem(
                rows.file, 1, mark.start() + 1, "separator", sentence, "Save it as CSV with commas."
            )
        )
        return False
    for column in needed:
        if column not in rows.header:
            rows.blame(1, "", "missing-column", f"The column `{column}` is missing.",
                       f"The first line must be: {','.join(needed)}")  # fmt: skip
    for column in rows.header:
        if column not in (*needed, *_OPTIONAL):
            sentence = f"The column `{column}` is not declared for this dataset."
            hint = "Delete it, or declare it in the other file of this dataset as a dimension."
            close = nearest(column, [*needed, *_OPTIONAL])
            hint = close if close.startswith("Did you mean") else hint
            rows.blame(1, column, "unknown-column", sentence, hint)
    return not any(problem.line == 1 for problem in rows.problems)


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
            rows.blame(line, "period", "period", str(error), error.hint)
        for column, categories in allowed.items():
            if row[column] not in categories:
                sentence = f"{shown(row[column])} is not a declared value of `{column}`."
                rows.blame(line, column, "category", sentence, nearest(row[column], categories))
        key = (row["period"], *(row[column] for column in allowed))
        if key in seen:
            sentence = f"This row repeats line {seen[key]}: the same period and dimensions."
            rows.blame(line, "period", "duplicate-row", sentence, "Keep one of the two.")
        seen.setdefault(key, line)


def _check_value(rows: _Rows, line: int, row: dict[str, str]) -> None:
    value, status = row["value"], row["status"]
    if status not in OBSERVATION_STATUSES:
        sentence = f"{shown(status)} is not a status of an observation."
        rows.blame(line, "status", "status", sentence, nearest(status, OBSERVATION_STATUSES))
    elif (status == "missing") != (value == ""):
        sentence = "This cell is empty, but its status is not missing."
        hint = "Write the number, or the status missing. Missing is not zero."
        if value:
            sentence = "There is a number here, but its status is missing."
            hint = "Empty the cell, or give the status that the number has."
        rows.blame(line, "value", "missing-value", sentence, hint)
        return
    if value and not _NUMBER.match(value):
        sentence = f"{shown(value)} is not a plain number."
        hint = "Write digits only, with a point for decimals: no commas, spaces or units."
        rows.blame(line, "value", "not-a-number", sentence, hint)


def _check_order(rows: _Rows, dataset: Dataset) -> None:
    """Rows must be sorted by period, and an unbroken dataset may not skip one."""
    if any(problem.rule == "period" for problem in rows.problems):
        return
    for line, earlier, later in _steps(rows, dataset):
        first = period_days(earlier, dataset.period, dataset.week_ends)[0]
        second = period_days(later, dataset.period, dataset.week_ends)[0]
        if second < first:
            sentence = f"{later} stands after {earlier}."
            rows.blame(line, "period", "order", sentence, "Sort the rows by period.")
        elif dataset.unbroken and (due := following(earlier, dataset.period)) != later:
            sentence = f"{due} is missing: {earlier} is followed by {later}."
            hint = "Add the row; if nobody counted, leave the value empty with status missing."
            rows.blame(line, "period", "gap", sentence, hint)


def _steps(rows: _Rows, dataset: Dataset) -> Iterator[tuple[int, str, str]]:
    before = None
    for line, row in rows.rows:
        if before is not None and row["period"] != before:
            yield line, before, row["period"]
        before = row["period"]


def _frame(rows: _Rows, dataset: Dataset) -> pd.DataFrame:
    frame = pd.DataFrame([row for _, row in rows.rows], columns=rows.header)
    spans = [period_days(period, dataset.period, dataset.week_ends) for period in frame["period"]]
    frame["first"] = pd.to_datetime([first for first, _ in spans], utc=True)
    frame["last"] = pd.to_datetime([last for _, last in spans], utc=True)
    frame["value"] = pd.to_numeric(frame["value"].replace("", None)).astype(float)
    frame["line"] = [line for line, _ in rows.rows]
    for column in _OPTIONAL:
        if column not in frame:
            frame[column] = ""
    return frame
