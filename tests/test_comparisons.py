"""What compares is found, must be tested, and says its values when it turns false."""

import dataclasses

import pytest
from small_catalog import TODAY, ruritania

from generator.checks import Checked, comparisons, waivers
from generator.checks.sentences import sentences
from generator.derive.values import values
from generator.load.prose import Meta, Prose
from generator.model.site import Waiver


@pytest.fixture(scope="module")
def checked():
    catalog, derived = ruritania()
    return Checked(catalog, derived, {}, TODAY)


def paged(checked, body):
    page = Prose("more.md", "docs/more.md", Meta(title="More", description="More."), body, 6)
    return dataclasses.replace(checked, prose={"more.md": page})


@pytest.mark.parametrize(
    "sentence",
    [
        "Fewer came than left.",
        "It had more umbrellas in spring than in autumn.",
        "That is less than before.",
        "It was the highest number on record.",
        "Its second largest flight.",
        "Most of them crossed.",
        "About a third came back.",
        "More than half of them.",
        "Twice as many came.",
        "Umbrellas rose.",
        "Returns fell in May.",
        "The number doubled.",
        "Only in June was it passed.",
        "It was never measured.",
        "The first time since the flood.",
        "Almost ten crossed.",
        "In nearly a year.",
        "It exceeded the pace.",
        "Returns passed the pace.",
        "It stayed below the pace.",
        "Months above the mean.",
        "Returns led.",
        "As many came as went.",
        "The months add up to the total.",
    ],
)
def test_wording_that_compares(sentence):
    assert comparisons.compared(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It came on foot, rather than by ferry.",
        "They came back other than by ferry.",
        "At most nine crossed, at least one of them wet.",
        "The minister declined to give numbers.",
        "It fell outside the treaty.",
        "In the first half of May.",
        "The talks were led to a close.",
        "It did not go ahead.",
        "He said “fewer came than left” in the house.",
        "The first ferry left.",
        "More than one value is in use.",
    ],
)
def test_wording_that_does_not(sentence):
    assert comparisons.compared(sentence) is None


def test_soft_wording_compares_only_beside_numbers(checked):
    body = 'Nobody ever came. It was never wet.\n\nIt had {{ num("sent-official") }}, never more.'
    (found,) = comparisons.hits(paged(checked, body))
    assert (found[1].line, found[1].column) == (8, 36)


def test_a_check_anywhere_in_the_paragraph_is_enough(checked):
    body = (
        "Of {{ num(\"sent-official\") }} most crossed.\n{{ check('1 < 2') }}\nFewer came than left."
    )
    assert list(comparisons.hits(paged(checked, body))) == []
    apart = body.replace("\nFewer", "\n\nFewer")
    assert [problem.line for _, problem in comparisons.hits(paged(checked, apart))] == [9]


def test_a_title_that_compares_is_tested_by_a_check_on_its_page(checked):
    page = Prose(
        "more.md",
        "docs/more.md",
        Meta(title="Fewer than [[sent-official]]", description="M."),
        "Wet.",
        6,
    )
    bare = dataclasses.replace(checked, prose={"more.md": page})
    assert len(list(comparisons.hits(bare))) == 1
    tested = dataclasses.replace(page, body="{{ check('1 < 2') }} Wet.")
    assert list(comparisons.hits(dataclasses.replace(checked, prose={"more.md": tested}))) == []


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ('fact("sent-official") < 3', 'fact("sent-official") is 210'),
        (
            'figure("sent-per-week") > fact("claim-nine-a-week")',
            'figure("sent-per-week") is 8.03279, fact("claim-nine-a-week") is 9',
        ),
        ('fact("announcement") = 2030-01-01', 'fact("announcement") is 10 February 2030'),
        (
            'about(figure("sent-most"), 3 * figure("sent-fewest"))',
            'figure("sent-most") is 60, figure("sent-fewest") is 10',
        ),
        (
            'not at("umbrellas-monthly", 2030-05, direction="sent") > 0',
            'at("umbrellas-monthly", 2030-05, direction="sent") is 20',
        ),
        ('fact("nobody") > 1', 'fact("nobody") cannot be worked out'),
        ('fact("rain-share") > 1', 'fact("rain-share") is 61'),
    ],
)
def test_the_values_of_a_formula(checked, formula, said):
    assert values(formula, checked.derived) == said


def test_a_waiver_lets_one_sentence_stand(checked):
    body = (
        'It had {{ num("sent-official") }}, never more.\n\nOf {{ num("sent-official") }} most fell.'
    )
    page = paged(checked, body)
    waiver = Waiver(rule="comparison", where="docs/more.md", text="never more", why="So it was.")
    settings = checked.catalog.settings.model_copy(update={"waivers": [waiver]})
    waived = dataclasses.replace(page, catalog=dataclasses.replace(page.catalog, settings=settings))
    assert [problem.line for problem in waivers.words_keep_to_the_data(page)] == [6, 8]
    assert [problem.line for problem in waivers.words_keep_to_the_data(waived)] == [8]


def test_each_sentence_has_the_place_where_it_stands(checked):
    body = 'One came.  Two {{ num("sent-official") }}\nwere sent.\n\n- A list.\n- Its end.'
    found = [
        (it.line, it.column, it.named)
        for it in sentences(paged(checked, body))
        if it.file == "docs/more.md"
    ]
    assert found == [(6, 1, ()), (6, 12, ((4, "sent-official"),)), (9, 1, ()), (10, 1, ())]
