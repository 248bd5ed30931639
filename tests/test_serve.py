"""`explainer serve`: an open page follows what is saved, and shows what the full build would."""

import contextlib
import re
import time
import urllib.parse

import pytest
from conftest import copy_project
from playwright.sync_api import Error
from serving import PATIENCE, Serving

pytestmark = pytest.mark.browser
WORDS = "docs/opinion.md"
FACT = "data/facts/opinion.yml"
KINDS = (
    "index.html", "timeline/index.html", "figures/index.html", "promises/index.html",
    "people/index.html", "people/keir-starmer/index.html", "sources/index.html",
    "glossary/index.html", "facts/index.html", "facts/returned-official/index.html",
    "facts/returned-share/index.html", "known/2025-08-06/index.html", "data/index.html",
    "contribute/holes/index.html", "404.html", "sitemap.xml", "assets/site.css", "assets/site.js",
    "data/facts.json", "data/numbers.csv", "data/datapackage.json", "_headers",
    "pagefind/pagefind-entry.json",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    running = Serving(copy_project(tmp_path_factory.mktemp("serve") / "project"))
    yield running
    running.stop()


def test_every_kind_of_page_is_that_of_the_full_build(built, site):
    running = Serving(built)
    try:
        there = [name for name in KINDS if (site / name).exists()]
        assert len(there) >= len(KINDS) - 2
        for name in there:
            content = running.get(urllib.parse.quote(name.removesuffix("index.html")))[1]
            assert content == (site / name).read_bytes(), name
        assert running.get("no-such-page/") == (404, (site / "404.html").read_bytes())
    finally:
        running.stop()


@pytest.fixture
def watched(served, chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 700})
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.errors.append(said.text))
    page.goto(f"{served.address}opinion/")
    yield page
    page.close()


def until(page, script: str, arg=None):
    """Wait for a page that may be loaded anew meanwhile; its policy forbids `wait_for_function`."""
    end = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(Error):
            if found := page.evaluate(script, arg):
                return found
        assert time.monotonic() < end, f"{script} {arg}"
        time.sleep(0.02)


def shows(page, text: str, where: str = "main"):
    script = "([where, text]) => document.querySelector(where)?.textContent.includes(text)"
    until(page, script, [where, text])


LIVE = "document.querySelector('explainer-live')"


def trouble(page) -> str:
    return until(page, f"() => {LIVE}?.shadowRoot.querySelector('pre').textContent")


def troubled(page, is_there: bool):
    until(page, f"is => Boolean({LIVE} && !{LIVE}.hidden) === is", is_there)


def test_an_open_page_follows_words_data_templates_and_styles(served, watched):
    page = watched
    page.evaluate("scrollTo(0, 300)")
    served.write(WORDS, (served.project / WORDS).read_text() + "\nA parrot speaks.\n")
    shows(page, "A parrot speaks.")
    until(page, "scrollY == 300")
    served.save(WORDS, "A parrot speaks.", "A parrot sings.", atomic=True)
    shows(page, "A parrot sings.")
    served.save("mkdocs.yml", "site_name: One in, one out", "site_name: One parrot in")
    shows(page, "One parrot in", "header")
    served.save("generator/theme/partials/footer.html", "<footer", "<p>A theme parrot.</p><footer")
    shows(page, "A theme parrot.", "body")
    page.evaluate("window.kept = true")
    served.write(
        "generator/assets/site.css",
        (served.project / "generator/assets/site.css").read_text() + "\nh1 { color: #010203; }\n",
    )
    until(page, "getComputedStyle(document.querySelector('h1')).color == 'rgb(1, 2, 3)'")
    assert page.evaluate("window.kept"), "a style sheet was exchanged without loading the page anew"
    assert page.errors == []


def test_a_page_appears_changes_twice_and_goes(served, watched):
    page = watched
    page.goto(f"{served.address}parrot/")
    shows(page, "There is no page here")
    head = "---\ntitle: Parrot\ndescription: About a parrot.\n---\n\n"
    served.write("docs/parrot.md", f"{head}It sits.\n")
    shows(page, "It sits.")
    served.write("docs/parrot.md", f"{head}It hops.\n")
    served.write("docs/parrot.md", f"{head}It flies.\n")
    shows(page, "It flies.")
    (served.project / "docs" / "parrot.md").unlink()
    shows(page, "There is no page here")


MISTAKES = {
    "yaml": (FACT, "  statement: ", "  statement: [ "),
    "hole": (WORDS, "\n\n", "\n\n{{ num(\"no-such-number\") }} parrots.\n\n"),
    "rule": (WORDS, "\n\n", "\n\nThere are 12 parrots.\n\n"),
    "link": (WORDS, "\n\n", "\n\n[Parrots](parrots.md) are here.\n\n"),
    "template": ("generator/templates/parts/notes.html.jinja", "{%", "{% parrot %}{%"),
    "theme": ("generator/theme/main.html", "<main", "{{ parrot() }}<main"),
    "mkdocs.yml": ("mkdocs.yml", "theme:\n", "theme:\n  name: parrot\nother:\n"),
    "python": ("generator/format.py", "import", "import parrot, "),
}  # fmt: skip


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_said_alike_in_page_and_terminal_until_it_is_mended(served, watched, kind):
    page, (name, right, wrong) = watched, MISTAKES[kind]
    before, said = served.get("opinion/"), len(served.said)
    first = name == WORDS  # the first empty line after the words have begun, not of the head
    text = (served.project / name).read_text()
    at = text.index("---\n", 4) + 4 if first else 0
    try:
        served.write(name, text[:at] + text[at:].replace(right, wrong, 1))
        troubled(page, True)
        inside = trouble(page)
        assert name.rpartition("/")[2] in inside or kind in ("link", "python")
        served.wait_for(lambda: inside in served.said[said:])
        assert served.get("opinion/") == before, "the last good page stays"
        assert "mistake" in inside or kind == "python"
    finally:
        served.write(name, text)
    troubled(page, False)
    served.wait_for(lambda: re.search(r"mended|shown", served.said[said:].partition(inside)[2]))
    assert served.get("opinion/") == before, served.said[said:]
