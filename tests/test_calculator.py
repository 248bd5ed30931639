"""Calculators: the same letters in Python and in the script, and a page that works by keyboard."""

import dataclasses
import random
from datetime import date

import pytest
from conftest import PHONE, ROOT
from playwright.sync_api import expect
from small_catalog import ruritania

from generator.check import read
from generator.derive.calculator import work
from generator.pages.calculator import model_of, worked
from generator.project import Project

NONSENSE = ("", " ", "x", "-3", "1e3", "1,5", "1,0000", "٣", "1.2345", "99999999999999", "1\n")
EDGES = ("0", "0.0", "0.001", "0.5", "1", "1,000", " 7 ", "2.5", "99999", "100000", "5000")
STATES = 200


@pytest.fixture(scope="module")
def rain():
    """The calculator of the miniature project."""
    catalog, derived = ruritania()
    return model_of(catalog.calculators["umbrellas-over-time"], catalog, derived)


@pytest.fixture(scope="module")
def real():
    """The calculator of this site."""
    _, derived, _ = read(Project(ROOT), date(2026, 11, 23))
    record = derived.catalog.calculators["work-it-out"]
    return model_of(record, derived.catalog, derived)


def typed(model, **texts):
    """Give what stands in each field: its first choice, where no text is given."""
    return {field.id: texts.get(field.id, field.choices[0].text) for field in model.fields}


def test_a_number_of_the_records_is_used_unrounded_and_a_typed_one_as_it_is(real):
    counted = work(real, typed(real)).printed
    assert counted["returned"] == "1,087 people"
    assert counted["arrived"] == "27,920 people"
    assert counted["share"] == "3.9%"
    assert work(real, typed(real, returns="24")).printed["returned"] == "1,128 people"


@pytest.mark.parametrize(
    ("texts", "answer", "printed"),
    [
        ({"returns": "0"}, "one-in", "none"),
        ({"returns": "0"}, "weeks-to-all", "never"),
        ({"arrivals": "0"}, "share", "nobody arrives"),
        ({"returns": "0.1", "arrivals": "1000"}, "share", "under 0.1%"),
        ({"returns": "1", "arrivals": "1"}, "one-in", "one in 1"),
        ({"returns": "50", "arrivals": "20"}, "one-in", "about 2.5 for each one"),
        ({"returns": "10", "arrivals": "25"}, "one-in", "one in 2.5"),
        ({"returns": "1", "number": "1"}, "weeks-to-number", "1 week"),
        ({"returns": "1", "number": "104"}, "weeks-to-number", "104 weeks"),
        ({"returns": "1", "number": "105"}, "weeks-to-number", "105 weeks (2 years)"),
        ({"returns": "2", "number": "5"}, "weeks-to-number", "3 weeks"),
        ({"returns": "50", "number": "10"}, "weeks-to-number", "under 1 week"),
        ({"returns": "many"}, "share", "–"),
        ({"returns": "many"}, "arrived", "27,920 people"),
    ],
)
def test_an_answer_is_printed_in_words(real, texts, answer, printed):
    assert work(real, typed(real, **texts)).printed[answer] == printed


def test_what_was_only_said_is_named_and_what_rests_on_it_is_soft(real):
    found = work(real, typed(real, returns="50", number="1000"))
    assert found.said == ("Returned to France",)
    assert "share" in found.soft
    assert "arrived" not in found.soft
    assert found.picked["returns"] == "claim-fifty-a-week"
    assert found.picked["number"] == ""
    assert found.printed["share"] == "about 8.4%"


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_number_is_refused_with_an_example(rain, text):
    found = work(rain, typed(rain, sent=text))
    assert found.refused == {"sent": "Type a number from 0 to 1,000, such as 8.0."}
    assert found.printed["time"] == "–"


def test_the_table_has_every_case_with_its_answers():
    catalog, derived = ruritania()
    found = worked(catalog, derived, "umbrellas-over-time")
    assert [row.printed["time"] for row in found.rows] == ["about 26 weeks", "about 23 weeks"]
    assert [part.id for part in found.inputs] == ["sent", "goal"]


def states(model, seed):
    """Give random states: numbers of the records, edges, nonsense, and numbers of any size."""
    chance = random.Random(seed)

    def text(field):
        some = [choice.text for choice in field.choices]
        size = 10 ** chance.uniform(-3, 9)
        number = f"{size:,.{chance.randint(0, 3)}f}"
        return chance.choice([*some, *some, number, number, number, *chance.sample(EDGES, 2),
                              chance.choice(NONSENSE)])  # fmt: skip

    return [{field.id: text(field) for field in model.fields} for _ in range(STATES)]


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_python_and_the_script_print_the_same_for_200_random_states(open_page, real):
    asked = states(real, 20261123)
    page = open_page("promises/")
    said = page.evaluate(
        "asked => asked.map(one => document.querySelector('.calculator').work(one))", asked
    )
    differ = []
    for one, found in zip(asked, said, strict=True):
        expected = dataclasses.asdict(work(real, one))
        expected |= {"soft": list(expected["soft"]), "said": list(expected["said"])}
        if found != expected:
            differ.append((one, found, expected))
    assert differ == []
    assert len({str(found["printed"]) for found in said}) > STATES * 0.9


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_reader_with_a_keyboard_changes_a_number_and_shares_the_address(open_page):
    page = open_page("promises/")
    share = page.locator("[data-answer=share]")
    expect(share).to_have_text("3.9%")
    radio = page.locator("#work-it-out-returns-returns-per-week")
    radio.focus()
    page.keyboard.press("ArrowDown")
    expect(share).to_have_text("About 8.4%")
    warning = page.locator("[data-warns=claim-fifty-a-week]")
    expect(warning).to_contain_text("Only reported. Who gave it: The Mirror")
    expect(page.locator(".calc-soft")).to_contain_text("“Returned to France”")
    assert "returns=50" in page.url
    field = page.locator("[data-input=arrivals] [inputmode]")
    field.fill("1,000")
    expect(share).to_have_text("About 5%")
    expect(page.locator("[data-input=arrivals] .calc-said")).to_contain_text("Your own number")
    field.fill("lots")
    expect(share).to_have_text("–")
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("500")
    page.goto(page.locator(".calc-links a").evaluate("link => link.href"))
    expect(share).to_have_text("About 10%")
    assert page.url.endswith("#work-it-out")
    page.locator("[type=reset]").press("Enter")
    expect(share).to_have_text("3.9%")
    page.locator("[data-case] button").nth(2).press("Enter")
    expect(share).to_have_text("About 5.9%")
    assert page.problems == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_without_javascript_the_cases_stand_in_a_table_with_sources(open_page):
    page = open_page("promises/", PHONE, java_script_enabled=False)
    expect(page.locator(".calculator form")).not_to_be_visible()
    row = page.locator("[data-case]").nth(1)
    expect(row).to_contain_text("about 8.4%")
    expect(row).to_contain_text("Reported")
    expect(row.locator("button")).not_to_be_visible()
    number = row.locator("a.num").first.get_attribute("href")
    expect(page.locator(number)).to_contain_text("The Mirror")
