"""Sources and citations: who published what, where, and how much of it an editor really read."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.model.base import Address, Id, Part, Record, Text
from generator.model.when import When

Kind = Literal[
    "law", "court", "parliament", "government", "statistics", "news", "ngo", "research", "eu", "un"
]
Read = Literal["full", "part", "not-read"]
Language = Literal["en", "fr", "es", "it", "de", "cs", "sq"]


class Source(Record):
    """One edition of one publication."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["url"]}, {"required": ["no_url"]}]}
    )

    publisher: Text = Field(description="who published what was read, or holds the copy of it")
    title: Text
    url: Address | None = Field(None, description="the publisher's own address where it is known")
    no_url: Text | None = Field(None, description="why there is no address")
    archived: Address | None = Field(None, description="a copy of this edition in a web archive")
    gone: When | None = Field(None, description="since when the address no longer gives it")
    published: When | None = Field(None, description="left out when the page gives no date")
    accessed: When = Field(description="when an editor last opened it")
    kind: Kind
    licence: Text | None = Field(None, description="for data that we reuse")
    attribution: Text | None = Field(None, description="the words that the licence asks for")
    checksum: Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$")] | None = Field(
        None, description="of the file that an importer read"
    )
    language: Language = "en"
    copy_of: Text | None = Field(None, description="whose report it is, when this is a copy")
    read: Read = Field(description="how much of it an editor really read")
    note: Text | None = None


class Citation(Part):
    """A source and the place in it."""

    source: Id
    place: Text | None = Field(None, description="article, page, paragraph or table")
