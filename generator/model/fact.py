"""Facts: one checkable sentence each, with its sources, its dates and how hard it is."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, PlainValidator, WithJsonSchema

from generator.model.base import Id, Part, Record, Text, UnitId
from generator.model.source import Citation
from generator.model.when import PATTERN, When

Status = Literal[
    "reported",
    "proposed",
    "announced",
    "agreed",
    "in-force",
    "measured",
    "ruled",
    "contested",
    "ended",
]
Qualifier = Literal["about", "over", "at most", "at least", "up to", "under"]


def _value(raw: Any) -> int | float | When:
    if isinstance(raw, (int, float, When)) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw[:4].isdigit() and "-" in raw:
        return When.parse(raw)
    raise ValueError("value-form")


Value = Annotated[
    int | float | When,
    PlainValidator(_value),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": PATTERN}]}),
    Field(description="a plain number, or a day for the unit `date`"),
]


class OtherValue(Part):
    """A value that another source gives for the same thing."""

    value: Value
    qualifier: Qualifier | None = None
    said_by: Text | None = None
    citations: list[Citation] = Field(min_length=1)
    note: Text | None = None


class StatusChange(Part):
    """A day on which the status of a fact became another."""

    date: When
    status: Status
    note: Text | None = Field(None, description="what changed, in one sentence")
    citations: list[Citation] = Field(min_length=1)


class Fact(Record):
    """One sentence in our own words that a reader could check."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependentRequired": {"value": ["unit"], "unit": ["value"], "others": ["why_this"]},
            "if": {"properties": {"status": {"const": "reported"}}, "required": ["status"]},
            "then": {"required": ["said_by"]},
        }
    )

    topic: Id = Field(description="a topic of site.yml")
    statement: Text
    date: When = Field(description="what day or period it is true for")
    known_from: When | None = Field(
        None, description="when it was first public; by default its earliest citation"
    )
    known_why: Text | None = Field(
        None, description="how it was public before the first source that we cite"
    )
    until: When | None = Field(None, description="when it was replaced or stopped being true")
    status: Status
    said_by: Text | None = Field(
        None, description="an actor's id, or words such as unnamed reports"
    )
    value: Value | None = None
    unit: UnitId | None = Field(None, description="a unit of units.yml; `date` for a day")
    qualifier: Qualifier | None = Field(None, description="always printed with the value")
    label: Text | None = Field(None, description="words under the number when it stands alone")
    citations: list[Citation] = Field(min_length=1, description="the one we rest on comes first")
    caveat: Text | None = Field(None, description="what a reader must know to read it right")
    others: list[OtherValue] = Field(default_factory=list, description="values that differ")
    why_this: Text | None = Field(None, description="why we use our value where sources differ")
    later: Text | None = Field(None, description="what became of a claim about the future")
    history: list[StatusChange] = Field(
        default_factory=list, description="how its status changed, the oldest first"
    )
    review_by: When | None = Field(None, description="when it should be looked at again")

    @property
    def disputed(self) -> bool:
        """Tell whether another source gives another value."""
        return bool(self.others)
