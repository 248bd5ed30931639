"""The search is made of pieces, and every page is in it."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from generator.policy import EMBEDS
from generator.search import SearchError, index


def fragments(site):
    """Give what Pagefind keeps of each page: its address, title and text."""
    for path in (site / "pagefind" / "fragment").iterdir():
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
        yield json.loads(text[text.index("{") :])


def test_every_page_can_be_found_under_its_own_title(site):
    found = {piece["url"]: piece["meta"]["title"] for piece in fragments(site)}
    folders = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    folders = [at for at in folders if not at.startswith(f"{EMBEDS}/")]
    assert len(folders) > 600
    assert set(found) == {f"/{at}/".replace("/./", "/") for at in folders}
    assert [at for at, title in found.items() if not title] == []


def test_only_what_the_search_dialog_loads_is_published(site):
    there = {path.name for path in (site / "pagefind").iterdir() if path.suffix in (".js", ".css")}
    assert there == {"pagefind.js", "pagefind-worker.js"}


def test_the_first_word_costs_little_and_no_piece_is_big(site):
    """Of the whole index, a reader's first word loads the engine and one or two pieces."""
    folder = site / "pagefind"
    assert max(path.stat().st_size for path in (folder / "index").iterdir()) < 45_000
    scripts = [folder / name for name in ("pagefind.js", "pagefind-worker.js")]
    engine = sum(len(gzip.compress(path.read_bytes())) for path in scripts)
    packed = [*folder.glob("wasm.en.*"), *folder.glob("*.pf_meta")]
    assert engine + sum(path.stat().st_size for path in packed) < 110_000


def test_a_site_without_pages_says_that_no_search_could_be_made(tmp_path):
    with pytest.raises(SearchError, match="Pagefind could not make the search"):
        index(tmp_path)


def test_the_index_does_not_follow_the_order_in_which_a_disk_lists_its_files(
    site, tmp_path, monkeypatch
):
    made = []
    for order in (sorted, lambda paths: sorted(paths, reverse=True)):
        copy = tmp_path / str(len(made))
        for name in ("people", "methods"):
            shutil.copytree(site / name, copy / name)
        listed = order(copy.rglob("*.html"))
        monkeypatch.setattr(Path, "rglob", lambda self, pattern, found=listed: iter(found))
        index(copy)
        monkeypatch.undo()
        files = sorted(path for path in (copy / "pagefind").rglob("*") if path.is_file())
        made.append([(path.relative_to(copy).as_posix(), path.read_bytes()) for path in files])
    assert made[0]
    assert made[0] == made[1]
