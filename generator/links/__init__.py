"""Whether the addresses that sources give still answer. Run on a schedule, never by a build."""

from generator.links.lychee import LycheeError, ask
from generator.links.strikes import Scan, Trouble, read_scan, scanned, write_scan
from generator.links.summary import as_lines, as_markdown

__all__ = [
    "LycheeError",
    "Scan",
    "Trouble",
    "as_lines",
    "as_markdown",
    "ask",
    "read_scan",
    "scanned",
    "write_scan",
]
