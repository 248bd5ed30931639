"""The hook that lets plain `mkdocs build` and `mkdocs serve` work: it calls the generator first.

After a build it has the search made from the finished pages. Nothing else belongs here. The
generator runs as a program of its own, so that an edit of its code takes effect without a restart.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from generator.project import BUILT
from generator.search import SearchError, index
from generator.stamp import of_folder

SHOWN = "EXPLAINER_SHOWN"
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


def on_startup(command: str, dirty: bool) -> None:
    """Give the build a fixed day in the sitemap unless the caller chose one."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ[SHOWN] = "1" if command == "serve" else ""


def on_config(config: Any) -> None:
    """Tell the theme what it cannot know: which edition of styles and scripts there is.

    The policy is left out of pages shown live, since MkDocs adds a script of its own to them.
    """
    config.extra["live"] = bool(os.environ.get(SHOWN))
    config.extra["edition"] = of_folder(Path(__file__).parent / "assets")


def on_pre_build(config: Any) -> None:
    """Write build/docs. Raises PluginError with every mistake, before the old site is touched."""
    if BUILT in os.environ:
        return
    root = Path(config.config_file_path).parent
    command = [sys.executable, "-m", "generator", "--project", str(root), "markdown"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode:
        raise PluginError(run.stdout.strip() or run.stderr.strip())


def on_files(files: Any, config: Any) -> Any:
    """Leave out the theme's own styles and scripts: no page loads them."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    return files


def on_post_build(config: Any) -> None:
    """Make the search. Raises PluginError when that fails."""
    try:
        index(Path(config.site_dir))
    except SearchError as error:
        raise PluginError(str(error)) from error


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Watch what editors and developers change, not what the generator writes."""
    root = Path(config.config_file_path).parent
    for name in ("data", "docs", "generator"):
        server.watch(str(root / name))
    server.unwatch(config.docs_dir)
    return server
