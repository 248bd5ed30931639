"""The rows of a dataset that we hold, line by line, so that an untouched line stays as it is."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.importers.errors import ImportRefusedError
from generator.importers.reading import Key
from generator.load.editions import SUFFIX, read_editions
from generator.load.records import read_one
from generator.load.tables import read_table
from generator.model.dataset import Dataset, Earlier
from generator.model.when import When
from generator.problems import Problem


@dataclass(frozen=True)
class Line:
    """One row as it stands in the file."""

    raw: str
    cells: dict[str, str]


@dataclass
class Held:
    """A dataset's rows in the order of the file, and their earlier values."""

    dataset: Dataset
    path: Path
    header: list[str]
    lines: dict[Key, Line]
    earlier: dict[Key, list[Earlier]]

    @property
    def earlier_path(self) -> Path:
        """Give where the earlier values are kept."""
        return self.path.with_suffix(SUFFIX)

    @property
    def newest(self) -> date:
        """Give the day of the newest edition that any row comes from."""
        days = [self.since(line.cells) for line in self.lines.values()]
        return max(days, default=self.dataset.known_from.last)

    def since(self, cells: dict[str, str]) -> date:
        """Give the day from which a row is known: its own, or the dataset's."""
        return day_of(cells.get("known_from", "")) or self.dataset.known_from.last

    def source(self, cells: dict[str, str]) -> str:
        """Give the source of a row: its own, or the dataset's first edition."""
        first = [*self.dataset.editions, self.dataset.citations[0].source][0]
        return cells.get("source") or first


def day_of(text: str) -> date | None:
    """Give the last day that a date may mean, or None when there is none."""
    try:
        return When.parse(text).last if text else None
    except ValueError:
        raise ImportRefusedError(f"“{text}” in the column known_from is not a date.") from None


def read_dataset(folder: Path, name: str) -> Dataset:
    """Read what a dataset means. Raises ImportRefusedError when there is none or it is wrong."""
    path = folder / f"{name}.yml"
    if not path.exists():
        raise ImportRefusedError(f"There is no dataset {name}: add data/datasets/{name}.yml.")
    dataset, _, problems = read_one(path, f"data/datasets/{name}.yml", "dataset", Dataset)
    _refuse(problems)
    if not isinstance(dataset, Dataset):
        raise ImportRefusedError(f"data/datasets/{name}.yml is empty.")
    return dataset


def read_held(folder: Path, name: str) -> Held:
    """Read the rows of a dataset. Raises ImportRefusedError when they hold a mistake."""
    dataset = read_dataset(folder, name)
    path = folder / f"{name}.csv"
    if not path.exists():
        raise ImportRefusedError(f"The rows of {name} are missing: there is no {name}.csv.")
    earlier_path = path.with_suffix(SUFFIX)
    try:
        earlier, problems = read_editions(earlier_path, f"data/datasets/{name}{SUFFIX}", dataset)
        _refuse([*read_table(path, f"data/datasets/{name}.csv", dataset).problems, *problems])
        header, lines = _lines(path, dataset)
    except csv.Error as error:
        raise ImportRefusedError(f"{name}.csv must be mended first: {error}.") from None
    by_key: dict[Key, list[Earlier]] = {}
    for row in earlier:
        by_key.setdefault(row.key, []).append(row)
    return Held(dataset, path, header, lines, by_key)


def _lines(path: Path, dataset: Dataset) -> tuple[list[str], dict[Key, Line]]:
    raw = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    header = next(csv.reader(raw[:1]))
    key_columns = ["period", *(part.column for part in dataset.dimensions)]
    lines = {}
    for text in raw[1:]:
        cells = dict(zip(header, next(csv.reader([text])), strict=True))
        lines[tuple(cells[column] for column in key_columns)] = Line(text, cells)
    return header, lines


def _refuse(problems: list[Problem]) -> None:
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise ImportRefusedError(f"What we hold must be mended first: {problems[0]}{more}")
