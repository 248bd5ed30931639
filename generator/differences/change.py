"""How one text became another: which numbers changed in it, or which sentences."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.differences.blocks import Block

Pair = tuple[Block | None, Block | None]
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
            matched, rest, fresh = _matched(old[a:b], new[c:d])
            yield from matched
            gone += rest
            come += fresh
    moved = {block.text for block in gone} & {block.text for block in come}
    yield from ((block, None) for block in gone if block.text not in moved)
    yield from ((None, block) for block in come if block.text not in moved)


def _matched(
    old: Sequence[Block], new: Sequence[Block]
) -> tuple[list[Pair], list[Block], list[Block]]:
    """Match each text with the most similar one, in order."""
    left = list(old)
    found: list[Pair] = []
    fresh = []
    for block in new:
        scored = [(_likeness(other, block, len(old) == len(new) == 1), other) for other in left]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best[1] is not None and best[0] >= _ALIKE:
            left.remove(best[1])
            found.append((best[1], block))
        else:
            fresh.append(block)
    return found, left, fresh


def _likeness(old: Block, new: Block, alone: bool) -> float:
    if old.drawing != new.drawing:
        return 0.0
    if old.drawing or alone or (_bare(old.text) == _bare(new.text)):
        return 1.0
    return SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False).ratio()


def _bare(text: str) -> str:
    return re.sub(r"\d[\d,.]*", "0", text)


def numbers(old: str, new: str) -> list[tuple[str, str]]:
    """Give each number that became another, when nothing else changed; else an empty list."""
    a, b = old.split(), new.split()
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before, after = _trimmed(" ".join(a[i:j]), " ".join(b[k:m]))
        if not (_has_digit(before) and _has_digit(after)):
            return []
        found.append((before, after))
    return list(dict.fromkeys(found))


def _trimmed(before: str, after: str) -> tuple[str, str]:
    """Take off the signs that stand around both."""
    while (
        before
        and after
        and before[-1] == after[-1]
        and not before[-1].isalnum()
        and (before[-1] not in "%)")
    ):
        before, after = before[:-1], after[:-1]
    while before and after and before[0] == after[0] and before[0] in "“(‘":
        before, after = before[1:], after[1:]
    return before, after


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def sentences(old: str, new: str) -> tuple[str, str]:
    """Give the sentences that differ, of each text."""
    a, b = _split(old), _split(new)
    kept = set(a) & set(b)
    left = " ".join(one for one in a if one not in kept)
    right = " ".join(one for one in b if one not in kept)
    return (left, right) if left or right else (old, new)


def _split(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“\d])", text)
