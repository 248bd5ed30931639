"""What a first visit to a page costs: its own bytes and those that it loads, compressed."""

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.gates.links import Links
from generator.gates.seen import Fault, Seen

BYTES = 90_000
REQUESTS = 10
_PACKED = (".woff2", ".png", ".jpg", ".webp", ".avif")


def budget_faults(site: Path, pages: Mapping[str, Seen], links: Links) -> Iterator[Fault]:
    """Name each page whose first visit costs more than 90 KB or ten requests.

    Only what may be too much is compressed: a page that fits as it is fits compressed.
    """
    sizes: dict[str, int] = {}

    def size(name: str) -> int:
        if name not in sizes:
            content = (site / name).read_bytes()
            packed = name.endswith(_PACKED)
            sizes[name] = len(content) if packed else len(gzip.compress(content, 6, mtime=0))
        return sizes[name]

    for name, seen in pages.items():
        loaded = {links.file(name, link.address) for link in seen.links if link.loads}
        loaded &= links.files
        loaded |= {links.file(at, link.address) for at in loaded for link in links.named(at)}
        loaded &= links.files
        rest = sum(map(size, loaded))
        cost = rest + (site / name).stat().st_size
        if cost > BYTES and (cost := rest + size(name)) > BYTES:
            said = f"A first visit costs {cost / 1000:.0f} KB: more than {BYTES // 1000}."
            yield Fault("budget", name, 1, said)
        if len(loaded) >= REQUESTS:
            said = f"A first visit makes {len(loaded) + 1} requests: more than {REQUESTS}."
            yield Fault("budget", name, 1, said)
