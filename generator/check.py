"""Load, work out and check in one go."""

from datetime import date

from generator.checks import Checked, check
from generator.checks.renamed import with_new_names
from generator.derive import Derived, derive
from generator.load import Loaded, load
from generator.load.memory import Memory
from generator.problems import Problem
from generator.project import Project


def read(
    project: Project, today: date, memory: Memory | None = None
) -> tuple[Loaded, Derived | None, list[Problem]]:
    """Give what was loaded, what follows from it, and every problem in order.

    Files that `memory` knows are not read again.
    """
    loaded = load(project, memory)
    problems = list(loaded.problems)
    derived = None
    if loaded.catalog:
        derived = derive(loaded.catalog, today, loaded.broken)
        problems += derived.problems
        checked = Checked(loaded.catalog, derived, loaded.prose, today, loaded.broken)
        problems += check(checked)
    return loaded, derived, sorted(set(with_new_names(problems, loaded.catalog)))


def find_problems(project: Project, today: date) -> list[Problem]:
    """Give every problem in a project's data and words, in order of file and line."""
    return read(project, today)[2]
