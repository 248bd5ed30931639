"""data/ and docs/ to a catalog and its words, with every mistake on the way."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from generator.load.editions import SUFFIX, read_editions
from generator.load.memory import Memory
from generator.load.prose import Prose, read_prose
from generator.load.records import Written, field_places, read_one, read_records
from generator.load.tables import read_table
from generator.model.calculator import Calculator
from generator.model.catalog import Catalog, Place
from generator.model.chart import Chart
from generator.model.dataset import Dataset, Earlier
from generator.model.fact import Fact
from generator.model.figure import Figure, Promise, Unit
from generator.model.known import KnownDay
from generator.model.reference import Comparison, Correction, Gap, Question, Term
from generator.model.renaming import Renaming
from generator.model.site import SiteSettings
from generator.model.source import Source
from generator.model.story import Actor, Event, Position
from generator.model.table import Table
from generator.problems import Problem
from generator.project import Project

KINDS: dict[str, tuple[str, str, Any]] = {
    "sources": ("source", "sources/*.yml", Source),
    "facts": ("fact", "facts/*.yml", Fact),
    "events": ("event", "events/*.yml", Event),
    "actors": ("actor", "actors/*.yml", Actor),
    "positions": ("position", "positions/*.yml", Position),
    "units": ("unit", "units.yml", Unit),
    "figures": ("figure", "figures.yml", Figure),
    "promises": ("promise", "promises.yml", Promise),
    "charts": ("chart", "charts.yml", Chart),
    "terms": ("term", "terms.yml", Term),
    "questions": ("question", "questions.yml", Question),
    "gaps": ("gap", "gaps.yml", Gap),
    "corrections": ("correction", "corrections.yml", Correction),
    "known": ("day", "known.yml", KnownDay),
    "calculators": ("calculator", "calculators.yml", Calculator),
    "renamed": ("renaming", "renamed.yml", Renaming),
}
"""For each list of the catalog: one word for a record, its files, its model."""


@dataclass
class Loaded:
    """What was read. `catalog` is None when site.yml itself could not be read.

    `broken` holds, by list, the ids of records that were written but could not be read.
    """

    catalog: Catalog | None = None
    prose: dict[str, Prose] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Single:
    """A file that is one record."""

    record: Any
    places: dict[str, Place]
    problems: list[Problem]


@dataclass
class _Rows:
    """A dataset: what its two files, and that of its earlier values, say."""

    dataset: Dataset | None
    places: dict[str, Place]
    table: Table
    problems: list[Problem]
    earlier: list[Earlier] = field(default_factory=list)


def load(project: Project, memory: Memory | None = None) -> Loaded:
    """Read everything that editors write. Raises nothing for their mistakes: they are listed.

    Of a file that `memory` knows, nothing is read again.
    """
    memory = memory or Memory()
    loaded = Loaded()
    parts: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for kind, (word, pattern, model) in KINDS.items():
        files = _written(project.data, pattern)
        records = read_records(files, project.name, (kind, word, model), memory)
        parts[kind] = records.by_id
        loaded.broken[kind] = records.broken
        loaded.problems += records.problems
        places |= records.places
    _load_datasets(project, parts, places, loaded, memory)
    singles = partial(_single, project, places, loaded, memory)
    parts["comparison"] = singles("comparison", Comparison)
    settings = singles("site", SiteSettings)
    _refuse_strangers(project, loaded)
    _load_prose(project, loaded, memory)
    if settings:
        loaded.catalog = Catalog(settings=settings, home=project.home, places=places, **parts)
    return loaded


def _written(folder: Path, pattern: str) -> list[Path]:
    """Give the files of a pattern in order, without those that editors' programs hide."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def _single(
    project: Project,
    places: dict[str, Place],
    loaded: Loaded,
    memory: Memory,
    word: str,
    model: Any,
) -> Any:
    path = project.data / f"{word}.yml"
    if not path.exists():
        if model is SiteSettings:
            sentence = f"The file {project.name(path)} is missing."
            loaded.problems.append(Problem(project.name(path), 0, 0, "missing-file", sentence))
        return None

    def read(_: Any) -> _Single:
        record, source, problems = read_one(path, project.name(path), word, model)
        written = Written(project.name(path), source)
        return _Single(record, field_places(f"{word}:{word}", written), problems)

    single = memory.of(word, [path], read)
    loaded.problems += single.problems
    places |= single.places
    return single.record


