"""How the columns of a publisher's table become a dataset: data/imports/<dataset>.yml."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from generator.importers.errors import ImportRefusedError
from generator.load.records import read_one
from generator.model.base import Id, Part, Record, Text
from generator.model.dataset import Dataset, ObservationStatus


class PeriodColumn(Part):
    """The column that says of which period a row is."""

    column: Text
    form: Literal["day", "week", "month", "quarter", "year"]


class ValueColumn(Part):
    """A column of numbers, and where in the dataset they go."""

    column: Text
    where: dict[str, str] = Field(default_factory=dict, description="a value for each dimension")


class Mapping(Record):
    """One table of one page. A column that is named nowhere is refused, so that none is lost."""

    source: Id = Field(description="how the ids of this publication's editions begin")
    title_has: Text = Field(description="words that the page's title must hold")
    publisher: Text | None = Field(None, description="where the page does not say it well")
    licence: Text | None = None
    period: PeriodColumn
    values: list[ValueColumn] = Field(min_length=1)
    where_columns: dict[str, Text] = Field(
        default_factory=dict, description="dimensions that a column of the table holds"
    )
    categories: dict[str, dict[str, str]] = Field(
        default_factory=dict, description="for such a dimension, the table's words and our ids"
    )
    note: Text | None = Field(None, description="the column of notes; Revised becomes a status")
    ignore: list[Text] = Field(default_factory=list, description="columns that are not read")
    totals: list[Text] = Field(
        default_factory=list, description="how rows of totals begin: checked, then left out"
    )
    not_collected: list[Text] = Field(default_factory=lambda: ["-", "–", "n/a"])
    status: ObservationStatus = "provisional"


def read_mapping(folder: Path, dataset: Dataset) -> Mapping:
    """Read the mapping of a dataset. Raises ImportRefusedError when it is missing or wrong."""
    path = folder / f"{dataset.id}.yml"
    if not path.exists():
        raise ImportRefusedError(
            f"Nothing says how a table becomes {dataset.id}: add data/imports/{dataset.id}.yml."
        )
    mapping, _, problems = read_one(path, f"data/imports/{path.name}", "import", Mapping)
    if problems or not isinstance(mapping, Mapping):
        raise ImportRefusedError(str(problems[0]) if problems else f"{path.name} is empty.")
    _check(mapping, dataset)
    return mapping


def _check(mapping: Mapping, dataset: Dataset) -> None:
    known = {part.column: {each.id for each in part.categories} for part in dataset.dimensions}
    if mapping.id != dataset.id:
        raise ImportRefusedError(f"data/imports/{dataset.id}.yml has the id {mapping.id}.")
    if dataset.period not in (mapping.period.form, "point" if mapping.period.form == "day" else ""):
        raise ImportRefusedError(f"The mapping of {dataset.id} has another period than it.")
    for column in mapping.values:
        chosen = {**column.where, **dict.fromkeys(mapping.where_columns, "")}
        if set(chosen) != set(known):
            raise ImportRefusedError(
                f"The mapping of {dataset.id} does not choose every dimension of “{column.column}”."
            )
        for name, value in column.where.items():
            if value not in known[name]:
                raise ImportRefusedError(f"“{value}” is no {name} of {dataset.id}.")
    for name in mapping.where_columns:
        if wrong := set(mapping.categories.get(name, {}).values()) - known[name]:
            raise ImportRefusedError(f"“{min(wrong)}” is no {name} of {dataset.id}.")
