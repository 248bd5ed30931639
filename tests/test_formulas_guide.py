"""The guide to formulas: every function is in it, nothing else, and every example can be read."""

import re
from pathlib import Path

import pytest

from generator.derive.arguments import refuse_surplus
from generator.derive.formula import Node, parse
from generator.derive.functions import FUNCTIONS

GUIDE = Path(__file__).parents[1] / "docs" / "contribute" / "formulas.md"
TEXT = GUIDE.read_text(encoding="utf-8")
ENTRIES = re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
EXAMPLES = re.findall(r"^```\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def calls(node: Node):
    found = [node] if node.kind == "call" else []
    for part in (*node.parts, *node.named.values()):
        found += calls(part)
    return found


def test_every_function_has_one_entry_and_nothing_else_has():
    assert sorted(name for name, _ in ENTRIES) == sorted(FUNCTIONS)


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_an_entry_has_words_and_an_example_that_calls_it(name, entry):
    words, _, example = entry.partition("```\n")
    assert len(words.split()) >= 4
    node = parse(example.partition("```")[0].strip())
    assert (node.kind, node.word) == ("call", name)


@pytest.mark.parametrize("line", [line for text in EXAMPLES for line in text.splitlines()])
def test_every_example_can_be_read(line):
    for call in calls(parse(line)):
        if call.word != "input":  # only the formulas of a calculator have inputs
            assert call.word in FUNCTIONS
            refuse_surplus(call)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_says_how_it_is_called(name):
    if FUNCTIONS[name].__name__ != "apply":
        assert (FUNCTIONS[name].__doc__ or "").startswith(f"{name}(")
