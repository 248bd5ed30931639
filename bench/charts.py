"""What charts cost: the editor's computer, the reader's line, and the time to the first mark.

`python bench/charts.py` prints three tables: what each chart costs to draw, and to take from the
cache; how many bytes it is in a page; and how soon a slow phone shows the first mark, beside the
same page with the same chart drawn in the browser by Vega-Embed.

The site must have been built: the pages compared are its own. The phone is emulated: 1.6 megabits
a second, 150 milliseconds for an answer, a processor slowed down four times, nothing kept from
before.
"""

import argparse
import functools
import gzip
import http.server
import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator.charts import draw_anew
from generator.charts.cache import cached, specify
from generator.charts.inputs import Inputs
from generator.charts.kinds import KINDS
from generator.charts.program import program
from generator.charts.theme import NARROW, WIDE
from generator.check import read
from generator.project import Project

ROOT = Path(__file__).parent.parent
DRAWING = re.compile(r'<div class="drawing (wide|narrow)">(.*?)</div>', re.DOTALL)
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9e4}
SLOWER = 4
WATCH = """
const shown = (mark) => {
  const box = mark.getBoundingClientRect();
  return box.width + box.height > 2 && box.bottom > 0 && box.top < innerHeight;
};
const look = () => {
  const marks = document.querySelectorAll("figure.chart svg :is(path, line, circle)");
  if (![...marks].some(shown)) return requestAnimationFrame(look);
  requestAnimationFrame(() => { window.firstMark = performance.now(); });
};
requestAnimationFrame(look);
"""
DRAW = """
const given = JSON.parse(document.getElementById("spec").textContent);
vegaEmbed("#drawn", given, { ast: true, actions: false, defaultStyle: false, renderer: "svg" });
"""


