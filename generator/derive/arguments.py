"""How many values each function of a formula takes, and which may be named."""

from generator.derive.formula import FormulaError, Node
from generator.load.phrases import nearest

_TWO = (
    "at", "periods_above", "days_between", "days_in", "weeks_in", "change", "share", "about",
    "min", "max",
)  # fmt: skip
_OF_DATASET = (
    "total", "mean", "largest", "smallest", "first", "latest", "at", "count", "periods_above",
)  # fmt: skip
_NAMED = {"about": ("within",)}


def refuse_surplus(node: Node) -> None:
    """Refuse a value that a function would not use, and so lose without a word.

    Functions of a dataset check their named values themselves: dates, limits and dimensions.
    """
    most = 2 if node.word in _TWO else 1
    if len(node.parts) > most:
        hint = "Dates of a dataset are named: from=2025-08, to=2026-06."
        sentence = f"{node.word}() takes {most} value{'s' if most > 1 else ''}, and here is more."
        raise FormulaError(sentence, hint, node.parts[most].position)
    if node.word in _OF_DATASET:
        return
    names = _NAMED.get(node.word, ())
    for key, part in node.named.items():
        if key not in names:
            hint = nearest(key, names) or "Delete it."
            raise FormulaError(f"{node.word}() takes no `{key}`.", hint, part.position)
