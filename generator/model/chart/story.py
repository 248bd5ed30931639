"""Charts of days rather than of amounts."""

from typing import Literal

from pydantic import Field

from generator.model.base import Part, Text
from generator.model.chart.common import Common, DayId, Ink, Measure, PhaseId
from generator.model.when import When


class StripPhase(Part):
    """A phase of site.yml on the strip, and what to call it there."""

    phase: PhaseId
    label: Text


class Tick(Part):
    """An event on the strip. In the wide drawing it has words only if `label` is given."""

    event: DayId
    label: Text | None = None


class StripChart(Common):
    """Phases and events to scale on one rail, with a wall where it ends."""

    kind: Literal["strip"]
    phases: list[StripPhase] = Field(min_length=1)
    end: DayId = Field(description="a fact or figure that is a day")
    end_label: Text
    ticks: list[Tick] = Field(min_length=1)


class DotRow(Part):
    """One row of dots: those of one source or one kind."""

    label: Text
    measure: Measure
    colour: Ink
    open: bool = Field(False, description="true: open dots, for press or approximate numbers")


class DotChart(Common):
    """A dot for each day on which something was counted, in rows, each with its number."""

    kind: Literal["dots"]
    rows: list[DotRow] = Field(min_length=2, max_length=6)
    start: When
    end: When
