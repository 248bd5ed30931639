"""The formulas of a calculator as steps that a script can follow without reading formulas."""

from collections.abc import Mapping

from generator.derive.dimension import NONE, Dimension, dimension, scale, times, words
from generator.derive.formula import FormulaError, Node, parse
from generator.load.phrases import nearest
from generator.model.figure import Unit

Step = str | float
"""A constant, the id of an input, or a sign that joins the last two values."""


def steps(
    formula: str, inputs: Mapping[str, str], unit: str, units: Mapping[str, Unit]
) -> tuple[Step, ...]:
    """Give the steps of a formula over inputs, whose units are given by id.

    Raises FormulaError where it cannot be read, or gives another unit than `unit`.
    """
    reader = _Steps(inputs, units)
    found, of = reader.walk(parse(formula))
    if of != dimension(unit):
        given = words(of, units)
        raise FormulaError(f"The formula gives {given}, not {unit}.", "Correct it or the unit.")
    return (*found, *_scaled(1 / scale(unit)))


def _scaled(factor: float) -> tuple[Step, ...]:
    return () if factor == 1 else (factor, "*")


class _Steps:
    def __init__(self, inputs: Mapping[str, str], units: Mapping[str, Unit]) -> None:
        self.inputs = inputs
        self.units = units

    def walk(self, node: Node) -> tuple[tuple[Step, ...], Dimension]:
        """Give the steps of a piece of a formula and its dimension."""
        if node.kind == "number":
            return (float(node.word),), NONE
        if node.kind == "call" and node.word == "input" and len(node.parts) == 1:
            return self._input(node.parts[0])
        if node.kind == "binary" and node.word in "+-*/":
            return self._joined(node)
        sentence = "A calculator only adds, subtracts, multiplies and divides its inputs."
        raise FormulaError(sentence, 'Name an input: input("its-id").', node.position)

    def _input(self, node: Node) -> tuple[tuple[Step, ...], Dimension]:
        unit = self.inputs.get(node.word)
        if unit is None:
            hint = nearest(node.word, self.inputs)
            raise FormulaError(f"There is no input `{node.word}`.", hint, node.position)
        return (node.word, *_scaled(scale(unit))), dimension(unit)

    def _joined(self, node: Node) -> tuple[tuple[Step, ...], Dimension]:
        (left, one), (right, other) = (self.walk(part) for part in node.parts)
        if node.word in "*/":
            of = times(one, other, 1 if node.word == "*" else -1)
        elif one != other:
            said = f"{words(one, self.units)} and {words(other, self.units)} do not fit together."
            hint = f"Both sides of {node.word} need the same unit."
            raise FormulaError(said[0].upper() + said[1:], hint, node.position)
        else:
            of = one
        return (*left, *right, node.word), of
