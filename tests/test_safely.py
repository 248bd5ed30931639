"""A build that fails, is stopped or meets another leaves a whole site behind."""

import errno
import subprocess
import sys

import pytest
from conftest import ROOT
from filelock import FileLock

from generator import write
from generator.project import Project
from generator.safely import RefusedError, alone
from generator.write import recover, swap


@pytest.fixture
def project(tmp_path):
    for name in ("site", "site.new"):
        folder = tmp_path / "build" / name
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(name)
    return Project(tmp_path)


def whole(project):
    names = sorted(path.name for path in (project.root / "build").iterdir())
    return names, (project.site / "index.html").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the call")
def test_a_swap_is_one_step_on_linux_and_leaves_only_the_new_site(project, monkeypatch):
    renamed = []
    monkeypatch.setattr(type(project.site), "rename", lambda *paths: renamed.append(paths))
    swap(project.site.with_name("site.new"), project.site)
    assert renamed == []
    assert whole(project) == (["site"], "site.new")


def test_a_swap_without_that_call_leaves_only_the_new_site(project, monkeypatch):
    monkeypatch.setattr(write, "exchange", lambda one, other: False)
    swap(project.site.with_name("site.new"), project.site)
    assert whole(project) == (["site"], "site.new")


def test_a_swap_that_was_interrupted_between_its_two_steps_is_recovered(project):
    project.site.rename(project.site.with_name("site.old"))
    recover(project.site)
    assert (project.site / "index.html").read_text() == "site"
    recover(project.site)
    assert (project.site / "index.html").read_text() == "site"


def test_a_second_build_waits_and_says_so(project):
    said = []
    with alone(project, lambda: said.append("first")):
        pass
    lock = FileLock(project.lock)
    lock.acquire()

    def waiting():
        said.append("waiting")
        lock.release()

    with alone(project, waiting):
        other = FileLock(project.lock)
        assert not _free(other)
    assert said == ["waiting"]
    assert _free(lock)


def _free(lock):
    held = subprocess.run(
        [sys.executable, "-c", _TRY, str(lock.lock_file)], cwd=ROOT, check=False, timeout=60
    )
    return held.returncode == 0


_TRY = """
import sys
from filelock import FileLock, Timeout
try:
    FileLock(sys.argv[1]).acquire(timeout=0)
except Timeout:
    sys.exit(1)
"""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "you may not write there"),
    ],
)
def test_what_the_disk_refuses_is_a_sentence_with_the_file(project, code, words):
    with pytest.raises(RefusedError, match=rf"Nothing was published: {words} \(a/file\)\."):
        fails(project, OSError(code, "refused", "a/file"))


def test_another_failure_is_not_dressed_up(project):
    with pytest.raises(OSError, match="strange"):
        fails(project, OSError(errno.EIO, "strange"))


def fails(project, error):
    with alone(project, lambda: None):
        raise error
