"""What a rule is, and the invented records that its examples are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

RuleName = Literal[
    "address", "append-only", "byte-order-mark", "category", "cells", "citation", "closed-list",
    "comparison", "date-form", "date-none", "date-order", "duplicate-id", "duplicate-key",
    "duplicate-row", "earlier-value", "empty-file", "empty-list", "encoding", "file-name",
    "form", "formula", "front-matter", "gap", "header", "history", "hole", "known-day",
    "known-from", "known-later", "known-why", "line-ends", "list", "loaded-word",
    "long-sentence", "markup", "missing-column", "missing-file", "missing-key", "missing-page",
    "missing-value", "no-longer-true", "no-rows", "not-a-list", "not-a-number", "number",
    "order", "period", "promise", "record", "reference", "renamed", "said-by", "separator",
    "spaces", "statement", "status", "status-words", "stranger", "tab", "text", "title",
    "too-early", "too-long", "total-falls", "typed-number", "unit", "unknown-column", "unknown-key",
    "value-form", "waiver", "why-this", "yaml",
]  # fmt: skip
"""Every name that a Problem may carry. Each has an entry in RULES."""

Files = Mapping[str, str | None]
"""Texts by the names of files. None: there is no such file."""


@dataclass(frozen=True)
class Example:
    """Files that keep a rule, and files that break it, by name, for a project of umbrellas.

    What the project has already in a file of records stays below the example.
    """

    good: Files
    bad: Files


@dataclass(frozen=True)
class Rule:
    """A rule in one sentence, why it is there, and its example."""

    name: RuleName
    sentence: str
    example: Example
    why: str = ""


FACT = """\
- id: example
  topic: deal
  statement: An umbrella has a handle.
  date: 2030-02-10
  status: agreed
  citations:
    - source: umbrella-treaty-2030-02
"""

COUNT = """\
- id: example
  topic: running
  statement: The office counted 12 umbrellas in October 2030.
  date: 2030-10
  status: measured
  value: 12
  unit: umbrellas
  citations:
    - source: umbrella-office-table-2030-10
"""

DATASET = """\
id: example
title: More puddles
question: How wet was it?
unit: puddles
period: day
unbroken: true
citations:
  - source: almanac-of-puddles
known_from: "2031"
definition: Puddles deeper than a boot.
"""

ROWS = """\
period,value,status,note
2030-04-01,3,final,
2030-04-02,4,final,
2030-04-03,4,final,
"""

PAGE = """\
---
title: More about umbrellas
description: What an umbrella is for.
---

An umbrella keeps the rain off.
"""


def swap(right: str, wrong: str, text: str = FACT, file: str = "data/facts/example.yml") -> Example:
    """Give an example in which one piece of a file makes the difference."""
    return Example({file: text}, {file: text.replace(right, wrong, 1)})


def rows(right: str, wrong: str, text: str = ROWS, dataset: str = DATASET) -> Example:
    """Give an example in which the rows of a dataset make the difference."""
    file, beside = "data/datasets/example.csv", {"data/datasets/example.yml": dataset}
    return Example({file: text, **beside}, {file: text.replace(right, wrong, 1), **beside})
