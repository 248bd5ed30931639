"""`check --fix`: hints that can mean nothing else are followed, and files are tidied."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.examine import examined
from generator.load.memory import Memory
from generator.mend import mended
from generator.problems import Problem
from generator.project import Project
from generator.schema import schemas
from generator.tidy import tidied
from generator.write import write

_ROUNDS = 8
"""How often hints are followed: one mistake may hide another."""

Wanted = Callable[[str], bool]
"""Whether a file, by its name, may be changed."""


@dataclass
class Fixed:
    """What was changed: mistakes that were mended, files that were tidied, schemas written."""

    mended: list[Problem] = field(default_factory=list)
    tidied: list[str] = field(default_factory=list)
    schemas: int = 0


def fix(project: Project, today: date, wanted: Wanted) -> Fixed:
    """Mend what has one right answer in the files that are wanted, and tidy them.

    What an editor must decide is left for `check` to list.
    """
    fixed, memory = Fixed(), Memory()
    for _ in range(_ROUNDS):
        loaded, _, problems = examined(project, today, memory)
        sure = [problem for problem in problems if problem.sure and wanted(problem.file)]
        files = mended(sure, project.lines)
        if not files:
            break
        fixed.mended += [problem for problem in sure if problem not in fixed.mended]
        _write(project, {name: "\n".join(lines) for name, lines in files.items()})
    neat = {name: text for name, text in tidied(project).items() if wanted(name)}
    _write(project, neat)
    fixed.tidied = sorted(neat)
    folder = project.data / "schema"
    if loaded.catalog and folder.is_dir() and wanted(project.name(folder)):
        fixed.schemas, _ = write(schemas(loaded), folder)
    return fixed


def told(fixed: Fixed) -> str:
    """Say in a few lines what was changed; "" for nothing."""
    lines = [f"Mended {each.file}:{each.line}  {each.sentence}" for each in fixed.mended]
    lines += [f"Put in order: {name}" for name in fixed.tidied]
    return "\n".join(lines + ["Wrote data/schema anew."] * bool(fixed.schemas))


def _write(project: Project, files: Mapping[str, str]) -> None:
    """Write each file in one step, so that nothing is lost if the machine stops."""
    for name, text in files.items():
        path = project.root / name
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_bytes(text.encode())
        fresh.replace(path)
