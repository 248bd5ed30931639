"""Builds build/docs with other site builders, and lists what differs. A step of `make test`.

The baseline is MkDocs. ProperDocs must give the same files with our theme. Zensical, in its own
variant and in the classic one, must give the same addresses, the same words in each article and
the same words to search as MkDocs with Material's own pages.
"""

import gzip
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
HOME = ROOT / "build" / "cache" / "builders"
LOCKED = ROOT / "requirements-builders.txt"
DATED = {"sitemap.xml", "sitemap.xml.gz"}


def main() -> int:
    """Give 0 when nothing differs, or when a builder cannot be had, which is said."""
    if missing := installed():
        print(f"Skipped: the other builders cannot be had here. {missing}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        sites = build(Path(folder))
        found = compare(sites)
    pages = len(list(found.pop("pages")))
    for name, differences in found.items():
        print(f"{name}: {pages} pages, {len(differences)} differences")
        print("\n".join(f"    {line}" for line in differences[:20]), end="\n" * bool(differences))
    return int(any(found.values()))


def installed() -> str:
    """Install the locked builders beside the project's own. Give why not, or nothing."""
    stamp = HOME / "installed.txt"
    if stamp.exists() and stamp.read_bytes() == LOCKED.read_bytes():
        return ""
    shutil.rmtree(HOME, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
    uv = Path(sys.executable).with_name("uv")
    pip = [uv, "pip", "install", "--quiet", "--python", HOME / "bin" / "python"]
    if not uv.exists():
        pip = [HOME / "bin" / "python", "-m", "pip", "install", "--quiet"]
    run = subprocess.run(
        [*map(str, pip), "--require-hashes", "-r", str(LOCKED)],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        return (run.stderr.strip().splitlines() or ["It was not said why."])[-1]
    shutil.copyfile(LOCKED, stamp)
    return ""


def build(folder: Path) -> dict[str, Path]:
    """Build every variant in `folder` from one copy of build/docs. Raises CalledProcessError."""
    explainer = Path(sys.executable).with_name("explainer")
    subprocess.run([explainer, "markdown"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    shutil.copytree(ROOT / "build" / "docs", folder / "docs")
    shutil.copytree(ROOT / "generator" / "theme", folder / "theme")
    plain = {"name": "material", "language": "en", "font": False}
    own = {**plain, "custom_dir": "theme"}
    wanted: dict[str, tuple[str, dict[str, Any]]] = {
        "MkDocs": ("mkdocs", plain),
        "MkDocs, our theme": ("mkdocs", own),
        "ProperDocs, our theme": ("properdocs", own),
        "Zensical": ("zensical", {**plain, "variant": "modern"}),
        "Zensical, classic": ("zensical", {**plain, "variant": "classic"}),
    }
    with ThreadPoolExecutor(2) as pool:
        made = [pool.submit(_one, folder, name, *how) for name, how in wanted.items()]
        return {name: one.result() for name, one in zip(wanted, made, strict=True)}


def _one(folder: Path, name: str, program: str, theme: dict[str, Any]) -> Path:
    short = re.sub(r"\W+", "-", name).lower()
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config |= {"docs_dir": "docs", "site_dir": short, "theme": theme}
    del config["hooks"]  # the search is made below, as Zensical knows no hooks
    file = folder / f"{short}.yml"
    file.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), encoding="utf-8")
    subprocess.run(
        [HOME / "bin" / program, "build", "-f", file],
        cwd=folder,
        env={
            "SOURCE_DATE_EPOCH": "1700000000",
            "NO_MKDOCS_2_WARNING": "1",
            "PATH": "/usr/bin:/bin",
        },
        check=True,
        capture_output=True,
    )
    if "custom_dir" not in theme:
        find = [sys.executable, "-m", "pagefind", "--silent", "--root-selector", "article"]
        subprocess.run([*find, "--site", str(folder / short)], check=True)
    return folder / short


def compare(sites: dict[str, Path]) -> dict[str, list[str]]:
    """Give the differences by builder, and under "pages" the addresses of the baseline."""
    base = sites["MkDocs"]
    found = {"pages": sorted(pages(base))}
    found["ProperDocs, our theme"] = files_differ(
        sites["MkDocs, our theme"], sites["ProperDocs, our theme"]
    )
    for name in ("Zensical", "Zensical, classic"):
        found[name] = pages_differ(base, sites[name]) + search_differs(base, sites[name])
    return found


def files_differ(base: Path, other: Path) -> list[str]:
    """Name each file that is not the same in both, the builder's own name and dates aside."""
    both = [
        {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        for site in (base, other)
    ]
    only = both[0].keys() ^ both[1].keys()
    same = both[0].keys() & both[1].keys() - DATED
    changed = [name for name in same if _unsigned(both[0][name]) != _unsigned(both[1][name])]
    return [f"only one has {name}" for name in sorted(only)] + sorted(changed)


def _unsigned(file: Path) -> bytes:
    return re.sub(rb'<meta name="generator" [^>]*>', b"", file.read_bytes())


def pages_differ(base: Path, other: Path) -> list[str]:
    """Name each address that only one has, and each page whose words differ."""
    one, two = pages(base), pages(other)
    only = [f"only one has {name}" for name in sorted(one.keys() ^ two.keys())]
    return only + [f"words of {name}" for name in one if name in two and one[name] != two[name]]


def pages(site: Path) -> dict[str, str]:
    """Map each page's address to the words of its article, without white space."""
    return {
        path.relative_to(site).as_posix(): _article(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def _article(page: str) -> str:
    found = re.search(r"<article.*?</article>", page, re.DOTALL)
    return bare(found.group() if found else page)


def bare(markup: str) -> str:
    """Give the words of HTML with no white space, so that spans within a word do not count."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", "", markup, flags=re.DOTALL)
    return "".join(html.unescape(text).split())


def search_differs(base: Path, other: Path) -> list[str]:
    """Name each page that only one's search has, or has with other words. It must be indexed."""
    one, two = searched(base), searched(other)
    only = [f"only one's search has {name}" for name in sorted(one.keys() ^ two.keys())]
    return only + [f"search entry {name}" for name in one if name in two and one[name] != two[name]]


def searched(site: Path) -> dict[str, str]:
    """Map each address in the index of Pagefind to its words, without white space and signs."""
    found = {}
    for file in (site / "pagefind" / "fragment").iterdir():
        text = gzip.decompress(file.read_bytes()).decode("utf-8")
        piece = json.loads(text[text.index("{") :])
        found[piece["url"]] = re.sub(r"\W+", "", piece["content"])
    return found


if __name__ == "__main__":
    sys.exit(main())
