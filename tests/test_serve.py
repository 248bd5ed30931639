"""`explainer serve`: an open page follows what is saved, and shows what the full build would."""

import contextlib
import re
import threading
import time
import urllib.parse

import pytest
from conftest import ROOT, explain, small_project
from playwright.sync_api import Error
from serving import PATIENCE, Serving

from generator.serve.link import Worker

pytestmark = pytest.mark.browser
WORDS = "docs/index.md"
FACTS = "data/facts/running.yml"
SOURCES = "data/sources/papers.yml"
ROWS = "data/datasets/umbrellas-monthly.csv"
STYLE = "generator/assets/site.css"
PART = "generator/templates/parts/chart.html.jinja"
FOOTER = "generator/theme/partials/footer.html"
LIVE = "document.querySelector('explainer-live')"
SAID = f"[...{LIVE}.shadowRoot.querySelectorAll('.said, .line code')].map(one => one.textContent)"
"""What the panel says, without the backticks round names: file, sentence, line, hint, new line."""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    project = small_project(tmp_path_factory.mktemp("serve") / "project")
    (project / "build" / "docs").rmdir()  # as in a copy in which nothing was ever built
    running = Serving(project)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def tab(chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 700})
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.errors.append(said.text))
    yield page
    page.close()


@pytest.fixture
def watched(served, tab):
    visit(served, tab, "")
    tab.errors.clear()
    return tab


def visit(served, page, where: str):
    """Open a page, also while it is being loaded anew for an earlier save."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            page.goto(served.address + where)
        except Error:
            assert time.monotonic() < end, where
        else:
            return


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


def plain(said: str) -> str:
    return said.replace("`", "")  # which the page shows as another typeface


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
    served.save("data/charts.yml", "title: ", "title: Parrots and ")
    shows(page, "Parrots and ")
    served.save(FOOTER, "<footer", "<p>A theme parrot.</p><footer")
    shows(page, "A theme parrot.", "body")
    served.save(PART, "<figure", "<p>A part's parrot.</p><figure")
    shows(page, "A part's parrot.")
    page.evaluate("window.kept = true")
    served.write(STYLE, (served.project / STYLE).read_text() + "\nh1 { color: #010203; }\n")
    until(page, "getComputedStyle(document.querySelector('h1')).color == 'rgb(1, 2, 3)'")
    assert page.evaluate("window.kept"), "a style sheet was exchanged without loading the page anew"
    assert page.errors == []


def test_a_page_appears_changes_in_a_rush_and_goes(served, watched):
    page = watched
    visit(served, page, "parrot/")
    shows(page, "There is no page here")
    head = "---\ntitle: Parrot\ndescription: About a parrot.\n---\n\n"
    served.write("docs/parrot.md", f"{head}It sits.\n")
    shows(page, "It sits.")
    for letter in "abcdefghij":  # while what was saved before is being made
        served.write("docs/parrot.md", f"{head}It flies to branch {letter}.\n")
        time.sleep(0.02)
    shows(page, "It flies to branch j.")
    (served.project / "docs" / "parrot.md").unlink()
    shows(page, "There is no page here")


def first_words(text: str, more: str) -> str:
    """Put words after the first empty line that follows the head of a page."""
    at = text.index("---\n", 4) + 5
    return f"{text[:at]}\n{more}\n{text[at:]}"


def test_a_question_to_a_worker_that_was_stopped_has_no_answer_at_once():
    worker = Worker(ROOT, lambda *_: None, lambda *_: None)
    worker.stop()
    answers = []
    asking = threading.Thread(target=lambda: answers.append(worker.ask("", 60)), daemon=True)
    asking.start()
    asking.join(timeout=10)
    assert answers == [None]


MISTAKES = {
    "yaml": (FACTS, lambda text: text.replace("  statement: ", "  statement: [ ", 1)),
    "hole": (WORDS, lambda text: first_words(text, '{{ num("no-such-number") }} parrots.\n')),
    "rule": (WORDS, lambda text: first_words(text, "There are 12 parrots.\n")),
    "link": (WORDS, lambda text: first_words(text, "[Parrots](parrots.md) are here.\n")),
    "template": (PART, lambda text: text.replace("{%", "{% parrot %}{%", 1)),
    "theme": ("generator/theme/main.html", lambda text: text.replace("<main", "{{ x() }}<main", 1)),
    "mkdocs.yml": ("mkdocs.yml", lambda text: text.replace("theme:", "theme:\n  name: x\nx:", 1)),
    "python": ("generator/format.py", lambda text: text.replace("def ", "def def ", 1)),
    "line ends": (FACTS, lambda text: text.replace("\n", "\r\n")),
    "deleted": (SOURCES, lambda _: None),
    "not a text": (FACTS, lambda _: "\0"),
}


def test_mistakes_in_a_row_are_said_alike_in_page_and_terminal_until_mended(served, watched):
    before = served.get("")
    assert len(MISTAKES) >= 10
    for kind, (name, wrong) in MISTAKES.items():
        said, text = len(served.said), (served.project / name).read_bytes().decode()
        try:
            served.write(name, wrong(text))
            troubled(watched, True)
            inside = until(watched, SAID)
            assert inside[0] != inside[-1] or kind == "python", inside
            assert name.rpartition("/")[2] in "".join(inside) or kind in ("link", "deleted"), inside
            for part in inside:
                served.wait_for(lambda said=said, part=part: part in plain(served.said[said:]))
            assert served.get("") == before, f"{kind}: the last good page stays"
        finally:
            served.write(name, text)
        troubled(watched, False)
        mended = rf"{re.escape(inside[-1])}[^~]*(mended|shown)"
        served.wait_for(
            lambda said=said, mended=mended: re.search(mended, plain(served.said[said:]))
        )
        assert served.get("") == before, kind


def test_after_edits_every_file_is_that_of_the_full_build(served, watched):
    served.save(ROWS, "2030-08,sent,50", "2030-08,sent,51")
    shows(watched, "51")
    visit(served, watched, "facts/brolly-ruling/")
    served.save(FACTS, "a dripping brolly", "a dripping parrot")
    shows(watched, "a dripping parrot")
    run = explain(served.project, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    site = served.project / "build" / "site"
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    assert {path.suffix for path in files} >= {".html", ".csv", ".json", ".svg", ".png", ".gz"}
    for path in files:
        name = urllib.parse.quote(path.relative_to(site).as_posix().removesuffix("index.html"))
        assert served.get(name)[1] == path.read_bytes(), name
    assert served.get("no-such-page/") == (404, (site / "404.html").read_bytes())
