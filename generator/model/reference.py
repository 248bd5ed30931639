"""The smaller records: terms, comparison rows, questions, gaps and corrections."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Id, Part, Record, Text
from generator.model.fact import Status
from generator.model.source import Citation, Language
from generator.model.when import When


class Term(Record):
    """A glossary entry."""

    term: Text
    translations: dict[Language, Text] = Field(default_factory=dict)
    definition: Text
    usage_note: Text | None = None
    also: list[Text] = Field(default_factory=list, description="other words readers search for")
    citations: list[Citation] = Field(min_length=1)


class Column(Record):
    """One side of the comparison."""

    title: Text
    period: Text
    status: Status
    status_note: Text | None = None


class Cell(Part):
    """What one side does about an aspect."""

    text: Text
    citations: list[Citation] = Field(min_length=1)
    caveat: Text | None = None


class Row(Record):
    """One aspect on which the sides are compared."""

    aspect: Text
    plain: Text = Field(description="the difference in one plain sentence")
    cells: dict[Id, Cell]


class Comparison(Part):
    """The table: its two columns and its rows."""

    columns: list[Column] = Field(min_length=2, max_length=2)
    rows: list[Row] = Field(min_length=1)


class Question(Record):
    """A question that people ask, with a short answer."""

    question: Annotated[
        Text,
        Field(pattern=r"\?$", json_schema_extra={"pattern": r"^\S([\s\S]*\S)?\?$"}),
    ]
    answer: Text = Field(description="two to four sentences, the answer in the first")
    facts: list[Id] = Field(min_length=1, description="facts and figures that it rests on")
    more: Text | None = Field(None, description="a page of docs/ that says more, such as timeline")
    home: bool = Field(False, description="true: shown on the home page")


class Gap(Record):
    """Something that is not published."""

    what: Text
    who: Text = Field(description="an actor's id or words: who could publish it")
    since: When
    text: Text
    citations: list[Citation] = Field(default_factory=list)


class Correction(Record):
    """A mistake that stood on the published site. Only ever added to."""

    date: When
    record: Id
    field: Text
    old: Text
    new: Text
    reason: Text
    kind: Literal["number", "date", "wording", "source"]
