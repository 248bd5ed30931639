"""Names and titles in another language are marked with it, wherever a page prints them."""

from datetime import date
from html.parser import HTMLParser

from generator.check import read
from generator.gates.html_rules import VOID
from generator.project import Project
from generator.render.marks import mark, mark_names, spoken

TONGUES = (("Maison d'Eau 5", "fr"), ("Regenamt", "de"))


class Spoken(HTMLParser):
    """The words of a page, and the language of each letter."""

    def __init__(self, page):
        super().__init__()
        self.open, self.words, self.tongues = ["en"], "", []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            language = dict(attrs).get("lang") or self.open[-1]
            self.open.append("any" if tag == "title" else language)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data):
        self.words += data
        self.tongues += [self.open[-1]] * len(data)

    def only(self, language):
        """Give the words in one language, with a break for each letter of another."""
        pairs = zip(self.words, self.tongues, strict=True)
        return "".join(letter if tongue == language else "\n" for letter, tongue in pairs)

    def unmarked(self, names):
        """Give each name that stands on the page in the language of the page."""
        for name, language in names.items():
            at = self.words.find(name)
            while at >= 0:
                if not {self.tongues[at], self.tongues[at + len(name) - 1]} <= {language, "any"}:
                    yield name
                at = self.words.find(name, at + 1)


def test_every_name_and_title_in_another_language_says_so_on_every_page(built, site):
    """Words of the glossary that English has as well, such as Eurodac, are told by their place."""
    catalog = read(Project(built), date(2026, 11, 23))[0].catalog
    names = {actor.name: actor.language for actor in catalog.actors.values()}
    names |= {source.title: source.language for source in catalog.sources.values()}
    names = {name: language for name, language in names.items() if language != "en"}
    assert len(names) > 40
    found, seen = {}, set()
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        for name in Spoken(page).unmarked(names):
            found.setdefault(name, path.relative_to(site).as_posix())
        seen |= {name for name in names if name in page}
    assert found == {}
    assert len(seen) > 40
    glossary = Spoken((site / "glossary" / "index.html").read_text(encoding="utf-8"))
    for term in catalog.terms.values():
        for language, words in term.translations.items():
            assert words in glossary.only(language)


def test_a_name_in_another_language_is_marked_in_words_texts_and_notes():
    name = '<span class="name" lang="fr">Maison d&#39;Eau 5</span>'
    assert mark("By Maison d'Eau 5", (), TONGUES) == f"By {name}"
    assert spoken("Regenamt, 5", TONGUES) == '<span lang="de">Regenamt</span>, 5'
    assert mark_names("*Regenamt*", (), TONGUES) == '*<span lang="de">Regenamt</span>*'
    assert mark_names('<i title="Regenamt">', (), TONGUES) == '<i title="Regenamt">'
    assert spoken("Regenamts", TONGUES) == "Regenamts"
