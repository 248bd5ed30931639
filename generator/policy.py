"""What browsers may do with the pages: the policy of every page, and the header file for hosts."""

from collections.abc import Iterable
from pathlib import Path

EMBEDS = "embed"
"""The folder of pages that other sites may show in a frame."""

_POLICY = Path(__file__).parent / "theme" / "partials" / "policy.html"
_ALONE = "frame-ancestors 'none'"
_COMMON = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
)


def policy() -> str:
    """Give the Content-Security-Policy that stands in every page."""
    return _POLICY.read_text(encoding="utf-8").partition("-#}")[2].strip()


def header_file(paths: Iterable[str]) -> bytes:
    """Give `_headers`, which Netlify, Cloudflare Pages and others read, for a site of `paths`.

    Hosts add up the rules that match an address, and a page keeps to all policies that it gets. So
    the ban on frames stands in rules of its own, for each folder but that of pages to embed. Files
    that are no pages get no policy: that of a page holds for what it loads, and that of a worker
    is told apart.
    """
    pages = (path for path in paths if path.endswith((".md", "/index.html")))
    tops = {path.removesuffix(".md").partition("/")[0] for path in pages}
    folders = sorted(tops - {"index", EMBEDS})
    rules = {"/*": _COMMON, "/data/*": ("Access-Control-Allow-Origin: *",)}
    for at in ("/", "/404.html", *(f"/{folder}/*" for folder in folders)):
        rules[at] = (*rules.get(at, ()), f"Content-Security-Policy: {policy()}; {_ALONE}")
    if EMBEDS in tops:
        rules[f"/{EMBEDS}/*"] = (f"Content-Security-Policy: {policy()}; frame-ancestors *",)
    lines = (line for at, said in rules.items() for line in (at, *(f"  {one}" for one in said)))
    return "\n".join([*lines, ""]).encode()
