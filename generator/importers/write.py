"""Rows to the CSV of a dataset: one form, so that a new edition shows as a small difference."""

import csv
import io
import math
from pathlib import Path

import pandas as pd

AFTER_DIMENSIONS = ("value", "status", "note", "source", "known_from")


def csv_text(rows: pd.DataFrame) -> str:
    """Give the CSV of the rows: sorted by period and dimensions, whole numbers without a point."""
    dimensions = [name for name in rows.columns if name not in ("period", *AFTER_DIMENSIONS)]
    columns = ["period", *dimensions, *(name for name in AFTER_DIMENSIONS if name in rows)]
    ordered = rows[columns].sort_values(["period", *dimensions], kind="stable")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in ordered.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def write_rows(rows: pd.DataFrame, path: Path) -> None:
    """Write the CSV in one step, so that a failure leaves the file as it was."""
    draft = path.with_name(path.name + ".new")
    draft.write_text(csv_text(rows), encoding="utf-8", newline="\n")
    draft.replace(path)


def _cell(value: object) -> str:
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() else str(value)
    return str(value)
