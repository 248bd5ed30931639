"""Spoil thousands of publications and import each: a right result or a clear refusal, always.

Run: .venv/bin/python bench/fuzz_importers.py [--cases 2400] [--seed 1]
Each case runs in a process of its own. It fails on a traceback, on more than 10 seconds or 500 MB,
on a dataset that changed after a refusal, and on a number that is not in the file.
"""

import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import fuzz_mutations as spoil
import importer_files as files
from click.testing import CliRunner
from fuzz_oracle import wrong_result

from generator.cli import main as explainer
from generator.importers import run  # noqa: F401  loaded once, before the cases split off

SECONDS, MEGABYTES = 10, 500
FINE, REFUSED, BAD = 0, 1, 2
BOATS = "home-office-small-boats"
PAGE = "govuk-small-boats-page"


@dataclass(frozen=True)
class Case:
    """One spoilt file, and what it is given to."""

    kind: str
    importer: str
    name: str
    content: bytes
    held: bytes | None = None
    force: bool = False


@dataclass
class Totals:
    """What came of the cases."""

    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    largest: float = 0.0


def cases(count: int, seed: int) -> Iterator[Case]:
    """Make the cases: four parts ODS, four parts HTML, two parts CSV, one part rows of ours.

    Every fifth spreadsheet is taken with --force, which lets totals differ and editions be older.
    """
    draw = random.Random(seed)
    book = spoil.book()
    real = files.REAL.read_bytes() if files.REAL else book
    pages = [text.encode() for text in spoil.PAGES.values()]
    for number in range(count):
        kind = number % 11
        if kind < 4:
            base = real if number % 55 == 0 else book
            how = draw.choice([spoil.flip, spoil.cut, spoil.lose, *[spoil.in_archive] * 5])
            forced = draw.random() < 0.2
            yield Case("ODS", BOATS, "book.ods", how(draw, base), force=forced)
        elif kind < 8:
            base = spoil.RETURNS_PAGE.encode() if kind == 7 else draw.choice(pages)
            importer = "govuk-table" if kind == 7 else PAGE
            yield Case("HTML", importer, "page.html", _several(draw, base))
        elif kind < 10:
            name = "Transfers into and returns.csv"
            content = _several(draw, spoil.RETURNS_CSV)
            yield Case("CSV", "govuk-table", name, content)
        else:
            held = _several(draw, (b"period,value,status,note\n2025-09,17,final,\n"
                                   b"2025-10,57,provisional,by hand\n"))  # fmt: skip
            content = spoil.RETURNS_PAGE.encode()
            yield Case("our rows", "govuk-table", "page.html", content, held)


def _several(draw: random.Random, content: bytes) -> bytes:
    for _ in range(draw.choice([1, 1, 1, 2, 3])):
        content = draw.choice(spoil.PLAIN)(draw, content) if content else content
    return content


def attempt(case: Case, root: Path) -> int:
    """Import one case in this process, and check what came of it."""
    made = files.project(root / "made")
    if case.held is not None:
        (made.data / "datasets" / "returns-monthly.csv").write_bytes(case.held)
    path = root / case.name
    path.write_bytes(case.content)
    before = files.state(made)
    command = ["--project", str(made.root), "--today", "2026-07-20", "import", case.importer]
    options = ["--dataset", "returns-monthly"] if case.importer == "govuk-table" else []
    if case.name.endswith(".csv"):
        options += ["--published", "2025-12-16"]
    options += ["--force"] if case.force else []
    result = CliRunner().invoke(explainer, [*command, str(path), *options, "--json"])
    if result.exception and not isinstance(result.exception, SystemExit):
        return _fault(root, "".join(traceback.format_exception(result.exception)))
    if result.exit_code == 0:
        problem = wrong_result(case, made, before, result.stdout)
        return _fault(root, problem) if problem else FINE
    if result.exit_code != 1 or not re.fullmatch(r"Not imported: [^\n]{10,600}\n", result.stderr):
        return _fault(root, f"no clear refusal: {result.stderr[:300]!r}")
    if files.state(made) != before:
        return _fault(root, "something was written although it was refused")
    (root / "why").write_text(result.stderr, encoding="utf-8")
    return REFUSED


def _fault(root: Path, words: str) -> int:
    (root / "fault").write_text(words, encoding="utf-8")
    return BAD


def apart(case: Case, root: Path, totals: Totals, reasons: Counter[str]) -> str:
    """Run a case in a process of its own, and give what is wrong with how it ended."""
    started = time.perf_counter()
    child = os.fork()
    if not child:
        signal.alarm(SECONDS + 1)
        try:
            end = attempt(case, root)
        except BaseException:  # noqa: BLE001  whatever it is, it is a fault to be told
            end = _fault(root, traceback.format_exc())
        os._exit(end)
    _, status, used = os.wait4(child, 0)
    seconds, megabytes = time.perf_counter() - started, used.ru_maxrss / 1024
    totals.slowest = max(totals.slowest, seconds)
    totals.largest = max(totals.largest, megabytes)
    if os.WIFSIGNALED(status) or seconds > SECONDS:
        return f"hung or was killed after {seconds:.1f} s"
    if megabytes > MEGABYTES:
        return f"took {megabytes:.0f} MB"
    end = os.WEXITSTATUS(status)
    totals.ends[case.kind, {FINE: "imported", REFUSED: "refused"}.get(end, "fault")] += 1
    if end == REFUSED:
        words = (root / "why").read_text(encoding="utf-8")
        reasons[re.sub(r"“[^”]*”|\d[\d,.-]*|\w+\.(?:ods|html|csv)", "…", words)[14:70]] += 1
    return (root / "fault").read_text(encoding="utf-8") if end not in (FINE, REFUSED) else ""


def main() -> int:
    """Run all cases and print the totals."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the files of faults in this folder")
    options = parser.parse_args()
    totals, reasons = Totals(), Counter[str]()
    started = time.perf_counter()
    for number, case in enumerate(cases(options.cases, options.seed)):
        with tempfile.TemporaryDirectory() as folder:
            fault = apart(case, Path(folder), totals, reasons)
            if fault:
                totals.faults.append(f"case {number} ({case.kind}): {fault}")
                if options.keep:
                    target = options.keep / str(number)
                    shutil.copytree(folder, target, dirs_exist_ok=True)
    print(f"{options.cases} files, seed {options.seed}: {time.perf_counter() - started:.0f} s")
    for (kind, end), count in sorted(totals.ends.items()):
        print(f"  {kind:9} {end:9} {count:5}")
    print(f"slowest {totals.slowest:.1f} s, most memory {totals.largest:.0f} MB")
    print(f"{len(reasons)} kinds of refusal, the most frequent:")
    for words, count in reasons.most_common(12):
        print(f"  {count:5}  {words.strip()}")
    print(f"faults: {len(totals.faults)}")
    for fault in totals.faults[:40]:
        print(fault)
    return 1 if totals.faults else 0


if __name__ == "__main__":
    sys.exit(main())
