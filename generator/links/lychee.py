"""Asks every address with the program lychee: politely, with a cache, each host at its own pace."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.links.answers import Answer, answer

AGENT = "explainer-links/0.1 (asks now and then whether a cited page still answers)"


class LycheeError(Exception):
    """lychee is missing, or gave no report. The message is a sentence."""


@dataclass(frozen=True)
class Manners:
    """How patient and how polite. Times are in seconds."""

    timeout: int = 30
    retries: int = 2
    between: str = "2s"
    remembered: str = "20h"


def ask(
    addresses: Iterable[str], cache: Path, manners: Manners | None = None
) -> dict[str, Answer | None]:
    """Give what each address answered, None where all is well. Raises LycheeError."""
    wanted = sorted(set(addresses))
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "addresses.txt"
        listed.write_text("".join(f"{address}\n" for address in wanted), encoding="utf-8")
        report = _run(listed, cache, manners or Manners())
    found = {entry["url"]: entry for entry in _entries(report)}
    missing = [address for address in wanted if _plain(address) not in _plained(found)]
    if missing:
        raise LycheeError(f"lychee passed over {missing[0]} ({len(missing)} addresses in all).")
    plain = _plained(found)
    return {address: answer(plain[_plain(address)]) for address in wanted}


def _run(listed: Path, cache: Path, manners: Manners) -> dict[str, Any]:
    command = [
        _program(), "--verbose", "--verbose", "--format", "json", "--no-progress", "--no-ignore",
        "--user-agent", AGENT, "--accept", "200..=299", "--max-redirects", "8",
        "--max-concurrency", "8", "--host-concurrency", "1",
        "--host-request-interval", manners.between, "--timeout", str(manners.timeout),
        "--max-retries", str(manners.retries), "--retry-wait-time", "2",
        "--cache", "--max-cache-age", manners.remembered, "--cache-exclude-status", "300..=999",
        str(listed),
    ]  # fmt: skip
    run = subprocess.run(command, cwd=cache, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        report: dict[str, Any] = json.loads(run.stdout)
    except ValueError as error:
        said = run.stderr.strip().splitlines() or ["It said nothing."]
        raise LycheeError(f"lychee gave no report. {said[-1]}") from error
    return report


def _program() -> str:
    beside = Path(sys.executable).with_name("lychee")
    found = str(beside) if beside.exists() else shutil.which("lychee")
    if found is None:
        raise LycheeError("The program lychee is not installed. `make links` installs it.")
    return found


def _entries(report: dict[str, Any]) -> list[dict[str, Any]]:
    maps = ("success_map", "error_map", "timeout_map", "excluded_map")
    return [entry for name in maps for found in report.get(name, {}).values() for entry in found]


def _plained(found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {_plain(address): entry for address, entry in found.items()}


def _plain(address: str) -> str:
    """Make two ways to write one address equal: lychee adds the slash after a bare host."""
    return address.rstrip("/")
