"""What may be answered to a question, and how it is shown before anybody answers."""

import textwrap
from collections.abc import Iterable, Mapping

from generator.model.catalog import Catalog
from generator.model.source import Source
from generator.new.question import Asking, Question

_LISTS = ("topics", "themes", "sides", "phases", "promise_kinds")
_ANY = ("facts", "figures", "events", "datasets", "sources", "positions", "promises")
_WORDS = ("title", "statement", "claim", "label", "name", "term", "many")
SHOWN = 12
"""How many records a question lists."""
_WIDE = 78


def offers(question: Question, catalog: Catalog) -> dict[str, str]:
    """Give every answer that a question takes, with a few words on it; {} where it is free."""
    if question.of:
        return dict(question.of)
    if question.among in _LISTS:
        return {entry.id: entry.title for entry in getattr(catalog.settings, question.among)}
    kinds = _ANY if question.among == "any" else (question.among,) if question.among else ()
    return {
        name: _words(record) for kind in kinds for name, record in getattr(catalog, kind).items()
    }


def shown(question: Question, asking: Asking, default: str, again: bool) -> str:
    """Give a question as it is asked: what may be answered, and what an empty answer means.

    When it is asked `again`, what may be answered stands a few lines above.
    """
    lines = [question.ask]
    if not again:
        lines += _told(question, asking)
    if default:
        lines.append(f"  Enter for {default}")
    elif not question.needed:
        lines.append("  Enter to leave it out.")
    return "\n".join(lines)


def _told(question: Question, asking: Asking) -> list[str]:
    lines = wrapped(question.hint) if question.hint else []
    known = offers(question, asking.catalog)
    if known and (question.of or question.among in _LISTS or len(known) <= SHOWN):
        lines += listed(known)
    elif known:
        lines += wrapped("Its id, or a part of it or of its title to see which there are.")
    if question.among == "sources":
        lines += wrapped("Or `new` to add one.")
    return lines


def listed(known: Mapping[str, str]) -> list[str]:
    """Give names with their words, one a line; names that speak for themselves, in a row."""
    if all(words.lower() in ("", name.lower()) for name, words in known.items()):
        return wrapped(f"One of {', '.join(known)}.")
    wide = max(map(len, known))
    return [
        line
        for name, words in known.items()
        for line in textwrap.wrap(
            f"{name:<{wide}}  {words}",
            max(_WIDE, wide + 40),
            initial_indent="  ",
            subsequent_indent=" " * (wide + 4),
        )
    ]


def wrapped(text: str) -> list[str]:
    """Give a sentence in lines that a small window holds."""
    return textwrap.wrap(
        text, _WIDE, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )


def holding(part: str, known: Mapping[str, str]) -> list[str]:
    """Give the names that hold a part, or whose words do; those that begin with it come first."""
    word = part.strip().lower()
    found = [name for name in known if word in name.lower()]
    found = found or [name for name in known if word in known[name].lower()]
    return sorted(found, key=lambda name: not name.lower().startswith(word))


def one_that_begins(part: str, names: Iterable[str]) -> str:
    """Give the only name that begins with these letters, whatever their case; "" for none."""
    known = list(names)
    found = [name for name in known if name.lower() == part.lower()]
    found = found or [name for name in known if name.lower().startswith(part.lower())]
    return found[0] if len(found) == 1 else ""


def _words(record: object) -> str:
    if isinstance(record, Source):
        return f"{record.copy_of or record.publisher}: {record.title}"
    return str(next((text for key in _WORDS if (text := getattr(record, key, None))), ""))
