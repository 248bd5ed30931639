"""An editor's mistakes in the real data: each is told at its line, and its hint mends it.

`FORTY=table.md pytest tests/test_forty.py -n 0` writes what is said of each as a table.
"""

import os
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from mistakes import STAGES, Mistake, NoPlaceError, first_of_two

from generator.examine import checked
from generator.load.memory import Memory
from generator.load.text import read_text
from generator.load.yaml_file import read_yaml
from generator.mend import mended
from generator.problems import Problem, ProblemsFoundError
from generator.project import Project

ROUNDS = 4
"""How often hints are followed: one mistake may hide another."""


@dataclass
class Made:
    """A mistake that was made: in which file, at which line, what was said and what was left."""

    mistake: Mistake
    file: str
    line: int
    before: bytes
    said: list[Problem] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    same: bool = False


class Room:
    """A copy of the project in which mistakes are made and mended."""

    def __init__(self, root):
        for part in ("data", "docs"):
            shutil.copytree(ROOT / part, root / part)
        self.project, self.memory = Project(root), Memory()

    def problems(self):
        try:
            checked(self.project, date.fromisoformat(TODAY), self.memory)
        except ProblemsFoundError as found:
            return found.problems
        return []

    def make(self, mistakes):
        """Make every mistake, each in a file that has a place for it and no other mistake."""
        made = {}
        for mistake in mistakes:
            each = self._make(mistake, made)
            made[each.file] = each
        return made

    def _make(self, mistake, taken):
        for path in sorted(self.project.root.glob(mistake.files)):
            name, before = self.project.name(path), path.read_bytes()
            if name in taken or name.endswith(".editions.csv"):
                continue
            try:
                wrong = mistake.change(before.decode())
            except NoPlaceError:
                continue
            path.write_bytes(wrong.encode(mistake.encoding))
            line = (mistake.line or first_of_two)(before.decode(), wrong)
            return Made(mistake, name, line, before)
        raise AssertionError(f"No file has a place left for: {mistake.words}")

    def follow(self, problems):
        """Follow every hint to the letter, and again while that helps; give what is left."""
        for _ in range(ROUNDS):
            files = mended(problems, self.project.lines)
            for name, lines in files.items():
                (self.project.root / name).write_text("\n".join(lines), encoding="utf-8")
            if not problems or not files:
                break
            problems = self.problems()
        return problems

    def says(self, name):
        """Give what a file says: its records, or its text where it holds none."""
        text, _ = read_text(self.project.root / name, name)
        return read_yaml(text, name).data if name.endswith(".yml") else text


def rounds():
    """Give the mistakes that are made at once; those of one and the same file come one by one."""
    for stage, mistakes in STAGES.items():
        if stage == "months":
            yield from ([mistake] for mistake in mistakes)
        else:
            yield mistakes


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every mistake by its words: made, told and mended."""
    room = Room(tmp_path_factory.mktemp("forty") / "project")
    assert room.problems() == []
    done = {}
    for mistakes in rounds():
        meant = {path: room.says(path) for path in _names(room.project)}
        made = room.make(mistakes)
        problems = room.problems()
        left = room.follow(problems)
        for name, each in made.items():
            each.said = [problem for problem in problems if problem.file == name]
            each.left = [problem for problem in left if problem.file == name]
            each.same = room.says(name) == meant[name]
            done[each.mistake.words] = each
        echoes = [problem for problem in problems if problem.file not in made]
        assert echoes == [], "a mistake was told where there is none"
        assert [problem for problem in left if problem.file not in made] == []
        for name, each in made.items():
            (room.project.root / name).write_bytes(each.before)
    if where := os.environ.get("FORTY"):
        Path(where).write_text(as_markdown(done.values()), encoding="utf-8")
    return done


def _names(project):
    return [project.name(path) for path in project.root.glob("d*/**/*.*") if path.suffix != ".json"]


ALL = [mistake for mistakes in STAGES.values() for mistake in mistakes]


def test_there_are_forty_and_more():
    assert len({mistake.words for mistake in ALL}) == len(ALL) >= 40


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.words)
def test_a_mistake_is_told_at_its_line_and_its_hint_mends_it(mistake, made):
    each = made[mistake.words]
    assert {problem.line for problem in each.said[:1]} == {each.line}
    assert all(problem.hint for problem in each.said)
    assert each.left == []
    assert each.same == mistake.same


def as_markdown(done):
    lines = ["| | Mistake | Told at | Message | Hint | Mended |", "| -: | - | - | - | - | - |"]
    for number, each in enumerate(done, 1):
        first = each.said[0] if each.said else Problem(each.file, 0, 0, "yaml", "nothing")
        right = first.line == each.line and not each.left and each.same == each.mistake.same
        place = f"{first.file}:{first.line}"
        cells = [str(number), each.mistake.words, place, first.sentence, str(first.hint)]
        cells.append("yes" if right else "NO")
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines) + "\n"
