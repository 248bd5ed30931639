"""Old ids and addresses: each leads to something that exists, and to nothing else."""

import re
from collections.abc import Iterable, Iterator

from generator.checks.references import LISTS, SHARED
from generator.checks.rule import Checked
from generator.derive.standing import PAGES
from generator.load.phrases import nearest
from generator.load.prose import address
from generator.model.catalog import Catalog
from generator.model.renaming import Renaming
from generator.problems import Hint, Problem

_NAMED = re.compile(r"`([0-9a-z-]+)`|\[\[([0-9a-z-]+)\]\]")


def old_names_lead_on(checked: Checked) -> Iterator[Problem]:
    """What was renamed is found under its new name, and its old one is not used again."""
    pages = set(_addresses(checked))
    for item in checked.catalog.renamed.values():
        said, hint = _step(checked.catalog, item)
        at = f"renamed:{item.id}.now"
        if not said:
            said, hint = _page(item, pages) if item.is_page else _record(checked, item)
        if not said:
            at = f"renamed:{item.id}.id"
            said, hint = _used_again(checked.catalog, item, pages)
        if said:
            yield checked.problem("renamed", at, said, hint)


def _step(catalog: Catalog, item: Renaming) -> tuple[str, str]:
    """An old name leads to the newest at once, and to a name of its own sort."""
    if item.is_page != ("/" in item.now):
        return "An id leads to an id, and an address to an address.", ""
    end, seen = item.now.partition("#")[0], {item.id}
    while end in catalog.renamed and end not in seen:
        seen.add(end)
        end = catalog.renamed[end].now.partition("#")[0]
    if end in seen:
        return f"`{item.id}` leads back to itself.", "Write the name that is in use."
    if len(seen) > 1:
        first = item.now.partition("#")[0]
        hint = Hint(f"Write `{end}`, to which it leads.", first, end, sure=True)
        return f"`{first}` was renamed as well.", hint
    return "", ""


def _page(item: Renaming, pages: set[str]) -> tuple[str, str]:
    target = item.now.partition("#")[0]
    if target in pages:
        return "", ""
    return f"There is no page `{target}`.", nearest(target, pages)


def _record(checked: Checked, item: Renaming) -> tuple[str, str]:
    if any(checked.known(kind, item.now) for kind in LISTS):
        return "", ""
    known = {name for kind in LISTS for name in getattr(checked.catalog, kind)}
    return f"There is no record `{item.now}`.", nearest(item.now, known)


def _used_again(catalog: Catalog, item: Renaming, pages: set[str]) -> tuple[str, str]:
    """An id that another kind of record has as well was never an address of this kind."""
    hint = "Call the new one something else, or delete this entry."
    if item.is_page:
        return (f"There is a page at `{item.id}` again.", hint) if item.id in pages else ("", "")
    if renamed_kinds(catalog, item):
        return "", ""
    used = any(item.id in getattr(catalog, kind) for kind in LISTS)
    return (f"The id `{item.id}` is used again.", hint) if used else ("", "")


def renamed_kinds(catalog: Catalog, item: Renaming) -> list[str]:
    """Give the lists of the catalog in which a record changed its id: it has the new one alone."""
    return [
        kind
        for kind in LISTS
        if item.now in getattr(catalog, kind)
        and not any(item.id in getattr(catalog, other) for other in _sharing(kind))
    ]


def _sharing(kind: str) -> tuple[str, ...]:
    """Give the lists that share one space of ids with a list."""
    return SHARED if kind in SHARED else (kind,)


def _addresses(checked: Checked) -> Iterator[str]:
    yield from map(address, checked.prose)
    for kind, pattern in PAGES.items():
        yield from map(pattern.format, getattr(checked.catalog, kind))


def with_new_names(problems: Iterable[Problem], catalog: Catalog | None) -> list[Problem]:
    """Give problems again; where one names an old id, its hint is the id that it has now."""
    found = list(problems)
    if catalog is None or not catalog.renamed:
        return found
    return [_hinted(problem, catalog) for problem in found]


def _hinted(problem: Problem, catalog: Catalog) -> Problem:
    if problem.rule == "renamed":
        return problem
    for groups in _NAMED.findall(problem.sentence):
        old = "".join(groups)
        if (new := catalog.current(old)) != old:
            hint = Hint(f"`{old}` was renamed to `{new}`.", old, new, "id", sure=True)
            return Problem(problem.file, problem.line, problem.column, problem.rule,
                           problem.sentence, hint)  # fmt: skip
    return problem
