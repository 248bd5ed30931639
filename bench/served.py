"""Serves the built site with nginx and hosting/nginx.conf, and loads it with wrk on loopback.

Prints requests per second, the 99th percentile and errors for the home page and for the heaviest
file of the search, compressed at each request, once beforehand, or not at all; each beside a plain
file of the same size. Needs nginx and wrk.
"""

import argparse
import gzip
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SITE = ROOT / "build" / "site"


@dataclass(frozen=True)
class Load:
    """What wrk measured: requests a second, milliseconds at the 99th percentile, failures."""

    rate: float
    late: float
    failures: int


def main() -> None:
    """Measure each file in turn, the plain one right after it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="of load for each line")
    parser.add_argument("--connections", type=int, default=32)
    wanted = parser.parse_args()
    for program in ("nginx", "wrk"):
        if not shutil.which(program):
            sys.exit(f"Not run: {program} is not installed.")
    if not (SITE / "index.html").exists():
        sys.exit("Not run: there is no built site. Build it with: make site")
    with tempfile.TemporaryDirectory() as folder, nginx(Path(folder)) as address:
        print(f"load before: {os.getloadavg()[0]:.1f}; {wanted.connections} connections, "
              f"{wanted.seconds} s a line")  # fmt: skip
        print(f"{'file':58}{'sent':>9}{'requests/s':>12}{'99 % within':>13}{'failed':>8}")
        for path in ("", _search_file()):
            for made in ("at each request", "once", "not at all"):
                _pair(Path(folder), address, path, made, wanted)


def _search_file() -> str:
    """Give the heaviest file that a search loads."""
    found = [path for name in ("search", "pagefind") for path in (SITE / name).rglob("*")]
    files = [path for path in found if path.is_file()]
    return max(files, key=lambda path: path.stat().st_size).relative_to(SITE).as_posix()


def _pair(folder: Path, address: str, path: str, made: str, wanted: argparse.Namespace) -> None:
    coding = "identity" if made == "not at all" else "gzip"
    file = folder / "site" / (path or "index.html")
    packed = file.with_name(f"{file.name}.gz")
    if made == "once":
        packed.write_bytes(gzip.compress(file.read_bytes(), 9))
    size = _size(address + path, coding)
    name = path or "home page"
    _line(f"{name}, compressed {made}", size, load(address + path, coding, wanted))
    (folder / "site" / "plain.bin").write_bytes(os.urandom(size))
    _line("  a plain file of that size", size, load(f"{address}plain.bin", "identity", wanted))
    packed.unlink(missing_ok=True)


def _line(name: str, size: int, found: Load) -> None:
    print(f"{name:58}{size:>9,}{found.rate:>12,.0f}{found.late:>10.1f} ms{found.failures:>8}")


def _size(url: str, coding: str) -> int:
    request = urllib.request.Request(url, headers={"Accept-Encoding": coding})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert (answer.headers.get("Content-Encoding") or "identity") == coding
        return len(answer.read())


def load(url: str, coding: str, wanted: argparse.Namespace) -> Load:
    """Run wrk once, after a short warming run."""
    command = ["wrk", "-t1", f"-c{wanted.connections}", "--latency", "-H",
               f"Accept-Encoding: {coding}"]  # fmt: skip
    subprocess.run([*command, "-d1s", url], capture_output=True, check=True)
    run = subprocess.run(
        [*command, f"-d{wanted.seconds}s", url], capture_output=True, text=True, check=True
    )
    return read(run.stdout)


def read(said: str) -> Load:
    """Read what wrk prints. Failures are its socket errors and answers that are not 2xx or 3xx."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    late = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert rate is not None, said
    assert late is not None, said
    sockets = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said
    )
    other = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    failures = sum(int(count) for count in sockets.groups()) if sockets else 0
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}[late[2]]
    return Load(float(rate[1]), float(late[1]) * unit, failures + int(other[1] if other else 0))


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    """Run nginx with the project's settings on a free port. Give the address of the site."""
    shutil.copytree(SITE, folder / "site")
    folder.chmod(0o755)
    port = _free_port()
    settings = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    settings = settings.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    settings = settings.replace("/usr/share/nginx/html", str(folder / "site"))
    (folder / "site.conf").write_text(settings, encoding="utf-8")
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder), encoding="utf-8")
    running = subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-p", folder])
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.send_signal(signal.SIGQUIT)
        running.wait(timeout=20)


_AROUND = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(port: int) -> None:
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("nginx did not start")


if __name__ == "__main__":
    main()
