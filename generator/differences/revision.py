"""The two states: that of the files here and that which git remembers, both by today's engine."""

import io
import shutil
import subprocess
import tarfile
import tempfile
from datetime import date
from pathlib import Path

from generator import stamp
from generator.apart import Apart
from generator.differences.side import Side, of_files
from generator.load.memory import Memory
from generator.project import Project
from generator.shelf import Shelf

_PARTS = ("data", "docs")
_ENGINE = ("mkdocs.yml", "generator")
_KEPT, _KEPT_HERE = 8, 2
"""How many earlier states are kept, of about four megabytes each, and how many of the present."""


class RevisionError(Exception):
    """The revision does not exist, or git cannot be asked."""


def here(project: Project, today: date) -> Side:
    """Give what follows from the files as they stand, which may be kept from the last time.

    Raises ProblemsFoundError when they cannot be read.
    """
    inputs = [stamp.of_inputs(project, today)]
    same = lambda: inputs == [stamp.of_inputs(project, today)]  # noqa: E731
    make = lambda: of_files(project, today, Memory(project))  # noqa: E731
    return Shelf(project, "diff-here", _KEPT_HERE).of(inputs, make, same)


def there(project: Project, revision: str, today: date) -> Apart[Side]:
    """Begin to work out what follows from the files as git remembers them, beside other work.

    Raises RevisionError when there is no such revision. The result raises ProblemsFoundError when
    today's engine cannot read its files.
    """
    words = _words(project, revision, today)
    known = _shelf(project).holds(words)
    return Apart(_of_revision, project, revision, today, words, at_once=known)


def _of_revision(project: Project, revision: str, today: date, words: list[str]) -> Side:
    return _shelf(project).of(words, lambda: _unpacked(project, revision, today))


def _shelf(project: Project) -> Shelf:
    return Shelf(project, "diff", _KEPT)


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


def _words(project: Project, revision: str, today: date) -> list[str]:
    """Name all that an earlier state's pages follow from."""
    trees = [_git(project, "rev-parse", f"{revision}:./{part}").decode() for part in _PARTS]
    return [*trees, project.home, today.isoformat()]


def _unpacked(project: Project, revision: str, today: date) -> Side:
    """Read what git remembers from a folder that is gone afterwards."""
    packed = _git(project, "archive", "--format=tar", revision, "--", *_PARTS)
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        root = Path(folder).resolve()
        if (settings := project.root / "mkdocs.yml").exists():
            shutil.copy(settings, root)  # both states are told of one address
        return of_files(Project(root), today, Memory(project, root))


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
