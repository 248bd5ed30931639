"""The check of cited addresses, against a real server that plays each kind of trouble."""

import http.server
import socket
import threading
import time
from datetime import date

import pytest
from click.testing import CliRunner
from test_stamp import project, written  # noqa: F401  the invented country, as a project of its own

from generator.cli import main
from generator.links import Scan, as_markdown, ask, read_scan, scanned, write_scan
from generator.links.answers import Answer
from generator.links.lychee import Manners

QUICK = Manners(timeout=1, retries=0, between="1ms", remembered="1s")
STATUS = {"/fine": 200, "/lost": 404, "/gone": 410, "/shut": 403, "/often": 429, "/ill": 500}
MOVED = {"/moved": (301, "/fine"), "/for-now": (302, "/fine"), "/then-lost": (301, "/lost"),
         "/round": (302, "/round")}  # fmt: skip


class _Played(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(2)
        status, to = MOVED.get(self.path, (STATUS.get(self.path, 200), None))
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self):
        self.do_GET()

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def host():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Played)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def shut_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_each_kind_of_trouble_is_told_apart(host, shut_port, tmp_path):
    paths = [*STATUS, *MOVED, "/slow"]
    nobody = f"http://127.0.0.1:{shut_port}/"
    found = ask([*(host + path for path in paths), nobody], tmp_path, QUICK)
    kinds = {path: (found[host + path] or Answer("fine", "")).kind for path in paths}
    assert kinds == {
        "/fine": "fine",
        "/lost": "gone",
        "/gone": "gone",
        "/shut": "blocked",
        "/often": "blocked",
        "/ill": "failing",
        "/moved": "moved",
        "/for-now": "fine",
        "/then-lost": "gone",
        "/round": "failing",
        "/slow": "timed-out",
    }
    assert found[nobody].kind == "refused"
    assert found[host + "/moved"].to == host + "/fine"


def test_trouble_is_reported_on_the_second_day_and_forgotten_when_it_is_over():
    bad, well = {"a": Answer("gone", "404")}, {"a": None}
    first = scanned(None, bad, date(2026, 1, 1))
    again = scanned(first, bad, date(2026, 1, 1))
    second = scanned(again, bad, date(2026, 1, 8))
    assert [scan.reported.keys() for scan in (first, again)] == [set(), set()]
    assert second.reported["a"].since == "2026-01-01"
    assert second.reported["a"].strikes == 2
    assert scanned(second, well, date(2026, 1, 15)).troubles == {}


def test_a_scan_is_read_as_it_was_written_and_a_broken_file_is_no_scan(tmp_path):
    scan = scanned(None, {"a": Answer("moved", "301", "b"), "c": None}, date(2026, 1, 1))
    write_scan(scan, tmp_path / "links.json")
    assert read_scan(tmp_path / "links.json") == scan
    (tmp_path / "links.json").write_text('{"day": "2026-01-01", "asked": 2')
    assert read_scan(tmp_path / "links.json") is None
    assert read_scan(tmp_path / "none.json") is None


def test_the_text_of_an_issue_is_empty_when_all_is_well():
    assert as_markdown(Scan("2026-01-01", 3), {}) == ""


def test_the_command_reports_the_place_in_the_data_on_the_second_day(project, host, monkeypatch):  # noqa: F811
    monkeypatch.setattr("generator.links.lychee.Manners", lambda: QUICK)
    file = next(path for path in sorted(project.glob("data/sources/*.yml")))
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    for source in project.glob("data/sources/*.yml"):
        cut = source.read_text(encoding="utf-8").replace("https://", f"{host}/fine?")
        source.write_text(cut, encoding="utf-8")
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("url:"))
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[at] = f"  url: {host}/gone"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    summary = project / "summary.md"
    outputs = [_scan(project, day, summary) for day in ("2031-05-01", "2031-05-08")]
    assert "1 more failed for the first time" in outputs[0]
    assert "1 to look at" in outputs[1]
    name = file.relative_to(project).as_posix()
    assert f"{name}:" in outputs[1]
    assert f"- [ ] <{host}/gone> (410 Gone), since 2031-05-01." in summary.read_text()


def _scan(project, day, summary):  # noqa: F811
    arguments = ["--project", str(project), "--today", day, "links", "--summary", str(summary)]
    run = CliRunner().invoke(main, arguments)
    assert run.exit_code == 0, run.output
    return run.output
