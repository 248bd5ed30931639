"""Every check has an entry: a sentence, a bad example that it refuses, a good one that it takes."""

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import get_args

import broken_cases
import pytest
from click.testing import CliRunner
from conftest import ROOT

from generator import make
from generator.cli import main
from generator.findings import findings
from generator.problems import ProblemsFoundError
from generator.project import Project
from generator.rules import GROUPS, RULES, RuleName
from generator.rules.page import FILE, page

TODAY = date(2031, 5, 1)
ALONE = ("append-only", "missing-page", "waiver")
"""Rules that need a history, a whole site, or a project without any other mistake."""


def lay(root: Path, rule: str, kind: str) -> list[str]:
    """Lay one example over a project, under a name of its own; give the names of its files."""
    names = []
    for name, text in getattr(RULES[rule].example, kind).items():
        own = name.replace("example", f"example-{rule}")
        path = root / own
        names.append(own)
        if text is None:
            path.unlink()
            continue
        below = path.read_text(encoding="utf-8") if path.exists() and path.suffix == ".yml" else ""
        whole = "\n".join(filter(None, [text.replace("example", f"example-{rule}"), below]))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(whole.encode("utf-8", "surrogateescape"))
    return names


def found(root: Path) -> list:
    return findings(Project(root), TODAY).problems


def test_every_name_that_a_problem_may_carry_has_an_entry_and_no_other():
    assert sorted(RULES) == sorted(get_args(RuleName))
    assert sum(len(group) for group in GROUPS.values()) == len(RULES)


def test_the_page_of_rules_is_fresh():
    written = (ROOT / FILE).read_text(encoding="utf-8")
    assert written == page(), "run `explainer rules --write` and commit what it writes"


def test_a_rule_is_explained_on_a_terminal_and_a_misspelt_name_is_recognised():
    run = CliRunner().invoke(main, ["rules", "closed-list"])
    assert "Some values come from a short list" in run.output
    assert "    status: agred\n" in run.output.replace("      status", "    status")
    run = CliRunner().invoke(main, ["rules", "close-list"])
    assert "there is no rule close-list. Did you mean `closed-list`?" in run.output
    assert run.exit_code == 2
    assert all(rule in CliRunner().invoke(main, ["rules"]).output for rule in RULES)


def test_no_good_example_is_refused(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    for rule in RULES:
        if rule not in ALONE:
            lay(root, rule, "good")
    assert found(root) == []


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """What is found where all bad examples stand together, and the files of each."""
    root = tmp_path_factory.mktemp("rules") / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    files = {rule: lay(root, rule, "bad") for rule in RULES if rule not in ALONE}
    return found(root), files


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in ALONE])
def test_every_bad_example_is_refused_by_its_rule(rule, refused):
    problems, files = refused
    assert rule in {problem.rule for problem in problems if problem.file in files[rule]}


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_a_waiver_is_refused_when_nothing_needs_it(kind, tmp_path):
    root = tmp_path / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    lay(root, "waiver", kind)
    assert ("waiver" in {problem.rule for problem in found(root)}) == (kind == "bad")


def test_a_published_correction_is_kept(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(broken_cases.RURITANIA, root)
    file = root / "data" / "corrections.yml"
    before = file.read_text(encoding="utf-8")
    lay(root, "append-only", "good")
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "All"]):
        subprocess.run([*git, *command], check=True, timeout=60)
    assert found(root) == []
    file.write_text(before, encoding="utf-8")
    lay(root, "append-only", "bad")
    assert "append-only" in {problem.rule for problem in found(root)}


def test_a_page_that_others_link_to_is_missed(tmp_path, drawings):
    for kind in ("good", "bad"):
        root = tmp_path / kind
        shutil.copytree(broken_cases.RURITANIA, root)
        lay(root, "missing-page", kind)
        shutil.copytree(drawings, root / "build" / "cache" / "charts")
        if kind == "good":
            make.markdown(Project(root), TODAY)
            continue
        with pytest.raises(ProblemsFoundError) as error:
            make.markdown(Project(root), TODAY)
        assert {problem.rule for problem in error.value.problems} == {"missing-page"}
