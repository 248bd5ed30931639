"""The corrections as git remembers them: once published, none may be deleted or changed."""

import subprocess
from dataclasses import dataclass
from typing import Any, Final

import yaml

from generator.problems import Problem
from generator.project import Project

FILE = "data/corrections.yml"
RULE: Final = "append-only"


@dataclass(frozen=True)
class Compared:
    """What the comparison found. `skipped` says why there was none; else it is empty."""

    problems: list[Problem]
    skipped: str = ""


def corrections_only_added(project: Project) -> Compared:
    """Compare the corrections with every earlier version of their file."""
    hashes = _git(project, "log", "--format=%H", "--", FILE)
    if hashes is None:
        return Compared([], "Corrections were not compared with earlier ones: no git repository.")
    path = project.root / FILE
    now = _records(path.read_text(encoding="utf-8")) if path.exists() else {}
    found: dict[str, Problem] = {}
    for version in hashes.split():
        earlier = _git(project, "show", f"{version}:./{FILE}")
        for name, record in _records(earlier or "").items():
            if name not in found and now.get(name) != record:
                found[name] = _problem(name, name in now, version)
    return Compared(sorted(found.values()))


def _problem(name: str, kept: bool, version: str) -> Problem:
    done = "was changed" if kept else "was deleted"
    sentence = f"The correction `{name}` {done}, but stands in git ({version[:9]})."
    hint = "Put it back as it was, and add a new correction below it."
    return Problem(FILE, 1, 1, RULE, sentence, hint)


def _records(text: str) -> dict[str, Any]:
    """Give the corrections of one version by id; a version that cannot be read has none."""
    try:
        records = yaml.load(text, yaml.BaseLoader)  # noqa: S506  texts only, no objects
    except yaml.YAMLError:
        return {}
    entries = records if isinstance(records, list) else []
    return {entry["id"]: entry for entry in entries if isinstance(entry, dict) and "id" in entry}


def _git(project: Project, *arguments: str) -> str | None:
    """Give what git says, None where there is no repository or no git."""
    try:
        run = subprocess.run(  # noqa: S603
            ["git", "-C", str(project.root), *arguments],  # noqa: S607
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        return None
    return None if run.returncode else run.stdout
