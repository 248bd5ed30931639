"""Every check, one after the other: what `make test` and CI run. Exits 1 when any of them fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

import browser

BIN = Path(sys.executable).parent
STEPS = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "generator", "tests", "bench"],
    "lint": [BIN / "ruff", "check", "--quiet", "generator", "tests", "bench"],
    "types": [BIN / "mypy"],
    "import rules": [BIN / "lint-imports"],
    "data and words": [BIN / "explainer", "check"],
    "tests": [
        BIN / "pytest",
        "--numprocesses",
        "auto",
        "--dist",
        "worksteal",
        "-q",
    ],
    "other site builders": [sys.executable, "tests/builders.py"],
}


def main() -> int:
    """Run the steps in order, all of them even when one fails, and say how long each took."""
    environment = os.environ | {"CHROMIUM": browser.find_or_install()}
    failed = []
    for name, command in STEPS.items():
        print(f"--- {name}", flush=True)
        started = time.perf_counter()
        run = subprocess.run([str(part) for part in command], env=environment, check=False)
        print(f"    {time.perf_counter() - started:.1f} s", flush=True)
        if run.returncode:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}." if failed else "Every check passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
