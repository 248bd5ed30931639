"""A day on the command line."""

from datetime import date
from typing import Any

import click


class Day(click.ParamType[date]):
    """A day written as 2025-10-31. One in another form is refused, with the day it may mean."""

    name = "DAY"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Give the day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            from generator.load.guess import meant_day  # noqa: PLC0415  only for a mistake

            right = meant_day(value)[0] or "2025-10-31"
            self.fail(f"“{value}” is not a day. Write it as {right}.", param, ctx)
