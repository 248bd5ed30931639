"""A saved web page to what it says: its title, its dates, and its headings, words and tables."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

from generator.importers.errors import ImportRefusedError

MAX_PAGE = 3_000_000
MAX_MARKS = 60_000
MAX_CELLS = 50_000
_SILENT = {"style", "noscript", "template", "svg", "textarea", "select"}
_FURNITURE = {"nav", "footer", "form"}
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "caption", "div", "section"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption"}
_STRAY = re.compile(r"<(?![^<>]*>)")
Table = list[list[str]]


@dataclass
class Block:
    """A heading, some words or a table, in the order of the page."""

    kind: Literal["heading", "words", "table"]
    text: str = ""
    rows: Table = field(default_factory=list)
    main: bool = False


@dataclass
class Page:
    """A page as far as importers need it."""

    title: str = ""
    canonical: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    data: list[dict[str, object]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def body(self) -> list[Block]:
        """Give the blocks of the page's main part, or all when it has none."""
        return [block for block in self.blocks if block.main] or self.blocks


def read_page(content: bytes, name: str) -> Page:
    """Read a page. Raises ImportRefusedError when the bytes are no page of a sane size."""
    if content.startswith(b"PK"):
        raise ImportRefusedError(f"{name} is a spreadsheet or an archive, not a web page.")
    if len(content) > MAX_PAGE or content.count(b"<") > MAX_MARKS:
        raise ImportRefusedError(f"{name} is too large to be a page of figures.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportRefusedError(f"{name} is damaged, or not saved as UTF-8.") from None
    if "\x00" in text:
        raise ImportRefusedError(f"{name} is not a web page.")
    if "<" not in text:
        raise ImportRefusedError(f"{name} is not a web page: it has no markup.")
    if "<html" in text.lower() and "</html" not in text.lower():
        raise ImportRefusedError(f"{name} is cut short: the end of the page is missing.")
    reader = _Reader(name)
    try:
        reader.feed(_STRAY.sub("&lt;", _without_comments(text)))
        reader.close()
    except (AssertionError, ValueError) as error:
        raise ImportRefusedError(f"{name} cannot be read as a web page: {error}.") from None
    return reader.finish()


def _without_comments(text: str) -> str:
    """Drop comments: the parser takes very long over thousands of them that never end."""
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start + 4)
        at = end + 3 if end >= 0 else len(text)
    return "".join([*parts, text[at:]])


class _Reader(HTMLParser):
    """Collect blocks. Tags that are not closed are closed by what follows, as browsers do."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._name = name
        self._silent: list[str] = []
        self._main = self._tables = self._cells = 0
        self._words: list[str] = []
        self._heading = False
        self._title = self._script = False
        self._rows: Table = []
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._below: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {key: value or "" for key, value in attrs}
        if tag in _SILENT or tag in _FURNITURE:
            self._flush()
            self._silent.append(tag)
        elif tag == "meta":
            name = got.get("name") or got.get("property", "")
            self.page.meta.setdefault(name, got.get("content", ""))
        elif tag == "link" and got.get("rel") == "canonical":
            self.page.canonical = got.get("href", "")
        elif tag == "title":
            self._title = not self.page.title
        elif tag == "script":
            self._flush()
            self._script = got.get("type") == "application/ld+json"
            self._silent.append(tag)
        elif tag == "main":
            self._main += 1
        elif not self._silent:
            self._start(tag, got)

    def _start(self, tag: str, got: dict[str, str]) -> None:
        if tag == "table":
            self._flush()
            self._tables += 1
            if self._tables == 1:
                self._rows, self._below = [], {}
        elif self._tables and tag == "tr":
            self._end_cell()
            self._rows.append([])
        elif self._tables and tag in {"td", "th"}:
            self._end_cell()
            self._cell, self._span = [], (_span(got, "colspan"), _span(got, "rowspan"))
        elif self._cell is not None and tag in _BLOCKS:
            self._cell.append(" ")
        elif tag in _BLOCKS:
            self._flush()
            self._heading = tag in _HEADINGS
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                del self._silent[self._silent.index(tag) :]
                self._script = False
        elif tag == "title":
            self._title = False
        elif tag == "main":
            self._flush()
            self._main -= 1
        elif tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._end_table()
        elif self._tables and tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._script and self._silent == ["script"]:
            self._take_data(data)
        elif self._silent:
            return
        elif self._title:
            self.page.title += data
        elif self._cell is not None:
            self._cell.append(data)
        elif not self._tables:
            self._words.append(data)

    def _take_data(self, data: str) -> None:
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            return
        if isinstance(found, dict):
            self.page.data.append(found)

    def _flush(self) -> None:
        text = tidy("".join(self._words))
        self._words = []
        if text:
            kind: Literal["heading", "words"] = "heading" if self._heading else "words"
            self.page.blocks.append(Block(kind, text, main=self._main > 0))
        self._heading = False

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self._rows:
            self._rows.append([])
        across, down = self._span
        text, row = tidy("".join(self._cell)), self._rows[-1]
        self._cell = None
        for _ in range(across):
            self._fill_from_above(row)
            if down > 1:
                self._below[len(row)] = (down - 1, text)
            row.append(text)
            self._cells += 1
        if self._cells > MAX_CELLS:
            raise ImportRefusedError(f"{self._name} has a table too large to be read.")

    def _fill_from_above(self, row: list[str]) -> None:
        if len(self._rows) < 2 or len(row) >= len(self._rows[-2]):
            return
        while len(row) in self._below:
            left, text = self._below.pop(len(row))
            if left > 1:
                self._below[len(row)] = (left - 1, text)
            row.append(text)

    def _end_table(self) -> None:
        self._end_cell()
        rows = [row for row in self._rows if any(row)]
        if rows:
            self.page.blocks.append(Block("table", rows=rows, main=self._main > 0))
        self._rows = []

    def finish(self) -> Page:
        """Close what the page left open, and give it."""
        if self._tables:
            raise ImportRefusedError(f"{self._name} is cut short: a table is not closed.")
        self._flush()
        self.page.title = tidy(self.page.title)
        return self.page


def tidy(text: str) -> str:
    """Give the text with single spaces."""
    return " ".join(text.split())


def _span(got: dict[str, str], name: str) -> int:
    text = got.get(name, "1")
    return min(max(int(text), 1), 100) if text.isascii() and text.isdigit() and len(text) < 5 else 1
