"""Where sources disagree, the record holds every value and says why one of them is used."""

from datetime import date

import pytest
from conftest import ROOT

from generator.check import read
from generator.pages.disagreements import disagreements
from generator.project import Project

CASES = {
    "entry-into-force": ("2025-08-06", {"2025-08-05", "2025-08-04"}),
    "signature-paris": ("2025-07-30", {"2025-07-12"}),
    "returned-2025-09-30": ("17", {"7"}),
    "admitted-2025-10-19": ("23", {"18", "16"}),
    "payment-2023-2026-sterling": ("478", {"476", "479"}),
}


@pytest.fixture(scope="module")
def catalog():
    loaded, _, _ = read(Project(ROOT), date(2026, 11, 23))
    assert loaded.catalog is not None
    return loaded.catalog


@pytest.mark.parametrize("name", CASES)
def test_the_record_holds_every_value_and_says_why(catalog, name):
    fact = catalog.facts[name]
    ours, others = CASES[name]
    assert str(fact.value) == ours
    assert {str(other.value) for other in fact.others} == others
    assert fact.why_this
    assert all(other.citations for other in fact.others)


def test_the_list_holds_every_such_fact(catalog):
    listed = {fact.id for group in disagreements(catalog) for fact in group.facts}
    assert listed == {fact.id for fact in catalog.facts.values() if fact.others}
    assert set(CASES) <= listed


def test_the_page_shows_all_values(site):
    page = (site / "methods" / "disagreements" / "index.html").read_text(encoding="utf-8")
    for name in CASES:
        assert f'id="{name}"' in page
    for printed in ("2025-08-05", "2025-08-04", "2025-07-12", 'value="476"', 'value="479"'):
        assert printed in page
