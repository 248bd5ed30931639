"""One of the two states that are compared, read and made by the same engine."""

import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.charts.cache import key
from generator.charts.sketch import Sketch
from generator.derive import Derived, derive
from generator.load import load
from generator.problems import ProblemsFoundError
from generator.project import Project
from generator.site import Draft

_PARTS = ("data", "docs")
_DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
    '<g class="role-mark drawing__0_marks"><text>{}</text></g></svg>'
)


class RevisionError(Exception):
    """The revision does not exist, or git cannot be asked."""


@dataclass(frozen=True)
class Side:
    """What follows from one state: its numbers and results, and its pages when asked for."""

    derived: Derived
    draft: Draft


def of_files(project: Project, today: date) -> Side:
    """Read the data and words of a project. Raises ProblemsFoundError when they cannot be read.

    Drawings are told apart by what they are made of, so that nothing needs to be drawn.
    """
    loaded = load(project)
    if loaded.catalog is None or loaded.problems:
        raise ProblemsFoundError(loaded.problems)
    derived = derive(loaded.catalog, today, loaded.broken)
    return Side(derived, Draft(loaded.catalog, derived, loaded.prose, today, _named))


def of_revision(project: Project, revision: str, today: date) -> Side:
    """Read the data and words as git remembers them, into a folder that is gone afterwards.

    Raises RevisionError when there is no such revision, ProblemsFoundError as `of_files` does.
    """
    top = Path(_git(project, "rev-parse", "--show-toplevel").decode().strip())
    prefix = project.root.relative_to(top.resolve()).as_posix()
    at = "" if prefix == "." else f"{prefix}/"
    parts = [f"{at}{part}" for part in _PARTS]
    packed = _git(project, "-C", str(top), "archive", "--format=tar", revision, "--", *parts)
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        return of_files(Project(Path(folder) / prefix), today)


def commit_of(project: Project, revision: str) -> tuple[str, date]:
    """Give the short name and the day of a revision. Raises RevisionError when there is none."""
    said = _git(project, "log", "-1", "--format=%h %cs", revision, "--").decode().split()
    if len(said) != 2:
        raise RevisionError(f"git knows no revision “{revision}”.")
    return said[0], date.fromisoformat(said[1])


def engine_changed(project: Project, revision: str) -> bool:
    """Tell whether anything but data and words changed since: menus, templates, the engine."""
    parts = ("mkdocs.yml", "generator")
    return bool(_git(project, "diff", "--name-only", revision, "--", *parts).strip())


def _named(sketch: Sketch) -> str:
    return _DRAWN.format(key(sketch))


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
