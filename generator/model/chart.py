"""Charts: what an editor writes in charts.yml."""

from generator.model.base import Record, Text


class Chart(Record):
    """A chart of the catalogue."""

    title: Text
