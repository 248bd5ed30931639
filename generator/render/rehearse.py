"""The words of every page tried out, so that mistakes in holes are found beside those in data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generator.derive.derived import Derived
from generator.load.prose import Prose
from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.render.renderer import Renderer
from generator.render.words import Read, read


def rehearse(
    catalog: Catalog,
    derived: Derived,
    prose: Mapping[str, Prose],
    components: Mapping[str, Callable[..., Any]],
    broken: Mapping[str, set[str]],
    read: Read = read,
) -> list[Problem]:
    """Give what is wrong with the holes of every page.

    `components` are called, and nothing is printed of what they give. `broken` holds ids of
    records that could not be read: a hole that asks for one of them is not blamed.
    `read` compiles words.
    """
    sound = {
        name: quantity
        for name, quantity in derived.quantities.items()
        if quantity.unit in catalog.units
    }
    renderer = Renderer(catalog, replace(derived, quantities=sound), derived.today, {}, read)
    for name, make in components.items():
        renderer.add(name, lambda *given, _make=make, **named: _make(*given, **named) and "")
    for words in prose.values():
        renderer.words_of(words)
    excused = {name for names in broken.values() for name in names}
    excused |= {name for name in (*catalog.facts, *catalog.figures) if name not in sound}
    return [
        problem
        for problem in renderer.problems
        if not any(f"`{name}`" in problem.sentence for name in excused)
    ]
