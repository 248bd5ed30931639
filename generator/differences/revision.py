"""The state that git remembers, read by today's engine and kept until the engine changes."""

import hashlib
import io
import os
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from generator import stamp
from generator.differences.side import Side, of_files, read, written
from generator.project import Project

_PARTS = ("data", "docs")
_ENGINE = ("mkdocs.yml", "generator")
_KEPT = 8
"""How many earlier states are kept, of about six megabytes each."""


class RevisionError(Exception):
    """The revision does not exist, or git cannot be asked."""


def of_revision(project: Project, revision: str, today: date) -> Side:
    """Read the data and words as git remembers them.

    What was made of them is kept in build/cache. Raises RevisionError when there is no such
    revision, ProblemsFoundError when today's engine cannot read its files.
    """
    kept = project.cache / "diff" / f"{_name(project, revision, today)}.json"
    with suppress(OSError, ValueError, TypeError, KeyError):
        return read(kept.read_text(encoding="utf-8"))
    side = _unpacked(project, revision, today)
    if project.cache.parent.exists():  # a folder that is never built stays as it is
        with suppress(OSError):
            _keep(kept, written(side))
    return side


def commit_of(project: Project, revision: str) -> tuple[str, date]:
    """Give the short name and the day of a revision. Raises RevisionError when there is none."""
    asked = ("log", "-1", "--format=%h %cs", "--end-of-options", revision, "--")
    said = _git(project, *asked).decode().split()
    if len(said) != 2:
        raise RevisionError(f"git knows no revision “{revision}”.")
    return said[0], date.fromisoformat(said[1])


def engine_changed(project: Project, revision: str) -> bool:
    """Tell whether anything but data and words changed since: menus, templates, the engine."""
    return bool(_git(project, "diff", "--name-only", revision, "--", *_ENGINE).strip())


def _name(project: Project, revision: str, today: date) -> str:
    """Name all that an earlier state's pages follow from."""
    trees = [_git(project, "rev-parse", f"{revision}:./{part}").decode() for part in _PARTS]
    known = "\n".join([*trees, stamp.of_engine(), today.isoformat()])
    return hashlib.sha256(known.encode()).hexdigest()[:40]


def _unpacked(project: Project, revision: str, today: date) -> Side:
    """Read what git remembers from a folder that is gone afterwards."""
    packed = _git(project, "archive", "--format=tar", revision, "--", *_PARTS)
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        return of_files(Project(Path(folder)), today)


def _keep(file: Path, text: str) -> None:
    """Keep a text in one step, and delete the oldest of many."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)
    oldest_first = sorted(file.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for old in oldest_first[:-_KEPT]:
        old.unlink()


def _git(project: Project, *arguments: str) -> bytes:
    command = ["git", "-C", str(project.root), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise RevisionError("git is not installed.") from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise RevisionError(f"git says: {said}")
    return run.stdout
