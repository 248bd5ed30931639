"""A web server on this machine that does what a real host does: compression and `_headers`."""

import contextlib
import fnmatch
import functools
import gzip
import http.server
import io
import threading
from collections.abc import Iterator
from pathlib import Path

PLAIN = (".woff2", ".png", ".gz", ".pagefind", ".pf_index", ".pf_fragment", ".pf_meta")


def rules(site: Path) -> list[tuple[str, str, str]]:
    """Give (pattern, name, value) for each line of a site's header file."""
    found, at = [], ""
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found.append((at, name, value))
        else:
            at = line
    return found


class Host(http.server.SimpleHTTPRequestHandler):
    """Answers for one site, with the headers that its header file asks for."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    headers_of: list[tuple[str, str, str]] = []  # noqa: RUF012  set for each server

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Give the file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if (path.is_dir() and not self.path.partition("?")[0].endswith("/")) or not page.exists():
            super().do_GET()
            return
        content = page.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(page)))
        if page.suffix not in PLAIN:
            self.send_header("Content-Encoding", "gzip")
            packed = io.BytesIO()
            with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
                file.write(content)
            content = packed.getvalue()
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Add what the header file asks for."""
        asked = self.path.partition("?")[0]
        for pattern, name, value in self.headers_of:
            if fnmatch.fnmatchcase(asked, pattern):
                self.send_header(name, value)
        super().end_headers()


@contextlib.contextmanager
def hosted(site: Path, host: type[Host] = Host) -> Iterator[str]:
    """Serve a built site on a free port. Gives its address."""
    kind = type("_Site", (host,), {"headers_of": rules(site)})
    handler = functools.partial(kind, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
