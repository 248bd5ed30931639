"""A table of a page, or a CSV file, by a mapping that an editor wrote."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from importer_files import RETURNS, RETURNS_HEAD, RETURNS_ROWS, page, project, state, table

from generator.cli import main
from generator.project import Project

TITLE = "Transfers into and returns from the United Kingdom"
ROWS = "data/datasets/returns-monthly.csv"


def saved(folder: Path, rows=None, header=None, *, title: str = TITLE) -> Path:
    path = folder / "returns.html"
    main_part = table(rows or RETURNS_ROWS, header or RETURNS_HEAD)
    path.write_text(page(main_part, title=title, updated="2025-12-16T09:30:00+00:00"), "utf-8")
    return path


def explainer(made: Project, path: Path, *options: str) -> Result:
    command = ["--project", str(made.root), "--today", "2026-11-23", "import", "govuk-table"]
    return CliRunner().invoke(main, [*command, str(path), "--dataset", "returns-monthly", *options])


def test_a_mapped_table(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    result = explainer(made, saved(tmp_path), "--json")
    assert result.exit_code == 0, result.output
    got = json.loads(result.stdout)
    assert got["edition"]["source"] == "returns-table-2025-12-16"
    assert [(each["date"], each["old"], each["new"]) for each in got["changes"]] == [
        ("2025-10", "57", "58")
    ]
    assert (made.root / ROWS).read_text("utf-8").splitlines() == [
        "period,value,status,note,source,known_from",
        "2025-09,17,final,,,",
        "2025-10,58,final,counted by hand,returns-table-2025-12-16,2025-12-16",
        "2025-11,78,final,,returns-table-2025-12-16,2025-12-16",
    ]
    earlier = (made.root / "data/datasets/returns-monthly.editions.csv").read_text("utf-8")
    assert earlier.splitlines()[1].startswith("2025-10,57,provisional,2025-11-01,home-office-")


def test_the_same_table_as_csv(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    out = io.StringIO()
    csv.writer(out).writerows([RETURNS_HEAD, *RETURNS_ROWS])
    path = tmp_path / "Transfers into and returns.csv"
    path.write_text(out.getvalue(), encoding="utf-8-sig")
    assert "give --published" in explainer(made, path).stderr
    assert explainer(made, path, "--published", "2025-12-16").exit_code == 0
    assert "2025-11,78,final" in (made.root / ROWS).read_text("utf-8")


@pytest.mark.parametrize(
    ("rows", "header", "title", "words"),
    [
        (None, None, "Other figures", "it lacks “Transfers into and returns”"),
        (None, ["Month", "In", "Returns"], TITLE, "not mapped: “In”"),
        (None, ["Month", "Transfers in", "Out"], TITLE, "0 tables have the columns"),
        ([["October 2025", 1, 58], ["Total", 1, 59]], None, TITLE, "add up to 58"),
        ([["October 2025", 1, 58]], None, TITLE, "row of totals is missing"),
        ([["Smarch 2025", 1, 58], ["Total", 1, 58]], None, TITLE, "“Smarch 2025” is not a month"),
        ([["October 2025", 1, "5 8"], ["Total", 1, 58]], None, TITLE, "whole number, not “5 8”"),
        ([["Oct 2025", 1, 1], ["October 2025", 1, 1], ["Total", 2, 2]], None, TITLE, "twice"),
        ([["Total", 2, 2], ["October 2025", 1, 1]], None, TITLE, "add up to 0|follow the row"),
        ([["October 2025", 1], ["Total", 2, 2]], None, TITLE, "2 cells, not 3"),
    ],
)
def test_a_table_that_is_refused(tmp_path: Path, rows, header, title: str, words: str) -> None:
    made = project(tmp_path / "made")
    before = state(made)
    result = explainer(made, saved(tmp_path, rows, header, title=title))
    assert result.exit_code == 1
    assert any(word in result.stderr for word in words.split("|")), result.stderr
    assert state(made) == before


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("form: month", "form: week", "has another period"),
        (
            "{column: Returns}",
            "{column: Returns, where: {x: y}}",
            "does not choose every dimension",
        ),
        ("id: returns-monthly", "id: other", "has the id other"),
        ("totals: [Total]", "totls: [Total]", "totls"),
        (RETURNS, "", "empty"),
    ],
)
def test_a_mapping_that_is_wrong(tmp_path: Path, old: str, new: str, words: str) -> None:
    made = project(tmp_path / "made")
    path = made.root / "data/imports/returns-monthly.yml"
    path.write_text(RETURNS.replace(old, new), encoding="utf-8")
    result = explainer(made, saved(tmp_path))
    assert result.exit_code == 1
    assert words in result.stderr
    path.unlink()
    assert "add data/imports/returns-monthly.yml" in explainer(made, saved(tmp_path)).stderr
