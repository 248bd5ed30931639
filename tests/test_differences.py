"""`explainer diff`: recorded edits of the invented country, and exactly what is said of each."""

import json
import os
import shutil
import subprocess
from datetime import date

import pytest
import yaml
from click.testing import CliRunner
from conftest import ROOT

from generator.cli import main
from generator.differences import Report, as_markdown, as_text, compare, of_files
from generator.differences.blocks import blocks
from generator.differences.change import numbers
from generator.differences.report import HEADINGS, Change
from generator.project import Project


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as lines."""


def lines(dumper, text):
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, lines)
RURITANIA = ROOT / "tests" / "ruritania"
RECORDED = ROOT / "tests" / "edits.yml"
DAY = date(2031, 5, 1)
EDITS = yaml.safe_load(RECORDED.read_text())
HEAD = "# Edits of the invented country, and exactly what `explainer diff` says of each.\n"
LAYOUT = {"Dumper": Dumper, "sort_keys": False, "allow_unicode": True, "width": 10_000}


@pytest.fixture(scope="module")
def before():
    return of_files(Project(RURITANIA), DAY)


def edited(edits, to):
    shutil.copytree(RURITANIA, to)
    for edit in edits:
        path = to / edit["file"]
        text = path.read_text()
        assert text.count(edit["old"]) == 1, edit
        path.write_text(text.replace(edit["old"], edit["new"]))
    return Project(to)


def said(before, after):
    made = Report("before", compare(before, after), untrue=tuple(after.untrue))
    return as_text(made).partition("\n\n")[2] + "\n"


@pytest.mark.parametrize("case", EDITS, ids=[case["name"] for case in EDITS])
def test_each_recorded_edit_has_exactly_its_report(case, before, tmp_path):
    found = said(before, of_files(edited(case["edits"], tmp_path / "x"), DAY))
    if os.environ.get("GOLDEN") == "write":
        case["report"] = found
        RECORDED.write_text(HEAD + yaml.dump(EDITS, **LAYOUT))
    assert found == case["report"]


def test_only_a_change_of_layout_reports_nothing():
    assert [case["name"] for case in EDITS if "Nothing that" in case["report"]] == ["layout only"]


def test_git_gives_the_earlier_state_and_a_program_gets_the_same_changes(tmp_path):
    project = tmp_path / "x"
    shutil.copytree(RURITANIA, project)
    git = ["git", "-C", str(project), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    terms = project / "data" / "terms.yml"
    terms.write_text(terms.read_text().replace("An umbrella, to", "A brolly, to"))
    start = ["--project", str(project), "--today", str(DAY), "diff"]
    run = CliRunner().invoke(main, [*start, "--json"])
    assert run.exit_code == 0, run.output
    changes = json.loads(run.stdout)["changes"]
    assert [one["new"] for one in changes["sentences"]] != []
    assert not any(changes[kind] for kind in HEADINGS if kind != "sentences")
    lost = CliRunner().invoke(main, [*start, "no-such-revision"])
    assert lost.exit_code == 2
    assert "no-such-revision" in lost.stderr


def test_what_only_time_changes_is_listed_for_two_days(before):
    later = of_files(Project(RURITANIA), date(2032, 3, 1))
    changes = compare(before, later)
    assert [(one.old, one.new) for one in changes["verdicts"]] == [("cannot be rated", "not met")]


def test_a_page_is_read_as_a_reader_reads_it():
    page = (
        "# A *title*\n\nOne [link](x.md) and `code <b>`.\n{: .standfirst }\n\n## Next {: #n }\n\n"
        '<ul class="keys"><li><p class="big"><data>12</data></p></li></ul>\n\n- a\n- b\n\n'
        '| x | y |\n|---|---|\n| 1 | 2 |\n\n<section class="notes"><p>Not read.</p></section>\n'
    )
    found = [(block.text, str(block.place)) for block in blocks(page)]
    assert found == [
        ("A title", ""),
        ("One link and code <b>.", ""),
        ("Next", ""),
        ("12", "key figure 1"),
        *[(text, "section “Next”") for text in ("a", "b", "x", "y", "1", "2")],
    ]


def test_numbers_are_told_apart_from_words():
    assert numbers("By 30 June we had 1,087.", "By 31 July we had 1,112.") == (
        ("", "30 June", "31 July"),
        ("", "1,087", "1,112"),
    )
    assert numbers("(12) people", "(13) people") == (("", "12", "13"),)
    assert numbers("12 people", "many people") == ()
    assert numbers("within 20% of it", "more than 1% of it") == ()


def test_a_comment_of_a_pull_request_cannot_be_broken_by_words():
    changes = {kind: [] for kind in HEADINGS}
    changes["sentences"] = [Change(("Home",), "a *b* <i> @c", "d [e](f)")]
    text = as_markdown(Report("x", changes))
    assert r"“a \*b\* \<i\> @" in text
    assert r"d \[e\](f)" in text
    assert "@c" not in text