def _refuse_strangers(project: Project, loaded: Loaded) -> None:
    """A file that nothing reads would be lost without a word."""
    patterns = [pattern for _, pattern, _ in KINDS.values()]
    patterns += ["site.yml", "comparison.yml", "datasets/*.yml", "imports/*.yml"]
    read = {path for pattern in patterns for path in _written(project.data, pattern)}
    read |= {path.with_suffix(".csv") for path in read if path.parent.name == "datasets"}
    read |= {path.with_suffix(SUFFIX) for path in read if path.parent.name == "datasets"}
    ends = ("yml", "yaml", "csv")
    found = {path for end in ends for path in _written(project.data, f"**/*.{end}")}
    for path in found - read:
        sentence = "This file is not read: no kind of record has this name."
        hint = "Check its name, its folder and its ending: records end in .yml."
        if path.suffix == ".csv":
            sentence = f"Nothing says what these rows mean: there is no {path.stem}.yml."
            hint = "Add it beside this file."
        loaded.problems.append(Problem(project.name(path), 1, 1, "stranger", sentence, hint))


def _load_datasets(
    project: Project,
    parts: dict[str, Any],
    places: dict[str, Place],
    loaded: Loaded,
    memory: Memory,
) -> None:
    parts["datasets"], parts["tables"], parts["earlier"] = {}, {}, {}
    loaded.broken["datasets"] = set()
    for path in _written(project.data, "datasets/*.yml"):
        files = [path, path.with_suffix(".csv"), path.with_suffix(SUFFIX)]
        found = memory.of("datasets", files, partial(_read_dataset, project, *files))
        loaded.problems += found.problems
        if found.dataset is None:
            loaded.broken["datasets"].add(path.stem)
            continue
        parts["datasets"][found.dataset.id] = found.dataset
        places |= found.places
        if not found.table.rows:
            loaded.broken["datasets"].add(found.dataset.id)
        else:
            parts["tables"][found.dataset.id] = found.table
            parts["earlier"][found.dataset.id] = found.earlier


def _read_dataset(project: Project, path: Path, rows: Path, earlier: Path, _: Any) -> _Rows:
    name = project.name(path)
    dataset, source, problems = read_one(path, name, "dataset", Dataset)
    unpaired = _pair(path, dataset, name)
    problems += unpaired
    if dataset is None or unpaired:
        return _Rows(None, {}, Table(), problems)
    sheet = read_table(rows, project.name(rows), dataset)
    problems += sheet.problems
    before, mistakes = read_editions(earlier, project.name(earlier), dataset)
    problems += mistakes
    places = field_places(f"datasets:{dataset.id}", Written(name, source))
    return _Rows(dataset, places, sheet.table, problems, before)


def _pair(path: Path, dataset: Dataset | None, name: str) -> list[Problem]:
    """A dataset is two files of one name."""
    if dataset is None:
        return []
    if dataset.id != path.stem:
        sentence = f"The id `{dataset.id}` is not the name of this file."
        return [Problem(name, 1, 1, "file-name", sentence, f"Write `id: {path.stem}`.")]
    if not path.with_suffix(".csv").exists():
        sentence = f"The rows of this dataset are missing: there is no {path.stem}.csv."
        return [Problem(name, 1, 1, "missing-file", sentence, "Add it beside this file.")]
    return []


def _load_prose(project: Project, loaded: Loaded, memory: Memory) -> None:
    for path in _written(project.docs, "**/*.md"):
        read = partial(_read_page, project, path)
        page, problems = memory.of("prose", [path], read)
        loaded.problems += problems
        if page:
            loaded.prose[page.path] = page


def _read_page(project: Project, path: Path, _: Any) -> tuple[Prose | None, list[Problem]]:
    return read_prose(path, project.docs, project.name(path))
