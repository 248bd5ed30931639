"""A fact says in its sentence what it holds as its value, so that the two cannot part."""

import re
from collections.abc import Iterator

from generator.checks.rule import Checked
from generator.format import MONTHS, day, in_words, number, when
from generator.model.fact import Fact
from generator.model.when import When
from generator.problems import Hint, Problem


def values_stand_in_statements(checked: Checked) -> Iterator[Problem]:
    """The number or day that a fact holds stands in its statement."""
    for fact in checked.catalog.facts.values():
        if fact.value is not None and fact.unit is not None and not _stands(fact):
            form = _forms(fact)[0]
            sentence = f"The statement does not say {form}, which is the value of this fact."
            hint = _hint(fact, form)
            at = f"facts:{fact.id}.statement"
            yield checked.problem("statement", at, sentence, hint)


def _hint(fact: Fact, form: str) -> str:
    """Give the hint; where the statement says one other number or day, with that corrected."""
    words = "Correct the statement or the value: they must say the same."
    days = re.findall(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?", fact.statement)
    bare = re.sub(rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{4}})?", "", fact.statement)
    numbers = re.findall(r"(?<![\w,.])\d+(?:[,.]\d+)*(?!\w)", bare)
    found = days if isinstance(fact.value, When) else numbers
    return Hint(words, found[0], form) if len(found) == 1 else words


def _stands(fact: Fact) -> bool:
    return any(
        re.search(rf"(?<![\w,.]){re.escape(form)}(?![\w]|[,.]\d)", fact.statement, re.IGNORECASE)
        for form in _forms(fact)
    )


def _forms(fact: Fact) -> list[str]:
    """Give how a value may be written: 1,087 or nine; 9 July 2025 or 9 July."""
    if isinstance(fact.value, When):
        whole = day(fact.value.first)
        return [when(fact.value), whole, whole.rpartition(" ")[0]]
    value = fact.value or 0
    decimals = len(str(value).partition(".")[2]) if isinstance(value, float) else 0
    none = ["nobody", "none", "no"] if value == 0 else []
    return [number(value, decimals), in_words(value), *none]
