"""Measures `explainer check` and `explainer diff` as an editor meets them, in a fresh clone.

Beside each run after an edit stands the same run with nothing kept from earlier ones.
"""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from clock import Timing, calm, once

ROOT = Path(__file__).parent.parent
EXPLAIN = [sys.executable, "-m", "generator", "--today", "2026-11-23"]
EDITED = {
    "a file of facts": "data/facts/running.yml",
    "the settings": "data/site.yml",
    "the sources": "data/sources/government.yml",
    "a description of rows": "data/datasets/small-boats-daily.yml",
    "the longest rows": "data/datasets/small-boats-daily.csv",
    "a page": "docs/index.md",
}
HEAD = f"{'':38}{'clock s, median (from to)':28}{'processor s, median (from to)':31}load"
_NUMBERS = itertools.count(1)


def main() -> None:
    """Measure every edit in turn, so that each meets the same weather."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="runs of each measurement")
    parser.add_argument("--attempts", type=int, default=3, help="at a run that others disturb")
    wanted = parser.parse_args()
    print(f"Load average at the start: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    print("A star marks a run that other programs disturbed.\n\n" + HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(project)], check=True)
        for command in ("check", "diff"):
            _measure(project, command, wanted)


def _measure(project: Path, command: str, wanted: argparse.Namespace) -> None:
    steps: dict[str, Callable[[], None]] = {"nothing changed": lambda: None}
    for words, name in EDITED.items():
        edited = _edit(project / name)
        steps[f"edited: {words}"] = edited
    steps["nothing kept"] = lambda: _forget(project)
    timings = {name: Timing() for name in steps}
    _forget(project)
    once([*EXPLAIN, command], project)  # byte code of the libraries; what is kept is kept
    for _ in range(wanted.repeat):
        for name, prepare in steps.items():
            run = calm([*EXPLAIN, command], project, prepare, wanted.attempts)
            timings[name].runs.append(run)
    print(command)
    for name, timing in timings.items():
        print(f"  {name:34}{timing}", flush=True)


def _edit(file: Path) -> Callable[[], None]:
    """Give a change of what a file says, another one each time, that breaks no rule."""
    before = file.read_text(encoding="utf-8")

    def change() -> None:
        word = "again" * next(_NUMBERS)
        if file.suffix == ".csv":  # the note of its first row
            header, first, *rest = before.splitlines(keepends=True)
            at = header.rstrip("\n").split(",").index("note")
            cells = first.rstrip("\n").split(",")
            cells[at] = f"edited {word}"
            file.write_text("".join([header, ",".join(cells) + "\n", *rest]), encoding="utf-8")
        else:
            comment = f"<!-- {word} -->" if file.suffix == ".md" else f"# {word}"
            file.write_text(f"{before}\n{comment}\n", encoding="utf-8")

    return change


def _forget(project: Path) -> None:
    """Make the clone as one that was built, and from which nothing is kept."""
    shutil.rmtree(project / "build", ignore_errors=True)
    (project / "build").mkdir()


if __name__ == "__main__":
    main()
