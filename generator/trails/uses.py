"""Everything that uses a record: records, pages, downloads, days of the past.

Pages are printed, not guessed at: what a page shows or links to is what its printing asked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.derive import Derived
from generator.derive.standing import ADDRESSES, PAGES
from generator.load import Loaded
from generator.load.prose import address
from generator.model.base import Record
from generator.policy import EMBEDS
from generator.site import BLANK, Draft
from generator.trails.leaves import KEYS, leaves
from generator.trails.named import KINDS, Named, named

_LISTED = ("facts", "events", "actors", "positions", "sources", "terms", "promises")


@dataclass(frozen=True)
class Use:
    """A page that uses a record. `through` names the records by way of which, none when itself."""

    address: str
    title: str
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class Uses:
    """All that uses one record. `records` are those that name it, `resting` what follows further.

    `known` are the pages of days of the past.
    """

    of: Named
    records: list[Named]
    resting: list[Named]
    pages: list[Use]
    known: list[Use]
    downloads: list[str]


def undrawn(loaded: Loaded, derived: Derived, today: date) -> Draft:
    """Give a draft whose charts are blank: only what its pages name is wanted."""
    return Draft(derived.catalog, derived, loaded.prose, today, lambda _: BLANK)


def uses(draft: Draft, kind: str, of: Named) -> Uses:
    """Give all that uses a record, with every page of a draft printed."""
    web = _Web(draft.derived)
    direct = web.naming(kind, of.id)
    reached = web.onward({(kind, of.id)})
    through = {ADDRESSES[k].format(n): n for k, n in sorted(reached) if k in ADDRESSES}
    own = {pattern.format(of.id) for pattern in (ADDRESSES.get(kind), PAGES.get(kind)) if pattern}
    pages = list(_pages(draft, own, through))
    later = sorted(reached - {*direct})
    return Uses(
        of,
        [web.named(*one) for one in sorted(direct)],
        [web.named(*one) for one in later],
        [page for page in pages if not page.address.startswith("known/")],
        [page for page in pages if page.address.startswith("known/")],
        _downloads(draft, {(kind, of.id), *reached}, kind, of.id),
    )


class _Web:
    """Which records name which."""

    def __init__(self, derived: Derived) -> None:
        self.derived = derived
        self.catalog = derived.catalog
        self.words = {
            (kind, name): list(leaves(record.model_dump(mode="json")))
            for kind in KINDS
            for name, record in getattr(self.catalog, kind).items()
        }

    def named(self, kind: str, name: str) -> Named:
        record: Record = getattr(self.catalog, kind)[name]
        return named(self.derived, kind, record)

    def naming(self, kind: str, name: str) -> set[tuple[str, str]]:
        """Give every record that names one."""
        keys = KEYS.get(kind)
        found = {
            at
            for at, words in self.words.items()
            if at != (kind, name)
            and any(word == name and (keys is None or key in keys) for key, word in words)
        }
        if kind == "sources":
            found |= {("datasets", at) for at in self._sourced(name)}
        return found

    def onward(self, begin: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Give all that rests on some records: figures, promises, charts and what names those.

        From a source, the facts and datasets that cite it lead on.
        """
        reached: set[tuple[str, str]] = set()
        todo = list(begin)
        while todo:
            one = todo.pop()
            new = self.naming(*one) - reached - begin
            reached |= new
            todo += [at for at in new if at[0] in ("facts", "figures", "datasets")]
        return reached

    def _sourced(self, name: str) -> Iterator[str]:
        for dataset, table in self.catalog.tables.items():
            earlier = (row.source for row in self.catalog.earlier.get(dataset, ()))
            if any(row.source == name for row in table) or name in earlier:
                yield dataset


def _pages(draft: Draft, own: set[str], through: Mapping[str, str]) -> Iterator[Use]:
    """Give every page that shows a record or what rests on it, but not the record's own page."""
    for path in draft.paths:
        if not path.endswith(".md") or path.startswith(f"{EMBEDS}/"):
            continue
        content = draft.content(path).decode()
        here = address(path)
        shown = _shown(draft, here) - {here}
        title = _title(content)
        if own & shown:
            yield Use(here, title)
        elif here not in own and (found := sorted({through[at] for at in shown & {*through}})):
            yield Use(here, title, tuple(found))


def _shown(draft: Draft, here: str) -> set[str]:
    """Give the addresses of all that the page which was just printed shows or links to."""
    holes = draft.renderer.holes
    linked = {target for at, target in holes.targets if at == here}
    return linked | (holes.shown if holes.here == here else set())


def _title(content: str) -> str:
    found = re.search(r'^title: "(.*)"$', content, re.MULTILINE)
    return found[1].replace('\\"', '"') if found else ""


def _downloads(draft: Draft, held: Iterable[tuple[str, str]], kind: str, name: str) -> list[str]:
    """Give the files to download that hold a record or are made of it."""
    wanted = [f"data/{kind}.csv", f"data/{kind}.json"] if kind in _LISTED else []
    if name in draft.derived.quantities:
        wanted += ["data/numbers.csv", "data/numbers.json"]
    ids = {one for at, one in held if at == "datasets"}
    wanted += [f"data/{one}{end}" for one in sorted(ids) for end in (".csv", ".editions.csv")]
    drawn = sorted(one for at, one in held if at == "charts")
    wanted += [f"data/charts/{one}.{end}" for one in drawn for end in ("csv", "json", "svg", "png")]
    return [path for path in wanted if path in draft.paths]
