"""A page as what a reader reads: pieces of text, each with the place where it stands."""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

_BREAKS = re.compile(
    "address|article|aside|blockquote|caption|d[dlt]|details|div|figcaption|figure|footer|form"
    "|h[1-6r]|header|li|main|nav|[ou]l|p|pre|section|summary|table|tbody|t[dhr]|thead"
)
_VOID = frozenset(("br", "hr", "img", "input", "wbr"))
_SKIPPED = frozenset(
    ("notes", "filters", "chart-table", "chart-links", "contents", "ledger-head", "review")
)
"""What repeats other words: a chart's table, notes at the foot, what is due for review."""
_ENTRIES = ("li", "tr", "dd")
BETWEEN = " · "
_HEADING = re.compile(r"h[1-6]")


@dataclass
class Place:
    """A part of a page that has a name: a section, a chart, an entry of a list."""

    kind: str
    name: str = ""

    def __str__(self) -> str:
        """Give it in words: key figure 2, chart “…”, section “…”."""
        if self.kind == "key figure":
            return f"{self.kind} {self.name}"
        return f"{self.kind} “{self.name}”" if self.name else ""


@dataclass(frozen=True, eq=False)
class Block:
    """One piece of text. An entry of a list or a row of a table is one, with BETWEEN its texts.

    `item` is a number of its own for each entry, 0 for other texts.
    """

    text: str
    place: Place | None
    item: int = 0


def blocks(markdown: str) -> list[Block]:
    """Give every piece of text of a page's Markdown, without what repeats others: its notes."""
    reader = _Reader()
    fenced = False
    for line in markdown.split("\n"):
        if line.lstrip().startswith("```"):
            fenced = not fenced
            reader.end()
        elif fenced:
            reader.whole(line)
        else:
            _line(reader, line)
    reader.close()
    reader.end()
    return reader.found


def _line(reader: "_Reader", line: str) -> None:
    bare = line.strip()
    if not bare or re.fullmatch(r"\{:.*\}", bare) or re.fullmatch(r"[|:\s-]+", bare):
        reader.end()
    elif heading := re.match(r"(#{1,6}) (.*?)(\s*\{[#:].*\})?$", bare):
        level = len(heading[1])
        reader.feed(f"<h{level}>{_inline(heading[2])}</h{level}>")
    elif bare.startswith("<"):
        reader.feed(bare + "\n")
    elif bare.startswith("|"):
        for cell in re.split(r"(?<!\\)\|", bare.strip("|")):
            reader.feed(f"<p>{_inline(cell)}</p>")
    elif item := re.match(r"([-*]|\d+\.) (.*)", bare):
        reader.end()
        reader.feed(_inline(item[2]) + "\n")
    else:
        reader.feed(_inline(bare) + "\n")


def _inline(text: str) -> str:
    """Take Markdown's marks out of a line; its HTML stays."""
    codes: list[str] = []

    def keep(found: re.Match[str]) -> str:
        codes.append(escape(found[1]))
        return f"\0{len(codes) - 1}\0"

    text = re.sub(r"`([^`]*)`", keep, text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)(\{:[^}]*\})?", r"\1", text)
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*([^*]+)\*(?!\w)", r"\1", text)
    return re.sub("\0(\\d+)\0", lambda found: codes[int(found[1])], text)


@dataclass(frozen=True)
class _Element:
    tag: str
    classes: frozenset[str]
    place: Place | None
    item: int


class _Reader(HTMLParser):
    """Collects text between the tags that begin a new line for a reader."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._open: list[_Element] = []
        self._section = Place("section")
        self._text: list[str] = []
        self._skip = 0
        self._items = 0
        self._keys = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.end() if tag == "hr" else self._text.append(" ")
            return
        given = {name: value or "" for name, value in attrs}
        classes = frozenset(given.get("class", "").split())
        if self._skip or _SKIPPED & classes or tag in ("template", "style", "svg"):
            self._skip += 1
        if _BREAKS.fullmatch(tag):
            self.end()
        elif tag == "span" and not classes:
            self._text.append(" ")  # set apart by its style alone
        self._items += tag in _ENTRIES
        item = self._items if tag in _ENTRIES else 0
        self._open.append(_Element(tag, classes, self._place_of(tag, classes), item))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(one.tag == tag for one in self._open):
            return
        if _BREAKS.fullmatch(tag):
            self.end(heading=tag if _HEADING.fullmatch(tag) else "")
        while self._open:
            self._skip -= bool(self._skip)
            if self._open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._text.append(data)

    def end(self, heading: str = "") -> None:
        """End a piece of text; the one of a heading names the place that it opens."""
        text = re.sub(r"\s+", " ", "".join(self._text)).strip()
        self._text = []
        if not text:
            return
        inner = self._inner()
        if heading and inner is None:
            self._section = Place("section", "" if heading == "h1" else text)
            self.found.append(Block(text, Place("heading")))
            return
        if heading and inner and not inner.name:
            inner.name = text
        item = next((one.item for one in reversed(self._open) if one.item), 0)
        last = self.found[-1] if self.found else None
        if item and last and last.item == item:
            self.found[-1] = Block(last.text + BETWEEN + text, last.place, item)
        else:
            self.found.append(Block(text, self._here(), item))

    def whole(self, line: str) -> None:
        """Take a line as it is, as in an example of code."""
        self._text.append(line)
        self.end()

    def _here(self) -> Place:
        return self._inner() or self._section

    def _inner(self) -> Place | None:
        return next((one.place for one in reversed(self._open) if one.place), None)

    def _place_of(self, tag: str, classes: frozenset[str]) -> Place | None:
        if tag == "figure" and "chart" in classes:
            return Place("chart")
        if tag != "li":
            return None
        listed = next((one for one in reversed(self._open) if one.tag in ("ol", "ul")), None)
        if listed and "keys" in listed.classes:
            self._keys += 1
            return Place("key figure", str(self._keys))
        if listed and "ledger" in listed.classes:
            return Place("promise")
        return Place("event") if "entry" in classes else None
