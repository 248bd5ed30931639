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
class Time:
    """Seconds until a change was seen, and of processor time of the server until then."""

    seen: float
    spent: float


@dataclass(frozen=True)
class Edit:
    """One kind of save: a file, a piece of it, what takes its place, and how the page tells.

    `new` and `shown` have {n} for a number, or {word} for a word, that is another one each time.
    """

    kind: str
    page: str
    file: str
    old: str
    new: str
    shown: str


def _text(words: str) -> str:
    return f"document.body.textContent.includes('{words}')"


_COLOUR = "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, {n})'"
_SHARED = (
    Edit("style", "", "generator/assets/site.css", "\n", "\nh1{{color:rgb(1,2,{n})}}\n", _COLOUR),
    Edit(
        "theme", "", "generator/theme/partials/footer.html", "<footer",
        "<p>Theme {word}.</p><footer", _text("Theme {word}."),
    ),
    Edit(
        "template", "figures/", "generator/templates/parts/chart.html.jinja", "<figure",
        "<p>Part {word}.</p><figure", _text("Part {word}."),
    ),
)  # fmt: skip
HERE = (
    Edit(
        "data", "facts/first-detentions/", "data/facts/running.yml", "The first people were",
        "The first {word} people were", _text("first {word} people"),
    ),
    Edit(
        "words", "dublin/", "docs/dublin.md", "\n## ", "\nWords of {word} here.\n\n## ",
        _text("of {word} here"),
    ),
    Edit(
        "data of a chart, page of charts", "figures/", "data/charts.yml",
        "title: Returns and admissions", "title: Returns {word} and admissions",
        _text("Returns {word} and"),
    ),
    *_SHARED,
)  # fmt: skip
INVENTED = (
    Edit(
        "data", "facts/fact-7/", "data/facts/part-000.yml", "lay at quay 8;",
        "lay at {word} quay 8;", _text("at {word} quay 8"),
    ),
    Edit(
        "words", "methods/", "docs/methods/index.md", "No ferry", "Words {word} here. No ferry",
        _text("Words {word} here"),
    ),
    *_SHARED,
)  # fmt: skip


def _filled(text: str, number: int) -> str:
    """Fill in a number, and the word made of it: words of pages may hold no numerals."""
    word = "".join("abcdefghij"[int(figure)] for figure in str(number))
    return text.format(n=number, word=f"par{word}t")


def main() -> None:
    """Measure this site and a generated one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="saves of each kind")
    parser.add_argument("--facts", type=int, default=5000, help="of the generated project")
    parser.add_argument("--others", type=int, default=2, help="saves with other servers; 0: none")
    wanted = parser.parse_args()
    print(f"{os.cpu_count()} cores; seconds from save to visible change: median (least to most);")
    print("then seconds of processor time that the server spent until then: median; load")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or browser.find()
        chromium = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        here, there = Path(folder) / "here", Path(folder) / "invented"
        _copy(here)
        invented.make(there, ROOT, wanted.facts)
        page = chromium.new_page()
        _sweep(here, page, HERE)
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
                with _patience("Zensical"):
                    _zensical(project, wanted.others)
                with _patience("mkdocs serve"):
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
            times = _timed(page, running.address, project, edit, repeat, running.process.pid)
            _row(f"explainer serve, {edit.kind}", times)
        _open(page, running.address + edits[1].page)
        _row("mistake, message, mended", _loop(page, running, edits[1]))
    finally:
        running.stop()


def _sweep(project: Path, page: Page, edits: tuple[Edit, ...]) -> None:
    """Save one edit after the other; compare every file of a full build with what is served."""
    running = Serving(project)
    whole = {edit.file: (project / edit.file).read_text(encoding="utf-8") for edit in edits}
    try:
        for edit in edits:
            _open(page, running.address + edit.page)
            running.save(edit.file, edit.old, _filled(edit.new, 20))
            _until(page, _filled(edit.shown, 20))
        subprocess.run([*EXPLAIN, "build"], cwd=project, check=True, stdout=subprocess.DEVNULL)
        site = project / "build" / "site"
        files = sorted(file for file in site.rglob("*") if file.is_file())
        names = [file.relative_to(site).as_posix() for file in files]
        differ = [name for name in names if _served(running, name) != (site / name).read_bytes()]
    finally:
        running.stop()
        for name, text in whole.items():
            (project / name).write_text(text, encoding="utf-8")
    print(f"After {len(edits)} edits: {len(names)} files of a full build, {len(differ)} otherwise")
    print("\n".join(f"    {name}" for name in differ[:20]), end="\n" * bool(differ))


def _served(running: Serving, name: str) -> bytes:
    return running.get(urllib.parse.quote(name.removesuffix("index.html")))[1]


def _timed(
    page: Page, address: str, project: Path, edit: Edit, repeat: int, server: int
) -> list[Time]:
    _open(page, address + edit.page)
    time.sleep(3)  # what is left of the last save is done, as when somebody writes
    file = project / edit.file
    whole, times = file.read_text(encoding="utf-8"), []
    try:
        for number in range(10, 10 + repeat):
            changed = whole.replace(edit.old, _filled(edit.new, number), 1)
            started, spent = time.perf_counter(), _spent(server)
            file.write_text(changed, encoding="utf-8")
            _until(page, _filled(edit.shown, number))
            times.append(Time(time.perf_counter() - started, _spent(server) - spent))
            time.sleep(2)
    finally:
        file.write_text(whole, encoding="utf-8")
    return times


def _open(page: Page, address: str) -> None:
    """Open a page, also while the one before is loaded anew."""
    for _ in range(20):
        with contextlib.suppress(Error):
            page.goto(address, timeout=600_000)
            return
        time.sleep(0.2)
    raise SystemExit(f"Never opened: {address}")


def _spent(process: int) -> float:
    """Give the processor time of a process and its children, in seconds; 0 where none can tell."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        tasks = Path(f"/proc/{process}/task").glob("*/children")
        children = [int(one) for task in tasks for one in task.read_text().split()]
    except OSError:
        return 0.0
    own = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_spent(child) for child in children)


