"""Earlier values of a dataset's rows: <id>.editions.csv, beside the rows themselves.

The dataset's CSV holds what is known now. When an edition gives another value, the one that it
replaces moves here, with the day from which it was known and its source. The columns are the
period, the dimensions, then value, status, known_from and source.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator.load.text import read_text
from generator.model.dataset import OBSERVATION_STATUSES, Dataset, Earlier
from generator.problems import Problem

SUFFIX = ".editions.csv"
_AFTER = ("value", "status", "known_from", "source")


def columns(dataset: Dataset) -> list[str]:
    """Give the header of a dataset's file of earlier values."""
    return [*dataset.key, *_AFTER]


def read_editions(path: Path, name: str, dataset: Dataset) -> tuple[list[Earlier], list[Problem]]:
    """Read the earlier values of a dataset: none when there is no such file."""
    if not path.exists():
        return [], []
    text, problems = read_text(path, name)
    rows = list(csv.reader(io.StringIO(text)))
    header = columns(dataset)
    if not rows or rows[0] != header:
        sentence = "The first line of these earlier values is not as it should be."
        hint = f"The first line must be: {','.join(header)}"
        return [], [*problems, Problem(name, 1, 1, "header", sentence, hint)]
    found: list[Earlier] = []
    for line, cells in enumerate(rows[1:], start=2):
        problem = _problem(cells, header)
        if problem:
            problems.append(Problem(name, line, 1, "earlier-value", problem))
        else:
            found.append(Earlier(tuple(cells[:-4]), *cells[-4:]))
    return found, problems


def _problem(cells: list[str], header: list[str]) -> str:
    if len(cells) != len(header):
        return f"This line has {len(cells)} cells, the header {len(header)}."
    value, status, known_from, _ = cells[-4:]
    try:
        date.fromisoformat(known_from)
    except ValueError:
        return f"“{known_from}” is not a day: write it as 2025-08-06."
    if status not in OBSERVATION_STATUSES or (status == "missing") != (value == ""):
        return "The value and its status do not go together."
    if value and not value.replace(".", "", 1).removeprefix("-").isdigit():
        return f"“{value}” is not a plain number."
    return ""


def editions_text(earlier: Iterable[Earlier], dataset: Dataset) -> str:
    """Give the file of earlier values: sorted, so that a new one shows as a small difference."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns(dataset))
    for row in sorted(earlier, key=lambda each: (each.key, each.known_from)):
        writer.writerow([*row.key, row.value, row.status, row.known_from, row.source])
    return out.getvalue()
