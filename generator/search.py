"""The search of a finished site, made by Pagefind: pieces that are fetched as words need them.

Pagefind's own service is asked page by page, in one order everywhere: left to walk a folder by
itself, it groups words by the order in which the disk lists the files, and on a full disk it writes
empty files without a word. Its answers are files in memory, which are written here.
"""

import base64
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any

from pagefind.service import get_executable

FOLDER = "pagefind"
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_APART = b","


class SearchError(Exception):
    """Pagefind could not make an index. The message holds what it said."""


def index(site: Path) -> None:
    """Index every page of a finished site that has `data-pagefind-body`, into its folder.

    Only what the site's own search dialog loads is kept. Raises SearchError when it fails, and
    OSError when a file cannot be written.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    if not pages:
        raise SearchError("Pagefind could not make the search.\nThere is no page to search.")
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": None}]
    for page in pages:
        words = (site / page).read_text(encoding="utf-8")
        requests.append(
            {"type": "AddFile", "index_id": 0, "file_path": page, "file_contents": words}
        )
    *_, last = _asked([*requests, {"type": "GetFiles", "index_id": 0}])
    for file in last["files"]:
        _write(site / FOLDER / file["path"], base64.b64decode(file["content"]))


def _write(path: Path, content: bytes) -> None:
    if path.suffix in (".js", ".css", ".json") and path.name not in _KEPT:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _asked(requests: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the answer to each request. Raises SearchError at the first that is refused.

    The service stops when its input ends, so that is kept open until the last answer has come.
    """
    command = [str(get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:  # noqa: S603
        assert service.stdin is not None  # noqa: S101  both are pipes
        assert service.stdout is not None  # noqa: S101
        threading.Thread(target=_send, args=(service.stdin, requests), daemon=True).start()
        count = 0
        try:
            for answer in islice(_answers(service.stdout), len(requests)):
                if answer["type"] == "Error":
                    raise SearchError(f"Pagefind could not make the search.\n{answer['message']}")
                count += 1
                yield answer
        finally:
            service.kill()
    if count < len(requests):
        raise SearchError("Pagefind could not make the search.\nIt stopped early.")


def _send(pipe: IO[bytes], requests: Sequence[dict[str, Any]]) -> None:
    for number, payload in enumerate(requests, 1):
        message = json.dumps({"message_id": number, "payload": payload})
        try:
            pipe.write(base64.b64encode(message.encode()) + _APART)
            pipe.flush()
        except OSError:
            return


def _answers(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    rest = b""
    while piece := pipe.read1(1 << 20):  # type: ignore[attr-defined]
        *whole, rest = (rest + piece).split(_APART)
        for answer in whole:
            yield json.loads(base64.b64decode(answer))["payload"]
