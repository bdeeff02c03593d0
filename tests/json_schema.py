"""Checking a value against the part of JSON Schema that our own schema uses, and no other.

https://json-schema.org/draft/2020-12/json-schema-validation
A word of it that is not known here is an error, so that nothing is passed over unseen.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]
_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: _is_table(value),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
_SAYS_NOTHING = {"$schema", "$defs", "title", "description", "default"}


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def fits(value: Any, schema: Json) -> bool:
    """Is this value what a whole schema asks for?"""
    return _fits(value, schema, schema.get("$defs", {}))


def _fits(value: Any, schema: Json, parts: Mapping[str, Json]) -> bool:
    rules = {word: told for word, told in schema.items() if word not in _SAYS_NOTHING}
    return all(_holds(word, told, value, schema, parts) for word, told in rules.items())


def _holds(word: str, told: Any, value: Any, schema: Json, parts: Mapping[str, Json]) -> bool:
    match word:
        case "$ref":
            return _fits(value, parts[told.removeprefix("#/$defs/")], parts)
        case "anyOf":
            return any(_fits(value, each, parts) for each in told)
        case "oneOf":
            return sum(_fits(value, each, parts) for each in told) == 1
        case "type":
            return _TYPES[told](value)
        case "const":
            return bool(value == told)
        case "enum":
            return value in told
        case "pattern":
            return isinstance(value, str) and re.search(told, value) is not None
        case "exclusiveMinimum":
            return bool(value > told)
        case "maximum":
            return bool(value <= told)
        case _:
            return _inside(word, told, value, schema, parts)


def _inside(word: str, told: Any, value: Any, schema: Json, parts: Mapping[str, Json]) -> bool:
    """Look at what a list or a table holds; anything else holds nothing."""
    match word:
        case "minItems":
            return not isinstance(value, list) or len(value) >= told
        case "items":
            return not isinstance(value, list) or all(_fits(each, told, parts) for each in value)
        case "minProperties":
            return not _is_table(value) or len(value) >= told
        case "required":
            return not _is_table(value) or set(told) <= value.keys()
        case "properties":
            known = set(told) & value.keys() if _is_table(value) else set()
            return all(_fits(value[name], told[name], parts) for name in known)
        case "additionalProperties":
            rest = set(value) - set(schema.get("properties", {})) if _is_table(value) else set()
            return not rest if told is False else all(_fits(value[k], told, parts) for k in rest)
        case _:
            raise LookupError(f"This word of JSON Schema is not checked here: {word}")
