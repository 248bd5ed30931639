"""The language of formulas, read into a tree. Nothing in it can run Python.

    formula    = either ("or" either)*
    either     = denied ("and" denied)*
    denied     = "not" denied | compared
    compared   = sum (("<" | "<=" | ">" | ">=" | "=" | "!=") sum)?
    sum        = product (("+" | "-") product)*
    product    = signed (("*" | "/") signed)*
    signed     = "-" signed | value
    value      = number | date | month | quarter | "text" | name "(" arguments ")" | "(" formula ")"
    arguments  = (formula | name "=" formula) ("," …)*

`2025-08-06`, `2025-08` and `2025-Q3` are a day, a month and a quarter: put spaces round a minus.
"""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field


class FormulaError(Exception):
    """A formula that cannot be read or worked out.

    `position` counts characters from 0; `field` names the record's field where known.
    """

    def __init__(self, sentence: str, hint: str = "", position: int = 0) -> None:
        """Keep the hint and the position beside the sentence."""
        super().__init__(sentence)
        self.hint = hint
        self.position = position
        self.field = ""


class InputBrokenError(FormulaError):
    """An input has a mistake of its own, reported where it stands."""


@dataclass(frozen=True)
class Node:
    """A piece of a formula.

    `kind` is number, period, text, call, unary or binary; `word` is the literal, the function's
    name or the operator; `parts` are the operands or arguments, `named` the named arguments.
    """

    kind: str
    word: str
    position: int
    parts: tuple["Node", ...] = ()
    named: dict[str, "Node"] = field(default_factory=dict)


_TOKEN = re.compile(
    r"""\s*(?:
    (?P<period>\d{4}-\d{2}-\d{2}|\d{4}-Q[1-4]|\d{4}-\d{2}(?!\d))
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<text>"[^"]*")
    |(?P<name>[a-z][a-z_]*)
    |(?P<sign><=|>=|!=|[-+*/()<>=,])
    )""",
    re.VERBOSE,
)
_COMPARE = ("<", "<=", ">", ">=", "=", "!=")


@functools.lru_cache(maxsize=4096)  # each is asked for again at every known day
def parse(formula: str) -> Node:
    """Read a formula. Raises FormulaError with the position of the first thing it cannot read."""
    reader = _Reader(formula)
    node = reader.either("or")
    if reader.kind != "end":
        raise reader.unexpected()
    return node


class _Reader:
    def __init__(self, formula: str) -> None:
        self.formula = formula
        self.at = 0
        self.advance()

    def advance(self) -> None:
        rest = self.formula[self.at :]
        self.start = self.at + len(rest) - len(rest.lstrip())
        if not rest.strip():
            self.kind, self.word = "end", ""
            return
        found = _TOKEN.match(self.formula, self.at)
        if not found:
            letter = self.formula[self.start]
            hint = 'Text stands in double quotes: fact("its-id").'
            raise FormulaError(f"A formula cannot contain {letter} here.", hint, self.start)
        self.at = found.end()
        self.kind = str(found.lastgroup)
        self.word = found.group(self.kind)

    def unexpected(self) -> FormulaError:
        if self.kind == "end":
            hint = "Look for a missing bracket or a missing value."
            return FormulaError("The formula ends too early.", hint, self.start)
        return FormulaError(f"{self.word} is not expected here.", "", self.start)

    def take(self, *words: str) -> str | None:
        if self.kind in ("sign", "name") and self.word in words:
            word = self.word
            self.advance()
            return word
        return None

    def either(self, word: str) -> Node:
        inner: Callable[[], Node] = functools.partial(self.either, "and")
        if word == "and":
            inner = self.denied
        node = inner()
        while (start := self.start) is not None and self.take(word):
            node = Node("binary", word, start, (node, inner()))
        return node

    def denied(self) -> Node:
        start = self.start
        if self.take("not"):
            return Node("unary", "not", start, (self.denied(),))
        return self.compared()

    def compared(self) -> Node:
        node = self.sum()
        start = self.start
        if word := self.take(*_COMPARE):
            node = Node("binary", word, start, (node, self.sum()))
        return node

    def sum(self) -> Node:
        node = self.product()
        while (start := self.start) is not None and (word := self.take("+", "-")):
            node = Node("binary", word, start, (node, self.product()))
        return node

    def product(self) -> Node:
        node = self.signed()
        while (start := self.start) is not None and (word := self.take("*", "/")):
            node = Node("binary", word, start, (node, self.signed()))
        return node

    def signed(self) -> Node:
        start = self.start
        if self.take("-"):
            return Node("unary", "-", start, (self.signed(),))
        return self.value()

    def value(self) -> Node:
        kind, word, start = self.kind, self.word, self.start
        if kind in ("number", "period", "text"):
            self.advance()
            return Node(kind, word.strip('"'), start)
        if kind == "name" and word not in ("and", "or", "not"):
            self.advance()
            return self.call(word, start)
        if self.take("("):
            node = self.either("or")
            if not self.take(")"):
                raise self.unexpected()
            return node
        raise self.unexpected()

    def call(self, name: str, start: int) -> Node:
        if not self.take("("):
            hint = f'Did you mean fact("{name.replace("_", "-")}")?'
            raise FormulaError(f"{name} is not a value.", hint, start)
        parts: list[Node] = []
        named: dict[str, Node] = {}
        while not self.take(")"):
            key, node = self.argument()
            if key:
                named[key] = node
            else:
                parts.append(node)
            if not self.take(",") and self.word != ")":
                raise self.unexpected()
        return Node("call", name, start, tuple(parts), named)

    def argument(self) -> tuple[str, Node]:
        before = (self.at, self.kind, self.word, self.start)
        if self.kind == "name":
            key = self.word
            self.advance()
            if self.take("="):
                return key, self.either("or")
            self.at, self.kind, self.word, self.start = before
        return "", self.either("or")
