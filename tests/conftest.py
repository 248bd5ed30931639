"""What several tests share: the project's folder, the real site built once, and a browser."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parent.parent
PARTS = ("data", "docs", "generator", "mkdocs.yml")
TODAY = "2026-11-23"


def copy_project(to: Path) -> Path:
    """Copy all that a build reads, and nothing that one made."""
    to.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, to / part)
    (to / "build" / "docs").mkdir(parents=True)
    return to


def explain(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command `explainer` of a copied project as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "--today", TODAY, *arguments],
        cwd=project,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its site built, once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    project, done = shared / "built", shared / "built.done"
    try:
        copy_project(project)
    except FileExistsError:
        deadline = time.monotonic() + 300
        while not done.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        assert done.exists(), "another test process did not finish building the site"
        return project
    run = explain(project, "build")
    done.touch()
    assert run.returncode == 0, run.stdout + run.stderr
    return project


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The folder of the built site."""
    return built / "build" / "site"
