"""A project's files to build/docs. It loads all the rest, so `cli` loads it late."""

from datetime import date

from generator.charts.explore import effects_with
from generator.examine import checked
from generator.project import Project
from generator.render.templates import compile_with
from generator.shelf import Shelf
from generator.site import build_site
from generator.write import write


def markdown(project: Project, today: date) -> tuple[int, int]:
    """Write build/docs. Give how many files were written and deleted.

    Raises ProblemsFoundError with every mistake, before anything is written.
    """
    loaded, derived = checked(project, today)
    compile_with(Shelf(project, "read"))
    effects = effects_with(project.cache / "charts")
    site = build_site(derived.catalog, derived, loaded.prose, today, *effects)
    return write(site, project.markdown)
