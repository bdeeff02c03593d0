"""The language of procedure files as a JSON Schema, for editors that complete and check as one
types. It takes what the reader takes; names that must agree are for ``checking`` alone.
"""

from typing import Any

from workflows.parts import FixedLimit, Limit
from workflows.procedure import Procedure

Json = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAME = {"type": "string"}


def json_schema() -> Json:
    """Give the schema of a whole file."""
    made = Procedure.model_json_schema(by_alias=True)
    del made["properties"]["hash"]  # it is worked out, never written
    parts = made["$defs"]
    parts["Who"] = _who(parts["Who"])
    parts["Option"] = {"anyOf": [_NAME, parts["Option"]]}
    for name, limit in {"FixedLimit": FixedLimit, "Limit": Limit}.items():
        parts[name]["oneOf"] = [{"required": [unit]} for unit in limit.units()]
    plain: Json = _without_titles(made)
    return {"$schema": DIALECT, "title": "Procedure file", **plain}


def _who(schema: Json) -> Json:
    """One post; any of several; or all of them, who may have to sign."""
    words = schema["properties"]
    return {
        "description": schema["description"],
        "anyOf": [_NAME, _one_way("any", words), _one_way("all", words, "sign")],
    }


def _one_way(name: str, words: Json, *more: str) -> Json:
    return {
        "type": "object",
        "properties": {each: words[each] for each in (name, *more)},
        "required": [name],
        "additionalProperties": False,
    }


def _without_titles(node: Any) -> Any:
    """Leave out the titles that only repeat a name; a word that is called title stays."""
    if isinstance(node, dict):
        return {
            key: _without_titles(value)
            for key, value in node.items()
            if not (key == "title" and isinstance(value, str))
        }
    return [_without_titles(each) for each in node] if isinstance(node, list) else node
