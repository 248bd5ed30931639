"""Stops builds at random moments, runs two at once, fills the disk and forbids writing.

After each of these the built site must be the old one or the new one, whole. Small disks are
mounted, so two of the parts need Linux and root; they say so where they cannot run. Prints a table
and leaves with 1 when anything else was found.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("data", "docs", "generator", "mkdocs.yml")
BUILD = [sys.executable, "-m", "generator", "--today", "2026-11-23", "build"]
WORDS = ("A sentence that a first editor adds.", "Words that a second editor adds.")


def main() -> None:
    """Run the four parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2026)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = _copy(Path(folder) / "project")
        whole = _both(project)
        results = [
            _killed(project, whole, wanted.kills, random.Random(wanted.seed)),
            _twice(project, whole),
            _full_disk(project, whole, Path(folder)),
            _read_only(project, whole, Path(folder)),
        ]
    print("\n".join(f"{'ok ' if good else 'BAD'}  {words}" for good, words in results))
    sys.exit(not all(good for good, _ in results))


def _copy(to: Path) -> Path:
    to.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, to / part)
    return to


def _write(project: Path, which: int) -> None:
    """Give the project one of two editions, which differ in the words of a page."""
    page = project / "docs" / "changes.md"
    original = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
    page.write_text(f"{original}\n{WORDS[which]}\n", encoding="utf-8")


def _both(project: Path) -> list[str]:
    """Build both editions in peace, and give the digest of each; the second one is left."""
    found = []
    for which in (0, 1):
        _write(project, which)
        _peaceful(project)
        found.append(digest(project / "build" / "site"))
    if found[0] == found[1]:
        sys.exit("The two editions do not differ, so nothing could be told.")
    return found


def _peaceful(project: Path) -> float:
    started = time.monotonic()
    subprocess.run(BUILD, cwd=project, check=True, capture_output=True)
    return time.monotonic() - started


def digest(site: Path) -> str:
    """Name the contents of a folder; "missing" when it is not there."""
    if not site.is_dir():
        return "missing"
    whole = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(site).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def _killed(project: Path, whole: list[str], kills: int, chance: random.Random) -> tuple[bool, str]:
    """Kill a build of the other edition at a random moment, again and again."""
    _write(project, 0)
    long = _peaceful(project)
    states, finished = {"old": 0, "new": 0, "neither": 0}, 0
    for number in range(kills):
        before = digest(project / "build" / "site")
        _write(project, number % 2)
        running = subprocess.Popen(
            BUILD, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            running.wait(timeout=chance.uniform(0, long * 1.1))
            finished += 1
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        after = digest(project / "build" / "site")
        known = whole[number % 2]
        states["new" if after == known else "old" if after == before else "neither"] += 1
    _write(project, 1)
    _peaceful(project)
    mended = digest(project / "build" / "site") == whole[1]
    good = mended and not states["neither"]
    return good, (
        f"killed at {kills} random moments of {long:.0f} s: old site {states['old']}, "
        f"new {states['new']}, neither {states['neither']}; {finished} had finished; "
        f"the next build {'gave the new site' if mended else 'DID NOT MEND IT'}"
    )


def _twice(project: Path, whole: list[str]) -> tuple[bool, str]:
    """Start two builds at the same moment."""
    _write(project, 0)
    pair = [
        subprocess.Popen(BUILD, cwd=project, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [one.communicate()[0] for one in pair]
    codes = [one.returncode for one in pair]
    waited = sum("Another build is running" in words for words in said)
    good = codes == [0, 0] and waited == 1 and digest(project / "build" / "site") == whole[0]
    return (
        good,
        f"two at once: exit {codes}, {waited} waited for the other, the site is the new one",
    )


def _full_disk(project: Path, whole: list[str], folder: Path) -> tuple[bool, str]:
    """Build with ever less room, from a little more than the built folder takes."""
    taken = sum(path.stat().st_size for path in (project / "build").rglob("*") if path.is_file())
    found = []
    for room in (1, 8, 16, 40):
        with _disk(project, folder, taken * 5 // 4 + room * 1_000_000) as mounted:
            if not mounted:
                return True, "full disk: not run, no disk could be mounted here"
            before = digest(project / "build" / "site")
            _write(project, 1)
            run = subprocess.run(BUILD, cwd=project, capture_output=True, text=True, check=False)
            after = digest(project / "build" / "site")
            kept = after == before and run.returncode == 1 and "the disk is full" in run.stdout
            built = after == whole[1] and run.returncode == 0
            calm = "Traceback" not in run.stdout + run.stderr
            found.append("kept" if kept and calm else "built" if built else f"BAD {run.stdout}")
    good = set(found) <= {"kept", "built"} and "kept" in found
    return good, f"full disk with 1, 8, 16 and 40 MB to spare: {', '.join(found)}"


def _read_only(project: Path, whole: list[str], folder: Path) -> tuple[bool, str]:
    """Build where nothing may be written."""
    with _disk(project, folder, 200_000_000) as mounted:
        if not mounted:
            return True, "read-only target: not run, no disk could be mounted here"
        before = digest(project / "build" / "site")
        _mount("-o", "remount,ro", str(project / "build"))
        _write(project, 1)
        run = subprocess.run(BUILD, cwd=project, capture_output=True, text=True, check=False)
        good = digest(project / "build" / "site") == before and run.returncode == 1
        good = good and "the disk can only be read" in run.stdout
        good = good and "Traceback" not in run.stdout + run.stderr
        return good, f"read-only target: {run.stdout.strip().splitlines()[-1]}"


@contextmanager
def _disk(project: Path, folder: Path, size: int) -> Iterator[bool]:
    """Put the project's build folder, as it is, on a small disk of its own."""
    build, kept = project / "build", folder / "kept"
    build.rename(kept)
    build.mkdir()
    mounted = _mount("-t", "tmpfs", "-o", f"size={size}", "none", str(build))
    try:
        if mounted:
            shutil.copytree(kept, build, dirs_exist_ok=True)
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", build], check=True)
        build.rmdir()
        kept.rename(build)


def _mount(*arguments: str) -> bool:
    if os.geteuid() != 0 or sys.platform != "linux":
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    main()
