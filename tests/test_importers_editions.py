"""A new edition laid over what we hold: rows, earlier values, source, report, or a refusal."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from importer_files import (
    DAILY_HEAD,
    JULY,
    PAGE_HEAD,
    REAL,
    ROOT,
    WEEKLY_HEAD,
    book,
    days,
    page,
    project,
    sheet,
    spreadsheet,
    state,
    table,
    weeks,
)

from generator.cli import main
from generator.importers import store
from generator.known.rows import as_of, first, since, versions
from generator.load.editions import read_editions
from generator.load.tables import read_table
from generator.model.source import Source
from generator.model.table import Table
from generator.project import Project

PAGE, BOOK = "govuk-small-boats-page", "home-office-small-boats"
DAILY = "data/datasets/small-boats-daily.csv"
WEEKLY = "data/datasets/small-boats-weekly.csv"
EARLIER = "data/datasets/small-boats-daily.editions.csv"


def explainer(made: Project, importer: str, path: Path, *options: str) -> Result:
    command = ["--project", str(made.root), "--today", "2026-11-23", "import", importer, str(path)]
    result = CliRunner().invoke(main, [*command, *options])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def report(made: Project, importer: str, path: Path, *options: str) -> dict:
    result = explainer(made, importer, path, "--json", *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def saved(folder: Path, july_10: int, updated: str, *, revised: str = "") -> Path:
    rows = [list(row) for row in JULY]
    rows[4] = ["10 July 2026", july_10, 3, 0, revised]
    path = folder / f"page-{updated}.html"
    path.write_text(page(table(rows, PAGE_HEAD), updated=f"{updated}T13:00:00+01:00"), "utf-8")
    return path


def cells(made: Project, name: str) -> dict[str, list[str]]:
    return cells_of(made.root / name)


def cells_of(path: Path) -> dict[str, list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {",".join(line.split(",")[:2]): line.split(",")[2:] for line in lines}


def test_new_rows_with_their_edition(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    got = report(made, PAGE, saved(tmp_path, 225, "2026-07-12"))
    name = "home-office-small-boats-page-2026-07-12"
    assert got["edition"]["source"] == name
    assert got["edition"]["accessed"] == "2026-11-23"
    assert got["tables"][0]["new"] == 21
    assert got["tables"][0]["totals_by_year"]["arrivals"] == {"2026": 555}
    rows = cells(made, DAILY)
    assert rows["2026-07-10,arrivals"] == ["225", "provisional", "", name, "2026-07-12"]
    assert rows["2026-07-05,arrivals"] == ["63", "provisional", "", "", ""]
    imported = yaml.safe_load((made.root / "data/sources/imported.yml").read_text("utf-8"))
    source = Source(**imported[0])
    assert (source.id, str(source.published), source.licence) == (
        name,
        "2026-07-12",
        "Open Government Licence v3.0",
    )
    assert source.checksum == got["edition"]["checksum"]


def test_the_value_of_10_july_is_known_as_it_was_on_each_day(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    report(made, PAGE, saved(tmp_path, 225, "2026-07-12"))
    got = report(made, PAGE, saved(tmp_path, 255, "2026-07-13", revised="Revised"))
    change = {"table": "small-boats-daily", "date": "2026-07-10", "column": "arrivals"}
    change |= {"old": "225", "new": "255", "marked_revised": True}
    assert got["changes"] == [change]
    assert [mark["column"] for mark in got["marks"]] == ["boats", "uncontrolled-landings"]
    assert got["warnings"] == []
    rows = cells(made, DAILY)["2026-07-10,arrivals"]
    assert (rows[0], rows[1], rows[4]) == ("255", "revised", "2026-07-13")
    source = "home-office-small-boats-page-2026-07-12"
    before = f"2026-07-10,arrivals,225,provisional,2026-07-12,{source}"
    assert (made.root / EARLIER).read_text("utf-8").splitlines()[1:] == [before]
    dataset = read_held_dataset(made)
    table = read_table(made.root / DAILY, DAILY, dataset).table
    earlier, _ = read_editions(made.root / EARLIER, EARLIER, dataset)
    day = next(row for row in table if row.key == ("2026-07-10", "arrivals"))
    known = since(Table(rows=(day,)), dataset, {}, date(2026, 11, 23))
    before = versions(earlier)
    assert first(Table(rows=(day,)), before, known) == [date(2026, 7, 12)]
    values = [as_of(day, before, *known, date(2026, 7, on)).value for on in (12, 13, 30)]
    assert values == [225, 255, 255]


def test_a_value_that_goes_and_comes_back_keeps_all_its_editions(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    for value, day in ((390, "2026-07-13"), (322, "2026-07-14"), (390, "2026-07-15")):
        report(made, PAGE, saved(tmp_path, value, day))
    dataset = read_held_dataset(made)
    earlier, problems = read_editions(made.root / EARLIER, EARLIER, dataset)
    assert problems == []
    assert [(row.value, row.known_from) for row in earlier] == [
        ("390", "2026-07-13"),
        ("322", "2026-07-14"),
    ]
    assert cells(made, DAILY)["2026-07-10,arrivals"][4] == "2026-07-15"


def read_held_dataset(made: Project):
    from generator.importers.held import read_dataset  # noqa: PLC0415

    return read_dataset(made.data / "datasets", "small-boats-daily")


def test_a_change_that_is_not_marked(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    report(made, PAGE, saved(tmp_path, 225, "2026-07-12"))
    got = report(made, PAGE, saved(tmp_path, 0, "2026-07-13"))
    assert got["changes"][0]["marked_revised"] is False
    assert "225 became 0 without being marked as revised" in got["warnings"][0]


def test_the_same_edition_again_changes_nothing(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    path = saved(tmp_path, 225, "2026-07-12")
    report(made, PAGE, path)
    before = state(made)
    got = report(made, PAGE, path)
    assert (got["written"], got["changes"]) == ([], [])
    assert state(made) == before


def test_an_older_edition_is_refused_or_kept_as_earlier_values(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    report(made, PAGE, saved(tmp_path, 255, "2026-07-13"))
    before = state(made)
    older = saved(tmp_path, 225, "2026-07-12")
    refused = explainer(made, PAGE, older)
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert (
        "edition is of 2026-07-12, but small-boats-daily holds one of 2026-07-13" in refused.stderr
    )
    assert state(made) == before
    got = report(made, PAGE, older, "--force")
    assert got["changes"] == []
    assert [(each["old"], each["new"]) for each in got["history"]] == [("255", "225")]
    rows = cells(made, DAILY)
    assert rows["2026-07-10,arrivals"][0] == "255"
    assert rows["2026-07-08,arrivals"][4] == "2026-07-12"
    assert "225,provisional,2026-07-12" in (made.root / EARLIER).read_text("utf-8")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    made = project(tmp_path / "made")
    before = state(made)
    got = report(made, PAGE, saved(tmp_path, 225, "2026-07-12"), "--dry-run")
    assert (got["dry_run"], got["written"]) == (True, [DAILY, "data/sources/imported.yml"])
    assert state(made) == before
    words = explainer(made, PAGE, saved(tmp_path, 225, "2026-07-12"), "--dry-run").stdout
    assert "21 values new, 0 changed, 0 as before" in words
    assert words.endswith(f"Would be written: {DAILY}, data/sources/imported.yml.\n")


def test_a_note_that_someone_wrote_stays(tmp_path: Path) -> None:
    rows = '2026-07-10,arrivals,225,provisional,"storm, says the press"\n'
    made = project(tmp_path / "made", daily=rows)
    got = report(made, PAGE, saved(tmp_path, 255, "2026-07-13", revised="Revised"))
    text = (made.root / DAILY).read_text(encoding="utf-8")
    assert '2026-07-10,arrivals,255,revised,"storm, says the press",home-office' in text
    assert any("was kept beside a new value" in warning for warning in got["warnings"])


def test_days_in_no_edition_become_missing_and_are_filled_later(tmp_path: Path) -> None:
    made = project(tmp_path / "made", daily="2026-07-03,arrivals,1,provisional,\n")
    got = report(made, PAGE, saved(tmp_path, 225, "2026-07-12"))
    assert "2 periods from 2026-07-04 to 2026-07-05 are in no edition" in got["warnings"][0]
    row = cells(made, DAILY)["2026-07-05,boats"]
    assert row[:3] == ["", "missing", "not in the editions that we hold"]
    later = tmp_path / "later.html"
    rows = [["4 July 2026", 7, 1], ["5 July 2026", 8, 1]]
    later.write_text(page(table(rows, PAGE_HEAD[:3])), encoding="utf-8")
    report(made, PAGE, later)
    assert cells(made, DAILY)["2026-07-05,boats"][:3] == ["1", "provisional", ""]


def test_both_tables_of_the_spreadsheet(tmp_path: Path) -> None:
    made = project(
        tmp_path / "made",
        daily="2023-04-30,arrivals,0,provisional,\n",
        weekly="2023-04-30,arrivals,0,provisional,\n",
    )
    options = ("--published", "2026-07-10")
    got = report(made, BOOK, book(tmp_path), *options)
    assert [
        (each["table"], each["rows"], each["first"], each["last"]) for each in got["tables"]
    ] == [
        ("small-boats-daily", 8, "2023-05-01", "2023-05-08"),
        ("small-boats-weekly", 1, "2023-05-07", "2023-05-07"),
    ]
    assert got["tables"][0]["not_collected"] == {"uncontrolled-landings": 7}
    assert "It says that it is of 2023-05-12; 2026-07-10 was given." in got["warnings"]
    assert cells(made, WEEKLY)["2023-05-07,arrivals"][:2] == ["60", "revised"]


def test_totals_that_differ_are_refused_or_taken_with_a_warning_until_they_are_mended(
    tmp_path: Path,
) -> None:
    """So it was on 20 February 2026: a week with five landings whose days had none."""
    counted = [[*row[:3], 0, None] for row in days()]

    def week(landings: int, saved: str) -> Path:
        weekly = [["2023-05-07", 60, 4, landings, 7, 2, None]]
        return book(tmp_path, daily=counted, weekly=weekly, saved=saved)

    made = project(tmp_path / "made", *["2023-04-30,arrivals,0,provisional,\n"] * 2)
    before = state(made)
    options = ("--published", "2026-07-10")
    refused = explainer(made, BOOK, week(5, "2026-07-10T09:00:00Z"), *options)
    assert "gives 5 for uncontrolled-landings, but its seven days add up to 0" in refused.stderr
    assert "With --force both are taken" in refused.stderr
    assert state(made) == before
    got = report(made, BOOK, week(5, "2026-07-10T09:00:00Z"), *options, "--force")
    assert got["totals"]["compared"] == 3
    assert got["totals"]["differ"] == [got["warnings"][0]]
    words = explainer(made, BOOK, week(0, "2026-07-17T09:00:00Z"), "--dry-run").stdout
    assert "Totals compared with their days: 3, all are their sums." in words
    got = report(made, BOOK, week(0, "2026-07-17T09:00:00Z"))
    change = {"table": "small-boats-weekly", "date": "2023-05-07"}
    change |= {"column": "uncontrolled-landings", "old": "5", "new": "0", "marked_revised": False}
    assert got["changes"] == [change]
    assert "without being marked as revised" in got["warnings"][0]


def test_a_refusal_leaves_both_tables_as_they_were(tmp_path: Path) -> None:
    daily = "2023-04-30,arrivals,0,provisional,\n"
    made = project(tmp_path / "made", daily, "2023-04-30,arrivals,0,provisional,two\n,x\n")
    before = state(made)
    refused = explainer(made, BOOK, book(tmp_path), "--published", "2026-07-10")
    assert refused.exit_code == 1
    assert "What we hold must be mended first" in refused.stderr
    assert state(made) == before


def test_a_disk_that_fails_halfway_leaves_everything(tmp_path: Path, monkeypatch) -> None:
    made = project(tmp_path / "made")
    report(made, PAGE, saved(tmp_path, 225, "2026-07-12"))
    before = state(made)
    real, calls = Path.replace, []

    def fails(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(store.Path, "replace", fails)
    refused = explainer(made, PAGE, saved(tmp_path, 255, "2026-07-13"))
    assert refused.exit_code == 1
    assert "Nothing was written: [Errno 28]" in refused.stderr
    assert state(made) == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--published", "2026-12-01"), "after today"),
        (("--published", "2023-05-02"), "after its day 2023-05-02"),
    ],
)
def test_a_day_of_publication_that_cannot_be(
    tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    made = project(tmp_path / "made")
    before = state(made)
    refused = explainer(made, BOOK, book(tmp_path), *options)
    assert refused.exit_code == 1
    assert words in refused.stderr
    assert state(made) == before


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "is not a file"),
        ("/dev/zero", "is not a file"),
        ("none.ods", "cannot be read: No such file or directory"),
        ("a\0b", "cannot be read"),
    ],
)
def test_what_is_no_file(tmp_path: Path, place: str, words: str) -> None:
    made = project(tmp_path / "made")
    refused = explainer(made, BOOK, tmp_path / place)
    assert refused.exit_code == 1
    assert words in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_spreadsheet_that_does_not_say_when_it_was_saved(tmp_path: Path) -> None:
    path = spreadsheet(
        tmp_path / "a.ods",
        sheet("SB_01", [DAILY_HEAD, *days()]),
        sheet("SB_02", [WEEKLY_HEAD, *weeks()]),
    )
    refused = explainer(project(tmp_path / "made"), BOOK, path)
    assert "does not say when it was published: give --published" in refused.stderr


def test_the_published_edition_of_21_august_2026_is_what_we_hold() -> None:
    if REAL is None:
        pytest.skip("the published spreadsheet is not part of the project and is not here")
    got = report(Project(ROOT), BOOK, REAL, "--dry-run", "--force")
    daily, weekly = got["tables"]
    assert (daily["rows"], daily["first"], daily["last"]) == (3154, "2018-01-01", "2026-08-20")
    assert (weekly["rows"], weekly["first"], weekly["last"]) == (450, "2018-01-07", "2026-08-16")
    assert daily["totals_by_year"]["arrivals"]["2025"] == 41472
    assert daily["totals_by_year"]["boats"]["2026"] == 234
    assert sum(daily["totals_by_year"]["arrivals"].values()) == 208507
    assert daily["not_collected"] == {"uncontrolled-landings": 1826}
    assert got["totals"] == {"compared": 1089, "differ": []}
    assert (got["changes"], got["warnings"], got["written"]) == ([], [], [])
    assert got["edition"]["published"] == "2026-08-21"
    assert got["edition"]["checksum"].startswith("sha256:927035a0843b560d")


def test_the_published_edition_laid_over_the_one_before_it_gives_the_rows_that_we_hold(
    tmp_path: Path,
) -> None:
    if REAL is None:
        pytest.skip("the published spreadsheet is not part of the project and is not here")
    made = Project(tmp_path)
    (made.data / "sources").mkdir(parents=True)
    shutil.copytree(ROOT / "data" / "datasets", made.data / "datasets")
    for name, last in ((DAILY, "2026-08-13"), (WEEKLY, "2026-08-09")):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines(keepends=True)
        older = [line for line in lines if line[:10] <= last or line.startswith("period")]
        (made.root / name).write_text("".join(older), encoding="utf-8")
    got = report(made, BOOK, REAL)
    assert [(each["new"], each["changed"]) for each in got["tables"]] == [(21, 0), (5, 0)]
    assert got["written"] == [DAILY, WEEKLY, "data/sources/imported.yml"]
    for name in (DAILY, WEEKLY):
        held = {key: cells[:3] for key, cells in cells_of(ROOT / name).items()}
        assert {key: row[:3] for key, row in cells_of(made.root / name).items()} == held
