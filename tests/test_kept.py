"""What one check leaves for the next never changes what is found."""

import random
import shutil
import subprocess
import sys
from datetime import date

import pytest
from conftest import ROOT

from generator.findings import Findings, findings
from generator.load.memory import Memory
from generator.project import Project

TODAY = date(2031, 5, 1)
FILES = sorted(
    path.relative_to(ROOT / "tests" / "ruritania").as_posix()
    for folder in ("data", "docs")
    for path in (ROOT / "tests" / "ruritania" / folder).rglob("*.*")
)


@pytest.fixture
def chance() -> random.Random:
    """Give the same slips in every run, whichever tests run before."""
    return random.Random(20310501)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The invented country, checked once, so that everything that can be kept is kept."""
    root = tmp_path_factory.mktemp("kept") / "ruritania"
    shutil.copytree(ROOT / "tests" / "ruritania", root)
    (root / "build").mkdir()
    project = Project(root)
    assert findings(project, TODAY).problems == []
    return project


def from_nothing(project: Project) -> Findings:
    """Check a project that has no folder for what is built, so that nothing is kept."""
    bare = project.root.with_name("bare")
    shutil.rmtree(bare, ignore_errors=True)
    shutil.copytree(project.root, bare, ignore=shutil.ignore_patterns("build"))
    return findings(Project(bare), TODAY)


def spoilt(text: str, chance: random.Random) -> str:
    """Change one place of a text as a slip of the hand does."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    slips = (
        [*lines[:at], *lines[at + 1 :]],
        [*lines[:at], lines[at], *lines[at:]],
        [*lines[:at], lines[at][:-2] + lines[at][-1:], *lines[at + 1 :]],
        [*lines[:at], f" {lines[at]}", *lines[at + 1 :]],
        [line.translate(str.maketrans("1e", "7a")) for line in lines],
    )
    return "".join(chance.choice(slips))


def test_after_a_slip_in_a_file_as_much_is_found_as_by_a_first_check(project, chance, thorough):
    for name in FILES if thorough else chance.sample(FILES, 14):
        file = project.root / name
        before = file.read_text(encoding="utf-8")
        file.write_text(spoilt(before, chance), encoding="utf-8")
        assert findings(project, TODAY) == from_nothing(project), name
        file.write_text(before, encoding="utf-8")
    assert findings(project, TODAY).problems == []


def test_what_is_not_whole_or_not_ours_is_not_used(project, chance):
    kept = sorted((project.cache / "read").iterdir())
    contents = [file.read_bytes() for file in kept]
    for at, file in enumerate(kept):
        mine, other = contents[at], contents[at - 1]
        file.write_bytes(chance.choice([mine[:-1], mine[:40], mine[:-1] + b"!", other, b""]))
    spoilt = [file.read_bytes() for file in kept]
    (project.cache / "check.json").unlink()
    assert findings(project, TODAY).problems == []
    laid_anew = sum(file.read_bytes() != was for file, was in zip(kept, spoilt, strict=True))
    assert laid_anew > len(FILES)


def test_where_nothing_can_be_kept_all_is_found(project):
    shutil.rmtree(project.cache)
    project.cache.write_text("a file where a folder should be")
    assert findings(project, TODAY).problems == []
    project.cache.unlink()


def test_what_is_saved_while_it_is_read_is_not_kept_as_what_it_was(project):
    memory, file = Memory(project), project.data / "terms.yml"
    before = file.read_bytes()

    def slow(_: object) -> bytes:
        file.write_bytes(b"[]")
        return file.read_bytes()

    assert memory.of("slow", [file], slow) == b"[]"
    file.write_bytes(before)
    assert Memory(project).of("slow", [file], lambda _: file.read_bytes()) == before


def test_checks_at_the_same_time_find_the_same(project):
    shutil.rmtree(project.cache, ignore_errors=True)
    command = [sys.executable, "-m", "generator", "--project", str(project.root)]
    command += ["--today", TODAY.isoformat(), "check"]
    checks = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = {check.communicate(timeout=60)[0] for check in checks}
    assert len(said) == 1
    assert "No mistakes found." in said.pop()
    assert not list(project.cache.rglob(".*"))
