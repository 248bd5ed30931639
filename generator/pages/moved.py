"""Old addresses: a page at each that leads on, and each old file again under its old name."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.checks.renamed import renamed_kinds
from generator.load.prose import address
from generator.model.catalog import Catalog
from generator.model.renaming import Renaming
from generator.policy import EMBEDS

_FOLDERS: Mapping[str, tuple[str, ...]] = {
    "facts": ("facts/",),
    "figures": ("facts/",),
    "actors": ("people/",),
    "charts": ("charts/", f"{EMBEDS}/", "data/charts/"),
    "datasets": ("data/",),
    "known": ("known/",),
}
"""Where a record of each kind has pages and files named after its id."""
_START = (
    r'<li [^>]*\bid="{0}"[^>]*>(?:(?!</li).)*?<(?:p|h\d)\b[^>]*>|<(?!li)\w+ [^>]*\bid="{0}"[^>]*>'
)
"""Where a record begins; in a list at its first words, because styles count what stands around."""


@dataclass(frozen=True)
class Moved:
    """An old path of a file, and what is found there: a file again, or a page that leads on."""

    path: str
    file: str = ""
    leads_to: str = ""


def moved(catalog: Catalog, paths: Collection[str]) -> Iterator[Moved]:
    """Give everything that was at an address which changed. `paths` has the site's files."""
    for item in catalog.renamed.values():
        if item.is_page:
            yield Moved(f"{item.id}index.html", leads_to=item.now)
        for path in () if item.is_page else _paths(catalog, item, paths):
            old = re.sub(rf"(?<=/){item.now}(?=[./])", item.id, path, count=1)
            if path.endswith(".md"):
                yield Moved(f"{address(old)}index.html", leads_to=address(path))
            else:
                yield Moved(old, file=path)


def _paths(catalog: Catalog, item: Renaming, paths: Collection[str]) -> list[str]:
    """Give the pages and files that are named after a record."""
    folders = {folder for kind in renamed_kinds(catalog, item) for folder in _FOLDERS.get(kind, ())}
    named = re.compile(rf"({'|'.join(sorted(folders))}){item.now}[./]") if folders else None
    return [path for path in paths if named and named.match(path)]


def with_old_names(page: str, catalog: Catalog) -> str:
    """Give a page on which each record is found under its old ids too."""
    for old, item in catalog.renamed.items():
        if not item.is_page and f'id="{item.now}"' in page and f'id="{old}"' not in page:
            mark = f'<span class="unseen" id="{old}"></span>'
            page = re.sub(_START.format(item.now), rf"\g<0>{mark}", page, count=1)
    return page
