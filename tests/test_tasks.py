"""The ten tasks of data/README.md are carried out to the letter on a copy of the project."""

import re
import shutil
from datetime import date

import pytest
from conftest import ROOT, TODAY

from generator.examine import checked, examined
from generator.load.memory import Memory
from generator.project import Project
from generator.site import BLANK, build_site

README = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
TASK = re.compile(r"^## (\d+)\. ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = r"\n\n```\w+\n(.*?)```"
STEP = re.compile(
    rf"^Add at the end of `([^`]+)`:{BLOCK}|^In `([^`]+)` replace{BLOCK}\n\nby{BLOCK}",
    re.MULTILINE | re.DOTALL,
)
OTHER = re.compile(r"Had\s+July been `(\d+)`")
UNTRUE = {"title", "no-longer-true", "hole"}
SEEN = re.compile(r"^The page `([^`]+)` now says: (.+)$", re.MULTILINE)


def carry_out(text, root):
    """Do each step of a task; give how many there were."""
    steps = STEP.findall(text)
    for end_of, added, within, old, new in steps:
        path = root / (end_of or within)
        before = path.read_text(encoding="utf-8")
        if end_of:
            after = f"{before}\n{added}"
        else:
            assert before.count(old) == 1, f"{within} does not have once: {old}"
            after = before.replace(old, new)
        path.write_text(after, encoding="utf-8")
    return len(steps)


@pytest.fixture(scope="module")
def carried_out(tmp_path_factory):
    """Give what each task took and what `check` said after it, all pages, and what is refused."""
    root = tmp_path_factory.mktemp("tasks") / "project"
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, root / part)
    project, today, memory = Project(root), date.fromisoformat(TODAY), Memory()
    told = {}
    for number, _, text in TASK.findall(README):
        steps = carry_out(text, root)
        told[number] = steps, [problem.sentence for problem in examined(project, today, memory)[2]]
    loaded, derived = checked(project, today, memory)
    pages = build_site(
        derived.catalog, derived, loaded.prose, today, lambda _: BLANK, lambda _: b""
    )
    table, other = root / "data/datasets/returns-monthly.csv", OTHER.search(README)[1]
    rows = re.sub(r"^2026-07,\d+", f"2026-07,{other}", table.read_text("utf-8"), flags=re.MULTILINE)
    table.write_text(rows, encoding="utf-8")
    return told, pages, examined(project, today, memory)[2]


def test_a_month_that_makes_sentences_untrue_is_refused_as_the_text_says(carried_out):
    assert {problem.rule for problem in carried_out[2]} == UNTRUE


def test_there_are_ten_tasks_and_each_leaves_no_mistake(carried_out):
    told, _, _ = carried_out
    assert list(told) == [str(number) for number in range(1, 11)]
    assert {number: problems for number, (_, problems) in told.items() if problems} == {}
    assert min(steps for steps, _ in told.values()) > 0


def test_no_example_stands_outside_of_a_step():
    blocks = sum(2 if old else 1 for _, _, _, old, _ in STEP.findall(README))
    assert len(re.findall(r"^```\w", README, re.MULTILINE)) == blocks


@pytest.mark.parametrize(("page", "words"), SEEN.findall(README))
def test_a_reader_sees_what_was_done(carried_out, page, words):
    html = carried_out[1][page].decode()
    assert words in re.sub(r"<[^>]+>", "", html)


def test_most_tasks_say_what_a_reader_sees():
    assert len(SEEN.findall(README)) >= 9
