"""Links from one page to another, relative, so that the site works below any address."""


def relative(target: str, here: str) -> str:
    """Give the link from the page at address `here` to `target`.

    Both are addresses from the root, such as "facts/an-id/" or "sources/#an-id".
    """
    path, mark, fragment = target.partition("#")
    if path == here and mark:
        return f"#{fragment}"
    steps, start = path.split("/"), here.split("/")[:-1]
    same = 0
    while same < min(len(steps) - 1, len(start)) and steps[same] == start[same]:
        same += 1
    link = "../" * (len(start) - same) + "/".join(steps[same:])
    return f"{link or './'}{mark}{fragment}"
