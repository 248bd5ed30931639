"""The documentation of holes: every function is there, and every example works."""

import re
from datetime import date
from pathlib import Path

import jinja2
import pytest

from generator.charts import DrawnChart
from generator.check import read
from generator.pages.components import Components
from generator.project import Project
from generator.render.holes import Holes

ROOT = Path(__file__).parents[1]
HOLES = (ROOT / "docs" / "contribute" / "holes.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"```jinja\n(.*?)```", re.DOTALL)
NOT_IN_WORDS = {"when"}
"""Functions that take a record, which only templates hold."""


def documented():
    return dict(ENTRY.findall(HOLES))


def offered():
    holes = Holes.functions(object.__new__(Holes))
    components = Components.functions(object.__new__(Components))
    return [*holes, *components]


def called(make):
    """Call a component and print that it gave a part; its template is tested elsewhere."""
    return lambda *arguments, **named: make(*arguments, **named).macro


def test_every_hole_is_documented_and_nothing_else():
    assert sorted(documented()) == sorted(offered())


def test_no_hole_is_documented_twice():
    assert len(ENTRY.findall(HOLES)) == len(documented())


@pytest.mark.parametrize("name", offered())
def test_each_entry_has_words_and_an_example_that_calls_it(name):
    words, _, example = documented()[name].partition("```jinja\n")
    assert words.strip()
    assert f"{{{{ {name}(" in example


def test_every_example_works_with_the_data_of_this_site():
    loaded, derived, _ = read(Project(ROOT), date(2026, 11, 23))
    assert loaded.catalog is not None
    assert derived is not None
    charts = dict.fromkeys(loaded.catalog.charts, object.__new__(DrawnChart))
    components = Components(loaded.catalog, derived, charts).functions()
    words = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    words.globals = Holes(loaded.catalog, derived).functions()
    words.globals |= {name: called(make) for name, make in components.items()}
    for name, entry in documented().items():
        if name not in NOT_IN_WORDS:
            for example in EXAMPLE.findall(entry):
                words.from_string(example).render()
