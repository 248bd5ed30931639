"""What happened and who was there: events, actors and their positions."""

from typing import Literal

from pydantic import ConfigDict, Field

from generator.model.base import Address, Id, Part, Record, Text
from generator.model.fact import Status
from generator.model.source import Citation, Language
from generator.model.when import When

Stance = Literal["supports", "opposes", "mixed", "concerned", "neutral", "decides"]
ActorKind = Literal[
    "person",
    "office",
    "government",
    "party",
    "court",
    "eu-body",
    "state",
    "un-body",
    "ngo",
    "research",
    "media",
    "group",
]


class Event(Record):
    """Something dated on the timeline."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["facts"]}, {"required": ["citations"]}]}
    )

    date: When
    title: Text
    text: Text | None = Field(None, description="at most two sentences")
    status: Status
    theme: Id = Field(description="a theme of site.yml, for the filters")
    facts: list[Id] = Field(default_factory=list, description="the facts that it rests on")
    citations: list[Citation] = Field(default_factory=list, description="when no fact carries it")
    actors: list[Id] = Field(default_factory=list)
    count: Id | None = Field(None, description="a fact or figure: the running count by then")
    count_note: Text | None = None


class Office(Part):
    """A post that a person held."""

    title: Text
    start: When | None = None
    end: When | None = None
    seen_until: When | None = Field(
        None, description="the latest day we saw the person named in it"
    )
    citations: list[Citation] = Field(default_factory=list)
    note: Text | None = None


class Actor(Record):
    """A person in public office, a body, a party, a court or a group."""

    name: Text
    language: Language = "en"
    kind: ActorKind
    side: Id = Field(description="a side of site.yml")
    tier: Literal["core", "context"]
    role: Text = Field(description="one sentence: who this is in the story")
    part: Text | None = Field(None, description="its part in the story, in a few words")
    offices: list[Office] = Field(default_factory=list, description="oldest first")
    website: Address | None = None
    related: list[Id] = Field(default_factory=list, description="other actors")
    note: Text | None = None


class Position(Record):
    """What an actor said, when, and which way it leans."""

    actor: Id
    stance: Stance
    statement: Text
    date: When
    status: Status = "reported"
    condition: Text | None = Field(None, description="short words after the stance")
    citations: list[Citation] = Field(min_length=1)
    caveat: Text | None = None
