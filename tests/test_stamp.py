"""Nothing is made again when nothing changed, and everything when anything did."""

import shutil
from pathlib import Path

import broken_cases
import pytest
from click.testing import CliRunner

from generator import make
from generator.cli import main


def write(project: Path, today: str = "2031-05-01") -> str:
    run = CliRunner().invoke(main, ["--project", str(project), "--today", today, "markdown"])
    assert run.exit_code == 0, run.output
    return run.output


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    project = tmp_path_factory.mktemp("stamp") / "project"
    shutil.copytree(broken_cases.RURITANIA, project)
    write(project)
    return project


@pytest.fixture
def project(written, tmp_path) -> Path:
    shutil.copytree(written, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def calls(monkeypatch) -> list[str]:
    made: list[str] = []
    real = make.markdown
    monkeypatch.setattr(make, "markdown", lambda *given: made.append("made") or real(*given))
    return made


def test_nothing_is_loaded_when_nothing_changed(project, calls):
    assert write(project) == "Markdown: 0 files written, 0 deleted.\n"
    assert calls == []


def test_a_changed_word_is_seen(project, calls):
    page = project / "docs" / "sources.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    assert write(project) == "Markdown: 1 files written, 0 deleted.\n"
    assert calls == ["made"]


def test_a_touched_result_is_mended(project, calls):
    (project / "build" / "docs" / "sources.md").write_text("Typed by hand.", encoding="utf-8")
    (project / "build" / "docs" / "stray.md").write_text("Typed by hand.", encoding="utf-8")
    assert write(project) == "Markdown: 1 files written, 1 deleted.\n"


def test_another_day_is_another_site(project, calls):
    write(project, "2031-05-02")
    assert calls == ["made"]


def test_without_the_stamp_all_is_made(project, calls):
    shutil.rmtree(project / "build" / "cache")
    assert write(project) == "Markdown: 0 files written, 0 deleted.\n"
    assert calls == ["made"]


def test_a_mistake_leaves_no_stamp(project, calls):
    facts = project / "data" / "facts" / "deal.yml"
    good = facts.read_bytes()
    facts.write_bytes(good + b"- nonsense\n")
    for _ in range(2):
        run = CliRunner().invoke(main, ["--project", str(project), "markdown"])
        assert run.exit_code == 1
    facts.write_bytes(good)
    assert write(project) == "Markdown: 0 files written, 0 deleted.\n"
