"""Pages and events over HTTP, to browsers on this computer."""

import contextlib
import errno
import json
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import click

from generator.serve.messages import Answer, State
from generator.serve.session import Session, page_seal, seal

LIVE = "/_live/"
_BROWSER = Path(__file__).parent / "browser"
_KINDS = {"live.js": "text/javascript", "live.css": "text/css"}
_EMPTY = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No page yet</title>'
    '<meta name="viewport" content="width=device-width"></head>'
    "<body><h1>There is no page to show yet</h1>"
    "<p>This page changes by itself as soon as there is one.</p></body></html>"
)
HOST = "127.0.0.1"


class Server(ThreadingHTTPServer):
    """Answers on this computer alone. Raises OSError when the port is taken."""

    daemon_threads = True

    def __init__(self, session: Session, port: int) -> None:
        """Take the port; 0 takes any that is free."""
        super().__init__((HOST, port), partial(_Questions, session))

    @property
    def address(self) -> str:
        """Give the address of the front page, without the path of the site."""
        return f"http://{HOST}:{self.server_port}"


def first_free(session: Session, ports: range) -> Server:
    """Take the first port that nobody has. Raises OSError when all are taken."""
    for port in ports:
        try:
            return Server(session, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"Ports {ports.start} to {ports.stop - 1} are taken.")


class _Questions(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, session: Session, *given: Any) -> None:
        self.session = session
        with contextlib.suppress(ConnectionError, TimeoutError):  # the browser has gone
            super().__init__(*given)

    def do_GET(self) -> None:
        """Give a page, a file, or the stream of events."""
        asked = urlsplit(self.path)
        if asked.path == f"{LIVE}events":
            given = parse_qs(asked.query)
            self._stream(given.get("page", ["/"])[0], given.get("seen", [""])[0])
        elif asked.path.startswith(LIVE):
            self._own(asked.path.removeprefix(LIVE))
        else:
            self._page(unquote(asked.path))

    def do_HEAD(self) -> None:
        """Give only what stands above a page or a file."""
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what the editor did."""

    def _own(self, name: str) -> None:
        if name in _KINDS:
            body = (_BROWSER / name).read_bytes()
            self._send(Answer(200, _KINDS[name], body))
        else:
            self._send(Answer(404, "text/plain", b"There is no such file."))

    def _page(self, path: str) -> None:
        mount = self._mount
        if not path.startswith(mount):
            self._send(Answer(302, "text/html", b"", mount))
            return
        answer = self.session.ask(path.removeprefix(mount))
        if answer.to:
            answer = Answer(answer.status, answer.kind, b"", mount + answer.to)
        self._send(answer)

    @property
    def _mount(self) -> str:
        state = self.session.state
        return state.mount if state else "/"

    def _send(self, answer: Answer) -> None:
        body, mark = answer.body, f'"{seal(answer.body)}"'
        if answer.kind == "text/html" and not answer.to:
            body = _with_script(answer.body)
        elif answer.status == 200 and self.headers.get("If-None-Match") == mark:
            answer, body = Answer(304, answer.kind, b""), b""
        self.send_response(answer.status)
        charset = "; charset=utf-8" if answer.kind.startswith("text/") else ""
        self.send_header("Content-Type", answer.kind + charset)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        if answer.kind != "text/html":
            self.send_header("ETag", mark)
        if answer.to:
            self.send_header("Location", answer.to)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self, page: str, seen: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        self.wfile.write(b"retry: 500\n\n")
        for line in _lines(self.session.events(page.removeprefix(self._mount), seen)):
            self.wfile.write(line.encode())
            self.wfile.flush()


def _lines(events: Iterator[tuple[str, object]]) -> Iterator[str]:
    for kind, data in events:
        said = _trouble(data) if isinstance(data, State) else data
        yield f"event: {kind}\ndata: {json.dumps(said)}\n\n" if kind else ": still here\n\n"


def _trouble(state: State) -> dict[str, Any]:
    many = f"{state.count} mistake{'s' if state.count > 1 else ''}"
    page = "The last good page stays." if state.has_pages else "There is no page to show yet."
    text = "" if state.parts else click.unstyle(state.text)
    return {"head": f"{many}. {page}", "text": text, "parts": state.parts, "mount": state.mount}


def _with_script(page: bytes) -> bytes:
    """Give a page with the script that keeps it as it is saved."""
    tag = f'<script defer src="{LIVE}live.js" data-seen="{page_seal(page)}"></script>'.encode()
    before, end, after = (page or _EMPTY.encode()).rpartition(b"</body>")
    return before + tag + end + after if end else after + tag
