"""House style: what holds for every sentence in docs/ and data/."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.references import LISTS
from generator.checks.rule import Checked
from generator.checks.sentences import CODE, HOLE, LINK, split
from generator.checks.typed import TYPED, hint_for
from generator.format import MONTHS, day
from generator.load.guess import meant_day
from generator.load.prose import Prose
from generator.model.base import REFERENCE
from generator.model.site import Wording
from generator.problems import Hint, Problem
from generator.rules import RuleName

LONGEST = 25
_SPLIT = "Make two of it: 25 at most."
_WORD = re.compile(r"[^\W_][\w’'–-]*")
_OWN_WORDS = {
    "facts": ("statement", "caveat", "known_why", "why_this", "later"),
    "events": ("title", "text", "count_note"),
    "actors": ("role", "part", "note"),
    "positions": ("statement", "caveat"),
    "datasets": ("question", "definition", "changes"),
    "figures": ("label", "how", "caveat"),
    "promises": ("claim", "happened", "result_note", "rule"),
    "terms": ("definition", "usage_note"),
    "questions": ("question", "answer"),
    "gaps": ("what", "text"),
    "charts": ("title", "subtitle"),
    "calculators": ("title", "note"),
    "known": ("title", "brief", "summary", "said"),
}
_ALLOWED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"")


def no_number_is_typed(checked: Checked) -> Iterator[Problem]:
    """No numeral is typed in docs/: a hole joins the words to the data."""
    names = checked.catalog.names_with_numerals()
    for page in checked.prose.values():
        yield from _in_front_matter(checked, page)
        text = _outside_holes(page)
        for found in TYPED.finditer(text):
            if not _in_name(text, found.start(), names):
                typed = found.group().rstrip(".,:/-")
                word = "number" if typed[-1:].isdigit() and " " not in typed else "date"
                sentence = f"The {word} {typed} is typed here."
                around = text[text.rfind("\n", 0, found.start()) + 1 :].split("\n", 1)[0]
                hint = hint_for(checked, typed, around, '{{{{ {}("{}") }}}}')
                yield _at(page, found.start(), "typed-number", sentence, hint)


def sentences_are_short(checked: Checked) -> Iterator[Problem]:
    """A sentence has 25 words at most."""
    for page in checked.prose.values():
        for offset, text in split(_blank(page.body)):
            count = len(_WORD.findall(text))
            if count > LONGEST:
                sentence = f"This sentence has {count} words."
                yield _at(page, offset, "long-sentence", sentence, _SPLIT)
    for at, text in _texts(checked):
        for sentence in _too_long(text):
            yield checked.problem("long-sentence", at, sentence, _SPLIT)


def too_long(kind: str, at: tuple[str | int, ...], text: str) -> str:
    """Say that a text of a record has too long a sentence, and what to do; "" where it has none."""
    own = at[-1] in _OWN_WORDS.get(kind, ())
    return next((f"{said} {_SPLIT}" for said in _too_long(text)), "") if own else ""


def _too_long(text: str) -> Iterator[str]:
    for _, part in split(text):
        count = len(_WORD.findall(part))
        if count > LONGEST:
            yield f"A sentence here has {count} words: “{part.strip()[:40]}…”"


def words_are_neutral(checked: Checked) -> Iterator[Problem]:
    """Words that take sides are replaced, except inside quotation marks."""
    wordings = [
        (_any_of(wording.avoid), tuple(word.casefold() for word in wording.avoid), wording)
        for wording in checked.catalog.settings.wording
    ]
    for page in checked.prose.values():
        body = _ALLOWED.sub(lambda found: " " * len(found.group()), _blank(page.body))
        for offset, sentence, hint in _loaded(body, wordings):
            yield _at(page, offset, "loaded-word", sentence, hint)
    for at, text in _texts(checked):
        for _, sentence, hint in _loaded(_ALLOWED.sub("", text), wordings):
            yield checked.problem("loaded-word", at, sentence, hint)


def dates_have_one_form(checked: Checked) -> Iterator[Problem]:
    """A date in a text is written 9 July 2025."""
    months = "|".join(MONTHS)
    wrong = re.compile(
        rf"\b(?:{months}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th) (?:{months})"
        r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
    )
    for at, text in _texts(checked):
        if found := wrong.search(REFERENCE.sub("X", text)):
            sentence = f"The date {found.group()} is not in the house form."
            right, sure = meant_day(found.group())
            words = day(date.fromisoformat(right)) if len(right) == 10 else ""
            hint = Hint(f"Write it as {words}.", found.group(), words, sure=sure)
            hint_ = hint if words else "Write it as 9 July 2025."
            yield checked.problem("date-form", at, sentence, hint_)


def _any_of(avoid: list[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in avoid)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def _loaded(
    text: str, wordings: list[tuple[re.Pattern[str], tuple[str, ...], Wording]]
) -> Iterator[tuple[int, str, str]]:
    plain = text.casefold()
    for avoided, words, wording in wordings:
        for found in avoided.finditer(text) if any(word in plain for word in words) else ():
            wrong = found.group()
            hint = Hint(f"Write: {wording.instead}.", wrong, _instead(wrong, wording.instead))
            yield found.start(), f"“{wrong}” takes a side.", hint


def _instead(wrong: str, instead: str) -> str:
    """Give the one of several words that ends as the wrong one does, with its capital letter."""
    words = re.split(r",? or |, ", instead)
    word = next((word for word in words if word[-2:] == wrong[-2:].lower()), words[0])
    return word[0].upper() + word[1:] if wrong[0].isupper() else word


def _texts(checked: Checked) -> Iterator[tuple[str, str]]:
    """Give every text of our own in the data, with its place."""
    for kind in LISTS:
        for record in getattr(checked.catalog, kind).values():
            for key in _OWN_WORDS.get(kind, ()):
                if isinstance(text := getattr(record, key, None), str):
                    yield f"{kind}:{record.id}.{key}", text
    comparison = checked.catalog.comparison
    for position, row in enumerate(comparison.rows if comparison else ()):
        for name, cell in row.cells.items():
            yield f"comparison:comparison.rows.{position}.cells.{name}.text", cell.text


def _blank(body: str) -> str:
    """Give the words alone: holes count as one word, code and addresses as none."""
    body = CODE.sub(lambda found: " " * len(found.group()), body)
    body = HOLE.sub(lambda found: "X" + " " * (len(found.group()) - 1), body)
    return LINK.sub(lambda found: " " * len(found.group()), body)


def _in_front_matter(checked: Checked, page: Prose) -> Iterator[Problem]:
    for key in ("title", "description"):
        text = re.sub(r"\[\[.*?\]\]", "", getattr(page.meta, key))
        if found := TYPED.search(text):
            typed = found.group().rstrip(".,:/-")
            sentence = f"The number {typed} is typed in the {key}."
            line, column = page.marks.get(key, (1, 1))
            hint = hint_for(checked, typed, text, "[[{1}]]")
            yield Problem(page.file, line, column, "typed-number", sentence, hint)


def _outside_holes(page: Prose) -> str:
    text = CODE.sub(lambda found: " " * len(found.group()), page.body)
    text = HOLE.sub(lambda found: " " * len(found.group()), text)
    return LINK.sub(lambda found: " " * len(found.group()), text)


def _in_name(text: str, at: int, names: list[str]) -> bool:
    return any(
        found.start() <= at < found.end()
        for name in names
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )


def _at(page: Prose, offset: int, rule: RuleName, sentence: str, hint: str) -> Problem:
    line = page.body.count("\n", 0, offset)
    column = offset - (page.body.rfind("\n", 0, offset) + 1) + 1
    return Problem(page.file, page.first_line + line, column, rule, sentence, hint)
