"""What is wrong with the holes of the words, tried out with all that pages may show."""

from collections.abc import Mapping
from typing import Any

from generator.checks.renamed import with_new_names
from generator.derive.derived import Derived
from generator.load import Loaded
from generator.pages.components import Components
from generator.problems import Problem
from generator.render.rehearse import rehearse
from generator.render.words import read_with
from generator.shelf import Shelf


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
