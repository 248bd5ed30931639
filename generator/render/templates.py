"""The templates of pages, each compiled once for all that is printed."""

import marshal
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from generator.render.words import OPTIONS
from generator.shelf import Shelf

TEMPLATES = Path(__file__).parent.parent / "templates"


class _Compiled(BytecodeCache):
    """The code of every template, by its name and the digest of its text."""

    def __init__(self) -> None:
        self.code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template, if it is known."""
        bucket.code = self.code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self.code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def environment() -> Environment:
    """Give what templates run in."""
    loader = FileSystemLoader(TEMPLATES)
    return Environment(  # noqa: S701  autoescape is among the options
        loader=loader, auto_reload=False, bytecode_cache=_COMPILED, **OPTIONS
    )


def compile_with(shelf: Shelf) -> None:
    """Take the code of all templates from a shelf; or compile them, and leave it for other runs."""
    known = shelf.of(["templates", str(TEMPLATES)], _all)
    _COMPILED.code |= {key: marshal.loads(code) for key, code in known.items()}  # noqa: S302


def _all() -> dict[tuple[str, str], bytes]:
    templates = environment()
    for name in templates.list_templates():
        templates.get_template(name)
    return {key: marshal.dumps(code) for key, code in _COMPILED.code.items()}
