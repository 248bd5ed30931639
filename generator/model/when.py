"""Dates as sources give them: a day, a month, a year, a span, or only "about"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

Precision = Literal["day", "month", "year", "span"]
_ONE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
PATTERN = rf"^(about )?{_ONE}(/{_ONE})?$"


@dataclass(frozen=True, order=True)
class When:
    """A date with its precision.

    `first` and `last` are the days it may cover, both included; `about` says that the source is
    not sure even of that.
    """

    first: date
    last: date
    precision: Precision
    about: bool = False

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read "2025-07-09", "2025-07", "2025", "2025-07-29/2025-07-30", or "about " before one.

        Raises ValueError when the text has another form or names a day that does not exist.
        """
        if not re.fullmatch(PATTERN, text, re.ASCII):
            raise ValueError("date-form")
        about = text.startswith("about ")
        begin, _, end = text.removeprefix("about ").partition("/")
        first, last, precision = _span(begin)
        if end:
            _, last, _ = _span(end)
            precision = "span"
        if last < first:
            raise ValueError("date-order")
        return cls(first, last, precision, about)

    def __str__(self) -> str:
        """Give the form that `parse` reads."""
        width = {"day": 10, "month": 7, "year": 4, "span": 10}[self.precision]
        begin = self.first.isoformat()[:width]
        end = f"/{self.last.isoformat()}" if self.precision == "span" else ""
        return f"{'about ' if self.about else ''}{begin}{end}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let a record hold a When that is written as text."""

        def read(raw: Any) -> When:
            return raw if isinstance(raw, cls) else _read(raw)

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the form to an editor's program."""
        meaning = "a day 2025-07-09, a month 2025-07, a year 2025, a span with /, or about …"
        return {"type": ["string", "integer"], "pattern": PATTERN, "description": meaning}


def _read(raw: Any) -> When:
    if not isinstance(raw, (str, int)) or isinstance(raw, bool):
        raise ValueError("date-form")  # noqa: TRY004 -- pydantic reports a ValueError
    return When.parse(str(raw))


def _span(text: str) -> tuple[date, date, Precision]:
    parts = [int(part) for part in text.split("-")]
    try:
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0], 12, 31), "year"
        if len(parts) == 2:
            days = calendar.monthrange(parts[0], parts[1])[1]
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], days), "month"
        return date(*parts), date(*parts), "day"
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError("date-none") from None
