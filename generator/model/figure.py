"""Numbers that are worked out, and promises that are tested against them."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.model.base import Formula, Id, Part, Record, Sign, Text, UnitId
from generator.model.fact import Qualifier
from generator.model.source import Citation
from generator.model.when import When

Form = Literal["number", "percent", "one-in"]
Verdict = Literal["met", "met-in-part", "not-met", "cannot-be-rated"]
Reason = Literal["unclear-promise", "nothing-published", "too-early", "sources-conflict"]


class Unit(Record):
    """A unit of measure: one base unit, or `a/b` of two of them."""

    id: UnitId
    one: Text = Field(description="the words after 1: person")
    many: Text = Field(description="the words after any other number: people")
    before: Sign = Field("", description="a sign before the number: £")
    after: Sign = Field("", description="what follows the number at once: %, million, a week")


class Figure(Record):
    """A derived number: never typed, always worked out from facts and datasets."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"form": {"enum": ["percent", "one-in"]}}, "required": ["form"]},
            "then": {"properties": {"unit": {"const": "ratio"}}},
        }
    )

    label: Text = Field(description="what it counts, as words that follow the number")
    formula: Formula
    unit: UnitId
    form: Form = "number"
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    qualifier: Qualifier | None = Field(None, description="printed before it, e.g. about")
    grows: bool = Field(
        False,
        description="true: it has no end yet, and an earlier day shows it as far as it went then",
    )
    how: Text = Field(description="the sum in words, for readers")
    caveat: Text | None = None


class Unrated(Part):
    """Why a promise cannot be rated."""

    reason: Reason
    because: Text


class Drawing(Part):
    """The small picture in a ledger row: what was said is a mark, what happened a bar.

    `against`: one bar and one mark. `pair`: two bars. `sides`: bars to the left and right of a
    line. `series`: a bar for each period of a dataset.
    """

    kind: Literal["against", "pair", "sides", "series"]
    bars: list[Id] = Field(default_factory=list, description="facts or figures")
    labels: list[Text] = Field(default_factory=list, description="words beside each bar")
    mark: Id | None = Field(None, description="the fact that holds what was said")
    mark_label: Text | None = None
    dataset: Id | None = None
    colours: list[Literal["to", "from", "total", "other"]] = Field(default_factory=list)


class Promise(Record):
    """A claim about the future, the figure that tests it and the rule that rates it."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["met"]}, {"required": ["unrated"]}]}
    )

    claim: Text = Field(description="what was said, in our words")
    fact: Id = Field(description="the fact that records the claim: who, when, how hard")
    kind: Id = Field(description="a promise kind of site.yml, for the filters")
    happened: Text = Field(description="what happened, with [[id]] for each number")
    deadline: When = Field(description="the day by which it can be rated")
    met: Formula | None = Field(None, description="the rule: true when it was met")
    partly: Formula | None = Field(None, description="true when it was met in part")
    unrated: Unrated | None = None
    result_note: Text = Field(description="a few words under the result")
    rule: Text = Field(description="the rule in words")
    needed: Text | None = Field(None, description="the pace that it would have taken")
    drawing: Drawing | None = None
    citations: list[Citation] = Field(default_factory=list)
