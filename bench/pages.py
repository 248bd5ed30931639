"""A project checked and printed as a whole, and what its pages rest on."""

import re
from datetime import date

from generator.charts import DrawnChart, draw, draw_chart
from generator.checks import Checked, check
from generator.derive.derived import Derived
from generator.examine import find_hole_problems
from generator.load import Loaded
from generator.model.catalog import Catalog
from generator.pages.components import Components
from generator.pages.people import people_pages
from generator.render import Renderer, numbers
from generator.site import _prose_pages

_NOT_READ = ("facts/", "data/", "contribute/", "known/")
# Pictures are left out: their numbers stand in their tables.
draw.tidy = lambda *_: ""
for kind in draw.KINDS.values():
    kind.sketch = lambda *_: None
Printed = set[tuple[str, str]]
"""Each number that a page prints, and its form."""


def problems(loaded: Loaded, derived: Derived, today: date) -> list[str]:
    """Give every mistake, as an editor would read it."""
    checked = Checked(derived.catalog, derived, loaded.prose, today)
    found = [*derived.problems, *check(checked), *find_hole_problems(loaded, derived, True)]
    return [str(problem) for problem in found]


def read(
    loaded: Loaded,
    derived: Derived,
    today: date,
    printed: Printed | None = None,
    tests: dict[str, str] | None = None,
) -> list[str]:
    """Print the pages that people read, without their tags; note what they print and test."""
    catalog = derived.catalog
    components = Components(catalog, derived, charts(catalog, derived))
    renderer = Renderer(catalog, derived, today, components.functions())
    plain, test = numbers.printed, derived.test
    if printed is not None and tests is not None:

        def note(quantity, unit, how=""):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            printed.add((quantity.id, how))
            return plain(quantity, unit, how)

        def tested(formula: str) -> bool:
            tests[formula] = "checks of pages"
            return test(formula)

        numbers.printed, derived.test = note, tested  # type: ignore[method-assign]
    try:
        pages = [*_prose_pages(loaded.prose), *people_pages(catalog)]
        kept = [page for page in pages if not page.path.startswith(_NOT_READ)]
        return [re.sub(r"<[^>]*>", "", renderer.print(page, {}).decode()) for page in kept]
    finally:
        numbers.printed = plain
        derived.__dict__.pop("test", None)


def charts(catalog: Catalog, derived: Derived) -> dict[str, DrawnChart]:
    """Give every chart, without its pictures."""
    return {name: draw_chart(it, catalog, derived, str) for name, it in catalog.charts.items()}
