"""The only place that asks which day it is."""

import os
from datetime import UTC, date, datetime

import click


def today() -> date:
    """Give the day for which a site is made when nobody names one.

    That is the day of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated on a later
    day. Raises click.UsageError when it holds no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        said = f"SOURCE_DATE_EPOCH is “{seconds}”: it must be seconds since 1970."
        raise click.UsageError(said) from None
