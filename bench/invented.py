"""An explainer about a country that does not exist, of any size: the same bytes each time.

For each hundred facts there are about as many other records as on a real site: sources, events,
actors, positions, figures, terms and questions, one dataset, one chart.
"""

import shutil
from pathlib import Path
from typing import Any

import yaml

_TOPICS, _DAYS, _MONTHS = 8, 28, 120
_STATUSES = ("reported", "announced", "agreed", "in-force", "measured", "ruled")
_THEMES = ("ships", "quays")
_PAGES = {
    "index": ("Ferries of Sylvania", '{{ key_figures(["fact-1", "figure-0"]) }}\n\n{{ tally() }}'),
    "timeline": ("Timeline", "{{ timeline_filters() }}\n\n{{ timeline() }}"),
    "figures": ("Figures", '{{ chart("ferries-by-month") }}'),
    "promises": ("Promised", "{{ promise_filters() }}\n\n{{ ledger() }}"),
    "questions": ("Questions", "{{ answers() }}"),
    "glossary": ("Glossary", "{{ glossary() }}"),
    "sources": ("Sources", '## News\n\n{{ sources("news") }}\n\n## Counts\n\n{{ sources("law") }}'),
    "people/index": ("People", "{{ people() }}"),
    "facts/index": ("Register", '{{ count("facts") }} facts.\n\n{{ register() }}'),
    "data/index": ("Data", "{{ downloads() }}"),
    "methods/index": ("Methods", "{{ statuses() }}\n\n{{ verdicts() }}"),
}


def make(root: Path, engine: Path, facts: int) -> None:
    """Write a whole project of so many facts into `root`, with the engine of `engine`."""
    for folder in ("facts", "sources", "events", "actors", "positions", "datasets"):
        (root / "data" / folder).mkdir(parents=True)
    for kind, records in _records(facts).items():
        _split(root / "data", kind, records)
    for name, record in (("site", _site()), ("datasets/ferries", _dataset())):
        _write(root / "data" / f"{name}.yml", record)
    rows = [f"{2000 + n // 12}-{n % 12 + 1:02},{100 + n * 7 % 50},final," for n in range(_MONTHS)]
    lines = ["period,value,status,note", *rows, ""]
    (root / "data" / "datasets" / "ferries.csv").write_text("\n".join(lines), encoding="utf-8")
    for path, (title, body) in _PAGES.items():
        page = root / "docs" / f"{path}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {title}\ndescription: A page about ferries that nobody took.\n---\n\n"
        page.write_text(f"{head}No ferry here exists.\n\n{body}\n", encoding="utf-8")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(engine / "generator", root / "generator", ignore=ignored)
    _settings_of_mkdocs(engine / "mkdocs.yml", root / "mkdocs.yml")


def _settings_of_mkdocs(real: Path, to: Path) -> None:
    """Keep theme, plug-ins and extensions; name only the pages that are here."""
    settings = yaml.safe_load(real.read_text(encoding="utf-8"))
    names = ("timeline", "figures", "promises", "people", "questions")
    menu = [{"page": name, "title": name.title(), "text": "About ferries"} for name in names]
    paths = {name: f"{name}/index.md" if name == "people" else f"{name}.md" for name in names}
    settings["nav"] = [{name.title(): path} for name, path in paths.items()]
    settings["extra"] |= {"menu": menu, "menu_more": menu, "footer": [menu]}
    _write(to, settings)


def _write(path: Path, value: Any) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    path.write_text(text, encoding="utf-8")


def _split(data: Path, kind: str, records: list[dict[str, Any]]) -> None:
    """Write records as editors keep them: in one file, or a hundred to a file of a folder."""
    if not (data / kind).is_dir():
        _write(data / f"{kind}.yml", records)
        return
    for start in range(0, len(records), 100):
        _write(data / kind / f"part-{start // 100:03}.yml", records[start : start + 100])


