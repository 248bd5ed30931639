"""What a check found, kept until a file, the program or the day changes."""

import json
import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator import stamp
from generator.problems import Hint, Problem
from generator.project import Project

_STALE = "data/schema does not offer every id. To write it anew: explainer check --fix"


@dataclass(frozen=True)
class Findings:
    """Every Problem of a project, in order, and what else an editor should know."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def findings(project: Project, today: date) -> Findings:
    """Give what is wrong. Nothing is read again while nothing has changed."""
    inputs = f"{stamp.of_inputs(project, today)} {_commit(project)}"
    kept = project.cache / "check.json"
    if found := _kept(kept.read_text(encoding="utf-8") if kept.exists() else "", inputs):
        return found
    found = _look(project, today)
    if project.cache.parent.exists():  # a folder that is never built stays as it is
        _keep(kept, _written(inputs, found))
    return found


def _keep(kept: Path, text: str) -> None:
    """Keep a text in one step; a disk that refuses only makes the next check slower."""
    fresh = kept.with_name(f".{kept.name}.{os.getpid()}")
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(kept)


def _look(project: Project, today: date) -> Findings:
    from generator.examine import examined  # noqa: PLC0415  loads every model
    from generator.history import corrections_only_added  # noqa: PLC0415  asks git
    from generator.load.memory import Memory  # noqa: PLC0415
    from generator.schema import is_current  # noqa: PLC0415

    compared = corrections_only_added(project)
    loaded, _, problems = examined(project, today, Memory(project))
    notes = [compared.skipped] if compared.skipped else []
    if not is_current(loaded, project.data / "schema"):
        notes.append(_STALE)
    return Findings(sorted([*compared.problems, *problems]), notes)


def _commit(project: Project) -> str:
    """Name the commit, because corrections are compared with those in git; "" without git."""
    command = ["git", "-C", str(project.root), "rev-parse", "HEAD"]
    try:
        run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    except FileNotFoundError:
        return ""
    return run.stdout.strip()


def _written(inputs: str, found: Findings) -> str:
    rows = [[_place(problem), _edit(problem)] for problem in found.problems]
    kept = {"inputs": inputs, "problems": rows, "notes": found.notes}
    return json.dumps(kept, ensure_ascii=False)


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.rule, problem.sentence


def _edit(problem: Problem) -> tuple[str, str, str, str, bool]:
    hint = Hint(problem.hint) if not isinstance(problem.hint, Hint) else problem.hint
    return str(hint), hint.wrong, hint.right, hint.how, hint.sure


def _kept(text: str, inputs: str) -> Findings | None:
    """Give what was kept for these inputs, None when it was for others or cannot be read."""
    try:
        kept = json.loads(text)
        if kept["inputs"] != inputs:
            return None
        problems = [replace(Problem(*place), hint=Hint(*edit)) for place, edit in kept["problems"]]
    except (ValueError, KeyError, TypeError):
        return None
    return Findings(problems, kept["notes"])
