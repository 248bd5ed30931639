"""An editor's mistakes: each folder of tests/broken laid over the miniature project."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
RURITANIA = HERE / "ruritania"
BROKEN = HERE / "broken"
FIRST = ".first"
"""A file whose name ends like this is put in front of the project's own file."""


def names() -> list[str]:
    """Give every case: a folder with the files that differ, and what must be said of them."""
    return sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


def lay(name: str, root: Path) -> None:
    """Copy the miniature project to `root` and make the mistakes of one case in it."""
    shutil.copytree(RURITANIA, root)
    for path in sorted((BROKEN / name).rglob("*")):
        if path.is_dir() or path.name in ("expected.txt", "said.txt"):
            continue
        target = root / path.relative_to(BROKEN / name)
        if target.suffix == FIRST:
            target = target.with_suffix("")
            target.write_bytes(path.read_bytes() + target.read_bytes())
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def expected(name: str) -> str:
    """Give the exact lines that the command must print for a case."""
    return (BROKEN / name / "expected.txt").read_text(encoding="utf-8")
