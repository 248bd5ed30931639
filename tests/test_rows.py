"""Rows of a dataset: where a mistake stands, however the line was spoilt."""

import csv
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from importer_files import ROOT

from generator.importers.held import read_dataset
from generator.load.sheets import starts
from generator.load.tables import read_table


@given(st.text('a",', max_size=14))
def test_each_cell_of_a_line_has_a_column_at_which_it_begins(line: str) -> None:
    cells = next(csv.reader([line]), [])
    assert len(starts(line)) == max(len(cells), 1)


def test_a_header_with_a_quotation_mark_inside_a_name_is_told_at_its_place(tmp_path: Path) -> None:
    dataset = read_dataset(ROOT / "data" / "datasets", "returns-monthly")
    path = tmp_path / "returns-monthly.csv"
    path.write_text('peri"od,value,status,noted\n2025-09,17,final,\n', encoding="utf-8")
    problems = read_table(path, path.name, dataset).problems
    told = [(each.line, each.column, each.rule) for each in problems]
    assert told == [(1, 1, "unknown-column"), (1, 22, "unknown-column")]
