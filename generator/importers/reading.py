"""What an importer gives: rows by dataset, and what the publication says about itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

Key = tuple[str, ...]
"""A period and the dataset's dimensions, in the order in which they are declared."""

REVISED = "revised"
PROVISIONAL = "provisional"
MISSING = "missing"
OGL = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Row:
    """One observation as a publication gives it. The value is digits, or nothing when missing."""

    key: Key
    value: str
    status: str = PROVISIONAL
    note: str = ""


@dataclass(frozen=True)
class Publication:
    """What the publication says about itself; the day is None where it says nothing."""

    id: str
    publisher: str
    title: str
    url: str
    published: date | None
    kind: str = "statistics"
    licence: str = OGL
    attribution: str = (
        f"© Crown copyright. Contains public sector information licensed under the {OGL}."
    )
    note: str = "Read by a program: its numbers, not its words."


@dataclass
class Totals:
    """How many totals were compared with their parts, and a sentence for each that differs."""

    compared: int = 0
    differ: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """One publication, read: its rows by dataset, and what an editor should know about them."""

    publication: Publication
    tables: dict[str, list[Row]]
    warnings: list[str] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)


@dataclass(frozen=True)
class Given:
    """The bytes of a publication, what it was called, and where it was fetched from if it was."""

    content: bytes
    name: str
    url: str | None = None


Reader = Callable[[Given], Reading]


def number(text: str) -> str | None:
    """Give a count as plain digits, or None when the text is not one whole number."""
    plain = text.strip().replace("\u00a0", "").replace(",", "")
    return str(int(plain)) if plain.isascii() and plain.isdigit() and len(plain) < 8 else None
