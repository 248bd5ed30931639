"""No numeral stands loose on any built page, and none can be typed into words or templates."""

from conftest import explain, small_project
from numerals import loose_numerals


def test_every_numeral_on_every_page_stands_in_an_element_of_its_own(site):
    loose = {
        str(page.relative_to(site)): found
        for page in sorted(site.rglob("*.html"))
        if (found := loose_numerals(page.read_text(encoding="utf-8")))
    }
    assert loose == {}


def test_the_search_for_loose_numerals_finds_one():
    assert loose_numerals("<main><p>About 50 people</p></main>") == ["main>p: About 50 people"]
    assert loose_numerals('<p>About <data value="50">50</data> people</p>') == []
    assert loose_numerals('<p>On <time datetime="2025-07">July 2025</time></p>') == []
    assert loose_numerals('<p>The <span class="name">37th</span> summit<br> in <b>8</b></p>') != []


def test_a_digit_typed_into_words_is_a_mistake(tmp_path):
    project = small_project(tmp_path / "project")
    page = project / "docs" / "timeline.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nIt took 7 weeks.\n", encoding="utf-8")
    run = explain(project, "check")
    assert run.returncode == 1
    assert "The number 7 is typed here." in run.stdout


def test_a_digit_typed_into_a_template_stands_loose(tmp_path, drawings):
    project = small_project(tmp_path / "project", drawings)
    template = project / "generator" / "templates" / "pages" / "actor.md.jinja"
    typed = template.read_text(encoding="utf-8") + "\n<p>One of 68 actors.</p>\n"
    template.write_text(typed, encoding="utf-8")
    run = explain(project, "markdown")
    assert run.returncode == 0, run.stdout
    page = next((project / "build" / "docs" / "people").glob("*-*.md"))
    body = page.read_text(encoding="utf-8").partition("\n---\n")[2]
    assert any("68" in found for found in loose_numerals(body))
