"""A new record tried in a copy of the project, so that nothing unsound is ever written."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path as FilePath

from generator.examine import checked
from generator.load.memory import Memory
from generator.load.yaml_file import Path, read_yaml
from generator.new.place import Spot
from generator.problems import Problem, ProblemsFoundError
from generator.project import Project


def problems_of(project: Project, today: date, files: Mapping[str, str]) -> list[Problem]:
    """Give the problems that these files would bring, were they written. Nothing is written."""
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        copy = Project(FilePath(folder))
        for part in (project.data, project.docs):
            shutil.copytree(part, copy.root / part.name)
        for name, text in files.items():
            (copy.root / name).write_text(text, encoding="utf-8", newline="\n")
        found = _problems(copy, today, Memory(project, copy.root))
    if not found:
        return []
    known = {_words(problem) for problem in _problems(project, today, Memory(project))}
    return [problem for problem in found if _words(problem) not in known]


def field_of(problem: Problem, spot: Spot) -> Path | None:
    """Give the path in the new record at which a problem stands, None when it stands elsewhere."""
    if problem.file != spot.file:
        return None
    source = read_yaml(spot.text, spot.file)
    here = (problem.line, problem.column)
    before = [at for at, mark in [*source.values.items(), *source.keys.items()] if mark <= here]
    own = [at for at in before if at and source.mark(at[:1])[0] >= spot.line]
    if not own:
        return None
    nearest = max(own, key=lambda at: (source.values[at], len(at)))
    listed = isinstance(source.data, list)
    return nearest[1:] if listed else nearest


def _problems(project: Project, today: date, memory: Memory) -> list[Problem]:
    try:
        checked(project, today, memory)
    except ProblemsFoundError as found:
        return found.problems
    return []


def _words(problem: Problem) -> tuple[str, str, str]:
    """Give what tells a problem apart wherever its line has moved to."""
    return problem.file, problem.rule, problem.sentence
