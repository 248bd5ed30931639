"""Every numeral in its element: numbers in <data>, dates in <time>, names of things in <span>."""

import re
from collections.abc import Sequence
from functools import cache

from markupsafe import Markup, escape

from generator.format import MONTHS

_MARKDOWN = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_{}[]|~"})
_DIGIT = re.compile(r"\d")
_MONTH = "|".join(MONTHS)
_DAY = "0?[1-9]|[12][0-9]|3[01]"
_PIECES = re.compile(
    rf"""
    (?P<day>\b(?P<d>{_DAY})\ (?P<m>{_MONTH})\ (?P<y>\d{{4}})\b)
    |(?P<span>\b(?P<d1>{_DAY})(?:–|\ and\ |\ to\ )
        (?P<d2>{_DAY})\ (?P<sm>{_MONTH})\ (?P<sy>\d{{4}})\b)
    |(?P<month>\b(?P<mm>{_MONTH})\ (?P<my>\d{{4}})\b)
    |(?P<yearless>\b(?P<yd>{_DAY})\ (?P<ym>{_MONTH})\b)
    |(?P<year>(?<![\d,.£€])(?:19|20)\d\d(?!\d|,\d|%|\.\d))
    |(?P<number>\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?)
    """,
    re.VERBOSE,
)


def inert(text: str) -> Markup:
    """Give plain text as HTML in which Markdown, too, finds nothing to read."""
    return Markup(str(escape(text)).translate(_MARKDOWN))  # noqa: S704


Tongues = tuple[tuple[str, str], ...]
"""Names in other languages, each with the sign of its language."""


def mark(text: str, names: Sequence[str] = (), tongues: Tongues = ()) -> Markup:
    """Give plain text as HTML, each numeral and each name in another language in it marked.

    `names` are names that contain numerals, such as that of a street: they are kept whole.
    """
    if _DIGIT.search(text) or any(name in text for name, _ in tongues):
        return _marked(text, tuple(names), tongues)
    return inert(text)


@cache
def _marked(text: str, names: tuple[str, ...], tongues: Tongues) -> Markup:
    whole = (*names, *(name for name, _ in tongues))
    if not whole:
        return _numbers(text)
    html = Markup("")
    at = 0
    for found in _any_of(whole).finditer(text):
        html += _numbers(text[at : found.start()])
        html += _name(found.group(), tongues)
        at = found.end()
    return html + _numbers(text[at:])


def _name(name: str, tongues: Tongues) -> Markup:
    kind = Markup(' class="name"') if _DIGIT.search(name) else Markup("")
    if language := dict(tongues).get(name):
        kind += Markup(' lang="{}"').format(language)
    return Markup("<span{}>{}</span>").format(kind, inert(name))


def spoken(text: str, tongues: Tongues) -> Markup:
    """Give plain text as HTML, its names in other languages marked and nothing else."""
    if not any(name in text for name, _ in tongues):
        return inert(text)
    parts = re.split(f"({_any_of(tuple(name for name, _ in tongues)).pattern})", text)
    return Markup("").join(
        _name(part, tongues) if at % 2 else inert(part) for at, part in enumerate(parts)
    )


def mark_names(markdown: str, names: Sequence[str], tongues: Tongues = ()) -> str:
    """Give words as Markdown, each name with a numeral or in another language in a <span>.

    Holes, code and tags stay as they are.
    """
    whole = {*names, *(name for name, _ in tongues)}
    if not whole:
        return markdown
    pattern = "|".join(re.escape(name) for name in sorted(whole, key=len, reverse=True))
    kept = r"<[^>]*>|\{\{.*?\}\}|\{%.*?%\}|```.*?```|`[^`\n]*`|\]\([^)]*\)"
    return re.sub(
        rf"({kept})|(?<!\w)({pattern})(?!\w)",
        lambda found: found[1] or str(_name(found[2], tongues)),
        markdown,
        flags=re.DOTALL,
    )


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern that finds any of the names, the longest first, as whole words."""
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _numbers(text: str) -> Markup:
    pieces: list[Markup] = []
    at = 0
    for found in _PIECES.finditer(text):
        pieces += (inert(text[at : found.start()]), _element(found))
        at = found.end()
    return Markup("").join([*pieces, inert(text[at:])])


def _element(found: re.Match[str]) -> Markup:
    said = found.group()
    if found["number"]:
        return Markup('<data value="{}">{}</data>').format(said.replace(",", ""), said)
    if found["day"]:
        stamp = f"{found['y']}-{_two(found['m'])}-{int(found['d']):02d}"
    elif found["span"]:
        month = f"{found['sy']}-{_two(found['sm'])}"
        begin = Markup('<time datetime="{}-{:02d}">{}</time>').format(
            month, int(found["d1"]), found["d1"]
        )
        middle = said[len(found["d1"]) : said.index(found["d2"], len(found["d1"]))]
        rest = said[len(found["d1"]) + len(middle) :]
        end = Markup('<time datetime="{}-{:02d}">{}</time>').format(month, int(found["d2"]), rest)
        return begin + escape(middle) + end
    elif found["month"]:
        stamp = f"{found['my']}-{_two(found['mm'])}"
    elif found["yearless"]:
        stamp = f"{_two(found['ym'])}-{int(found['yd']):02d}"
    else:
        stamp = said
    return Markup('<time datetime="{}">{}</time>').format(stamp, said)


def _two(month: str) -> str:
    return f"{MONTHS.index(month) + 1:02d}"
