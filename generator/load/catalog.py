"""data/ and docs/ to a catalog and its words, with every mistake on the way."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.load.editions import SUFFIX, read_editions
from generator.load.prose import Prose, read_prose
from generator.load.records import Records, Written, field_places, read_one, read_records
from generator.load.tables import read_table
from generator.model.catalog import Catalog, Place
from generator.model.chart import Chart
from generator.model.dataset import Dataset
from generator.model.fact import Fact
from generator.model.figure import Figure, Promise, Unit
from generator.model.known import KnownDay
from generator.model.reference import Comparison, Correction, Gap, Question, Term
from generator.model.site import SiteSettings
from generator.model.source import Source
from generator.model.story import Actor, Event, Position
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


def load(project: Project) -> Loaded:
    """Read everything that editors write. Raises nothing for their mistakes: they are listed."""
    loaded = Loaded()
    parts: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for kind, (word, pattern, model) in KINDS.items():
        files = sorted(project.data.glob(pattern))
        records: Records = read_records(files, project.name, word, model)
        parts[kind] = records.by_id
        loaded.broken[kind] = records.broken
        loaded.problems += records.problems
        places |= {f"{kind}:{at}": place for at, place in records.places.items()}
    _load_datasets(project, parts, places, loaded)
    parts["comparison"] = _single(project, "comparison", Comparison, places, loaded)
    settings = _single(project, "site", SiteSettings, places, loaded)
    _refuse_strangers(project, loaded)
    _load_prose(project, loaded)
    if settings:
        loaded.catalog = Catalog(settings=settings, places=places, **parts)
    return loaded


def _single(
    project: Project, word: str, model: Any, places: dict[str, Place], loaded: Loaded
) -> Any:
    path = project.data / f"{word}.yml"
    if not path.exists():
        if model is SiteSettings:
            sentence = f"The file {project.name(path)} is missing."
            loaded.problems.append(Problem(project.name(path), 0, 0, "missing-file", sentence))
        return None
    record, source, problems = read_one(path, project.name(path), word, model)
    loaded.problems += problems
    written = Written(project.name(path), source)
    places |= {f"{word}:{at}": place for at, place in field_places(word, written).items()}
    return record


def _refuse_strangers(project: Project, loaded: Loaded) -> None:
    """A file that nothing reads would be lost without a word."""
    patterns = [pattern for _, pattern, _ in KINDS.values()]
    patterns += ["site.yml", "comparison.yml", "datasets/*.yml", "imports/*.yml"]
    read = {path for pattern in patterns for path in project.data.glob(pattern)}
    read |= {path.with_suffix(".csv") for path in read if path.parent.name == "datasets"}
    read |= {path.with_suffix(SUFFIX) for path in read if path.parent.name == "datasets"}
    found = {path for end in ("yml", "yaml", "csv") for path in project.data.rglob(f"*.{end}")}
    for path in found - read:
        sentence = "This file is not read: no kind of record has this name."
        hint = "Check its name, its folder and its ending: records end in .yml."
        if path.suffix == ".csv":
            sentence = f"Nothing says what these rows mean: there is no {path.stem}.yml."
            hint = "Add it beside this file."
        loaded.problems.append(Problem(project.name(path), 1, 1, "stranger", sentence, hint))


def _load_datasets(
    project: Project, parts: dict[str, Any], places: dict[str, Place], loaded: Loaded
) -> None:
    parts["datasets"], parts["tables"] = {}, {}
    loaded.broken["datasets"] = set()
    for path in sorted((project.data / "datasets").glob("*.yml")):
        name = project.name(path)
        dataset, source, problems = read_one(path, name, "dataset", Dataset)
        problem = _pair(path, dataset, name)
        loaded.problems += [*problems, *problem]
        if dataset is None or problem:
            loaded.broken["datasets"].add(path.stem)
            continue
        rows = path.with_suffix(".csv")
        table = read_table(rows, project.name(rows), dataset)
        loaded.problems += table.problems
        earlier = path.with_suffix(SUFFIX)
        loaded.problems += read_editions(earlier, project.name(earlier), dataset)[1]
        parts["datasets"][dataset.id] = dataset
        for at, place in field_places(dataset.id, Written(name, source)).items():
            places[f"datasets:{at}"] = place
        if table.frame.empty:
            loaded.broken["datasets"].add(dataset.id)
        else:
            parts["tables"][dataset.id] = table.frame


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


def _load_prose(project: Project, loaded: Loaded) -> None:

    for path in sorted(project.docs.rglob("*.md")):
        page, problems = read_prose(path, project.docs, project.name(path))
        loaded.problems += problems
        if page:
            loaded.prose[page.path] = page
