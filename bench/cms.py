"""What a content management system in the browser leaves of our files after one field is saved.

    mkdir /tmp/cms && npm install --prefix /tmp/cms decap-cms @sveltia/cms
    .venv/bin/python bench/cms.py /tmp/cms

Each system runs in Chromium with its own backend for tests, so nothing leaves the machine. It gets
one of our files and a form for it, one field is changed and saved, and both texts are compared.
Its figures are in docs/contribute/browser.md.
"""

import difflib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import browser  # noqa: E402
from host import hosted  # noqa: E402

SCRIPTS = {
    "decap": "node_modules/decap-cms/dist/decap-cms.js",
    "sveltia": "node_modules/@sveltia/cms/dist/sveltia-cms.js",
}
ADDED = " again"
_PUT = """async ([path, text]) => {
  let at = await navigator.storage.getDirectory();
  const parts = ["sveltia-cms-test", ...path.split("/")];
  for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part, {create: true});
  const file = await (await at.getFileHandle(parts.at(-1), {create: true})).createWritable();
  await file.write(text); await file.close();
}"""
_GET = """async (path) => {
  let at = await navigator.storage.getDirectory();
  const parts = ["sveltia-cms-test", ...path.split("/")];
  for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part);
  return (await (await at.getFileHandle(parts.at(-1))).getFile()).text();
}"""


def field(name: str, widget: str = "string", **more: Any) -> dict[str, Any]:
    """Give a field of a form."""
    return {"name": name, "label": name, "widget": widget, "required": False, **more}


CITED = field("citations", "list", fields=[field("source"), field("place")])
FORMS: dict[str, list[dict[str, Any]]] = {
    "data/datasets/returns-monthly.yml": [
        *(field(name) for name in ("id", "title", "question", "unit", "period")),
        field("unbroken", "boolean"),
        CITED,
        field("known_from"),
        field("definition", "text"),
        field("caveats", "list"),
        field("gaps", "list", fields=[field("date"), field("text")]),
        *(field(name) for name in ("changes", "review_by")),
    ],
    "data/terms.yml": [
        field(
            "terms",
            "list",
            root=True,
            fields=[
                *(field(name) for name in ("id", "term", "definition", "usage_note", "read_as")),
                field("translations", "keyvalue"),
                field("also", "list"),
                CITED,
            ],
        )
    ],
}


def settings(path: str) -> dict[str, Any]:
    """Give the settings of a system for one file."""
    file = {"name": "it", "label": "it", "file": path, "fields": FORMS[path]}
    collection = {"name": "data", "label": "Data", "files": [file]}
    backend = {"backend": {"name": "test-repo"}, "load_config_file": False, "media_folder": "x"}
    return {**backend, "collections": [collection]}


def decap(page: Page, path: str, text: str) -> str:
    """Change the second field with Decap CMS, and give the file as it was saved."""
    tree: dict[str, Any] = {"content": text}
    for part in reversed(path.split("/")):
        tree = {part: tree}
    start = "([files, config]) => { window.repoFiles = files; window.CMS.init({config}); }"
    page.evaluate(start, [tree, settings(path)])
    page.get_by_role("button", name="Login").click()
    page.wait_for_timeout(2000)
    page.evaluate("location.hash = '#/collections/data/entries/it'")
    title = page.locator("input[type=text]").nth(1)
    title.fill(title.input_value() + ADDED)
    page.get_by_text("Publish", exact=True).first.click()
    page.get_by_text("Publish now").click()
    page.wait_for_timeout(4000)
    read = "(parts) => parts.reduce((at, part) => at[part], window.repoFiles).content"
    return str(page.evaluate(read, path.split("/")))


def sveltia(page: Page, path: str, text: str) -> str:
    """Change the second field with Sveltia CMS, and give the file as it was saved."""
    page.evaluate(_PUT, [path, text])
    page.evaluate("(config) => { window.CMS.init({config}); }", settings(path))
    page.get_by_role("button", name="Work with Test").click()
    page.wait_for_timeout(2000)
    page.evaluate("location.hash = '#/collections/data/entries/it'")
    title = page.locator("input[type=text], textarea").locator("visible=true").nth(1)
    title.press("End")
    title.type(ADDED)
    page.get_by_role("button", name="Save").first.click()
    page.wait_for_timeout(4000)
    return str(page.evaluate(_GET, path))


def told(old: str, new: str) -> str:
    """Say what of a file is left."""
    before, after = old.split("\n"), new.split("\n")
    changed = [line[0] for line in difflib.ndiff(before, after) if line[0] in "+-"]
    comments = [sum(line.lstrip().startswith("#") for line in text) for text in (before, after)]
    empty = [text.count("") for text in (before, after)]
    return (
        f"{changed.count('-')} of {len(before)} lines lost, {changed.count('+')} new; "
        f"comments {comments[0]} → {comments[1]}, empty lines {empty[0]} → {empty[1]}, "
        f"empty texts {old.count(chr(39) * 2)} → {new.count(chr(39) * 2)}"
    )


def main(folder: Path) -> None:
    """Print what is left of each file after each system saved it."""
    ways: dict[str, Callable[[Page, str, str], str]] = {"decap": decap, "sveltia": sveltia}
    for name, script in SCRIPTS.items():
        frame = "<script>window.CMS_MANUAL_INIT = true</script>"
        html = f'<!doctype html><meta charset="utf-8"><body>{frame}<script src="{script}"></script>'
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    (folder / "_headers").write_text("", encoding="utf-8")
    with hosted(folder) as address, sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or browser.find()
        running = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        for name, way in ways.items():
            for file in FORMS:
                page = running.new_context().new_page()
                page.goto(f"{address}{name}.html")
                text = (ROOT / file).read_text(encoding="utf-8")
                try:
                    result = told(text, way(page, file, text))
                except Exception as error:  # noqa: BLE001  a form that cannot be filled in
                    result = f"could not be edited: {str(error).splitlines()[0]}"
                print(f"{name}, {file}: {result}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
