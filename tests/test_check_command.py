"""`explainer check`: what it lists, how it leaves, and that nothing is read twice."""

import json
import os
import pty
import shutil
import subprocess
import sys

import broken_cases
import pytest
from click.testing import CliRunner

from generator.cli import main

TODAY = "2031-05-01"


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory):
    """A project with mistakes in four files; it has a folder for what is built."""
    root = tmp_path_factory.mktemp("mistaken") / "project"
    broken_cases.lay("several-at-once", root)
    (root / "build").mkdir()
    return root


def ask(root, *command):
    return CliRunner().invoke(main, ["--project", str(root), "--today", TODAY, *command])


def program(root, *command):
    return [sys.executable, "-m", "generator", "--project", str(root), "--today", TODAY, *command]


def test_a_path_lists_only_what_stands_there_and_says_how_much_is_elsewhere(mistaken):
    run = ask(mistaken, "check", "data/facts", "data/positions/extra.yml")
    assert "data/facts/extra.yml" in run.output
    assert "data/positions/extra.yml" in run.output
    assert "docs/more.md" not in run.output
    assert run.output.endswith("Other files have 5 more. To see them: explainer check\n")
    assert run.exit_code == 1


def test_a_path_without_a_mistake_is_good(mistaken):
    run = ask(mistaken, "check", "data/actors")
    assert "No mistakes found.\nOther files have 9 more." in run.output
    assert run.exit_code == 0


def test_a_path_that_is_not_there_is_wrong_use(mistaken):
    run = ask(mistaken, "check", "data/factz")
    assert "There is no file or folder data/factz in this project." in run.output
    assert run.exit_code == 2
    assert ask(mistaken, "check", "--colour").exit_code == 2


def test_json_has_the_place_the_words_and_the_corrected_line(mistaken):
    run = ask(mistaken, "check", "--json", "data/positions")
    (problem,) = json.loads(run.output)["problems"]
    assert problem == {
        "file": "data/positions/extra.yml",
        "line": 5,
        "column": 11,
        "width": 6,
        "rule": "closed-list",
        "sentence": "`stance` cannot be “oposes”.",
        "hint": "Did you mean `opposes`?",
        "mend": {"first": 5, "last": 5, "lines": ["  stance: opposes"]},
        "sure": False,
        "explained": "docs/contribute/rules/index.md#closed-list",
    }


def test_the_rule_is_linked_on_the_site_once_it_has_an_address(mistaken, tmp_path):
    root = tmp_path / "project"
    shutil.copytree(mistaken, root)
    (root / "mkdocs.yml").write_text("site_url: https://umbrellas.test/ruritania/\n")
    run = ask(root, "check", "--json", "data/positions")
    (problem,) = json.loads(run.output)["problems"]
    where = "https://umbrellas.test/ruritania/contribute/rules/#closed-list"
    assert problem["explained"] == where


def on_a_terminal(root, **environment):
    """Run the program with a terminal for its output, and give what it printed."""
    ours, theirs = pty.openpty()
    bare = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    run = subprocess.Popen(
        program(root, "check", "data/positions"),
        stdout=theirs,
        stderr=theirs,
        env=bare | {"TERM": "xterm"} | environment,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert run.wait(60) == 1
    return said.decode()


def test_colours_are_for_terminals_whose_owner_wants_them(mistaken):
    assert "\x1b[31m^^^^^^\x1b[0m" in on_a_terminal(mistaken)
    assert "\x1b[" not in on_a_terminal(mistaken, NO_COLOR="1")
    piped = subprocess.run(
        program(mistaken, "check"), capture_output=True, text=True, check=False, timeout=60
    )
    assert "^^^^^^" in piped.stdout
    assert "\x1b[" not in piped.stdout


def test_nothing_is_read_again_until_something_changes(tmp_path):
    root = tmp_path / "project"
    broken_cases.lay("several-at-once", root)
    (root / "build").mkdir()
    first = ask(root, "check")
    script = (
        "import sys; from generator.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: assert 'pydantic' not in sys.modules, 'records were read'\n"
    )
    command = [sys.executable, "-c", script, "--project", str(root), "--today", TODAY, "check"]
    again = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert again.stdout == first.output
    assert again.stderr == ""
    positions = root / "data" / "positions" / "extra.yml"
    positions.write_text(positions.read_text().replace("oposes", "opposes"))
    assert "oposes" not in ask(root, "check").output
    (root / "build" / "cache" / "check.json").write_text("{")
    assert ask(root, "check").exit_code == 1
