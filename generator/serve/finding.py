"""The search of the preview, made of all its pages when a reader asks for it."""

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.search import SearchError, index
from generator.serve.desk import Desk


def make_search(content: Callable[[str], bytes], desk: Desk, folder: Path) -> Iterator[None]:
    """Lay out every page and make the search of them, a step at a time.

    `content` gives the Markdown at a path. Where Pagefind fails, the search says so itself.
    """
    for file in desk.pages:
        desk.page(file.src_uri, content(file.src_uri))
        yield
    shutil.rmtree(folder, ignore_errors=True)
    desk.write(folder)
    maker = threading.Thread(target=_index, args=(folder,))
    maker.start()
    while maker.is_alive():
        maker.join(0.01)
        yield


def _index(site: Path) -> None:
    with contextlib.suppress(SearchError):
        index(site)
