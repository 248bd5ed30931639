"""The work list for a terminal and for a program."""

from collections.abc import Mapping
from dataclasses import asdict

import click

from generator.review.item import Work

HEADINGS: Mapping[str, tuple[str, str]] = {
    "due": ("Due for review", "Look again, mend what changed, and set a new `review_by`."),
    "links": (
        "Addresses in trouble",
        "Open each. Where it is gone, add `archived:` with a copy and `gone:` with the day.",
    ),
    "ageing": (
        "Datasets that grow old",
        "Look for newer numbers. Set `review_by`, also where there will be none.",
    ),
    "weak": (
        "Facts that rest on one weak source",
        "Its sources were not read, or it is one copy read in part. Read it, or find a second.",
    ),
    "unread": ("Sources not read in full", "Those behind most facts first. Set `read` honestly."),
    "copies": ("Copies", "Find the publisher’s own page and cite that."),
    "unused": ("Unused records", "Use each, or delete it."),
}


_FIRST = 10


def as_text(found: Work, scanned: str, whole: bool) -> str:
    """Give the list for a terminal: the first ten of each kind, or the `whole`.

    `scanned` is the day of the last scan of addresses, or "".
    """
    count = sum(len(items) for items in found.values())
    blocks = [f"{count} thing{'' if count == 1 else 's'} to look at."]
    for key, items in found.items():
        name, advice = HEADINGS[key]
        if items:
            lines = [click.style(f"{name}: {len(items)}", bold=True), f"{advice}"]
            listed = items if whole else items[:_FIRST]
            lines += [f"  {item.place}: {item.id}: {item.words}" for item in listed]
            if more := len(items) - len(listed):
                lines.append(f"  and {more} more; --all lists them")
            blocks.append("\n".join(lines))
    looked = [key for key in found if scanned or key != "links"]
    done = [HEADINGS[key][0].lower() for key in looked if not found[key]]
    if done:
        blocks.append(f"Nothing in: {', '.join(done)}.")
    last = f"were last asked on {scanned}" if scanned else "were never asked here"
    return "\n\n".join([*blocks, f"Addresses {last}. To ask them: make links"])


def as_plain(found: Work) -> dict[str, list[dict[str, str]]]:
    """Give the list for another program."""
    return {key: [asdict(item) for item in items] for key, items in found.items()}
