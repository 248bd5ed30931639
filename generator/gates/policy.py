"""Nothing in a page that the Content-Security-Policy would have to except."""

from collections.abc import Iterator, Mapping

from generator.policy import policy

_CODE = frozenset({"", "module", "text/javascript", "application/javascript"})


def inline_faults(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    """Say what an element holds that a strict policy forbids."""
    if tag == "script" and "src" not in values and values.get("type", "") in _CODE:
        yield "A script stands inside the page."
    if tag == "style":
        yield "A style sheet stands inside the page."
    for name, value in values.items():
        if name == "style":
            yield f"<{tag}> has a style attribute."
        elif name.startswith("on") or value.lstrip()[:11].lower() == "javascript:":
            yield f"<{tag}> has a script in “{name}”."


def stands(text: str) -> bool:
    """Tell whether a page carries the policy, before anything that it governs."""
    said = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    before, there, _ = text.partition(said)
    return bool(there) and "<link" not in before and "<script" not in before
