"""Links from one page to another, relative, so that the site works below any address."""

import posixpath


def relative(target: str, here: str) -> str:
    """Give the link from the page at address `here` to `target`.

    Both are addresses from the root, such as "facts/an-id/" or "sources/#an-id".
    """
    path, mark, fragment = target.partition("#")
    if path == here and mark:
        return f"#{fragment}"
    start = here or "."
    link = posixpath.relpath(path or ".", start)
    if path.endswith("/") or path == "":
        link = "./" if link == "." else f"{link}/"
    return f"{link}{mark}{fragment}"
