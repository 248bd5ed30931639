"""Every sentence of our own that speaks of a fact or a figure, with its place and what it names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checks.references import LISTS, parts_of
from generator.checks.rule import Checked
from generator.kept import Kept
from generator.load.prose import Prose
from generator.model.base import REFERENCE

HOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{##.*?##\}", re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\]\([^)]*\)|<[^>]+>|\{#[^}]*\}")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"‘(\[])|\n{2,}|\n(?=\s*[-*#|]|\s*\d+\.)")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|v|Mr|Mrs|Ms|Dr|St|No|Nos|art|para)\.$")
_CHECK = re.compile(r"\{\{\s*check\(.*?\}\}", re.DOTALL)
_NAMED = re.compile(r"\b(?:num|number|plain|date)\(\s*\"([a-z0-9-]+)\"")
_WORDED = re.compile(r"\b(?:term|actor|source|event)\(\s*\"[a-z0-9-]+\",\s*\"([^\"]+)\"")
_TO_A_FACT = re.compile(r"\]\([^)]*\bfacts/([a-z0-9-]+)\.md\)")
_PARAGRAPH = re.compile(r"\n\s*\n")
_STATED = (("facts", "statement"), ("events", "title"), ("events", "text"), ("figures", "label"))
"""Texts that are about a record even where they name none."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as written, and as it reads with its holes emptied.

    `reads` is as long as the sentence in the file, so that an offset in it is one there. `named`
    has the offset and id of each fact, figure or event. `record` is "kind:id" for a text of the
    data; `tested` says that a formula stands in the same paragraph, or in the same record;
    `counts` that the paragraph or record is about numbers, `page_counts` that the page is.
    """

    file: str
    line: int
    column: int
    reads: str
    written: str
    named: tuple[tuple[int, str], ...]
    tested: bool
    counts: bool = True
    page_counts: bool = True
    record: str = ""
    key: str = ""


def split(text: str) -> Iterator[tuple[int, str]]:
    """Give each sentence with its offset; a list entry and a heading are sentences too."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[start : found.start()]):
            continue
        yield start + _leading(text[start : found.start()]), text[start : found.start()]
        start = found.end()
    yield start + _leading(text[start:]), text[start:]


_SENTENCES: Kept[tuple[Sentence, ...]] = Kept()


def sentences(checked: Checked) -> tuple[Sentence, ...]:
    """Give every sentence of the pages, and those of the data that are about a number."""
    return _SENTENCES.of(checked, lambda: tuple(_sentences(checked)))


def _sentences(checked: Checked) -> Iterator[Sentence]:
    for page in checked.prose.values():
        yield from _above(page)
        yield from _of_page(page)
    yield from _of_data(checked)


def _of_page(page: Prose) -> Iterator[Sentence]:
    reads, written = emptied(page.body), CODE.sub(_spaces, page.body)
    page_counts = any(_mentions(written))
    begin = 0
    for end in [*(found.start() for found in _PARAGRAPH.finditer(page.body)), len(reads)]:
        paragraph = written[begin:end]
        about = (_CHECK.search(paragraph) is not None, any(_mentions(paragraph)), page_counts)
        for offset, text in split(reads[begin:end]):
            start = begin + offset
            stop = start + len(text.strip())
            if stop > start:
                yield _sentence(page, (reads, written), (start, stop), about)
        begin = end


def _sentence(
    page: Prose, texts: tuple[str, str], at: tuple[int, int], about: tuple[bool, bool, bool]
) -> Sentence:
    start, stop = at
    reads, written = texts[0][start:stop], texts[1][start:stop]
    line = page.body.count("\n", 0, start)
    column = start - (page.body.rfind("\n", 0, start) + 1) + 1
    return Sentence(
        page.file,
        page.first_line + line,
        column,
        reads,
        written,
        tuple(_mentions(written)),
        *about,
    )


def _above(page: Prose) -> Iterator[Sentence]:
    """A title and a description stand outside paragraphs: a check anywhere on the page is theirs.

    They cannot hold a check of their own.
    """
    tested = _CHECK.search(page.body) is not None
    for key in ("title", "description"):
        text = getattr(page.meta, key)
        line, column = page.marks.get(key, (1, 1))
        for offset, part in split(text):
            named = tuple((found.start(), found[1]) for found in REFERENCE.finditer(part))
            if named:
                at = (line, column + offset)
                yield Sentence(page.file, *at, _unnamed(part), part, named, tested)


def _of_data(checked: Checked) -> Iterator[Sentence]:
    for kind in LISTS:
        for record in getattr(checked.catalog, kind).values():
            about = f"{kind}:{record.id}"
            own = {key for of, key in _STATED if of == kind}
            yield from _of_record(checked, about, record, own)
    if checked.catalog.comparison:
        for position, row in enumerate(checked.catalog.comparison.rows):
            about = f"comparison:comparison.rows.{position}"
            yield from _of_record(checked, about, row, set())


def _of_record(checked: Checked, about: str, record: object, own: set[str]) -> Iterator[Sentence]:
    tested = bool(getattr(record, "checks", None))
    for at, part in parts_of(record, about):
        for key, text in vars(part).items():
            if not isinstance(text, str) or key == "formula":
                continue
            if "[[" in text or (at == about and key in own):
                yield from _of_text(checked, f"{at}.{key}", text, (about, key, tested))


def _of_text(
    checked: Checked, at: str, text: str, record: tuple[str, str, bool]
) -> Iterator[Sentence]:
    about, key, tested = record
    place = checked.catalog.places.get(at) or checked.catalog.places[about]
    for offset, part in split(text):
        named = tuple((found.start(), found[1]) for found in REFERENCE.finditer(part))
        column = place.text + offset if place.text else place.column
        where = (place.file, place.line, column)
        yield Sentence(*where, _unnamed(part), part, named, tested, record=about, key=key)


def emptied(body: str) -> str:
    """Give words with their holes emptied, each letter where it was; code becomes spaces.

    A hole that only tests is spaces; one that prints words of its own has those words.
    """
    body = CODE.sub(_spaces, body)
    body = _CHECK.sub(_spaces, body)
    return LINK.sub(_spaces, HOLE.sub(_shown, body))


def _shown(found: re.Match[str]) -> str:
    worded = _WORDED.search(found.group())
    return (worded[1] if worded else "X").ljust(len(found.group()))


def _mentions(written: str) -> Iterator[tuple[int, str]]:
    for hole in HOLE.finditer(_CHECK.sub(_spaces, written)):
        for found in _NAMED.finditer(hole.group()):
            yield hole.start(), found[1]
    for found in _TO_A_FACT.finditer(written):
        yield found.start(), found[1]


def _unnamed(text: str) -> str:
    return REFERENCE.sub(lambda found: "X".ljust(len(found.group())), text)


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


def statuses(checked: Checked) -> Mapping[str, str]:
    """Give how hard each fact, figure and event is."""
    catalog = checked.catalog
    found = {name: quantity.status for name, quantity in checked.derived.quantities.items()}
    facts = {fact.id: fact.status for fact in catalog.facts.values()}
    return found | facts | {event.id: event.status for event in catalog.events.values()}
