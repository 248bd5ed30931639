"""Asks Lighthouse about the main pages, on its slow phone, as nginx serves them.

The site is served with hosting/nginx.conf, so compressed and with its headers. Prints the four
scores of each page, and what cost points: of several runs, the middle one by its performance.
Beside it stands how quick Lighthouse found the machine; below 1000, or under load, performance is
that of the machine. Exits 1 when a score is below 99. Needs nginx, Node's npx and Chromium; npx
fetches the version of Lighthouse that is named here.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import browser
from served import SITE, nginx

LIGHTHOUSE = "lighthouse@12.8.2"
LEAST = 99
PAGES = ("", "timeline/", "figures/", "what-happened/", "dublin/", "promises/",
         "charts/returned-and-admitted/")  # fmt: skip


def main() -> int:
    """Print the scores of each page. Gives 1 when any is too low, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", default=PAGES, help="paths, such as timeline/")
    parser.add_argument("--runs", type=int, default=3, help="for each page")
    wanted = parser.parse_args()
    for program in ("nginx", "npx"):
        if not shutil.which(program):
            sys.exit(f"Not run: {program} is not installed.")
    if not (SITE / "index.html").exists():
        sys.exit("Not run: there is no built site. Build it with: make site")
    low = False
    with tempfile.TemporaryDirectory() as folder, nginx(Path(folder)) as address:
        for path in wanted.pages:
            file = Path(folder) / "report.json"
            runs = [ask(address + path, file) for _ in range(wanted.runs)]
            report = sorted(runs, key=_performance)[wanted.runs // 2]
            speed = report["environment"]["benchmarkIndex"]
            scores = {
                name: round(part["score"] * 100) for name, part in report["categories"].items()
            }
            low = low or min(scores.values()) < LEAST
            said = ", ".join(f"{name} {score}" for name, score in scores.items())
            print(
                f"{path or 'home':32} {said} (machine {speed:.0f}, load {os.getloadavg()[0]:.1f})",
                flush=True,
            )
            for line in costs(report):
                print(f"    {line}", flush=True)
    return 1 if low else 0


def _performance(report: dict[str, Any]) -> float:
    score: float = report["categories"]["performance"]["score"]
    return score


def ask(url: str, to: Path) -> dict[str, Any]:
    """Run Lighthouse once and give its report. Raises CalledProcessError when it fails."""
    flags = " ".join(["--headless=new", *browser.FLAGS])
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={to}",
               f"--chrome-flags={flags}"]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": browser.find_or_install()}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    report: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
    return report


def costs(report: dict[str, Any]) -> list[str]:
    """Give each audit that counts and has not the full score, with what it saw."""
    found = []
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                seen = audit.get("displayValue", "")
                found.append(f"{audit['id']}: {audit['score']:.2f} {seen}".rstrip())
    return found


if __name__ == "__main__":
    sys.exit(main())
