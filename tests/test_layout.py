"""From Markdown to the site: plain MkDocs, a refused build, and the swap of folders."""

import os
import re
import subprocess
import sys

from conftest import explain, small_project
from test_reproducible import digests

from generator.write import swap, write


def mkdocs(project, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env={name: value for name, value in os.environ.items() if name != "EXPLAINER_BUILT"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_plain_mkdocs_builds_a_fresh_copy_and_keeps_its_site_when_data_break(tmp_path):
    project = small_project(tmp_path / "project")
    first = mkdocs(project, "build", "--strict")
    assert first.returncode == 0, first.stdout + first.stderr
    before = digests(project / "build")
    units = project / "data" / "units.yml"
    units.write_text(units.read_text(encoding="utf-8").replace("one:", "won:", 1), encoding="utf-8")
    second = mkdocs(project, "build", "--strict")
    assert second.returncode == 1
    assert "Traceback" not in second.stderr
    assert re.search(r"data/units\.yml\s+\d+:\d", second.stdout + second.stderr)
    assert digests(project / "build") == before


def test_a_page_that_the_site_builder_refuses_leaves_the_last_site(tmp_path, drawings):
    project = small_project(tmp_path / "project", drawings)
    (project / "build" / "site").mkdir()
    (project / "build" / "site" / "index.html").write_text("the last good site")
    page = project / "docs" / "timeline.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[gone](gone.md)\n", encoding="utf-8")
    run = explain(project, "build")
    assert run.returncode == 1
    assert "gone.md" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
    assert (project / "build" / "site" / "index.html").read_text() == "the last good site"


def test_writing_changes_only_what_differs(tmp_path):
    assert write({"a.md": b"one", "b/c.md": b"two"}, tmp_path) == (2, 0)
    (tmp_path / ".gitignore").write_text("*")
    stamp = (tmp_path / "a.md").stat().st_mtime_ns
    assert write({"a.md": b"one", "d.md": b"three"}, tmp_path) == (1, 1)
    assert (tmp_path / "a.md").stat().st_mtime_ns == stamp
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".gitignore", "a.md", "d.md"]


def test_a_swap_leaves_only_the_new_folder(tmp_path):
    for name in ("site", "site.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    swap(tmp_path / "site.new", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "site.new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
