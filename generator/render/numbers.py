"""Traced numbers: each printed with its words, its line and a link to its note."""

from datetime import date
from functools import cache

from markupsafe import Markup

from generator.derive.derived import Quantity
from generator.format import MONTHS, day, in_words, month, number
from generator.model.figure import Unit
from generator.model.when import When
from generator.render.marks import inert

DATE_FORMS = ("day", "month", "year", "short")


def printed(quantity: Quantity, unit: Unit, how: str = "") -> Markup:
    """Give a number with its qualifier and sign as HTML.

    `how` is "" for the number alone, "unit" for the short unit (23 a week), "words" for the full
    one (1,087 people), "word" for a small number spelled out, or a form of date.
    """
    if isinstance(quantity.value, date):
        form = how if how in DATE_FORMS else "day"
        return _qualified(quantity, time_element(quantity.value, form))
    value = quantity.value
    if quantity.form == "percent":
        return _qualified(quantity, _data(100 * value, quantity.decimals) + _small("%"))
    if quantity.form == "one-in":
        return _qualified(quantity, Markup("one in ") + _data(1 / value, 0))
    if how == "word":
        element = Markup('<data value="{}">{}</data>').format(f"{value:.10g}", in_words(value))
        return _qualified(quantity, element)
    after = unit.after if not unit.after.startswith(" ") or how == "unit" else ""
    after = unit.after if unit.before and unit.after else after
    if how == "words":
        after = unit.after if unit.before or unit.after.startswith("%") else ""
        after = after or f" {unit.one if value == 1 else unit.many}"
    element = inert(unit.before) + _data(value, quantity.decimals) + _small(after)
    return _qualified(quantity, element)


def plain(quantity: Quantity, unit: Unit, how: str = "") -> str:
    """Give the same as text, for titles and descriptions."""
    return printed(quantity, unit, how).striptags()


def traced(quantity: Quantity, inner: Markup, order: int) -> Markup:
    """Give a number as a link to its note, with the line that its status asks for.

    `order` is the place of its note among those of the page; print raises it, from the address.
    """
    link = Markup('<a class="num {}" href="#n{}">{}</a>')
    return link.format(look(quantity, inner), order, inner)


def look(quantity: Quantity, inner: Markup) -> str:
    """Give the classes of a traced number: its line, and `one` where it is a single digit."""
    return f"{quantity.line} one" if len(inner.striptags()) == 1 else quantity.line


@cache
def time_element(of: date, how: str = "day") -> Markup:
    """Give a day as <time>, shortened to "month", "year" or "short" (no year)."""
    words = {
        "day": day(of),
        "month": month(of),
        "year": f"{of.year}",
        "short": f"{of.day} {MONTHS[of.month - 1]}",
    }[how]
    stamp = of.isoformat()[: {"month": 7, "year": 4}.get(how, 10)]
    return Markup('<time datetime="{}">{}</time>').format(stamp, words)


@cache
def when_element(of: When, how: str = "") -> Markup:
    """Give a date in its own precision as <time> elements."""
    about = Markup("about ") if of.about else Markup("")
    if of.precision != "span":
        return about + time_element(of.first, how or of.precision)
    first, last = of.first, of.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return about + time_element(first, "year") + " to " + time_element(last, "year")
    if (first.year, first.month) == (last.year, last.month):
        begin = Markup('<time datetime="{}">{}</time>').format(first.isoformat(), str(first.day))
        return about + begin + "–" + time_element(last, how or "day")
    same_year = first.year == last.year
    begin = time_element(first, "short" if same_year else "day")
    return about + begin + " to " + time_element(last, how or "day")


def _data(value: float, decimals: int) -> Markup:
    return Markup('<data value="{}">{}</data>').format(f"{value:.10g}", number(value, decimals))


def _qualified(quantity: Quantity, element: Markup) -> Markup:
    if quantity.qualifier is None:
        return element
    return Markup('<span class="q">{}</span> {}').format(inert(quantity.qualifier), element)


def _small(unit: str) -> Markup:
    """Give what follows a number; large numbers print it smaller."""
    return Markup('<span class="u">{}</span>').format(inert(unit)) if unit else Markup("")
