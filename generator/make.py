"""A project's files to build/docs. It loads all the rest, so `cli` loads it late."""

from datetime import date

from generator.charts.cache import cached, cached_paint, specified
from generator.charts.explore import Explore
from generator.charts.program import program
from generator.check import read
from generator.derive import Derived
from generator.hole_problems import find_hole_problems
from generator.load import Loaded
from generator.load.memory import Memory
from generator.problems import Problem, ProblemsFoundError
from generator.project import Project
from generator.site import build_site
from generator.write import write


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


def markdown(project: Project, today: date) -> tuple[int, int]:
    """Write build/docs. Give how many files were written and deleted.

    Raises ProblemsFoundError with every mistake, before anything is written.
    """
    loaded, derived = checked(project, today)
    kept = project.cache / "charts"
    name, code = program(kept)
    effects = cached(kept), cached_paint(kept), Explore(specified(kept), code, name)
    site = build_site(derived.catalog, derived, loaded.prose, today, *effects)
    return write(site, project.markdown)
