"""A chart is kept from one state of the files to the next while all that it read is the same."""

from dataclasses import replace

import pytest
from chart_project import CHARTS, catalog, derived

from generator.charts.drawn import Charts
from generator.model.table import Table
from generator.site import BLANK

NAMES = {str(chart["id"]) for chart in CHARTS}


def anew(_):
    return BLANK


def changed(before, kind, name, **values):
    """Give the catalog with one record written again, and the ids of the charts drawn anew."""
    whole = getattr(before, kind)
    record = whole[name].model_copy(update=values)
    after = replace(before, **{kind: {**whole, name: record}})
    return after, redrawn(before, after)


def redrawn(before, after):
    first, second = (Charts(one, derived(one), anew) for one in (before, after))
    drawn = {name: first[name] for name in first}
    second.keep(first)
    fresh = Charts(after, derived(after), anew)
    for name in second:
        assert second[name] == fresh[name], "what is kept is what would be drawn"
    return {name for name in second if second[name] is not drawn.get(name)}


def test_nothing_is_drawn_anew_where_nothing_changed():
    one = catalog()
    assert redrawn(one, replace(one)) == set()


@pytest.mark.parametrize(
    ("kind", "name", "values", "charts"),
    [
        ("facts", "most", {"statement": "It is otherwise."}, set()),
        ("facts", "most", {"value": 41}, {"monthly"}),
        ("facts", "most", {"value": 40.0}, {"monthly"}),
        ("facts", "promised", {"qualifier": None}, {"monthly"}),
        ("charts", "yearly", {"title": "Each year"}, {"yearly"}),
    ],
)
def test_only_charts_that_read_what_changed_are_drawn_anew(kind, name, values, charts):
    assert changed(catalog(), kind, name, **values)[1] == charts


def test_every_chart_of_a_table_is_drawn_anew_when_a_row_changes():
    before = catalog()
    first, *rest = before.tables["weeks"]
    table = Table(rows=(first._replace(value=first.value + 1), *rest))
    after = replace(before, tables={**before.tables, "weeks": table})
    drawn = redrawn(before, after)
    assert drawn
    assert drawn < NAMES


def test_a_chart_is_kept_over_a_state_in_which_nobody_asked_for_it():
    one = catalog()
    first, second, third = (Charts(one, derived(one), anew) for _ in range(3))
    drawn = first["monthly"]
    second.keep(first)
    third.keep(second)
    assert third["monthly"] is drawn
