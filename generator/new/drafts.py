"""The answers of a conversation as the files that would be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from generator.new.place import Spot, file_for, insert
from generator.new.question import Asking, Form
from generator.new.reading import record
from generator.new.writing import text_of
from generator.project import Project


@dataclass(frozen=True)
class Draft:
    """A record as text, where it goes, and every file with its new text."""

    text: str
    spot: Spot
    files: Mapping[str, str]


def draft(form: Form, asking: Asking, project: Project, file: str) -> Draft:
    """Give what would be written. `file` is the file that an editor chose, "" for the right one."""
    raw = {"id": asking.answers["id"], **record(form, asking)}
    offered = {key: _meaning(form.model, key, raw) for key in form.offered if key not in raw}
    if form.kind == "datasets":
        return _dataset(raw, offered, asking)
    text = text_of(raw, offered)
    file = file or file_for(form, _model(form, raw), asking.catalog, project)
    spot = insert(project, file, form.kind, raw, text)
    return Draft(text, spot, {spot.file: spot.text})


def _dataset(raw: dict[str, Any], offered: Mapping[str, str], asking: Asking) -> Draft:
    """A dataset is two files of its name: what the rows mean, and the rows."""
    name = f"data/datasets/{raw['id']}"
    head = "# yaml-language-server: $schema=../schema/datasets.json\n"
    head += f"# {raw['title']}. The rows are in {raw['id']}.csv.\n\n"
    text = text_of(raw, offered, listed=False)
    value = asking.answers["first_value"]
    status = "final" if value else "missing"
    rows = f"period,value,status,note\n{asking.answers['first_period']},{value},{status},\n"
    spot = Spot(f"{name}.yml", head + text, head.count("\n") + 1)
    return Draft(text, spot, {spot.file: spot.text, f"{name}.csv": rows})


def _model(form: Form, raw: dict[str, Any]) -> Any:
    """Give the record as the model reads it, or as far as it goes when something is wrong in it."""
    try:
        return TypeAdapter(form.model).validate_python(raw)
    except ValidationError:
        return None


def _meaning(model: Any, key: str, raw: Mapping[str, Any]) -> str:
    """Give what the model says of a key."""
    forms = [model] if hasattr(model, "model_fields") else list(get_args(get_args(model)[0]))
    for one in forms:
        field = one.model_fields.get(key)
        kinds = get_args(one.model_fields["kind"].annotation) if len(forms) > 1 else ()
        if field and (not kinds or raw.get("kind") in kinds):
            return field.description or ""
    return ""
