"""Every numeral of a text stands in an element of its own."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numerals import loose_numerals

from generator.format import MONTHS
from generator.render.marks import mark


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1,087 people", '<data value="1087">1,087</data> people'),
        ("3.9%", '<data value="3.9">3.9</data>%'),
        ("£662 million", '£<data value="662">662</data> million'),
        ("9 July 2025", '<time datetime="2025-07-09">9 July 2025</time>'),
        ("July 2025", '<time datetime="2025-07">July 2025</time>'),
        ("on 9 July.", 'on <time datetime="07-09">9 July</time>.'),
        ("in 2025,", 'in <time datetime="2025">2025</time>,'),
        ("2025.", '<time datetime="2025">2025</time>.'),
        (
            "29–30 July 2025",
            '<time datetime="2025-07-29">29</time>–<time datetime="2025-07-30">30 July 2025</time>',
        ),
        (
            "29 and 30 July 2025",
            (
                '<time datetime="2025-07-29">29</time> and '
                '<time datetime="2025-07-30">30 July 2025</time>'
            ),
        ),
        ("£2,025", '£<data value="2025">2,025</data>'),
        ("4,2025", '<data value="4">4</data>,<data value="2025">2025</data>'),
        ("£2025", '£<data value="2025">2025</data>'),
        ("2025%", '<data value="2025">2025</data>%'),
        ("99 July 2025", '<data value="99">99</data> <time datetime="2025-07">July 2025</time>'),
        ("no 0 < 1 & so", 'no <data value="0">0</data> &lt; <data value="1">1</data> &amp; so'),
        ("nothing", "nothing"),
    ],
)
def test_marks(text, html):
    assert mark(text) == html


def test_a_name_is_kept_whole_unless_it_is_part_of_a_word():
    names = ["Quay 7", "Quay 71", "Quay 7 of 9"]
    assert mark("Quay 7, 7", names) == (
        '<span class="name">Quay 7</span>, <data value="7">7</data>'
    )
    assert mark("Quay 71", names) == '<span class="name">Quay 71</span>'
    assert mark("Quay 7 of 9", names) == '<span class="name">Quay 7 of 9</span>'
    assert mark("Quay 70", names) == 'Quay <data value="70">70</data>'


words = st.text(
    st.one_of(st.sampled_from("0123456789"), st.sampled_from(" ,.–%£&<>\"'-/"), st.characters()),
    max_size=40,
)
phrases = st.lists(st.one_of(words, st.sampled_from(MONTHS), st.integers(0, 3000).map(str))).map(
    " ".join
)


@given(phrases, st.sampled_from([(), ("Quay 7",), ("7", "12 July")]))
def test_the_words_stay_and_every_numeral_is_marked(text, names):
    html = str(mark(text, names))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text
    assert loose_numerals(html) == []
