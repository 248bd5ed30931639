"""Every id that a record names must exist, and in one place only."""

from collections.abc import Iterator
from typing import Any

from generator.checks.rule import Checked
from generator.kept import Kept
from generator.load.phrases import nearest
from generator.model.base import Part, references
from generator.problems import Problem

_TARGETS = {
    ("facts", "unit"): "units",
    ("events", "facts"): "facts",
    ("events", "actors"): "actors",
    ("actors", "related"): "actors",
    ("positions", "actor"): "actors",
    ("datasets", "unit"): "units",
    ("figures", "unit"): "units",
    ("promises", "fact"): "facts",
    ("questions", "facts"): "facts",
}
_CLOSED = {
    ("facts", "topic"): "topics",
    ("events", "theme"): "themes",
    ("actors", "side"): "sides",
    ("promises", "kind"): "promise_kinds",
}
SHARED = ("facts", "figures", "events")
"""Lists whose ids are one space, because each is an address."""
_ONE = {"actors": "actor", "facts": "fact", "units": "unit", "sources": "source"}
_PARTS: Kept[list[tuple[str, Part]]] = Kept()
LISTS = (
    "sources", "facts", "events", "actors", "positions", "datasets", "units", "figures",
    "promises", "charts", "terms", "questions", "gaps", "corrections", "known", "calculators",
)  # fmt: skip


def references_resolve(checked: Checked) -> Iterator[Problem]:
    """An id names a record that exists."""
    for (kind, key), target in _TARGETS.items():
        for record in getattr(checked.catalog, kind).values():
            for at, name in _names(getattr(record, key), f"{kind}:{record.id}.{key}"):
                if not checked.known(target, name) and not _is_figure(checked, kind, name):
                    word = _ONE[target]
                    hint = nearest(name, getattr(checked.catalog, target))
                    yield checked.problem("reference", at, f"There is no {word} `{name}`.", hint)


def _is_figure(checked: Checked, kind: str, name: str) -> bool:
    """A question may rest on figures as well as on facts."""
    return kind == "questions" and checked.known("figures", name)


def lists_are_closed(checked: Checked) -> Iterator[Problem]:
    """A topic, theme, side or kind stands in site.yml."""
    for (kind, key), target in _CLOSED.items():
        allowed = {entry.id for entry in getattr(checked.catalog.settings, target)}
        for record in getattr(checked.catalog, kind).values():
            if (name := getattr(record, key)) not in allowed:
                sentence = f"site.yml has no `{name}` among its {target.replace('_', ' ')}."
                at = f"{kind}:{record.id}.{key}"
                yield checked.problem("closed-list", at, sentence, nearest(name, allowed))


def citations_resolve(checked: Checked) -> Iterator[Problem]:
    """A citation names a source that exists."""
    for at, part in _parts(checked):
        source = getattr(part, "source", None)
        if isinstance(source, str) and not checked.known("sources", source):
            hint = nearest(source, checked.catalog.sources)
            sentence = f"There is no source `{source}`."
            yield checked.problem("reference", f"{at}.source", sentence, hint)


def texts_resolve(checked: Checked) -> Iterator[Problem]:
    """[[id]] in a text names a fact or figure that has a value."""
    numbers = checked.derived.quantities
    for at, part in _parts(checked):
        for key, text in vars(part).items():
            for name in references(text) if isinstance(text, str) else ():
                if name in numbers or checked.excused(name):
                    continue
                if name in checked.catalog.facts:
                    sentence = f"The fact `{name}` has no value to print."
                    hint = "Give it a value and a unit, or name another fact."
                else:
                    sentence = f"[[{name}]] names no fact or figure."
                    hint = nearest(name, numbers)
                yield checked.problem("reference", f"{at}.{key}", sentence, hint)


def ids_are_shared_by_none(checked: Checked) -> Iterator[Problem]:
    """Facts, figures and events share one space of ids, because each is an address."""
    seen: dict[str, str] = {}
    for kind in SHARED:
        for name in getattr(checked.catalog, kind):
            if name in seen:
                sentence = f"The id `{name}` is already used among the {seen[name]}."
                at = f"{kind}:{name}.id"
                yield checked.problem("duplicate-id", at, sentence, "Choose another id.")
            seen.setdefault(name, kind)


def _names(value: Any, at: str) -> list[tuple[str, str]]:
    if value is None:
        return []
    if isinstance(value, str):
        return [(at, value)]
    return [(f"{at}.{position}", name) for position, name in enumerate(value)]


def _parts(checked: Checked) -> list[tuple[str, Part]]:
    """Give every record and every piece of one, with its place."""
    return _PARTS.of(checked, lambda: list(_parts_of_all(checked)))


def _parts_of_all(checked: Checked) -> Iterator[tuple[str, Part]]:
    for kind in LISTS:
        for record in getattr(checked.catalog, kind).values():
            yield from parts_of(record, f"{kind}:{record.id}")
    if checked.catalog.comparison:
        yield from parts_of(checked.catalog.comparison, "comparison:comparison")


def parts_of(value: Any, at: str) -> Iterator[tuple[str, Part]]:
    """Give a record and every piece of it, with its place."""
    if isinstance(value, Part):
        yield at, value
    entries = value if isinstance(value, dict) else vars(value) if isinstance(value, Part) else {}
    for key, entry in enumerate(value) if isinstance(value, list) else entries.items():
        if isinstance(entry, (Part, list, dict)):
            yield from parts_of(entry, f"{at}.{key}")
