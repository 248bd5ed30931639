"""The comparison of site builders finds what it is for."""

import json

import builders
import pytest


@pytest.fixture
def two(tmp_path):
    """Two sites that say the same in other markup, as different builders write them."""
    first, second = tmp_path / "one", tmp_path / "two"
    pages = (
        "<article><p>Ten <b>people</b></p></article>",
        "<article><p>Ten people\n</p></article>",
    )
    for site, page in zip((first, second), pages, strict=True):
        (site / "search").mkdir(parents=True)
        (site / "index.html").write_text(page)
    entry = {"location": "", "title": "Home", "text": "<p>Ten people</p>"}
    (first / "search" / "search_index.json").write_text(json.dumps({"docs": [entry]}))
    (second / "search.json").write_text(json.dumps({"items": [entry]}))
    return first, second


def test_other_markup_with_the_same_words_is_no_difference(two):
    assert builders.pages_differ(*two) == []
    assert builders.search_differs(*two) == []


def test_another_word_a_lost_page_and_a_lost_search_entry_are_differences(two):
    second = two[1]
    (second / "index.html").write_text("<article>Nine people</article>")
    (second / "more.html").write_text("<article>More</article>")
    (second / "search.json").write_text(json.dumps({"items": []}))
    assert builders.pages_differ(*two) == ["only one has more.html", "words of index.html"]
    assert builders.search_differs(*two) == ["search entry "]


def test_files_are_compared_but_for_the_builders_name_and_dates(two):
    first, second = two
    for site, name in ((first, "a"), (second, "b")):
        (site / "index.html").write_text(f'<meta name="generator" content="{name}">same')
        (site / "sitemap.xml").write_text(name)
    assert builders.files_differ(*two) == ["only one has search.json",
                                           "only one has search/search_index.json"]  # fmt: skip
    (second / "index.html").write_text("other")
    assert "index.html" in builders.files_differ(*two)
