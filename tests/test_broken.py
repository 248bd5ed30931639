"""Every mistake that an editor can make is said in full, where it stands, and nothing is lost.

`BROKEN=write pytest tests/test_broken.py` writes what is said anew; read the difference before you
commit: each Problem must name its mistake, its place and what mends it.
"""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import broken_cases
import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.examine import checked
from generator.problems import Problem, ProblemsFoundError
from generator.project import Project
from generator.report import as_text, summary

TODAY = "2031-05-01"
ROOT = Path(__file__).parent.parent
KEPT = ("several-at-once", "misspelt-key-of-site", "unclosed-hole", "wrong-encoding")


KEYS = ("file", "line", "column", "rule", "sentence", "hint")


def ask(root: Path, *command: str):
    return CliRunner().invoke(main, ["--project", str(root), "--today", TODAY, *command])


def found(root: Path) -> tuple[list[Problem], int]:
    run = ask(root, "check", "--json")
    assert run.stderr == ""
    listed = json.loads(run.stdout)["problems"]
    return [Problem(*(entry[key] for key in KEYS)) for entry in listed], run.exit_code


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_project_itself_has_no_mistake():
    run = ask(broken_cases.RURITANIA, "check")
    assert run.output == "No mistakes found.\n"
    assert run.exit_code == 0


def test_there_are_enough_cases():
    assert len(broken_cases.names()) >= 100


@pytest.mark.parametrize("name", broken_cases.names())
def test_mistakes_are_said_exactly(name, tmp_path):
    broken_cases.lay(name, tmp_path / "project")
    problems, status = found(tmp_path / "project")
    said = "".join(f"{problem}\n" for problem in problems)
    if os.environ.get("BROKEN") == "write":
        (broken_cases.BROKEN / name / "expected.txt").write_text(said, encoding="utf-8")
    assert said == broken_cases.expected(name)
    assert status == 1


@pytest.mark.parametrize("name", broken_cases.names())
def test_every_mistake_has_a_place_and_a_hint(name):
    said = [line for line in broken_cases.expected(name).splitlines() if line]
    problems, hints = said[::2], said[1::2]
    assert all(line.startswith("    hint: ") for line in hints)
    assert len(problems) == len(hints)
    for problem in problems:
        place = problem.split(" ")[0]
        _, line, column, after = place.split(":")
        assert int(line) > 0
        assert int(column) > 0
        assert after == ""


def test_the_program_itself_says_the_same_by_file_with_each_line_quoted(tmp_path):
    root = tmp_path / "project"
    broken_cases.lay("several-at-once", root)
    command = [sys.executable, "-m", "generator", "--project", str(root)]
    run = subprocess.run(
        [*command, "--today", TODAY, "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    expected = (broken_cases.BROKEN / "several-at-once" / "said.txt").read_text(encoding="utf-8")
    assert run.stdout == expected
    assert run.stderr == ""
    assert run.returncode == 1


@pytest.mark.parametrize("command", ["build", "markdown"])
@pytest.mark.parametrize("name", KEPT)
def test_the_last_good_site_stays_byte_for_byte(name, command, tmp_path):
    root = tmp_path / "project"
    broken_cases.lay(name, root)
    for folder in ("site", "docs"):
        (root / "build" / folder / "facts").mkdir(parents=True)
        (root / "build" / folder / "index.html").write_bytes(b"<p>the last good site</p>\r\n")
        (root / "build" / folder / "facts" / "index.html").write_bytes(b"\x00\xff")
    with pytest.raises(ProblemsFoundError) as error:
        checked(Project(root), date.fromisoformat(TODAY))
    problems = error.value.problems
    text = as_text(problems, Project(root).lines, "docs/contribute/rules/index.md")
    end = f"{click.unstyle(text)}\n\n{summary(len(problems))}\nNothing was written.\n"
    before = contents(root / "build")
    run = ask(root, command)
    assert run.output.endswith(end)
    assert run.exit_code == 1
    after = {name: bytes_ for name, bytes_ in contents(root / "build").items() if name != ".lock"}
    assert after == before


def test_a_row_that_cannot_be_cut_is_not_missing_as_well(tmp_path):
    root = tmp_path / "project"
    broken_cases.lay("thousands-separator", root)
    for end in (".csv", ".yml"):
        (root / "data" / "datasets" / f"extra{end}").unlink()
    rows = root / "data" / "datasets" / "puddles-daily.csv"
    wrong = rows.read_text().replace("2030-04-03,0,final,", "2030-04-03,1,050,final,")
    rows.write_text(wrong)
    assert [one.rule for one in found(root)[0] if one.file.endswith("daily.csv")] == ["cells"]
