"""Ids that stand in the corners of records: in the strip, the small drawings, notes and titles."""

from collections.abc import Iterator

from generator.checks.references import LISTS
from generator.checks.rule import Checked
from generator.load.phrases import nearest
from generator.model.base import references
from generator.problems import Problem


def strip_names_days(checked: Checked) -> Iterator[Problem]:
    """The line under the header takes its days from facts."""
    strip = checked.catalog.settings.strip
    days = [name for name, found in checked.derived.quantities.items() if found.unit == "date"]
    for key, name in (("date", strip.date), ("since", strip.since)):
        if name is not None and name not in days and not checked.excused(name):
            sentence = f"`{name}` is no fact that holds a day."
            at = f"site:site.strip.{key}"
            yield checked.problem("reference", at, sentence, nearest(name, days))


def drawings_show_what_exists(checked: Checked) -> Iterator[Problem]:
    """The small picture beside a promise shows numbers and datasets that exist."""
    numbers = checked.derived.quantities
    for promise in checked.catalog.promises.values():
        drawing, at = promise.drawing, f"promises:{promise.id}.drawing"
        if drawing is None:
            continue
        named = [(f"{at}.bars.{place}", name) for place, name in enumerate(drawing.bars)]
        for place, name in [*named, (f"{at}.mark", drawing.mark)]:
            if name is not None and name not in numbers and not checked.excused(name):
                sentence = f"`{name}` is no fact or figure with a value."
                yield checked.problem("reference", place, sentence, nearest(name, numbers))
        name = drawing.dataset
        if name is not None and not checked.known("datasets", name):
            sentence = f"There is no dataset `{name}`."
            hint = nearest(name, checked.catalog.datasets)
            yield checked.problem("reference", f"{at}.dataset", sentence, hint)


def categories_have_units(checked: Checked) -> Iterator[Problem]:
    """A unit that a category has for itself exists."""
    for dataset in checked.catalog.datasets.values():
        for place, part in enumerate(dataset.dimensions):
            for position, category in enumerate(part.categories):
                unit = category.unit
                if unit is not None and not checked.known("units", unit):
                    at = f"datasets:{dataset.id}.dimensions.{place}.categories.{position}.unit"
                    hint = nearest(unit, checked.catalog.units)
                    yield checked.problem("reference", at, f"There is no unit `{unit}`.", hint)


def corrections_name_records(checked: Checked) -> Iterator[Problem]:
    """A correction says which record it mended."""
    known = {name for kind in LISTS for name in getattr(checked.catalog, kind)}
    for correction in checked.catalog.corrections.values():
        name = checked.catalog.current(correction.record)
        if name not in known and not any(name in names for names in checked.broken.values()):
            at = f"corrections:{correction.id}.record"
            hint = nearest(name, known) or "Write the id of the record that was mended."
            yield checked.problem("reference", at, f"There is no record `{name}`.", hint)


def titles_resolve(checked: Checked) -> Iterator[Problem]:
    """[[id]] above the words of a page names a fact or figure that has a value."""
    numbers = checked.derived.quantities
    for page in checked.prose.values():
        for key in ("title", "description"):
            for name in references(getattr(page.meta, key)):
                if name not in numbers and not checked.excused(name):
                    line, column = page.marks.get(key, (1, 1))
                    sentence = f"[[{name}]] names no fact or figure with a value."
                    hint = nearest(name, numbers)
                    yield Problem(page.file, line, column, "reference", sentence, hint)


def shares_have_no_unit(checked: Checked) -> Iterator[Problem]:
    """A figure printed as a share is a plain number: 0.25 prints as 25% or one in 4."""
    for figure in checked.catalog.figures.values():
        if figure.form != "number" and figure.unit != "ratio":
            sentence = (
                f"A figure of the form `{figure.form}` has the unit ratio, not {figure.unit}."
            )
            at = f"figures:{figure.id}.unit"
            yield checked.problem("unit", at, sentence, "Write `unit: ratio`.")
