"""The same catalog, words and day give the same bytes, wherever and whenever they are built."""

import hashlib
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, copy_project, explain

from generator.cli import main
from generator.clock import today


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_elsewhere_are_byte_identical(built, tmp_path):
    """Another folder, time zone, locale, hash seed and umask, and no cache of drawings."""
    other = copy_project(tmp_path / "somewhere else")
    strange = {"TZ": "America/Sao_Paulo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "COLUMNS": "40"}
    strange |= {"LANG": "tr_TR.UTF-8"}
    before = os.umask(0o077)
    try:
        run = explain(other, "build", **strange)
    finally:
        os.umask(before)
    assert run.returncode == 0, run.stdout + run.stderr
    assert digests(other / "build" / "site") == digests(built / "build" / "site")
    modes = {path.stat().st_mode & 0o777 for path in (other / "build" / "site").rglob("*")}
    assert modes == {0o755, 0o644}, "a web server of another user may not read it"
    assert digests(other / "build" / "docs") == digests(built / "build" / "docs")


def test_a_second_build_rewrites_nothing(built, tmp_path):
    project = tmp_path / "project"
    shutil.copytree(built, project, ignore=shutil.ignore_patterns("site", "__pycache__"))
    run = explain(project, "markdown")
    assert run.stdout.strip() == "Markdown: 0 files written, 0 deleted."


CLOCKS = {
    "clock.py": "datetime.now(",  # where SOURCE_DATE_EPOCH names no day
    "serve_command.py": "time.strftime(",  # the time of a save, in the terminal
    "serve/watch.py": "st_mtime_ns",  # whether a file was saved
    "shelf.py": "st_mtime",  # which kept states are the oldest
}
"""Each module that looks at a clock, and for what. None of it reaches a page."""


def test_no_module_asks_the_time_but_for_what_no_page_holds():
    clock = re.compile(
        r"\bdate\.today\(|\bdatetime\.(?:now|utcnow|today)\(|\btime\.(?:time|localtime|gmtime|strftime)"
        r"\w*\(|\bst_[acm]time\w*|\bget[acm]time\("
    )
    found = {}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        if said := set(clock.findall(path.read_text(encoding="utf-8"))):
            found[path.relative_to(ROOT / "generator").as_posix()] = " ".join(sorted(said))
    assert found == CLOCKS


@pytest.mark.parametrize(
    ("seconds", "day"),
    [("0", "1970-01-01"), ("1795996799", "2026-11-29"), ("1795996800", "2026-11-30")],
)
def test_the_day_is_that_of_source_date_epoch_wherever_the_clock_stands(monkeypatch, seconds, day):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert today() == date.fromisoformat(day)


def test_a_source_date_epoch_that_is_no_number_is_said():
    run = CliRunner().invoke(main, ["check"], env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert (run.exit_code, "SOURCE_DATE_EPOCH is “yesterday”" in run.output) == (2, True)
