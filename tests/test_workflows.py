"""The workflows call what `make test` calls, hold the least rights and pin what they use."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
MAY = {
    ("check.yml", "comment"): {"pull-requests": "write"},
    ("publish.yml", "check"): {"contents": "read", "pull-requests": "write"},
    ("publish.yml", "publish"): {"pages": "write", "id-token": "write"},
    ("weekly.yml", "look"): {"contents": "read", "issues": "write"},
}


def read(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def jobs(file):
    return read(file)["jobs"].items()


def steps(file):
    return [step for _, job in jobs(file) for step in job.get("steps", ())]


def test_there_are_three_workflows():
    assert [file.name for file in FILES] == ["check.yml", "publish.yml", "weekly.yml"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_action_is_pinned_to_a_commit_and_names_its_version(file):
    used = re.findall(r"uses: (\S+)(.*)", file.read_text(encoding="utf-8"))
    assert used
    for action, note in used:
        if not action.startswith("./"):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", note), action


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_rights_are_the_least(file):
    assert read(file)["permissions"] == {"contents": "read"}
    given = {(file.name, name): job.get("permissions") for name, job in jobs(file)}
    expected = {key: MAY.get(key) for key in given}
    assert given == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_from_outside_reaches_a_script(file):
    assert "pull_request_target" not in file.read_text(encoding="utf-8")
    for step in steps(file):
        assert "${{" not in step.get("run", "") + step.get("with", {}).get("script", "")


def test_the_check_is_the_one_that_the_readme_gives():
    scripts = [step["run"] for step in steps(FOLDER / "check.yml") if "run" in step]
    assert scripts[:2] == ["bash .ci/run", "make site"]
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_nothing_is_published_that_was_not_checked():
    publish = read(FOLDER / "publish.yml")["jobs"]["publish"]
    assert publish["needs"] == "check"
    assert publish["if"] == "github.ref == 'refs/heads/main'"
    assert read(FOLDER / "publish.yml")["jobs"]["check"]["uses"] == "./.github/workflows/check.yml"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_command_of_a_step_exists(file):
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    scripts = "\n".join(step.get("run", "") for step in steps(file))
    for target in re.findall(r"\bmake (\w+)", scripts):
        assert re.search(rf"^{target}:", made, re.MULTILINE), target
    for command in re.findall(r"explainer (\w+)", scripts):
        run = subprocess.run(
            [sys.executable, "-m", "generator", command, "--help"],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, command


def test_a_scanner_of_workflows_finds_nothing():
    scanner = Path(sys.executable).with_name("zizmor")
    run = subprocess.run(
        [scanner, "--offline", "--quiet", "--min-severity", "medium", ".github"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
