"""Site-wide words and short closed lists, so that the engine itself knows no subject."""

from typing import Literal

from pydantic import Field

from generator.model.base import Id, Part, Record, Text
from generator.model.when import When

Colour = Literal["petrol", "ochre", "ink"]


class Named(Record):
    """An entry of a short closed list: an id and the words that readers see."""

    title: Text
    text: Text | None = None


class Side(Named):
    """A side of the story, with its colour."""

    colour: Colour


class Phase(Named):
    """A stretch of the timeline and how its rail is drawn."""

    start: When
    rail: Literal["dotted", "thin", "heavy", "none"]


class Strip(Part):
    """The line under the header that says where things stand."""

    status: Literal["reported", "announced", "in-force", "ended"]
    date: Id = Field(description="the fact whose date stands beside the status")
    note: Text | None = None
    since: Id | None = Field(
        None, description="the fact whose date says since when it was in force"
    )
    since_words: Text | None = None


class Name(Part):
    """A name that contains a numeral and so is not a number."""

    text: Text
    why: Text


class Wording(Part):
    """Words that take a side, and what to write instead."""

    avoid: list[Text] = Field(min_length=1)
    instead: Text


class Waiver(Part):
    """A sentence that a rule of wording would refuse, and why it may stand."""

    rule: Literal["status-words", "comparison"]
    where: Text = Field(description="the file, such as docs/money.md")
    text: Text = Field(description="a few words of the sentence, as they stand in the file")
    why: Text


class SiteSettings(Part):
    """Everything that site.yml holds."""

    name: Text
    sentence: Text = Field(description="one sentence for the footer and for search engines")
    strip: Strip
    topics: list[Named] = Field(min_length=1, description="groups of facts")
    themes: list[Named] = Field(min_length=1, description="filters of the timeline")
    sides: list[Side] = Field(min_length=1)
    phases: list[Phase] = Field(min_length=1)
    promise_kinds: list[Named] = Field(min_length=1)
    names: list[Name] = Field(default_factory=list)
    wording: list[Wording] = Field(default_factory=list)
    waivers: list[Waiver] = Field(default_factory=list)
    licence_lines: list[Text] = Field(default_factory=list)
