"""Finds a Chromium for the tests, or installs one; says plainly when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NONE = (
    "No browser: the tests need Chromium, and neither the system has one, nor could Playwright or "
    "the system's package manager install it. Install Chromium and run again, or give its path in "
    "the environment variable CHROMIUM."
)


def find() -> str | None:
    """Give the path of a Chromium on this system, None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights()


def find_or_install() -> str:
    """Give the path of a Chromium. Raises SystemExit with a sentence when none can be had."""
    if path := find():
        return path
    for command in (_playwright_install(), *_system_install()):
        print("No browser found. Trying:", " ".join(command), flush=True)
        subprocess.run(command, check=False)
        if path := find():
            return path
    raise SystemExit(_NONE)


def _playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _playwright_install() -> list[str]:
    return [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]


def _system_install() -> list[list[str]]:
    """Give the package manager's commands where we may use it without a question."""
    if not shutil.which("apt-get"):
        return []
    root = os.geteuid() == 0
    if not root and not shutil.which("sudo"):
        return []
    prefix = [] if root else ["sudo", "--non-interactive"]
    install = ["apt-get", "install", "--yes", "-qq", "chromium"]
    return [[*prefix, "apt-get", "update", "-qq"], [*prefix, *install]]
