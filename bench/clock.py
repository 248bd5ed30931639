"""Programs run and timed as a user would run them: time by the clock, and time on a processor."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

_DISTURBED = 1.5
"""A run that took so many times its processor time by the clock shared the machine with others."""


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock and on a processor, and the load of the machine after it."""

    wall: float
    cpu: float
    load: float

    @property
    def disturbed(self) -> bool:
        """Tell whether other programs took much of its time."""
        return self.wall > _DISTURBED * self.cpu + 0.2


@dataclass
class Timing:
    """The runs of one measurement."""

    runs: list[Run] = field(default_factory=list)

    @property
    def wall(self) -> float:
        """The median by the clock."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median on a processor, which other programs disturb least."""
        return statistics.median(run.cpu for run in self.runs)

    def __str__(self) -> str:
        """Give clock (from to), processor (from to) and the mean load."""
        walls, cpus = [run.wall for run in self.runs], [run.cpu for run in self.runs]
        load = statistics.mean(run.load for run in self.runs)
        marks = "*" * sum(run.disturbed for run in self.runs)
        return (
            f"{self.wall:7.2f} ({min(walls):6.2f} to {max(walls):6.2f})  "
            f"{self.cpu:7.2f} ({min(cpus):6.2f} to {max(cpus):6.2f})  {load:4.1f} {marks:3}"
        )


def once(command: list[str], folder: Path) -> Run:
    """Run a program in a folder. Leaves with what it said when it fails."""
    environment = os.environ | {"EXPLAINER_BUILT": "1", "NO_MKDOCS_2_WARNING": "1"}
    # As on most machines: Python may keep its byte code, for both sides alike.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, started = _processor(), time.perf_counter()
    run = subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )
    wall = time.perf_counter() - started
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{run.stdout}{run.stderr}")
    return Run(wall, _processor() - before, os.getloadavg()[0])


def calm(command: list[str], folder: Path, prepare: Callable[[], None], most: int) -> Run:
    """Prepare and run, `most` times while others disturb it; give the quickest of the attempts."""
    attempts: list[Run] = []
    while not attempts or (attempts[-1].disturbed and len(attempts) < most):
        prepare()
        attempts.append(once(command, folder))
    return min(attempts, key=lambda run: run.wall)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
