"""How one text became another: which sentences of it, and in them which numbers."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.differences.blocks import BETWEEN, Block

Pair = tuple[Block | None, Block | None]
Moves = tuple[tuple[str, str, str], ...]
"""What changed, by name or "" where it needs none; what it was; what it is."""
_ALIKE = 0.4
"""How much of two texts must be the same for one to count as the other's new form."""


def pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Give every text that changed with its new form; one of the two is None for what came or went.

    What stands on both sides, wherever it moved to, is not given.
    """
    matcher = SequenceMatcher(None, [b.text for b in old], [b.text for b in new], autojunk=False)
    gone: list[Block] = []
    come: list[Block] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            matched = list(_matched(old[a:b], new[c:d]))
            yield from matched
            gone += [block for block in old[a:b] if all(block is not one for one, _ in matched)]
            come += [block for block in new[c:d] if all(block is not one for _, one in matched)]
    moved = {block.text for block in gone} & {block.text for block in come}
    yield from ((block, None) for block in gone if block.text not in moved)
    yield from ((None, block) for block in come if block.text not in moved)


def _matched(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Match each text with the most similar one that no other has taken."""
    left = list(old)
    alone = len(old) == len(new) == 1
    for block in new:
        best = max(left, key=lambda other: _likeness(other.text, block.text), default=None)
        if best and (alone or _likeness(best.text, block.text) >= _ALIKE):
            left.remove(best)
            yield best, block


def _likeness(old: str, new: str) -> float:
    if _bare(old) == _bare(new):
        return 1.0
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _bare(text: str) -> str:
    return re.sub(r"\d[\d,.]*", "0", text)


def sentences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Give each sentence that became another; one of the two is "" for what came or went."""
    a, b = _split(old), _split(new)
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if j - i == m - k:
            yield from zip(a[i:j], b[k:m], strict=True)
        else:
            yield " ".join(a[i:j]), " ".join(b[k:m])


def _split(text: str) -> list[str]:
    """Give the sentences of a text, those of a list with commas between them too."""
    return re.split(rf"(?<=[.?!])[,;]?\s+(?=[A-Z“\d])|{BETWEEN}", text)


def numbers(old: str, new: str) -> Moves:
    """Give each number or date that became another, when nothing else changed; else none."""
    a, b = old.split(), new.split()
    found: list[tuple[str, str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if j - i != m - k or not _counts(a[i:j], b[k:m]):
            return ()
        found.append(("", *_trimmed(" ".join(a[i:j]), " ".join(b[k:m]))))
    return tuple(dict.fromkeys(found))


def _counts(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether words are numbers, with the names of months between them."""
    both = list(zip(old, new, strict=True))
    numeral = [_has_digit(one) and _has_digit(other) for one, other in both]
    return any(numeral) and all(
        counts or (one[0].isupper() and other[0].isupper())
        for counts, (one, other) in zip(numeral, both, strict=True)
    )


def _trimmed(before: str, after: str) -> tuple[str, str]:
    """Take off the signs that stand around both, but those that belong to a number."""
    while before[-1] == after[-1] and before[-1] in ".,;:”’)" and len(min(before, after)) > 1:
        before, after = before[:-1], after[:-1]
    while before[0] == after[0] and before[0] in "“(‘":
        before, after = before[1:], after[1:]
    return before, after


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
