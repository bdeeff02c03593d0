"""What a rule is, and the few kinds of rule from which all the others are put together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class Code(StrEnum):
    """Why something was refused, in one word."""

    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    UNSUPPORTED = "unsupported"
    NOT_ALLOWED_HERE = "not_allowed_here"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    TOO_MANY = "too_many"
    TOO_FEW = "too_few"
    OUT_OF_RANGE = "out_of_range"
    BAD_FORMAT = "bad_format"
    DUPLICATE = "duplicate"
    NOT_AN_OPTION = "not_an_option"
    CONFLICT = "conflict"
    TOO_LARGE = "too_large"


@dataclass(frozen=True)
class Problem:
    """One thing Slack would refuse, and where it stands as a JSON pointer.

    ``most`` is what Slack takes, where it is too long or too many.
    """

    pointer: str
    code: Code
    message: str
    most: int = 0

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


Rule = Callable[[Any, str], Iterator[Problem]]


def too_long(at: str, most: int) -> Problem:
    return Problem(at, Code.TOO_LONG, f"must be less than {most + 1} characters", most)


def too_many(at: str, most: int) -> Problem:
    return Problem(at, Code.TOO_MANY, f"no more than {most} items allowed", most)


def string(most: int, least: int = 1) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(at, Code.WRONG_TYPE, "must provide a string")
        elif len(value) > most:
            yield too_long(at, most)
        elif len(value) < least:
            yield Problem(at, Code.TOO_SHORT, f"must be more than {least - 1} characters")

    return rule


def integer(low: int, high: int | None = None) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(at, Code.WRONG_TYPE, "must provide an integer")
        elif value < low:
            yield Problem(at, Code.OUT_OF_RANGE, f"must be at least {low}")
        elif high is not None and value > high:
            yield Problem(at, Code.OUT_OF_RANGE, f"must be at most {high}")

    return rule


def boolean(value: Any, at: str) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield Problem(at, Code.WRONG_TYPE, "must provide a boolean")


def anything(value: Any, at: str) -> Iterator[Problem]:
    """A part whose inside is not looked at."""
    yield from ()


def one_of(*allowed: str) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if value not in allowed:
            yield Problem(at, Code.BAD_FORMAT, f"must be one of: {', '.join(allowed)}")

    return rule


def written_as(form: str, reads: Callable[[str], object]) -> Rule:
    """A string that *reads* accepts without a ValueError."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(at, Code.WRONG_TYPE, "must provide a string")
            return
        try:
            reads(value)
        except ValueError:
            yield Problem(at, Code.BAD_FORMAT, f"must be written as {form}")

    return rule


def each(item: Rule, *, most: int, least: int = 1) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(at, Code.WRONG_TYPE, "must provide an array")
            return
        if len(value) > most:
            yield too_many(at, most)
        if len(value) < least:
            yield Problem(at, Code.TOO_FEW, f"no fewer than {least} items allowed")
        for index, entry in enumerate(value):
            yield from item(entry, f"{at}/{index}")

    return rule


def distinct(parts: Iterable[Json], key: str, at: str) -> Iterator[Problem]:
    """Find each part with the same *key* as one before it; one that has none has its own."""
    seen: set[str] = set()
    for index, part in enumerate(parts):
        said = part.get(key)
        if said in seen:
            yield Problem(f"{at}/{index}/{key}", Code.DUPLICATE, f"{key} already exists: {said}")
        if said is not None:
            seen.add(said)


def record(
    required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *also: Rule
) -> Rule:
    """An object with these keys and no others; *also* compares keys once each is right."""
    known = {**required, **(optional or {})}

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(at, Code.WRONG_TYPE, "must provide an object")
            return
        found = list(of_each_key(value, at))
        yield from found
        if not found:
            for compare in also:
                yield from compare(value, at)

    def of_each_key(value: Json, at: str) -> Iterator[Problem]:
        for key in required:
            if key not in value:
                yield Problem(at, Code.MISSING, f"missing required field: {key}")
        for key, entry in value.items():
            if key in known:
                yield from known[key](entry, f"{at}/{key}")
            else:
                yield Problem(at, Code.UNKNOWN_KEY, f"invalid additional property: {key}")

    return rule


def by_type(rules: Mapping[str, Rule], *, elsewhere: frozenset[str] = frozenset()) -> Rule:
    """An object whose `type` chooses its rule; a type from *elsewhere* exists, but not here."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(at, Code.WRONG_TYPE, "must provide an object")
            return
        kind = value.get("type")
        if kind is None:
            yield Problem(at, Code.MISSING, "missing required field: type")
        elif kind in rules:
            yield from rules[kind]({k: v for k, v in value.items() if k != "type"}, at)
        elif kind in elsewhere:
            yield Problem(f"{at}/type", Code.NOT_ALLOWED_HERE, f"{kind} is not allowed here")
        else:
            yield Problem(f"{at}/type", Code.UNSUPPORTED, f"unsupported type: {kind}")

    return rule
