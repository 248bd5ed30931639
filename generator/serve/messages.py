"""What the server and its worker say to each other."""

import pickle
from dataclasses import dataclass
from typing import Any, BinaryIO


@dataclass(frozen=True)
class State:
    """How things stand after the change of this number.

    `text` says what is wrong, in the colours of a terminal, `parts` the same for a page, and
    `count` how much; `has_pages` tells whether there is anything to show, `mount` below which
    address the site lies.
    """

    number: int
    count: int = 0
    text: str = ""
    has_pages: bool = False
    mount: str = "/"
    parts: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a browser gets for an address; `status` is that of HTTP, `to` where to look instead."""

    status: int
    kind: str
    body: bytes
    to: str = ""


NOTHING = Answer(503, "text/html", b"")
"""There is no page to show yet."""


def send(to: BinaryIO, message: Any) -> None:
    """Write one message."""
    raw = pickle.dumps(message)
    to.write(len(raw).to_bytes(8, "big") + raw)
    to.flush()


def receive(of: BinaryIO) -> Any:
    """Read one message. Raises EOFError when the other side has gone."""
    head = of.read(8)
    if len(head) < 8:
        raise EOFError
    return pickle.loads(of.read(int.from_bytes(head, "big")))  # noqa: S301  our own process
