"""What a gate finds, and what is read of a page once for all gates."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Fault(NamedTuple):
    """Something on the finished site that must not be published."""

    gate: str
    file: str
    line: int
    said: str

    def __str__(self) -> str:
        """Give it in one line: which gate, where, what."""
        return f"{self.file}:{self.line}: {self.said} [{self.gate}]"


class Link(NamedTuple):
    """An address that a file names. `loads`: a browser fetches it by itself."""

    line: int
    address: str
    loads: bool


@dataclass
class Seen:
    """What one page holds: `faults` without their file, by gate, line and sentence."""

    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    faults: list[tuple[str, int, str]] = field(default_factory=list)
