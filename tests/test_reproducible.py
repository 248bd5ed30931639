"""The same catalog, words and day give the same bytes, wherever and whenever they are built."""

import hashlib
import os
import shutil
from pathlib import Path

from conftest import copy_project, explain


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
    assert digests(other / "build" / "docs") == digests(built / "build" / "docs")


def test_a_second_build_rewrites_nothing(built, tmp_path):
    project = tmp_path / "project"
    shutil.copytree(built, project, ignore=shutil.ignore_patterns("site", "__pycache__"))
    run = explain(project, "markdown")
    assert run.stdout.strip() == "Markdown: 0 files written, 0 deleted."
