"""Rules for rows that need more than their own table to be checked."""

from collections.abc import Iterator

from generator.checks.rule import Checked
from generator.load.editions import SUFFIX
from generator.load.phrases import nearest
from generator.load.sheets import starts
from generator.model.table import Row
from generator.problems import Problem


def rows_cite_sources(checked: Checked) -> Iterator[Problem]:
    """A row that names a source names one that exists."""
    for name, table in checked.catalog.tables.items():
        for row in table:
            if row.source and not checked.known("sources", row.source):
                hint = nearest(row.source, checked.catalog.sources)
                sentence = f"There is no source `{row.source}`."
                yield Problem(*cell(checked, name, row, "source"), "reference", sentence, hint)


def editions_exist(checked: Checked) -> Iterator[Problem]:
    """The editions of a dataset, and those of its earlier values, are sources."""
    for name, dataset in checked.catalog.datasets.items():
        for place, source in enumerate(dataset.editions):
            if not checked.known("sources", source):
                sentence = f"There is no source `{source}`."
                hint = nearest(source, checked.catalog.sources)
                at = f"datasets:{name}.editions.{place}"
                yield checked.problem("reference", at, sentence, hint)
        file = _rows_file(checked, name).removesuffix(".csv") + SUFFIX
        for line, row in enumerate(checked.catalog.earlier.get(name, ()), start=2):
            if not checked.known("sources", row.source):
                sentence = f"There is no source `{row.source}`."
                hint = nearest(row.source, checked.catalog.sources)
                column = len(",".join((*row.key, row.value, row.status, row.known_from))) + 2
                yield Problem(file, line, column, "reference", sentence, hint)


def totals_never_fall(checked: Checked) -> Iterator[Problem]:
    """A running total does not fall from one day to a later one, unless a note says why."""
    for name, dataset in checked.catalog.datasets.items():
        if dataset.period != "point" or name not in checked.catalog.tables:
            continue
        before: dict[tuple[str, ...], float] = {}
        for row in sorted(checked.catalog.tables[name].known, key=lambda row: row.first):
            value, series = row.value or 0.0, row.key[1:]
            if value < before.get(series, value) and not row.note:
                sentence = f"The running total falls to {value:g} on {row.period}."
                hint = "Check the number; if the source really says so, explain it in the note."
                yield Problem(*cell(checked, name, row, "value"), "total-falls", sentence, hint)
            before[series] = value


def cell(checked: Checked, name: str, row: Row, column: str) -> tuple[str, int, int]:
    """Give the file, the line and the column at which a cell of a dataset begins."""
    table = checked.catalog.tables[name]
    begin = starts(table.lines[row.line - 1])[table.columns.index(column)]
    return _rows_file(checked, name), row.line, begin


def _rows_file(checked: Checked, name: str) -> str:
    return checked.catalog.places[f"datasets:{name}"].file.removesuffix(".yml") + ".csv"
