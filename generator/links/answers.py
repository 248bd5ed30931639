"""What an address answered, in the words that an editor needs to act on."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["gone", "moved", "refused", "blocked", "timed-out", "failing"]
_GONE = {404, 410}
_BLOCKED = {401, 402, 403, 406, 429, 451, 999}
_FOR_GOOD = {301, 308}
_NO_HOST = ("dns", "resolve", "name or service", "no such host", "lookup")


@dataclass(frozen=True)
class Answer:
    """Trouble with one address. `to` is where it has moved for good."""

    kind: Kind
    detail: str
    to: str | None = None


def answer(entry: dict[str, Any]) -> Answer | None:
    """Read one entry of lychee's report. None: the address answers where it should."""
    status = entry.get("status") or {}
    code, text = status.get("code"), status.get("details") or status.get("text") or ""
    if code is not None and 200 <= code < 300:
        return _moved(entry)
    if code is not None:
        detail = str(status.get("text", code)).rpartition(": ")[2]
        if code in _GONE:
            return Answer("gone", detail)
        return Answer("blocked" if code in _BLOCKED else "failing", detail)
    said = text.lower()
    if "timed out" in said or "timeout" in said:
        return Answer("timed-out", "no answer in time")
    if any(word in said for word in _NO_HOST):
        return Answer("gone", "the host has no address")
    return Answer("refused", text.partition(" (")[0])


def _moved(entry: dict[str, Any]) -> Answer | None:
    """A redirect is a move when every step of it is for good."""
    steps = (entry.get("redirects") or {}).get("redirects") or []
    if not steps or any(step["code"] not in _FOR_GOOD for step in steps):
        return None
    return Answer("moved", f"{steps[0]['code']}", steps[-1]["url"])
