"""House style: typed numbers, long sentences, words that take a side, dates in one form."""

import dataclasses
from datetime import date

import pytest
from small_catalog import TODAY, ruritania

from generator.checks import Checked, words
from generator.load.prose import Meta, Prose


@pytest.fixture(scope="module")
def checked():
    catalog, derived = ruritania()
    return Checked(catalog, derived, {}, TODAY)


def said(checked, rule, body, **meta):
    """Give (line, column, sentence) of what a rule says of a page."""
    above = Meta(**{"title": "More", "description": "More about umbrellas.", **meta})
    page = Prose("more.md", "docs/more.md", above, body, 6, {"title": (2, 8)})
    found = rule(dataclasses.replace(checked, prose={"more.md": page}))
    return [(p.line, p.column, p.sentence) for p in found if p.file == "docs/more.md"]


@pytest.mark.parametrize(
    ("body", "line", "column", "typed"),
    [
        ("There were 210.", 6, 12, "210"),
        ("One.\n\nThen 1,087 came.", 8, 6, "1,087"),
        ("On 9 July.", 6, 4, "9"),
        ("| a | 3.9% |", 6, 7, "3.9"),
        ("It was the 1st.", 6, 12, "1"),
        ("Quay 71 is wet.", 6, 6, "71"),  # not the name Quay 7
    ],
)
def test_typed_numbers_are_found(checked, body, line, column, typed):
    found = said(checked, words.no_number_is_typed, body)
    assert found == [(line, column, f"The number {typed} is typed here.")]


@pytest.mark.parametrize(
    "body",
    [
        'There were {{ num("sent-2030") }} of them.',
        '{{ check("figure(\\"a\\") > 3") }}',
        "{## a remark from 2030 ##}",
        "Ferries left Quay 7 at noon.",  # a name of site.yml
        "See `data-2030.csv`.",
        "```\n1 + 1\n```",
        "[the table](https://umbrellas.example/2030)",
        "## A heading {#part-2}",
    ],
)
def test_numbers_in_holes_names_code_and_addresses_are_not_typed(checked, body):
    assert said(checked, words.no_number_is_typed, body) == []


def test_typed_numbers_in_front_matter(checked):
    found = said(checked, words.no_number_is_typed, "", title="All 210 [[sent-2030]]")
    assert found == [(2, 8, "The number 210 is typed in the title.")]


def sentence(count):
    return " ".join(["word"] * count) + "."


@pytest.mark.parametrize(("count", "problems"), [(25, 0), (26, 1), (40, 1)])
def test_sentences_have_25_words_at_most(checked, count, problems):
    found = said(checked, words.sentences_are_short, f"Short.\n\n{sentence(count)}")
    assert found == [(8, 1, f"This sentence has {count} words.")] * problems


@pytest.mark.parametrize(
    "body",
    [
        f"{sentence(20)} A{sentence(20)}",
        f"{sentence(20)[:-1]}? “A{sentence(20)}”",
        f"- {sentence(20)[:-1]}\n- {sentence(20)}",
        f"{sentence(20)[:-1]}\n\n{sentence(20)}",
        f"# {sentence(20)[:-1]}\n\n{sentence(20)}",
        f'{{{{ check("{sentence(60)}") }}}}',  # a hole is one word
        f"```\n{sentence(60)}\n```",
    ],
)
def test_what_ends_a_sentence(checked, body):
    assert said(checked, words.sentences_are_short, body) == []


@pytest.mark.parametrize("short", ["e.g.", "Dr.", "art.", "St."])
def test_an_abbreviation_ends_no_sentence(checked, short):
    body = f"{sentence(15)[:-1]} {short} A{sentence(15)}"
    ((line, column, said_of_it),) = said(checked, words.sentences_are_short, body)
    assert (line, column) == (6, 1)
    assert said_of_it.startswith("This sentence has 3")


def test_words_that_take_a_side(checked):
    body = "Some were drenched.\n\nSOGGY FOREIGNERS came, “drenched” as they were."
    assert sorted(said(checked, words.words_are_neutral, body)) == [
        (6, 11, "“drenched” takes a side."),
        (8, 1, "“SOGGY FOREIGNERS” takes a side."),
    ]


def test_a_part_of_a_word_takes_no_side(checked):
    assert said(checked, words.words_are_neutral, "The undrenched and rain-drenched.") == []


def statement(checked, text):
    """Give a checked catalog in which one fact says `text`."""
    fact = checked.catalog.facts["parasol-idea"].model_copy(update={"statement": text})
    facts = {**checked.catalog.facts, "parasol-idea": fact}
    return dataclasses.replace(checked, catalog=dataclasses.replace(checked.catalog, facts=facts))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("On July 9, 2025 it rained.", "July 9, 2025"),
        ("On July 9 2025 it rained.", "July 9 2025"),
        ("On 9th July it rained.", "9th July"),
        ("On 09/07/2025 it rained.", "09/07/2025"),
        ("On 2025-07-09 it rained.", "2025-07-09"),
    ],
)
def test_dates_have_one_form(checked, text, typed):
    (problem,) = words.dates_have_one_form(statement(checked, text))
    assert problem.sentence == f"The date {typed} is not in the house form."
    assert problem.file == "data/facts/deal.yml"
    assert problem.hint


@pytest.mark.parametrize(
    "text", ["On 9 July 2025.", "In July 2025.", "From 2014 to 2020.", "24/7."]
)
def test_dates_in_the_house_form(checked, text):
    assert list(words.dates_have_one_form(statement(checked, text))) == []


def test_the_rules_hold_in_data_too(checked):
    long = statement(checked, sentence(26))
    (problem,) = words.sentences_are_short(long)
    assert problem.sentence.startswith("A sentence here has 26 words: “word word")
    (problem,) = words.words_are_neutral(statement(checked, "It was drenched."))
    assert problem.hint == "Write: wet."
    assert list(words.words_are_neutral(statement(checked, "It was “drenched”, he said."))) == []


def test_today_plays_no_part(checked):
    later = dataclasses.replace(checked, today=date(2099, 1, 1))
    assert list(words.sentences_are_short(later)) == []
