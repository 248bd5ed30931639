"""What is asked for a dataset and a chart."""

from collections.abc import Mapping
from typing import Any

from generator.load.yaml_file import Path
from generator.model.chart import Chart
from generator.model.chart.common import Ink
from generator.model.dataset import Dataset, Period
from generator.model.periods import InvalidPeriodError, period_days
from generator.new.common import DATE_FORMS, SENTENCE, answered, choices, cited
from generator.new.names import slug
from generator.new.question import Asking, Form, Question

_KINDS = {
    "columns": "One bar for each month, quarter or year.",
    "lines": "One line for a measure over time.",
    "weeks": "Each day of one year, week by week.",
    "sides": "Two measures, one to each side.",
}
_MEASURE: Mapping[str, Path] = {
    "columns": ("measure",),
    "weeks": ("measure",),
    "lines": ("series", 0, "measure"),
    "sides": ("left", "measure"),
}


def _has_parts(asking: Asking) -> bool:
    dataset = asking.catalog.datasets.get(asking.answers.get("dataset", ""))
    return bool(dataset and dataset.dimensions)


def _drawn(kind: str, *names: str) -> tuple[Question, ...]:
    """Give the questions of what one kind of chart draws; they differ only in where they stand."""
    at = _MEASURE[kind]
    here = answered("kind", kind)

    def of_parts(asking: Asking) -> bool:
        return bool(here(asking) and _has_parts(asking))

    return (
        _dataset(kind),
        Question(
            "where",
            "Which rows of it?",
            (*at, "where"),
            "column=category, with commas between them: direction=returned.",
            form="pairs",
            when=of_parts,
        ),
        *(_LOOKS[name](kind) for name in names),
    )


def _dataset(kind: str) -> Question:
    at = (*_MEASURE[kind], "dataset")
    when = answered("kind", kind)
    return Question("dataset", "Which dataset does it draw?", at, among="datasets", when=when)


def _label(kind: str) -> Question:
    at = (*_MEASURE[kind][:-1], "label")
    ask = "What is counted, in a few words?"
    return Question("label", ask, at, when=answered("kind", kind))


def _colour(kind: str) -> Question:
    at = (*_MEASURE[kind][:-1], "colour")
    when = answered("kind", kind)
    return Question("colour", "In which colour?", at, of=choices(Ink), when=when)


def _start(kind: str) -> Question:
    when = answered("kind", kind)
    return Question(
        "start", "Where does the time axis begin?", ("start",), DATE_FORMS, form="date", when=when
    )


_LOOKS = {"label": _label, "colour": _colour, "start": _start}


def _side(side: str, words: str) -> tuple[Question, ...]:
    """Give the questions of one side of a two-sided chart."""
    here = answered("kind", "sides")

    def of_parts(asking: Asking) -> bool:
        return bool(here(asking) and _has_parts(asking))

    label, where = f"What does the {side} side count, in a few words?", f"Which rows, {words}?"
    return (
        Question(
            f"{side}_where",
            where,
            (side, "measure", "where"),
            "column=category, with commas between them.",
            form="pairs",
            when=of_parts,
        ),
        Question(f"{side}_label", label, (side, "label"), when=here),
    )


def _both_sides(asking: Asking) -> Mapping[Path, Any]:
    """One dataset and fixed colours: the left side is petrol, the right ochre."""
    if asking.answers.get("kind") != "sides":
        return {}
    dataset = asking.answers.get("dataset", "")
    return {
        ("left", "colour"): "petrol",
        ("right", "measure", "dataset"): dataset,
        ("right", "colour"): "ochre",
    }


def _no_period(asking: Asking, answer: str) -> str:
    try:
        period_days(answer, asking.answers["period"])
    except InvalidPeriodError as error:
        return f"{error} {error.hint}".strip()
    return ""


def _no_number(_: Asking, answer: str) -> str:
    try:
        float(answer)
    except ValueError:
        return f"“{answer}” is not a plain number. Write digits only, with a point for decimals."
    return ""


DATASET = Form(
    "datasets",
    "dataset",
    Dataset,
    (
        Question("title", "What do the rows count?", ("title",), "As readers would call it."),
        Question("question", "Which question do they answer?", ("question",)),
        Question(
            "unit",
            "In which unit?",
            ("unit",),
            "Such as people.",
            among="units",
        ),
        Question("period", "What is one row?", ("period",), of=choices(Period)),
        *cited(),
        Question(
            "known_from", "Since when are they public?", ("known_from",), DATE_FORMS, form="date"
        ),
        Question("definition", "What exactly is counted?", ("definition",), SENTENCE),
        Question(
            "first_period",
            "Which period is the first row?",
            (),
            "2025-08 for a month, 2025-Q3 for a quarter, 2025 for a year, or a day.",
            refuse=_no_period,
        ),
        Question(
            "first_value",
            "And its number?",
            (),
            "Leave it out if none was published: missing is not zero.",
            needed=False,
            form="number",
            refuse=_no_number,
        ),
    ),
    lambda asking: slug(asking.answers["title"], 4),
    offered=("dimensions", "caveats", "breaks", "gaps", "changes", "review_by"),
    after="Add its other rows to data/datasets/{id}.csv. A formula reads them by the id.",
)

CHART = Form(
    "charts",
    "chart",
    Chart,
    (
        Question(
            "kind",
            "Which kind of chart?",
            ("kind",),
            "Other kinds are written by hand, as docs/contribute/charts.md tells.",
            of=_KINDS,
        ),
        Question(
            "title",
            "What does it show? A headline that states the finding.",
            ("title",),
            "Print numbers as [[a-figure]]; a comparison needs a line under `checks`.",
        ),
        Question("subtitle", "What is counted, in which unit and period?", ("subtitle",)),
        *_drawn("columns", "label", "colour"),
        *_drawn("lines", "label", "colour"),
        *_drawn("weeks", "label", "colour", "start"),
        _dataset("sides"),
        *_side("left", "to the left"),
        *_side("right", "to the right"),
    ),
    lambda asking: slug(asking.answers["title"], 4),
    fixed=_both_sides,
    offered=("checks", "source_note", "notes", "marks", "annotations", "bands", "missing"),
    after='Show it on a page with {{{{ chart("{id}") }}}}.',
)
