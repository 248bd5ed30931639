"""The finished site as one archive that opens from a disk, without any server."""

import io
import re
import zipfile
from pathlib import Path

_LINK = re.compile(r'(<a\b[^>]*?\shref="|<meta http-equiv="refresh" content="0; url=)([^"]*)')
_AHEAD = re.compile(r'<link rel="(?:preload|modulepreload|prefetch)"[^>]*>')
_DAY = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, name: str) -> bytes:
    """Give a zip of `site` in a folder `name`. The same files give the same bytes.

    Links to a folder get its `index.html`: a browser that opens a file shows a list of files
    where a server would show the page.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(site.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{name}/{path.relative_to(site).as_posix()}", _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, _content(path))
    return whole.getvalue()


def _content(path: Path) -> bytes:
    if path.suffix != ".html":
        return path.read_bytes()
    return on_disk(path.read_text(encoding="utf-8")).encode()


def on_disk(page: str) -> str:
    """Let relative links of a page name files: `../timeline/#a` is `../timeline/index.html#a`.

    Nothing is loaded ahead: a browser refuses that on a disk, and says so.
    """
    page = _AHEAD.sub("", page)
    return _LINK.sub(lambda found: found.group(1) + _file(found.group(2)), page)


def _file(link: str) -> str:
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
    last = path.rpartition("/")[2]
    if ":" in path or path.startswith("/") or not path or last not in ("", ".", ".."):
        return link
    return f"{path}{'/' if last else ''}index.html{mark}{rest}"
