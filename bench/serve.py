"""From a saved file to the changed page in Chromium: `explainer serve`, `mkdocs serve`, Zensical.

Every editor's save is a write of the whole file; a change is seen when the open page shows it.
Zensical and MkDocs are given what they can follow: MkDocs the whole project, Zensical the Markdown
that the generator wrote, which is saved directly. `python bench/serve.py` prints a table.
"""

import argparse
import contextlib
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import browser  # noqa: E402  the tests' own
import builders  # noqa: E402
import invented  # noqa: E402
from playwright.sync_api import Error, Page, sync_playwright  # noqa: E402
from serving import Serving  # noqa: E402

EXPLAIN = [sys.executable, "-m", "generator", "--today", "2026-11-23"]
LIVE = "document.querySelector('explainer-live')"


@dataclass(frozen=True)
class Edit:
    """One kind of save: a file, a piece of it, what takes its place, and how the page tells.

    `new` and `shown` have {} for a number that is another one each time.
    """

    kind: str
    page: str
    file: str
    old: str
    new: str
    shown: str


def _text(words: str) -> str:
    return f"document.body.textContent.includes('{words}')"


_COLOUR = "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, {})'"
_SHARED = (
    Edit("style", "", "generator/assets/site.css", "\n", "\nh1{{color:rgb(1,2,{})}}\n", _COLOUR),
    Edit(
        "template", "", "generator/theme/partials/footer.html", "<footer", "<p>T{}.</p><footer",
        _text("T{}."),
    ),
)  # fmt: skip
HERE = (
    Edit(
        "data", "facts/first-detentions/", "data/facts/running.yml", "The first people were",
        "The first N{} people were", _text("first N{} people"),
    ),
    Edit(
        "words", "dublin/", "docs/dublin.md", "\n## ", "\nWords of T{} here.\n\n## ",
        _text("of T{} here"),
    ),
    *_SHARED,
)  # fmt: skip
INVENTED = (
    Edit(
        "data", "facts/fact-7/", "data/facts/part-000.yml", "lay at quay 8;",
        "lay at quay {} of 8;", _text("quay {} of 8"),
    ),
    Edit(
        "words", "methods/", "docs/methods/index.md", "No ferry", "Words N{} here. No ferry",
        _text("N{} here"),
    ),
    *_SHARED,
)  # fmt: skip


