"""Measures the build beside bare MkDocs on the same ready-made Markdown. Run by `make bench`."""

import argparse
import itertools
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import invented
from clock import Timing, calm, once

ROOT = Path(__file__).parent.parent
PARTS = ("data", "docs", "generator", "mkdocs.yml")
EXPLAIN = [sys.executable, "-m", "generator", "--today", "2026-11-23"]
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
BARE = "bare MkDocs"
EDITED = "generator, one edit"
HEAD = (
    f"{'':30}{'clock s, median (from to)':28}{'processor s, median (from to)':30}"
    f"{'load':9}x bare: clock, processor"
)


def main() -> None:
    """Measure this site and generated ones, and say how the generator's part grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each measurement")
    parser.add_argument("--facts", type=_sizes, default=[100, 1000, 5000], help="100,1000,5000")
    parser.add_argument("--attempts", type=int, default=3, help="at a run that others disturb")
    wanted = parser.parse_args()
    print("\n".join(_machine(wanted)), flush=True)
    growth: dict[int, Timing] = {}
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "this-site"
        _copy(here)
        _table("This site", _measured(here, wanted))
        shutil.rmtree(here)
        for facts in wanted.facts:
            project = Path(folder) / f"facts-{facts}"
            invented.make(project, ROOT, facts)
            timings = _measured(project, wanted)
            _table(f"A generated project of {facts:,} facts", timings)
            growth[facts] = timings[EDITED]
            shutil.rmtree(project)
    print("\n".join(_growth(growth)))


def _sizes(text: str) -> list[int]:
    return sorted(int(size) for size in text.split(","))


def _machine(wanted: argparse.Namespace) -> list[str]:
    names = ("mkdocs", "mkdocs-material", "altair", "pydantic", "jinja2")
    libraries = ", ".join(f"{name} {version(name)}" for name in names)
    return [
        f"{os.cpu_count()} cores, {_processor()}; {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}; {libraries}",
        f"Load average at the start: {', '.join(f'{load:.1f}' for load in os.getloadavg())}",
        f"Runs of each measurement: {wanted.repeat}, in turn. One that other programs disturbed",
        f"is tried {wanted.attempts} times at most; a star marks each that stayed disturbed.",
        "Bare MkDocs reads the Markdown that the generator wrote, with its hook switched off.",
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _copy(to: Path) -> None:
    """Copy what a fresh clone would have, with the edits of today."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *PARTS],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, to / name)


def _measured(project: Path, wanted: argparse.Namespace) -> dict[str, Timing]:
    """Measure all that is compared, one after the other, so that each meets the same weather."""
    site = project / "build" / "bare"
    steps: dict[str, tuple[list[str], Callable[[], None]]] = {
        "whole build, cold": ([*EXPLAIN, "build"], lambda: _clear(project)),
        "whole build, one edit": ([*EXPLAIN, "build"], lambda: _edit(project)),
        "whole build, nothing changed": ([*EXPLAIN, "build"], lambda: None),
        "generator, cold": ([*EXPLAIN, "markdown"], lambda: _clear(project)),
        EDITED: ([*EXPLAIN, "markdown"], lambda: _edit(project)),
        "generator, nothing changed": ([*EXPLAIN, "markdown"], lambda: None),
        BARE: ([*MKDOCS, str(site)], lambda: shutil.rmtree(site, ignore_errors=True)),
    }
    _clear(project)
    once([*EXPLAIN, "build"], project)  # byte code of the libraries, files in memory
    timings = {name: Timing() for name in steps}
    for _ in range(wanted.repeat):
        for name, (command, prepare) in steps.items():
            timings[name].runs.append(calm(command, project, prepare, wanted.attempts))
    return timings


def _clear(project: Path) -> None:
    """Make the folder as fresh as a clone: no build, no kept drawing, no byte code of its own."""
    shutil.rmtree(project / "build", ignore_errors=True)
    (project / "build" / "docs").mkdir(parents=True)
    for folder in list((project / "generator").rglob("__pycache__")):
        shutil.rmtree(folder)


def _edit(project: Path) -> None:
    """Change one file of data by a line, so that all must be read, checked and printed again."""
    file = project / "data" / "site.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")


def _table(title: str, timings: dict[str, Timing]) -> None:
    bare = timings[BARE]
    print(f"\n{title}\n{HEAD}")
    for name, timing in timings.items():
        ratios = f"{timing.wall / bare.wall:6.2f} {timing.cpu / bare.cpu:6.2f}"
        print(f"  {name:28}{timing}{ratios}", flush=True)


def _growth(timings: dict[int, Timing]) -> list[str]:
    """Say what a fact costs: all in all, and each one more."""
    lines = ["", "The generator's own part after one edit, on a processor:"]
    lines += [
        f"  {facts:6,} facts {timing.cpu:7.2f} s, {1000 * timing.cpu / facts:6.2f} ms a fact"
        for facts, timing in timings.items()
    ]
    sizes, more = list(timings), []
    for small, large in itertools.pairwise(sizes):
        more.append(1000 * (timings[large].cpu - timings[small].cpu) / (large - small))
        lines.append(f"  from {small:,} to {large:,}: {more[-1]:.2f} ms for each fact more")
    if len(more) > 1:
        ratio = more[-1] / more[0]
        square = (sizes[-2] + sizes[-1]) / (sizes[0] + sizes[1])
        word = "grows linearly" if ratio <= 1.5 else "grows faster than linearly"
        lines.append(f"  It {word}: a fact more costs {ratio:.2f} times what it did at first,")
        lines.append(f"  where linear growth gives 1 and growth with the square {square:.1f}.")
    return lines


if __name__ == "__main__":
    main()
