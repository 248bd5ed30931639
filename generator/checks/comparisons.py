"""Sentences that cannot turn false: what compares carries a formula that tests it."""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.references import LISTS
from generator.checks.rule import Checked
from generator.checks.sentences import Sentence, sentences
from generator.derive.formula import FormulaError, InputBrokenError
from generator.derive.values import values
from generator.problems import Problem

RULE: Final = "comparison"
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")
_THAN = (
    r"(?:higher|lower|larger|smaller|bigger|greater|longer|shorter|earlier|later|sooner|faster"
    r"|slower|wider|narrower|better|worse|fuller|closer|more(?! than one\b)|fewer|less)"
    r"\b[^.;:?!]{0,80}?(?<!other )(?<!rather )than"
)
_MOST = (
    r"(?:the|its|their|whose) (?:\w+ )?(?:highest|lowest|largest|smallest|biggest|longest"
    r"|shortest|busiest|worst|greatest|fewest|deadliest|fullest|emptiest)"
)
_PART = (
    r"(?:a|one) (?:third|half|quarter|fifth|tenth)|(?<!first )(?<!second )half (?:of|the|as)"
    r"|twice (?:as|the|that)|times as (?:many|much)"
)
_MOVED = (
    r"rose|risen|rises?|fell(?! outside)|falls|fallen|doubled|tripled|halved|grew|grown|dropped"
    r"|increased|decreased|shrank|declined (?:by|from)|exceeded|exceeds|surpassed|outnumbered"
    r"|overtook"
)
_BESIDE = (
    r"almost|nearly|just (?:over|under|above|below)|(?:above|below) (?:the|it|its)"
    r"|passed (?:the|it|only)|only (?:in|one|once)|the only|never|(?:run|ran|runs|were|was) ahead"
    r"|led(?= by\b|\s*[,.;:])|as many|as much|adds? up to|equal to|first [^.;:?!]{0,40} since"
    r"|(?<!at )most(?! (?:people|of us)\b)|(?<!at )least"
)
COMPARES = re.compile(rf"\b(?:{_THAN}|{_MOST}|{_PART}|{_MOVED})\b", re.IGNORECASE)
"""Wording that always compares numbers, as English house style knows it."""
COMPARES_NUMBERS = re.compile(rf"\b(?:{_BESIDE})\b", re.IGNORECASE)
"""Wording that compares numbers where there are any beside it."""


def hits(checked: Checked) -> Iterator[tuple[Sentence, Problem]]:
    """Give every sentence that compares and that no formula tests.

    The statement of a fact is what its source says: it needs none, and may have one.
    """
    for sentence in sentences(checked):
        if sentence.tested or not sentence.page_counts or sentence.key == "statement":
            continue
        found = compared(sentence.reads, sentence.counts)
        if found and not _by_formula(sentence, found):
            said = f"“{_short(found.group())}” compares, and nothing tests that it stays true."
            at = (sentence.file, sentence.line, sentence.column + found.start())
            yield sentence, Problem(*at, RULE, said, _hint(sentence))


def _by_formula(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell whether a figure's own formula makes its label true: the largest of some rows."""
    return sentence.key == "label" and " than" not in found.group()


def compared(reads: str, counts: bool = True) -> re.Match[str] | None:
    """Give the first wording of a sentence that compares, outside quotation marks.

    `counts` tells that numbers stand beside it.
    """
    words = _QUOTED.sub(lambda found: " " * len(found.group()), reads)
    return COMPARES.search(words) or (COMPARES_NUMBERS.search(words) if counts else None)


def _hint(sentence: Sentence) -> str:
    if sentence.record:
        return "Add `checks:` to this record, with a formula that is true while the words are."
    return 'Add {{ check(\'figure("one") > figure("other")\') }} to this paragraph.'


def _short(words: str) -> str:
    words = " ".join(words.split())
    return f"{words[:20]} … {words[-10:]}" if len(words) > 40 else words


def words_are_true(checked: Checked) -> Iterator[Problem]:
    """What a record's words say is tested by its formulas."""
    for at, formula in _formulas(checked):
        try:
            if checked.derived.test(formula):
                continue
        except InputBrokenError:
            continue
        except FormulaError as error:
            if not checked.follows(error):
                yield checked.problem("formula", at, str(error), error.hint)
            continue
        yield _untrue(checked, at, formula)


def _untrue(checked: Checked, at: str, formula: str) -> Problem:
    title = at.startswith("charts:")
    words = "The title of this chart is" if title else "What this record says is"
    sentence = f"{words} no longer true: {formula}. Now {values(formula, checked.derived)}"
    said = "the title still says" if title else "the words still say"
    hint = f"Change the {'title' if title else 'words'}, or the formula if {said} what it tests."
    return checked.problem("title" if title else "no-longer-true", at, sentence, hint)


def _formulas(checked: Checked) -> Iterator[tuple[str, str]]:
    records = {
        f"{kind}:{record.id}": record
        for kind in LISTS
        for record in getattr(checked.catalog, kind).values()
    }
    rows = checked.catalog.comparison.rows if checked.catalog.comparison else ()
    records |= {f"comparison:comparison.rows.{place}": row for place, row in enumerate(rows)}
    for about, record in records.items():
        for position, formula in enumerate(record.checks):
            yield f"{about}.checks.{position}", formula
