"""Where a page is written: the file of its words, and the files of the records that it prints."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.derive.standing import ADDRESSES, PAGES
from generator.load.prose import address
from generator.model.catalog import Catalog, Place
from generator.render.page import Page

_PAGES = {**ADDRESSES, "known": PAGES["known"]}


class Origins:
    """Looks up where the records of one catalog are written, by their address on the site."""

    def __init__(self, catalog: Catalog) -> None:
        """Keep the place of every record by its address."""
        self._records: dict[str, tuple[str, Place]] = {
            pattern.format(name): (name, place)
            for kind, pattern in _PAGES.items()
            for name in getattr(catalog, kind)
            if (place := catalog.places.get(f"{kind}:{name}"))
        }

    def of(self, page: Page, shown: Iterable[str]) -> Mapping[str, Any]:
        """Give the front matter that leads from a page back to what an editor wrote.

        `source_path` is the file to open, `record` the id where a page is one record's own,
        `record_files` the files of all records that it prints. A page of no file gives nothing.
        """
        found: dict[str, Any] = {}
        own = self._own(page)
        if page.prose:
            found["source_path"] = page.prose.file
        elif own:
            found |= {"source_path": own[1].file, "source_line": own[1].line, "record": own[0]}
        files = {self._records[at][1].file for at in shown if at in self._records}
        files.discard(found.get("source_path", ""))
        return found | ({"record_files": sorted(files)} if files else {})

    def _own(self, page: Page) -> tuple[str, Place] | None:
        """Give the record whose own page this is, or a page below it."""
        at = address(page.path)
        while at and at not in self._records:
            at = at.rstrip("/").rpartition("/")[0] + "/"
            if at == "/":
                return None
        return self._records.get(at)