def main() -> None:
    """Measure this site and a generated one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="saves of each kind")
    parser.add_argument("--facts", type=int, default=5000, help="of the generated project")
    parser.add_argument("--others", type=int, default=2, help="saves with other servers; 0: none")
    wanted = parser.parse_args()
    print(f"{os.cpu_count()} cores; seconds from save to visible change: median (least to most)")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or browser.find()
        chromium = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        here, there = Path(folder) / "here", Path(folder) / "invented"
        _copy(here)
        invented.make(there, ROOT, wanted.facts)
        _sweep(here)
        page = chromium.new_page()
        for name, project, edits in (
            ("This site", here, HERE),
            (f"{wanted.facts:,} facts", there, INVENTED),
        ):
            subprocess.run(
                [*EXPLAIN, "markdown"], cwd=project, check=True, stdout=subprocess.DEVNULL
            )
            pages = len(list((project / "build" / "docs").rglob("*.md")))
            print(f"\n{name}: {pages} pages", flush=True)
            _serve(project, page, edits, wanted.repeat)
            if wanted.others:
                _zensical(project, wanted.others)
                _mkdocs(project, page, edits, wanted.others)
        chromium.close()


def _copy(to: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for part in ("data", "docs", "generator"):
        shutil.copytree(ROOT / part, to / part, ignore=ignored)
    shutil.copy2(ROOT / "mkdocs.yml", to / "mkdocs.yml")
    (to / "build" / "docs").mkdir(parents=True)


def _serve(project: Path, page: Page, edits: tuple[Edit, ...], repeat: int) -> None:
    running = Serving(project)
    try:
        for edit in edits:
            times = _timed(page, running.address, project, edit, repeat)
            _row(f"explainer serve, {edit.kind}", times)
        _row("mistake, message, mended", _loop(page, running, edits[1]))
    finally:
        running.stop()


def _sweep(project: Path) -> None:
    """Compare every file of a full build with what is served."""
    subprocess.run([*EXPLAIN, "build"], cwd=project, check=True, stdout=subprocess.DEVNULL)
    site = project / "build" / "site"
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    running = Serving(project)
    try:
        differ = [name for name in names if _served(running, name) != (site / name).read_bytes()]
    finally:
        running.stop()
    print(f"{len(names)} files of a full build, {len(differ)} served otherwise: {differ[:20]}")


def _served(running: Serving, name: str) -> bytes:
    return running.get(urllib.parse.quote(name.removesuffix("index.html")))[1]


def _timed(page: Page, address: str, project: Path, edit: Edit, repeat: int) -> list[float]:
    page.goto(address + edit.page, timeout=600_000)
    time.sleep(3)  # what is left of the last save is done, as when somebody writes
    file = project / edit.file
    whole, times = file.read_text(encoding="utf-8"), []
    try:
        for number in range(10, 10 + repeat):
            changed = whole.replace(edit.old, edit.new.format(number), 1)
            started = time.perf_counter()
            file.write_text(changed, encoding="utf-8")
            _until(page, edit.shown.format(number))
            times.append(time.perf_counter() - started)
            time.sleep(1)
    finally:
        file.write_text(whole, encoding="utf-8")
    return times


def _until(page: Page, script: str, patience: float = 900) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(Error):  # the page is being loaded anew
            if page.evaluate(script):
                return
        time.sleep(0.005)
    raise SystemExit(f"Never seen: {script}")


def _loop(page: Page, running: Serving, edit: Edit) -> list[float]:
    """Make a mistake, see it in the page and the terminal, mend it: ten times in a row."""
    times = []
    for number in range(10):
        said, started = len(running.said), time.perf_counter()
        hole = f'{{{{ num("no-such-{number}") }}}}. '
        before = running.save(edit.file, edit.old, hole + edit.old)
        words = f"{LIVE}.shadowRoot.textContent.includes('no-such-{number}')"
        _until(page, f"!!{LIVE} && !{LIVE}.hidden && {words}")
        inside = page.evaluate(f"{LIVE}.shadowRoot.querySelector('pre').textContent")
        running.wait_for(lambda said=said, inside=inside: inside in running.said[said:])
        running.write(edit.file, before)
        _until(page, f"!{LIVE} || {LIVE}.hidden")
        times.append(time.perf_counter() - started)
    return times


@contextlib.contextmanager
def _server(command: list[str], folder: Path, path: str = "") -> Iterator[str]:
    """Run another server on a free port, and wait until it answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [*command, "-a", f"127.0.0.1:{port}"], cwd=folder, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait(lambda: _got(address + path) is not None)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        process.kill()


def _wait(holds: Callable[[], bool], patience: float = 600) -> None:
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            raise SystemExit("A server never came to an end.")
        time.sleep(0.01)


def _got(address: str) -> str | None:
    try:
        with urllib.request.urlopen(address, timeout=600) as answer:
            return str(answer.read().decode())
    except OSError:
        return None


def _mkdocs(project: Path, page: Page, edits: tuple[Edit, ...], repeat: int) -> None:
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet"]
    with _server(command, project) as address:
        for edit in edits[:2]:
            _row(f"mkdocs serve, {edit.kind}", _timed(page, address, project, edit, repeat))


def _zensical(project: Path, repeat: int) -> None:
    """Save one page of Markdown, and ask for it until it has changed."""
    if missing := builders.installed():
        print(f"  Zensical: not run, it cannot be had here ({missing})")
        return
    settings: dict[str, Any] = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in ("hooks", "theme", "extra_css"):
        settings.pop(key, None)
    settings |= {"docs_dir": "docs", "theme": {"name": "material", "font": False}}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(project / "build" / "docs", Path(folder) / "docs")
        text = yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
        (Path(folder) / "mkdocs.yml").write_text(text, encoding="utf-8")
        file, times = Path(folder) / "docs" / "questions.md", []
        whole = file.read_text(encoding="utf-8")
        with _server([str(builders.HOME / "bin" / "zensical"), "serve"], Path(folder)) as address:
            where = f"{address}questions/"
            _wait(lambda: _got(where) is not None)
            for number in range(repeat):
                time.sleep(2)
                started = time.perf_counter()
                file.write_text(f"{whole}\n\nA parrot {number} here.\n", encoding="utf-8")
                _wait(lambda number=number: f"A parrot {number} here" in (_got(where) or ""))
                times.append(time.perf_counter() - started)
    _row("Zensical, Markdown, until served", times)


def _row(name: str, times: list[float]) -> None:
    middle, load = statistics.median(times), os.getloadavg()[0]
    spread = f"({min(times):.2f} to {max(times):.2f}, {len(times)} times)"
    print(f"  {name:34}{middle:7.2f}  {spread:34} load {load:.1f}", flush=True)


if __name__ == "__main__":
    main()
