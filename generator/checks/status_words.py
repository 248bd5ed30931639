"""Words may not outrank a status: what was only reported is never written as settled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.checks.rule import Checked
from generator.checks.sentences import Sentence, sentences, statuses
from generator.checks.status_table import (
    ATTRIBUTED,
    DENIED,
    FORESEEN,
    NAME_WORD,
    PHRASES,
    SOFT,
    Phrase,
)
from generator.problems import Problem

RULE: Final = "status-words"
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")
_FRAGMENTS = ("count_note", "claim", "short", "label", "title")
"""Words that stand under a heading or a badge that says who says so."""


@dataclass(frozen=True)
class Hit:
    """What a sentence says too hard: at which letter of it, of what, and how to say it."""

    offset: int
    sentence: str
    hint: str


def hits(checked: Checked) -> Iterator[tuple[Sentence, Problem]]:
    """Give every sentence that is harder than a fact in it."""
    hard = statuses(checked)
    for sentence in sentences(checked):
        if any(checked.excused(name) for _, name in sentence.named):
            continue
        subjects = [(at, name, hard[name]) for at, name in sentence.named if name in hard]
        kind, _, own = sentence.record.partition(":")
        stated = kind == "facts" and sentence.key == "statement"
        if own in hard and (stated or not subjects):
            subjects = [(0, own, hard[own])]
        claimed = stated or (bool(sentence.named) and sentence.key not in _FRAGMENTS)
        said = _says_who(sentence, _speakers(checked, [name for _, name, _ in subjects]))
        if stated:
            said = said or ATTRIBUTED.search(checked.catalog.facts[own].statement) is not None
        for hit in too_hard(sentence.reads, subjects, claimed, said):
            column = sentence.column + hit.offset
            at = (sentence.file, sentence.line, column)
            yield sentence, Problem(*at, RULE, hit.sentence, hit.hint)


def too_hard(
    reads: str, subjects: list[tuple[int, str, str]], claimed: bool = True, said: bool = False
) -> Iterator[Hit]:
    """Give what is too hard in a sentence.

    `subjects` has offset, id and status of each fact in it. Where `claimed`, what only somebody
    says must be told as theirs; `said` tells that a speaker is named.
    """
    if not subjects:
        return
    words = _QUOTED.sub(lambda found: " " * len(found.group()), reads)
    statuses_here = {status for _, _, status in subjects}
    for phrase in PHRASES:
        if statuses_here.issubset(phrase.may):
            continue
        for found in phrase.pattern.finditer(words):
            subject = min(subjects, key=lambda it: abs(it[0] - found.start()))
            lifted = (phrase.lifted and _attributed(words, said)) or _open(phrase, words, found)
            if subject[2] not in phrase.may and not lifted:
                yield _hit(phrase, found, subject)
    soft = [subject for subject in subjects if subject[2] in SOFT]
    if claimed and soft and not _attributed(words, said):
        for at, name, status in soft:
            if not (status == "proposed" and FORESEEN.search(words)):
                said_so = f"`{name}` is {_only(status)}, and this sentence states it as settled."
                hint = "Say who says so: “…, the paper reported”, “according to …”, “would …”."
                yield Hit(at, said_so, hint)


def _attributed(words: str, said: bool) -> bool:
    return said or ATTRIBUTED.search(words) is not None


def _hit(phrase: Phrase, found: re.Match[str], subject: tuple[int, str, str]) -> Hit:
    _, name, status = subject
    said = f"“{found.group().strip()}” is harder than `{name}`, which is {_only(status)}."
    instead = phrase.instead.get(status) or phrase.instead.get("", "a softer word")
    return Hit(found.start(), said, f"Write: {instead}.")


def _open(phrase: Phrase, words: str, found: re.Match[str]) -> bool:
    """Tell whether the words claim nothing here: denied, doubted, or meant in another way."""
    if DENIED.search(words[: found.start()]):
        return True
    around = words[max(found.start() - 30, 0) : found.end() + 30]
    return phrase.unless is not None and phrase.unless.search(around) is not None


def _only(status: str) -> str:
    soft = ("reported", "proposed", "announced")
    return f"only {status}" if status in soft else status.replace("-", " ")


def _speakers(checked: Checked, names: list[str]) -> Mapping[str, str]:
    """Give who says each soft fact: an actor's id, and its name or the words in its place."""
    found = {}
    for name in names:
        fact = checked.catalog.facts.get(name)
        if fact and fact.said_by:
            actor = checked.catalog.actors.get(fact.said_by)
            found[fact.said_by] = actor.name if actor else fact.said_by
    return found


def _says_who(sentence: Sentence, speakers: Mapping[str, str]) -> bool:
    return any(
        f'"{speaker}"' in sentence.written
        or any(word in sentence.reads for word in NAME_WORD.findall(name))
        for speaker, name in speakers.items()
    )
