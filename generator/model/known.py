"""The days on which a reader may see what was known then."""

from pydantic import Field

from generator.model.base import Id, Record, Text
from generator.model.when import When


class KnownDay(Record):
    """A chosen day, told in the tense of that day. Its id is its address: the day itself."""

    date: When = Field(description="the day")
    title: Text = Field(description="where things stood, as a headline")
    brief: Text = Field(description="one line for the lists of days")
    summary: Text = Field(description="a few sentences, with [[id]] for each number known by then")
    said: Text = Field("What was being said", description="the heading over the claims")
    claims: list[Id] = Field(min_length=1, description="the facts that are shown")
    numbers: list[Id] = Field(
        default_factory=list, max_length=4, description="facts and figures counted by then"
    )
    unknown: list[Text] = Field(min_length=1, description="what was not known")
