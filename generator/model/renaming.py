"""What a record or a page was called before: addresses that were published keep working."""

from typing import Annotated

from pydantic import Field

from generator.model.base import ID, Part

_PAGE = r"(?:[A-Za-z0-9][A-Za-z0-9_.-]*/)+"
OldName = Annotated[
    str,
    Field(
        pattern=rf"^(?:{ID}|{_PAGE})$",
        description="the id that a record had, or the address that a page had, such as old-page/",
    ),
]
NewName = Annotated[
    str,
    Field(
        pattern=rf"^(?:{ID}|{_PAGE}(?:#[A-Za-z0-9_.-]+)?)$",
        description="what it is called now: an id, or an address such as figures/#a-heading",
    ),
]


class Renaming(Part):
    """An old name, and the one that it leads to. An address ends with a slash, an id does not."""

    id: OldName
    now: NewName

    @property
    def is_page(self) -> bool:
        """Tell whether the old name is the address of one page."""
        return self.id.endswith("/")
