"""A running `explainer serve`, and what its terminal and its pages say."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from conftest import TODAY

SCRIPT = re.compile(rb'<script defer src="/_live/live.js" data-seen="[0-9a-f]+"></script>')
PATIENCE = 90


class Serving:
    """One server on a free port of this computer; `said` is what its terminal shows."""

    def __init__(self, project: Path):
        self.project, self.said = project, ""
        self.scratch = Path(tempfile.mkdtemp())
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "--today", TODAY, "serve", "--port", "0"],
            cwd=project,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "TMPDIR": str(self.scratch)},
        )
        threading.Thread(target=self._read, daemon=True).start()
        self.wait_for(lambda: " all files: " in self.said)
        self.address = re.search(r"http://\S+", self.said)[0]

    def _read(self):
        for line in self.process.stdout:
            self.said += line

    def wait_for(self, holds):
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.02)

    def get(self, path: str) -> tuple[int, bytes]:
        """Give the status and the content, without the script that is added."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, SCRIPT.sub(b"", answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, SCRIPT.sub(b"", error.read())

    def save(self, name: str, old: str, new: str, atomic: bool = False) -> str:
        """Save a file with one piece of it changed; give what it was before."""
        file = self.project / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old} in {name}"
        self.write(name, text.replace(old, new, 1), atomic)
        return text

    def write(self, name: str, text: str | None, atomic: bool = False):
        """Save a file; `atomic` as most editors do, by putting another there. None: delete."""
        file = self.project / name
        if text is None:
            file.unlink()
            return
        if not atomic:
            file.write_text(text, encoding="utf-8", newline="")
            return
        beside = file.with_name(f".{file.name}.half")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)

    def stop(self):
        """End it, as a terminal that is closed does; nothing may be left behind."""
        self.process.terminate()  # not SIGINT, which programs in the background may not get
        self.process.wait(timeout=10)
        self.process.stdout.close()
        left = [folder.name for folder in self.scratch.iterdir()]
        shutil.rmtree(self.scratch)
        assert left == []
