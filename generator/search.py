"""The search of a finished site, made by Pagefind: pieces that are fetched as words need them."""

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")


class SearchError(Exception):
    """Pagefind could not make an index. The message holds what it said."""


def index(site: Path) -> None:
    """Index every page of a finished site that has `data-pagefind-body`, into its folder.

    Only what the site's own search dialog loads is kept. Raises SearchError when it fails.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode or not (site / FOLDER).is_dir():
        said = (run.stderr.strip() or run.stdout.strip()).splitlines()
        raise SearchError("\n".join(["Pagefind could not make the search.", *said[-5:]]))
    for path in (site / FOLDER).iterdir():
        if path.suffix in (".js", ".css", ".json") and path.name not in _KEPT:
            path.unlink()
