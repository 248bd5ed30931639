"""Fetching, from a real server on this machine that does what servers should not."""

import gzip
import io
import re
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from importer_files import book, page, project, state

from generator.import_command import _Progress
from generator.importers import Wish, run
from generator.importers.errors import FetchError, ImportRefusedError
from generator.importers.fetch import AGENT, Limits, fetch

QUICK = Limits(silence=0.3, whole=1.2, size=100_000, tries=3, wait=0.01)


class _Rude(BaseHTTPRequestHandler):
    files: dict[str, bytes] = {}  # noqa: RUF012  set by the test
    asked: Counter[str] = Counter()  # noqa: RUF012
    agents: set[str] = set()  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        self.agents.add(self.headers["User-Agent"])
        getattr(self, self.path.strip("/").replace(".", "_").replace("-", "_"))()

    def send(self, body: bytes, kind: str = "text/html", stated: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if stated is None else stated))
        self.end_headers()
        self.wfile.write(body)

    def good(self) -> None:
        self.send(b"<p>good")

    def book_ods(self) -> None:
        self.send(self.files["book"], "text/html")

    def error_ods(self) -> None:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        self.send(page("<p>Sorry</p>", title="Sorry, there is a problem").encode(), kind)

    def stalls(self) -> None:
        time.sleep(1)

    def drips(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def short(self) -> None:
        self.send(b"half", stated=1000)
        self.close_connection = True

    def chunks(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"64\r\nonly a part")
        self.close_connection = True

    def large(self) -> None:
        self.send(b"", stated=10**9)

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(bytes(10_000))
        self.close_connection = True

    def packed(self) -> None:
        body = gzip.compress(b"good")
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def moved(self) -> None:
        self.redirect("/good")

    def round(self) -> None:
        self.redirect("/round")

    def to_file(self) -> None:
        self.redirect("file:///etc/hostname")

    def redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def gone(self) -> None:
        self.send_error(404)

    def recovers(self) -> None:
        if self.asked["/recovers"] < 3:
            self.send_error(503)
        else:
            self.good()

    def nonsense(self) -> None:
        self.wfile.write(b"this is not HTTP\r\n\r\n")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server():
    _Rude.asked.clear()
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Rude)
    made.handle_error = lambda *_: None  # the client hangs up on purpose
    made.daemon_threads = False  # so that closing waits for what is still being sent
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


def silent(_: int, __: int | None) -> None:
    pass


def test_a_page_and_how_it_was_asked_for(server: str) -> None:
    seen: list[tuple[int, int | None]] = []
    given = fetch(f"{server}/good", lambda done, total: seen.append((done, total)), QUICK)
    assert (given.content, given.name, given.url) == (b"<p>good", "good", f"{server}/good")
    assert seen == [(7, 7)]
    assert _Rude.agents == {AGENT}
    assert "Mozilla" not in AGENT


def test_a_bar_shows_how_much_has_come_and_ends_its_line(server: str, monkeypatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    with _Progress() as shown:
        fetch(f"{server}/good", shown, QUICK)
    assert sys.stderr.getvalue() == f"\r[{'#' * 40}] 0 kB\n"
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(FetchError), _Progress() as shown:
        fetch(f"{server}/endless", shown, QUICK)
    assert re.fullmatch(r"\rfetching \d+ kB.*\n", sys.stderr.getvalue(), re.DOTALL)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with _Progress() as shown:
        fetch(f"{server}/good", shown, QUICK)
    assert sys.stderr.getvalue() == ""


def test_a_redirect_is_followed(server: str) -> None:
    assert fetch(f"{server}/moved", silent, QUICK).url == f"{server}/good"


def test_a_server_that_recovers(server: str) -> None:
    assert fetch(f"{server}/recovers", silent, QUICK).content == b"<p>good"
    assert _Rude.asked["/recovers"] == 3


@pytest.mark.parametrize(
    ("path", "words", "times"),
    [
        ("stalls", "nothing came for 0.3 seconds", 3),
        ("drips", "not whole after 1.2 seconds", 1),
        ("short", "cut short after 4 of 1,000 bytes", 3),
        ("chunks", "cut short", 3),
        ("large", "larger than", 1),
        ("endless", "larger than", 1),
        ("packed", "sent it packed", 1),
        ("round", "leads in circles", 5),
        ("to-file", "to where we do not follow", 1),
        ("gone", "answered 404", 1),
        ("nonsense", "could not be had", 3),
    ],
)
def test_a_server_that_misbehaves(server: str, path: str, words: str, times: int) -> None:
    with pytest.raises(FetchError, match=words):
        fetch(f"{server}/{path}", silent, QUICK)
    assert _Rude.asked[f"/{path}"] == times


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "ftp://example.org/a", "https://", "http://[", "javascript://a"]
)
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, silent, QUICK)


def test_nobody_answers() -> None:
    with pytest.raises(FetchError, match="could not be had"):
        fetch("http://127.0.0.1:9/", silent, QUICK)


def test_a_type_that_lies_does_not_matter(server: str, tmp_path: Path) -> None:
    from datetime import date  # noqa: PLC0415

    made = project(tmp_path / "made", *["2023-04-30,arrivals,0,provisional,\n"] * 2)
    _Rude.files["book"] = book(tmp_path).read_bytes()
    wish = Wish(
        made,
        "home-office-small-boats",
        f"{server}/book.ods",
        date(2026, 11, 23),
        published=date(2026, 7, 10),
        limits=QUICK,
    )
    assert run(wish, silent).edition["url"] == f"{server}/book.ods"
    before = state(made)
    bad = Wish(made, wish.importer, f"{server}/error.ods", wish.today, limits=QUICK)
    with pytest.raises(ImportRefusedError, match="is a web page, not a spreadsheet"):
        run(bad, silent)
    assert state(made) == before
