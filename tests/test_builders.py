"""The comparison of site builders finds what it is for."""

import gzip
import json

import builders
import pytest


def entry(site, address, words):
    """Write what Pagefind keeps of a page."""
    folder = site / "pagefind" / "fragment"
    folder.mkdir(parents=True, exist_ok=True)
    kept = b"pagefind_dcd" + json.dumps({"url": address, "content": words}).encode()
    (folder / f"{address.strip('/')}.pf_fragment").write_bytes(gzip.compress(kept))


@pytest.fixture
def two(tmp_path):
    """Two sites that say the same in other markup, as different builders write them."""
    first, second = tmp_path / "one", tmp_path / "two"
    pages = (
        "<article><p>Ten <b>people</b></p></article>",
        "<article><p>Ten people\n</p></article>",
    )
    for site, page in zip((first, second), pages, strict=True):
        site.mkdir()
        (site / "index.html").write_text(page)
        entry(site, "/", "Ten people.")
    return first, second


def test_other_markup_with_the_same_words_is_no_difference(two):
    assert builders.pages_differ(*two) == []
    assert builders.search_differs(*two) == []


def test_another_word_a_lost_page_and_a_lost_search_entry_are_differences(two):
    second = two[1]
    (second / "index.html").write_text("<article>Nine people</article>")
    (second / "more.html").write_text("<article>More</article>")
    entry(second, "/", "Nine people.")
    entry(second, "/more/", "More.")
    assert builders.pages_differ(*two) == ["only one has more.html", "words of index.html"]
    assert builders.search_differs(*two) == ["only one's search has /more/", "search entry /"]


def test_files_are_compared_but_for_the_builders_name_and_dates(two):
    first, second = two
    for site, name in ((first, "a"), (second, "b")):
        (site / "index.html").write_text(f'<meta name="generator" content="{name}">same')
        (site / "sitemap.xml").write_text(name)
    assert builders.files_differ(*two) == []
    (second / "index.html").write_text("other")
    assert "index.html" in builders.files_differ(*two)
