"""The gates: what must hold of a finished site before it takes the place of the live one.

They need no browser and no network, and read each page once. What was read of a page is kept in
the cache, under its contents.
"""

import json
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path

from generator.gates.budget import budget_faults
from generator.gates.links import Links
from generator.gates.page import read_page
from generator.gates.policy import stands
from generator.gates.seen import Fault, Link, Seen
from generator.policy import policy

__all__ = ["Fault", "gate"]


def _rules() -> bytes:
    """Give a mark of the gates themselves: what other rules found is not believed."""
    mark = blake2b(policy().encode(), digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        mark.update(path.read_bytes())
    return mark.digest()


def gate(site: Path, home: str, kept: Path | None = None) -> list[Fault]:
    """Give every fault of a finished site that is to stand at the address `home`.

    `kept` is a file that remembers what was read of each page; it may be deleted at any time.
    """
    pages = _read(site, kept)
    found = [Fault(gate, name, line, said) for name, seen in pages.items()
             for gate, line, said in seen.faults]  # fmt: skip
    links = Links(site, home, pages)
    return sorted({*found, *links.faults(), *budget_faults(site, pages, links)}, key=_order)


def _order(fault: Fault) -> tuple[str, int, str]:
    return fault.file, fault.line, fault.said


def _read(site: Path, kept: Path | None) -> dict[str, Seen]:
    """Read every page. One whose contents were read before is taken from what is kept."""
    before, now = _remembered(kept), {}
    pages: dict[str, Seen] = {}
    rules = _rules()
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        key = blake2b(content, digest_size=16, key=rules).hexdigest()
        seen = before.get(key) or _page(content.decode("utf-8"))
        now[key] = pages[path.relative_to(site).as_posix()] = seen
    if kept is not None and now.keys() != before.keys():
        plain = {key: {**asdict(seen), "ids": sorted(seen.ids)} for key, seen in now.items()}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    return pages


def _page(text: str) -> Seen:
    seen = read_page(text)
    if not stands(text):
        seen.faults.append(("policy", 1, "The page does not begin with the policy."))
    return seen


def _remembered(kept: Path | None) -> dict[str, Seen]:
    """Give what was read before, or nothing when the file is not there or was cut short."""
    try:
        plain = json.loads(kept.read_text(encoding="utf-8")) if kept else {}
        return {
            key: Seen(
                [Link(*link) for link in one["links"]],
                set(one["ids"]),
                [tuple(fault) for fault in one["faults"]],
            )
            for key, one in plain.items()
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}
