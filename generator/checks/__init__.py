"""The rules that data and words must keep: each a function that yields Problems."""

from collections.abc import Iterator

from generator.checks import (
    calculators,
    charts,
    comparisons,
    datasets,
    known,
    pointers,
    public,
    records,
    references,
    renamed,
    statements,
    waivers,
    words,
)
from generator.checks.rule import Check, Checked
from generator.problems import Problem

CHECKS: tuple[Check, ...] = (
    references.references_resolve,
    references.lists_are_closed,
    references.citations_resolve,
    references.texts_resolve,
    references.ids_are_shared_by_none,
    renamed.old_names_lead_on,
    records.values_have_units,
    records.reported_facts_name_who,
    records.disagreements_are_explained,
    records.histories_are_in_order,
    records.sources_have_addresses,
    public.facts_have_a_day,
    public.nothing_is_known_too_early,
    public.nothing_is_public_before_its_sources,
    public.rows_are_not_public_before_their_source,
    records.events_rest_on_something,
    records.counts_have_values,
    records.promises_have_a_rule,
    pointers.strip_names_days,
    pointers.drawings_show_what_exists,
    pointers.categories_have_units,
    pointers.corrections_name_records,
    pointers.titles_resolve,
    pointers.shares_have_no_unit,
    charts.charts_draw_what_exists,
    calculators.calculators_work,
    comparisons.words_are_true,
    known.known_days_are_days,
    known.nothing_later_is_named,
    datasets.rows_cite_sources,
    datasets.editions_exist,
    datasets.totals_never_fall,
    words.no_number_is_typed,
    words.sentences_are_short,
    words.words_are_neutral,
    words.dates_have_one_form,
    waivers.words_keep_to_the_data,
    statements.values_stand_in_statements,
)


def check(checked: Checked) -> Iterator[Problem]:
    """Give everything that any rule finds."""
    for rule in CHECKS:
        yield from rule(checked)


__all__ = ["CHECKS", "Check", "Checked", "check"]
