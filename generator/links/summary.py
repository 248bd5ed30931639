"""What a scan found, as lines for a terminal and as text for an issue."""

from collections.abc import Mapping, Sequence

from generator.links.strikes import STRIKES, Scan, Trouble

_ADVICE: Mapping[str, tuple[str, str]] = {
    "gone": (
        "Gone",
        "Look for an archived copy. Add `archived:` with it and `gone:` with the day.",
    ),
    "moved": ("Moved for good", "Open the new address. If it is the same page, change `url:`."),
    "refused": ("Refused the connection", "Try it by hand; the server may be down for long."),
    "blocked": ("Blocked the check", "The page may still open for readers. Try it by hand."),
    "timed-out": ("Timed out", "Try it by hand; the server may be slow only at times."),
    "failing": ("Answered with an error", "Try it by hand, and again in a week."),
}


def as_lines(scan: Scan, places: Mapping[str, Sequence[str]]) -> list[str]:
    """Give a scan for a terminal. `places` maps an address to where sources name it."""
    first = sum(not found.counts for found in scan.troubles.values())
    lines = [f"{scan.asked} addresses asked on {scan.day}: {len(scan.reported)} to look at."]
    if first:
        lines.append(f"{first} more failed for the first time; they are reported if it happens "
                     f"on {STRIKES} days.")  # fmt: skip
    for kind, (name, advice) in _ADVICE.items():
        found = _of(scan, kind)
        if found:
            lines += ["", f"{name}: {len(found)}. {advice.replace('`', '')}"]
            lines += [_line(address, trouble, places) for address, trouble in found]
    return lines


def as_markdown(scan: Scan, places: Mapping[str, Sequence[str]]) -> str:
    """Give a scan as the text of an issue; empty when there is nothing to look at."""
    if not scan.reported:
        return ""
    count = f"{len(scan.reported)} of {scan.asked} cited addresses"
    blocks = [f"{count} were in trouble on {STRIKES} days or more, the last on {scan.day}."]
    for kind, (name, advice) in _ADVICE.items():
        found = _of(scan, kind)
        if found:
            rows = [f"- [ ] {_item(address, trouble, places)}" for address, trouble in found]
            blocks += [f"### {name}: {len(found)}", advice, "\n".join(rows)]
    return "\n\n".join(blocks) + "\n"


def _of(scan: Scan, kind: str) -> list[tuple[str, Trouble]]:
    return sorted((url, found) for url, found in scan.reported.items() if found.kind == kind)


def _line(address: str, found: Trouble, places: Mapping[str, Sequence[str]]) -> str:
    to = f", now {found.to}" if found.to else ""
    where = "; ".join(places.get(address, ()))
    return f"  {where}: {address} ({found.detail}{to}, since {found.since})"


def _item(address: str, found: Trouble, places: Mapping[str, Sequence[str]]) -> str:
    to = f", now <{found.to}>" if found.to else ""
    where = ", ".join(f"`{place}`" for place in places.get(address, ()))
    return f"<{address}> ({found.detail}{to}), since {found.since}. {where}"
