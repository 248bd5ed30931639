"""What a page of GOV.UK says about itself: title, publisher, day, and whether it still stands."""

import re
from datetime import date, datetime

from generator.importers.days import stated_days
from generator.importers.errors import ImportRefusedError
from generator.importers.html import Page
from generator.importers.reading import Publication

_WITHDRAWN = re.compile(r"^this [\w\s]{0,60}\b(?:was|has been) withdrawn\b|^\[withdrawn\]", re.I)
_ERROR = re.compile(r"page not found|sorry, (?:there is|we)|service unavailable|bad gateway", re.I)
_UPDATED = re.compile(r"\b(?:updated|published)[:\s]", re.I)


def describe(page: Page, identity: str, url: str | None) -> Publication:
    """Give what the page says about itself.

    Raises ImportRefusedError when the page is withdrawn, or is the error page of a server.
    """
    _refuse(page)
    title = _title(page)
    if not title:
        raise ImportRefusedError("The page has no title: it is not a page of GOV.UK.")
    where = url or page.canonical or page.meta.get("og:url", "")
    return Publication(identity, _publisher(page), title, where, _published(page))


def _refuse(page: Page) -> None:
    headings = [page.title, *(block.text for block in page.body if block.kind == "heading")]
    if _ERROR.search(page.title):
        raise ImportRefusedError(f"This is an error page of a server: “{page.title}”.")
    if "govuk:withdrawn" in page.meta or any(
        _WITHDRAWN.search(text) for text in [*headings, *(block.text for block in page.blocks)]
    ):
        raise ImportRefusedError("This page was withdrawn by its publisher: it is not imported.")


def _title(page: Page) -> str:
    title = page.meta.get("og:title") or page.title
    return title.removesuffix(" - GOV.UK").strip()


def _publisher(page: Page) -> str:
    name = page.meta.get("govuk:primary-publishing-organisation", "")
    for item in page.data:
        author = item.get("author")
        if not name and isinstance(author, dict):
            name = str(author.get("name", ""))
    return f"{name} (GOV.UK)" if name else "GOV.UK"


def _published(page: Page) -> date | None:
    """Give the latest day on which the page says that it was published or changed."""
    texts = [page.meta.get("govuk:public-updated-at", "")]
    for item in page.data:
        texts += [str(item.get("dateModified", "")), str(item.get("datePublished", ""))]
    days = [day for text in texts if (day := _day(text))]
    return max(days) if days else _in_words(page)


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _in_words(page: Page) -> date | None:
    days = [
        day
        for block in page.blocks
        if block.kind == "words" and len(block.text) < 200 and _UPDATED.search(block.text)
        for stated in stated_days(block.text)
        if stated.year and (day := stated.on(stated.year))
    ]
    return max(days) if days else None
