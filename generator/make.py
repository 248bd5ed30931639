"""A project's files to build/docs. It loads all the rest, so `cli` loads it late."""

from datetime import date

from generator.charts.cache import cached, cached_paint, specified
from generator.charts.explore import Explore
from generator.charts.program import program
from generator.examine import checked
from generator.load.memory import Memory
from generator.project import Project
from generator.render.templates import compile_with
from generator.site import build_site
from generator.write import write


def markdown(project: Project, today: date) -> tuple[int, int]:
    """Write build/docs. Give how many files were written and deleted.

    Raises ProblemsFoundError with every mistake, before anything is written.
    """
    memory = Memory(project)
    loaded, derived = checked(project, today, memory)
    if memory.shelf:
        compile_with(memory.shelf)
    kept = project.cache / "charts"
    name, code = program(kept)
    effects = cached(kept), cached_paint(kept), Explore(specified(kept), code, name)
    site = build_site(derived.catalog, derived, loaded.prose, today, *effects)
    return write(site, project.markdown)