def _records(facts: int) -> dict[str, list[dict[str, Any]]]:
    return {
        "sources": [_source(n) for n in range(max(facts * 2 // 3, 2))],
        "facts": [_fact(n, facts) for n in range(facts)],
        "events": [_event(n, facts) for n in range(facts // 4)],
        "actors": [_actor(n, facts) for n in range(facts // 6)],
        "positions": [_position(n, facts) for n in range(facts // 3)],
        "figures": [_figure(n, facts) for n in range(facts // 6)],
        "promises": [_promise(n) for n in range(12)],
        "terms": [_term(n) for n in range(facts // 8)],
        "questions": [_question(n, facts) for n in range(facts // 20)],
        "charts": [_chart()],
        "gaps": [],
        "corrections": [],
        "units": [
            {"id": "ferries", "one": "ferry", "many": "ferries"},
            {"id": "ratio", "one": "times", "many": "times"},
            {"id": "date", "one": "day", "many": "days"},
        ],
    }


def _day(n: int) -> str:
    return f"{2010 + n % 10}-{n % 12 + 1:02}-{n % _DAYS + 1:02}"


def _cite(n: int, facts: int) -> dict[str, str]:
    return {"source": f"source-{n % max(facts * 2 // 3, 2)}", "place": f"page {n % 90 + 1}"}


def _source(n: int) -> dict[str, Any]:
    return {
        "id": f"source-{n}", "publisher": f"Gazette of Port {n % 40}", "title": f"Ferries {n}",
        "url": f"https://gazette.example/{n}", "published": f"2020-{n % 12 + 1:02}-01",
        "accessed": "2021-02", "kind": "law" if n % 5 == 0 else "news", "read": "full",
    }  # fmt: skip


def _fact(n: int, facts: int) -> dict[str, Any]:
    words = f"They said that {100 + n:,} ferries lay at quay {n % 30 + 1}; {n % 60} were late."
    fact: dict[str, Any] = {
        "id": f"fact-{n}", "topic": f"topic-{n % _TOPICS}", "statement": words, "date": _day(n),
        "status": _STATUSES[n % 6], "citations": [_cite(n, facts), _cite(n * 7 + 1, facts)],
    }  # fmt: skip
    if fact["status"] == "reported":
        fact["said_by"] = f"actor-{n % (facts // 6)}"
    if n % 3:
        caveat = f"The clerk of {2000 + n % 20} slept."
        fact |= {"value": 100 + n, "unit": "ferries", "caveat": caveat}
    if n == 0:
        fact |= {
            "value": _day(n),
            "status": "in-force",
            "unit": "date",
            "statement": "The harbour opened on 1 January 2010.",
        }
    return fact


def _event(n: int, facts: int) -> dict[str, Any]:
    named = 3 * n % (facts - 3) // 3 * 3 + 1
    return {
        "id": f"event-{n}", "date": _day(n), "title": f"A ferry of {2010 + n % 10} leaves quay {n}",
        "text": f"It was one of [[fact-{named}|words]]. The harbour master waved.",
        "status": "announced", "theme": _THEMES[n % 2], "facts": [f"fact-{named}"],
        "actors": [f"actor-{n % (facts // 6)}"],
    }  # fmt: skip


def _actor(n: int, facts: int) -> dict[str, Any]:
    return {
        "id": f"actor-{n}", "name": f"Captain {_letters(n)}", "kind": "person",
        "side": f"side-{n % 2}", "tier": "core", "role": "Steers a ferry that is not there.",
        "part": "Steered", "offices": [{"title": "Captain", "start": "2010", "end": "2019-06"}],
        "related": [f"actor-{(n + 1) % (facts // 6)}"],
    }  # fmt: skip


def _letters(n: int) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in f"{n:04}").capitalize()


def _position(n: int, facts: int) -> dict[str, Any]:
    return {
        "id": f"position-{n}", "actor": f"actor-{n % (facts // 6)}", "stance": "supports",
        "statement": f"The captain wanted quay {n % 30 + 1} kept, as in {1990 + n % 30}.",
        "date": _day(n), "citations": [_cite(n, facts)],
    }  # fmt: skip


def _figure(n: int, facts: int) -> dict[str, Any]:
    named = 3 * n % (facts - 3) // 3 * 3 + 1
    formulas = (
        ('total("ferries", from=2003-01, to=2006-12)', "ferries"),
        (f'fact("fact-{named}") + fact("fact-{named + 1}")', "ferries"),
        (f'share(fact("fact-{named}"), mean("ferries"))', "ratio"),
    )
    formula, unit = formulas[n % 3]
    return {
        "id": f"figure-{n}", "label": f"ferries of row {n}", "formula": formula, "unit": unit,
        "how": f"What stands in row {n}, added up or divided.",
    }  # fmt: skip


def _promise(n: int) -> dict[str, Any]:
    return {
        "id": f"promise-{n}", "claim": "There would be [[fact-1|words]].", "fact": "fact-1",
        "kind": "numbers", "happened": "It came to [[figure-0|words]].", "deadline": "2019-12",
        "met": 'fact("fact-1") < figure("figure-0")', "result_note": "counted by nobody",
        "rule": "Met if more ferries came than were named.",
        "drawing": {"kind": "against", "bars": ["figure-0"], "mark": "fact-1"},
    }  # fmt: skip


def _term(n: int) -> dict[str, Any]:
    words = f"What sailors of {1950 + n % 50} called quay {n % 30 + 1}."
    return {"id": f"term-{n}", "term": f"quay word {_letters(n)}", "definition": words,
            "citations": [{"source": "source-0"}]}  # fmt: skip


def _question(n: int, facts: int) -> dict[str, Any]:
    named = 3 * n % (facts - 3) // 3 * 3 + 1
    return {
        "id": f"question-{n}", "question": "How many ferries were there?",
        "answer": f"There were [[fact-{named}|words]].", "facts": [f"fact-{named}"],
    }  # fmt: skip


def _chart() -> dict[str, Any]:
    return {
        "id": "ferries-by-month", "kind": "lines", "title": "Ferries came and went",
        "subtitle": "Ferries each month, counted by nobody.",
        "series": [{"label": "Ferries", "measure": {"dataset": "ferries"}, "colour": "petrol"}],
    }  # fmt: skip


def _dataset() -> dict[str, Any]:
    return {
        "id": "ferries", "title": "Ferries by month", "question": "How many ferries came?",
        "unit": "ferries", "period": "month", "unbroken": True, "known_from": "2020-01",
        "citations": [{"source": "source-0"}], "definition": "Ferries that somebody saw.",
    }  # fmt: skip


def _site() -> dict[str, Any]:
    sides = [{"id": f"side-{n}", "title": f"Side {_letters(n)}", "colour": "ink"} for n in (0, 1)]
    return {
        "name": "Ferries", "sentence": "The ferries of a country that does not exist.",
        "strip": {"status": "ended", "date": "fact-0"},
        "topics": [{"id": f"topic-{n}", "title": f"Topic {_letters(n)}"} for n in range(_TOPICS)],
        "themes": [{"id": name, "title": name.title()} for name in _THEMES], "sides": sides,
        "phases": [{"id": "early", "title": "Early", "start": "2005", "rail": "thin"},
                   {"id": "late", "title": "Late", "start": "2015", "rail": "heavy"}],
        "promise_kinds": [{"id": "numbers", "title": "Numbers"}],
        "names": [{"text": "Quay 7", "why": "the name of a landing stage"}],
        "wording": [{"avoid": ["swamped", "drenched"], "instead": "wet"},
                    {"avoid": ["landlubber", "landlubbers"], "instead": "a person on land"}],
    }  # fmt: skip