def _until(page: Page, script: str, patience: float = 900) -> Any:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(Error):  # the page is being loaded anew
            if found := page.evaluate(script):
                return found
        time.sleep(0.005)
    raise TimeoutError(script)


def _loop(page: Page, running: Serving, edit: Edit) -> list[Time]:
    """Make a mistake, see it in the page and the terminal, mend it: ten times in a row."""
    times = []
    for number in range(10):
        said, started = len(running.said), time.perf_counter()
        spent = _spent(running.process.pid)
        hole = f'{{{{ num("no-such-{number}") }}}}. '
        before = running.save(edit.file, edit.old, hole + edit.old)
        words = f"{LIVE}.shadowRoot.textContent.includes('no-such-{number}')"
        _until(page, f"!!{LIVE} && !{LIVE}.hidden && {words}")
        inside = _until(page, f"{LIVE}?.shadowRoot.querySelector('.line code').textContent")
        running.wait_for(lambda said=said, inside=inside: inside in running.said[said:])
        running.write(edit.file, before)
        _until(page, f"!{LIVE} || {LIVE}.hidden")
        times.append(Time(time.perf_counter() - started, _spent(running.process.pid) - spent))
    return times


@contextlib.contextmanager
def _server(command: list[str], folder: Path, path: str = "") -> Iterator[tuple[str, int]]:
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
        _wait(lambda: process.poll() is not None or _got(address + path) is not None)
        if process.poll() is not None:
            raise TimeoutError
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        process.kill()


def _wait(holds: Callable[[], bool], patience: float = 600) -> None:
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)


@contextlib.contextmanager
def _patience(name: str) -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        print(f"  {name}: gives no page", flush=True)


def _got(address: str) -> str | None:
    try:
        with urllib.request.urlopen(address, timeout=600) as answer:
            return str(answer.read().decode())
    except OSError:
        return None


def _mkdocs(project: Path, page: Page, edits: tuple[Edit, ...], repeat: int) -> None:
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet"]
    with _server(command, project) as (address, server):
        for edit in edits[:2]:
            times = _timed(page, address, project, edit, repeat, server)
            _row(f"mkdocs serve, {edit.kind}", times)


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
        with _server([str(builders.HOME / "bin" / "zensical"), "serve"], Path(folder)) as (
            address,
            pid,
        ):
            where = f"{address}questions/"
            _wait(lambda: _got(where) is not None)
            for number in range(repeat):
                time.sleep(2)
                started, spent = time.perf_counter(), _spent(pid)
                file.write_text(f"{whole}\n\nA parrot {number} here.\n", encoding="utf-8")
                _wait(lambda number=number: f"A parrot {number} here" in (_got(where) or ""))
                times.append(Time(time.perf_counter() - started, _spent(pid) - spent))
    _row("Zensical, Markdown, until served", times)


def _row(name: str, times: list[Time]) -> None:
    seen, load = [time.seen for time in times], os.getloadavg()[0]
    spent = statistics.median(time.spent for time in times)
    spread = f"({min(seen):.2f} to {max(seen):.2f}, {len(seen)} times)"
    print(
        f"  {name:48}{statistics.median(seen):7.2f}  {spread:28}{spent:7.2f}  load {load:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