class Served(http.server.SimpleHTTPRequestHandler):
    """A server that compresses, as those of real sites do."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone; give its address."""
    handler = functools.partial(Served, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def packed(text: str | bytes) -> int:
    """Give how many bytes something is on the line."""
    return len(gzip.compress(text.encode() if isinstance(text, str) else text, 9))


def sketches() -> dict[str, tuple[Any, Any]]:
    """Give the wide and the narrow sketch of each chart."""
    derived = read(Project(ROOT), datetime.now(UTC).date())[1]
    inputs = Inputs(derived.catalog, derived)
    return {
        chart.id: (
            KINDS[chart.kind].sketch(chart, inputs, WIDE),
            KINDS[chart.kind].sketch(chart, inputs, NARROW),
        )
        for chart in derived.catalog.charts.values()
    }


def costs(made: dict[str, tuple[Any, Any]], page: Path) -> None:
    """Print what each chart costs to draw and to keep, and its bytes."""
    draw_anew(next(iter(made.values()))[0])
    print("\nCharts, both drawings. Milliseconds on a processor; kilobytes compressed.\n")
    print(f"{'':26}{'cold':>8}{'cached':>8}{'wide':>8}{'narrow':>8}{'explored':>10}")
    totals = [0.0] * 5
    with tempfile.TemporaryDirectory() as kept:
        draw = cached(Path(kept))
        for name, both in made.items():
            row = [_spent(draw, both), _spent(draw, both)]
            text = (page / "charts" / name / "index.html").read_text(encoding="utf-8")
            row += [packed(svg) / 1000 for _, svg in DRAWING.findall(text)]
            row.append(packed((page / f"assets/explore/{name}-narrow.json").read_bytes()) / 1000)
            totals = [one + other for one, other in zip(totals, row, strict=True)]
            _line(name, row)
    _line("all", totals)


def _spent(draw: Any, both: tuple[Any, Any]) -> float:
    began = time.process_time()
    for sketch in both:
        draw(sketch)
    return 1000 * (time.process_time() - began)


def _line(name: str, row: list[float]) -> None:
    print(
        f"{name:26}{row[0]:8.0f}{row[1]:8.1f}{row[2]:8.1f}{row[3]:8.1f}{row[4]:10.1f}", flush=True
    )


def by_embed(site: Path, name: str, sketch: Any, code: bytes) -> None:
    """Write the page of a chart with the drawing left to the browser."""
    page = (site / "charts" / name / "index.html").read_text(encoding="utf-8")
    spec = specify(sketch).replace("<", "\\u003c")
    page = DRAWING.sub("", page, count=1)
    drawn = f'<div id="drawn"></div><script type="application/json" id="spec">{spec}</script>'
    page = DRAWING.sub(lambda _: drawn, page, count=1)
    scripts = (
        '<script src="../vega.js" defer></script><script src="../draw.js" defer></script></head>'
    )
    folder = site / "embed-bench" / name
    folder.mkdir(parents=True)
    (folder.parent / "vega.js").write_bytes(code)
    (folder.parent / "draw.js").write_text(DRAW, encoding="utf-8")
    page = re.sub(r'<script src="[^"]*explore/button.js[^>]*></script>', "", page)
    (folder / "index.html").write_text(page.replace("</head>", scripts), encoding="utf-8")


def load(browser: Browser, address: str) -> tuple[float, float, float]:
    """Load a page on the slow phone; give first paint and first mark in ms, and bytes in all."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    size = [0.0]
    session.on("Network.loadingFinished", lambda of: size.append(of["encodedDataLength"]))
    page.goto(address, timeout=120_000)
    mark = page.wait_for_function("window.firstMark", timeout=120_000).json_value()
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return float(paint), float(mark), sum(size)


def phone(made: dict[str, tuple[Any, Any]], names: list[str], site: Path, repeat: int) -> None:
    """Print how soon the first mark shows, ours and by Vega-Embed, the runs taken in turn."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("facts", "data", "pagefind"))
        _, code = program(Project(ROOT).cache / "charts")
        for name in names:
            by_embed(copy, name, made[name][1], code)
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print(f"\nA slow phone: the median of {repeat} runs; first mark in ms (least to most).\n")
        print(f"{'':26}{'first paint':>12}{'first mark':>22}{'KB':>8}")
        with served(copy) as address:
            for name in names:
                _compared(browser, address, name, repeat)
        browser.close()


def _compared(browser: Browser, address: str, name: str, repeat: int) -> None:
    runs: dict[str, list[tuple[float, float, float]]] = {"charts": [], "embed-bench": []}
    for _ in range(repeat):
        for kind, found in runs.items():
            found.append(load(browser, f"{address}{kind}/{name}/"))
    middle = {}
    for kind, found in runs.items():
        paint, mark, size = (statistics.median(each) for each in zip(*found, strict=True))
        middle[kind] = (mark, size)
        marks = [run[1] for run in found]
        words = f"{mark:.0f} ({min(marks):.0f} to {max(marks):.0f})"
        label = name if kind == "charts" else "  by Vega-Embed"
        print(f"{label:26}{paint:12.0f}{words:>22}{size / 1000:8.0f}", flush=True)
    ours, theirs = middle["charts"], middle["embed-bench"]
    sooner, lighter = theirs[0] / ours[0], theirs[1] / ours[1]
    print(f"{'  ':26}{sooner:.1f} times sooner, {lighter:.1f} times lighter; "
          f"load {os.getloadavg()[0]:.1f}\n", flush=True)  # fmt: skip


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("--repeat", type=int, default=5)
    reader.add_argument("--charts", default="returns-by-month,arrivals-by-week,arrivals-by-day")
    asked = reader.parse_args()
    site = Project(ROOT).site
    if not (site / "charts").is_dir():
        sys.exit("Build the site first: make site")
    made = sketches()
    names = list(made) if asked.charts == "all" else asked.charts.split(",")
    print(f"Load of the machine: {os.getloadavg()[0]:.1f}")
    costs(made, site)
    phone(made, names, site, asked.repeat)


if __name__ == "__main__":
    main()
