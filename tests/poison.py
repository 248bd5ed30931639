"""Hostile text for every field of the model that takes free text, found from the model itself."""

import types
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Formula, folded
from generator.model.catalog import Catalog

SPITE = (
    "<script>evil()</script><img src=x onerror=evil()><x-evil onx=y>\"' onx=\"evil()\" "
    "{{ 'ev' ~ 'il' }} {% raw %} {# evil #} [evil](javascript:evil()) "
    "![evil](https://evil.example/x.png) <https://evil.example/> https://evil.example/a "
    "**evil** _evil_ ~~evil~~ `evil` evil{: .evil onclick=evil() } [evil][evil] [^evil] "
    ":smile: $$evil$$ | evil | evil | &lt;x-evil&gt; &#60;x-evil&#62; &amp;lt; ]]> --> "
    "</textarea></title></style></svg></p></div> \\*evil\\* [TOC] [[_TOC_]] \u202eevil\u202c\n"
    "# evil {#evil}\n\n---\nevil: true\n---\n\n    evil\n\n```\nevil\n```\n\n"
    "* evil\n\n> evil\n\n!!! evil\n\n--8<-- \"/etc/hostname\"\n\n*[evil]: evil\n\n"
    "[evil]: javascript:evil()\n\n[^evil]: evil\n\n<div markdown=\"1\">**evil**</div>\n\nevil"
)  # fmt: skip
"""Scripts, templates, Markdown with all its extensions, and endings of what text may stand in."""

NAMES = ("charts.measure.where", "charts.parts.measure.where", "questions.more")
"""Fields of text that name something else; checks refuse what is not there."""


class Poisoned:
    """A catalog with hostile text in every field. `fields` names what holds it, by its mark."""

    def __init__(self, catalog: Catalog) -> None:
        self.fields: dict[str, str] = {}
        changed: dict[str, Any] = {}
        for part in fields(catalog):
            value = getattr(catalog, part.name)
            if isinstance(value, BaseModel):
                changed[part.name] = self._model(value, part.name)
            elif isinstance(value, dict) and any(isinstance(v, BaseModel) for v in value.values()):
                changed[part.name] = {
                    name: self._model(record, part.name) for name, record in value.items()
                }
        tables = {}
        for name, table in catalog.tables.items():
            note = self.text("", f"{name}.csv.note")
            tables[name] = replace(table, rows=tuple(row._replace(note=note) for row in table))
        self.catalog = replace(catalog, **changed, tables=tables)

    def text(self, before: str, name: str) -> str:
        """Give a text with spite after it, and the sign of a formula before it."""
        mark = "zq" + "".join(chr(97 + int(digit)) for digit in str(len(self.fields))) + "z"
        self.fields[mark] = name
        return folded(f"={before} {mark} {SPITE}")

    def _model(self, value: BaseModel, at: str) -> BaseModel:
        changed = {}
        for name, field in type(value).model_fields.items():
            kind = Annotated[field.annotation, *field.metadata] if field.metadata else None
            old = getattr(value, name)
            new = self._value(old, kind or field.annotation, f"{at}.{name}")
            if new is not old:
                changed[name] = new
        return value.model_copy(update=changed)

    def _value(self, value: Any, kind: Any, at: str) -> Any:
        kinds = list(_leaves(kind))
        if isinstance(value, BaseModel):
            value = self._model(value, at)
        elif isinstance(value, list):
            part = _within(kinds, list)
            empty = not value and _is_text(part)
            value = [self.text("", at)] if empty else [self._value(x, part, at) for x in value]
        elif isinstance(value, dict) and at not in NAMES:
            part = _within(kinds, dict)
            value = {key: self._value(one, part, at) for key, one in value.items()}
        elif (value is None or isinstance(value, str)) and at not in NAMES:
            value = self.text(value or "", at) if any(map(_is_text, kinds)) else value
        return value


def _within(kinds: list[Any], outer: type) -> Any:
    """Give the kind of what a list or a mapping holds."""
    return next((get_args(one)[-1] for one in kinds if get_origin(one) is outer), Any)


def _leaves(kind: Any) -> Iterator[Any]:
    if get_origin(kind) in (Union, types.UnionType):
        for one in get_args(kind):
            yield from _leaves(one)
    elif get_origin(kind) is Annotated and get_origin(get_args(kind)[0]) is not None:
        yield from _leaves(get_args(kind)[0])
    else:
        yield kind


def _is_text(kind: Any) -> bool:
    """Tell a field of free text from ids, addresses, formulas and closed lists."""
    if kind is str:
        return True
    if get_origin(kind) is not Annotated or get_args(kind)[0] is not str:
        return False
    said = [one for one in get_args(kind)[1:] if not isinstance(one, FieldInfo)]
    said += [one for given in get_args(kind)[1:] for one in getattr(given, "metadata", ())]
    told = str(said)
    return "pattern=" not in told and "_address" not in told and told != _FORMULA


_FORMULA = str(get_args(Formula)[1].metadata)
