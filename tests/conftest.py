"""What several tests share: the project's folder, the real site built once, and a browser."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import browser
import pytest
from host import hosted
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parent.parent
PARTS = ("data", "docs", "generator", "mkdocs.yml")
TODAY = "2026-11-23"
PHONE, DESK = (390, 844), (1280, 900)
BRIEF = {"resultTypes": ["violations"]}
"""Axe's option to tell nothing of what it found right, which takes it half of its time."""


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


def small_project(to: Path, drawings: Path | None = None) -> Path:
    """Lay the invented country's project, with the pages that the frame of every page leads to.

    `drawings` are kept ones of its charts, so that they need not be drawn anew.
    """
    to.mkdir(parents=True)
    shutil.copytree(ROOT / "tests" / "ruritania", to, dirs_exist_ok=True)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator", to / "generator", ignore=ignored)
    shutil.copy2(ROOT / "mkdocs.yml", to)
    for name in ("how-it-worked", "figures", "dublin", "changes", "methods/report-a-mistake"):
        words = f"---\ntitle: {name}\ndescription: A page.\n---\n\nWords.\n"
        (to / "docs" / f"{name}.md").write_text(words, encoding="utf-8")
    if drawings:
        shutil.copytree(drawings, to / "build" / "cache" / "charts")
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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take one option more."""
    parser.addoption("--thorough", action="store_true", help="open every number in every way")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with one test of the built site and end with all others.

    So one process builds it while the rest do what needs none.
    """
    items.sort(key=_needs_site)
    first = next((at for at, item in enumerate(items) if _needs_site(item)), 0)
    items[:] = [*items[first : first + 1], *items[:first], *items[first + 1 :]]


def _needs_site(item: pytest.Item) -> bool:
    return "built" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether time does not matter."""
    return bool(pytestconfig.getoption("--thorough"))


def once(factory: pytest.TempPathFactory, lay: Callable[[Path], Path], command: str) -> Path:
    """Lay a project and run one command of `explainer` in it, once for all test processes."""
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    project, done = shared / lay.__name__, shared / f"{lay.__name__}.done"
    try:
        lay(project)
    except FileExistsError:
        deadline = time.monotonic() + 300
        while not done.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        assert done.exists(), f"another test process did not finish its {command}"
        return project
    run = explain(project, command)
    done.touch()
    assert run.returncode == 0, run.stdout + run.stderr
    return project


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its site built."""
    return once(tmp_path_factory, copy_project, "build")


@pytest.fixture(scope="session")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kept drawings of the invented country's charts."""
    return once(tmp_path_factory, small_project, "markdown") / "build" / "cache" / "charts"


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The folder of the built site."""
    return built / "build" / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with hosted(site) as at:
        yield at


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A running Chromium."""
    path = os.environ.get("CHROMIUM") or browser.find()
    assert path, "No browser: run `make test`, which finds or installs one."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of the site. Its `problems` collects errors of the scripts."""
    contexts: list[BrowserContext] = []

    def opened(
        path: str = "", size: tuple[int, int] = DESK, scheme: str = "light", **options: object
    ) -> Page:
        width, height = size
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.problems.append(said.text))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
