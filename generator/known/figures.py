"""Which figures could be worked out on a day: those whose rows were all public by then."""

from datetime import date

from generator.derive.derived import Derived


def drop_figures(then: Derived, live: Derived, day: date) -> None:
    """A figure is kept when all that it rests on was known, or when it grows with its rows.

    It rests on the same rows then; their values may have been changed since.
    """
    dropped = set(live.catalog.figures) - set(then.traces)
    while True:
        late = {
            name
            for name, trace in then.traces.items()
            if then.quantities[name].as_of > day
            or not (live.catalog.figures[name].grows or trace.lines == live.traces[name].lines)
            or dropped & set(trace.records)
        }
        if not late:
            return
        for name in late:
            del then.traces[name], then.quantities[name]
        dropped |= late
