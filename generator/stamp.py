"""Whether build/docs is still what the generator would write, told without loading a record.

Contents are compared, not times of files, so that a copy, another clock or a checkout cannot
mislead. The stamp lies in build/cache and may be deleted at any time.
"""

import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.project import Project

_LIBRARIES = (
    "altair", "jinja2", "markupsafe", "pydantic", "pyyaml", "vl-convert-python",
)  # fmt: skip


_ENGINE = Path(__file__).parent


def of_inputs(project: Project, today: date) -> str:
    """Name all that build/docs follows from: data, words, address, program, libraries, the day."""
    return _digest([today.isoformat(), project.home, of_engine()], project.data, project.docs)


@cache
def of_engine() -> str:
    """Name this program and its libraries."""
    return _digest(_versions(), _ENGINE)


def of_folder(folder: Path) -> str:
    """Give a short name for the contents of a folder, for addresses that may be kept for good."""
    return _digest([], folder)[:10]


def is_current(project: Project, inputs: str) -> bool:
    """Tell whether build/docs was written from these inputs, and nobody touched it since."""
    kept = _file(project)
    return kept.is_file() and kept.read_text(encoding="utf-8") == _stamp(project, inputs)


def remember(project: Project, inputs: str) -> None:
    """Keep what build/docs was just written from. `inputs` was named before they were read."""
    kept = _file(project)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(_stamp(project, inputs), encoding="utf-8")


def _versions() -> list[str]:
    return [sys.version, *(version(name) for name in _LIBRARIES)]


def _file(project: Project) -> Path:
    return project.cache / "markdown.sha256"


def _stamp(project: Project, inputs: str) -> str:
    return f"{inputs}\n{_digest([], project.markdown)}\n"


def _digest(words: list[str], *folders: Path) -> str:
    whole = hashlib.sha256("\n".join(words).encode())
    for folder in folders:
        for path in _files(folder):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"\n{path.relative_to(folder).as_posix()} {content}".encode())
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Give every file but hidden ones and byte code, in one order everywhere."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.suffix != ".pyc":
            yield path
