"""Markdown to the finished site with MkDocs, beside the live one until it is whole."""

import logging
import os
import shutil
from datetime import UTC, date, datetime

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.gates import gate
from generator.project import BUILT, Project
from generator.write import let_all_read, recover, swap


class LayoutError(Exception):
    """The site builder refused the Markdown. The live site was not touched."""


class GateError(Exception):
    """The finished site has faults, which the message lists. The live site was not touched."""


def lay_out(project: Project, today: date) -> None:
    """Build build/docs into build/site, in one step for whoever reads it.

    Raises LayoutError with every warning when the strict build fails, and GateError with every
    fault when the finished site may not be published.
    """
    recover(project.site)
    fresh = project.site.with_name("site.new")
    shutil.rmtree(fresh, ignore_errors=True)
    heard = _Heard()
    logging.getLogger("mkdocs").addHandler(heard)
    os.environ |= {BUILT: "1", "NO_MKDOCS_2_WARNING": "1"}
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
    try:
        config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(fresh), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise LayoutError("\n".join([*heard.lines, str(error)])) from error
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    finally:
        logging.getLogger("mkdocs").removeHandler(heard)
        del os.environ[BUILT]
    if faults := gate(fresh, config.site_url or "/", project.cache / "gates.json"):
        shutil.rmtree(fresh, ignore_errors=True)
        raise GateError("\n".join(map(str, faults)))
    let_all_read(fresh)
    swap(fresh, project.site)


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
