"""Everything that is wrong with a project: in its data, and in the holes of its words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.check import read
from generator.checks.renamed import with_new_names
from generator.derive.derived import Derived
from generator.load import Loaded
from generator.load.memory import Memory
from generator.pages.components import Components
from generator.problems import Problem, ProblemsFoundError
from generator.project import Project
from generator.render.rehearse import rehearse
from generator.render.words import read_with
from generator.shelf import Shelf


def examined(
    project: Project, today: date, memory: Memory | None = None
) -> tuple[Loaded, Derived | None, list[Problem]]:
    """Give what was read, what follows from it, and every mistake in data/ and docs/.

    Files that `memory` knows are not read again.
    """
    loaded, derived, problems = read(project, today, memory)
    if derived:
        shelf = memory.shelf if memory else None
        problems += find_hole_problems(loaded, derived, not problems, shelf)
    return loaded, derived, sorted(set(problems))


def checked(project: Project, today: date, memory: Memory | None = None) -> tuple[Loaded, Derived]:
    """Give what was read. Raises ProblemsFoundError with every mistake in data/ and docs/."""
    loaded, derived, problems = examined(project, today, memory)
    if problems or derived is None:
        raise ProblemsFoundError(problems)
    return loaded, derived


def find_hole_problems(
    loaded: Loaded, derived: Derived, sound: bool, shelf: Shelf | None = None
) -> list[Problem]:
    """Give what is wrong with the holes of the words. `sound`: the data have no mistake.

    Words that other runs have compiled, and left on `shelf`, are not compiled again.
    """
    if loaded.catalog is None:
        return []
    made: Any = dict.fromkeys(loaded.catalog.charts)
    names = Components(loaded.catalog, derived, made).functions()
    components: Mapping[str, Any] = names if sound else dict.fromkeys(names, _nothing)
    read = read_with(shelf)
    found = rehearse(loaded.catalog, derived, loaded.prose, components, loaded.broken, read)
    return with_new_names(found, loaded.catalog)


def _nothing(*_: Any, **__: Any) -> str:
    """Stand in for a component while the data that it prints cannot be trusted."""
    return ""
