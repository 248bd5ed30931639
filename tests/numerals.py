"""Looks for numerals that stand in no element of their own."""

import re
from html.parser import HTMLParser

EXCEPTIONS = {
    "data": "a number with its value",
    "time": "a date with its machine form",
    "cite": "the name of a publication or a place in it is a name, not a number",
    "code": "ids and formulas are names for machines",
    "script": "not text",
    "style": "not text",
    "svg": "a drawing's numbers are made from the table beside it, and tested against it",
    "title": "the browser's tab can hold no elements; it repeats the heading",
    "textarea": "not text of ours",
}
CLASSES = {
    "name": "a name that site.yml lists with its reason",
    "note-list": "a note is what the element of a number leads to, and says what it stands for",
}
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        self.open.append((tag, tag in EXCEPTIONS or any(name in CLASSES for name in classes)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if re.search(r"\d", data) and not any(excused for _, excused in self.open):
            path = ">".join(tag for tag, _ in self.open[-4:])
            self.found.append(f"{path}: {' '.join(data.split())[:90]}")


def loose_numerals(html: str) -> list[str]:
    """Give each text with a numeral that is in no <data>, <time> or excepted element."""
    finder = _Finder()
    finder.feed(html)
    return finder.found
