"""The pieces that every record is made of: ids, plain text, addresses and the common base."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID_PATTERN = f"^{ID}$"
UNIT_PATTERN = r"^[a-zA-Z]+(?:-[a-z]+)*(?:/[a-z]+(?:-[a-z]+)*)?$"
REFERENCE = re.compile(r"\[\[([a-z0-9-]+)(?:\|([a-z -]+))?\]\]")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_MARKUP = re.compile(r"<\s*[/!a-zA-Z][^>]*>?|\{\{|\{%|\{#")


def folded(text: str) -> str:
    """Give a text on one line: a break could begin something else wherever it is printed."""
    return _BREAKS.sub(" ", text)


def _sign(text: str) -> str:
    if found := _MARKUP.search(text):
        raise ValueError(f"markup:{found.group()}")
    return folded(text)


def _plain(text: str) -> str:
    if text != text.strip():
        raise ValueError("spaces")
    return _sign(text)


def _address(text: str) -> str:
    if not re.match(r"^https?://[^\s<>\"']+$", text):
        raise ValueError("address")
    return text


Id = Annotated[str, Field(pattern=ID_PATTERN, description="lower-case words joined by hyphens")]
UnitId = Annotated[
    str,
    Field(
        pattern=UNIT_PATTERN,
        description="people, or people/week",
    ),
]
Text = Annotated[
    str,
    AfterValidator(_plain),
    Field(
        min_length=1,
        description="plain text; [[id]] prints the value of a fact or a figure",
        json_schema_extra={
            "pattern": r"^\S([\s\S]*\S)?$",
            "not": {"pattern": r"<\s*[/!a-zA-Z]|\{\{|\{%|\{#"},
        },
    ),
]
Sign = Annotated[str, AfterValidator(_sign)]
"""What stands before or after a number: plain text that may begin with a space."""
Address = Annotated[
    str,
    AfterValidator(_address),
    Field(description="a web address", json_schema_extra={"pattern": r"^https?://[^\s<>\"']+$"}),
]


Formula = Annotated[str, Field(min_length=1, description="see docs/contribute/formulas.md")]


class Part(BaseModel):
    """A piece of a record. Keys that the model does not know are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Record(Part):
    """Anything with an id of its own."""

    id: Id
    checks: list[Formula] = Field(
        default_factory=list, description="what must be true for its words to stand"
    )


def references(text: str) -> list[str]:
    """Give the ids that a text names as [[id]], in order."""
    return [found.group(1) for found in REFERENCE.finditer(text)] if "[[" in text else []
