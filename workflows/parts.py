"""What every piece of a procedure file is made of: rules with their sources, names, limits."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveInt,
    WithJsonSchema,
    model_validator,
)

from workflows.due import Span, Unit


def several(value: Any) -> Any:
    """One name may stand where several may: ``form: child`` is ``form: [child]``."""
    return [value] if isinstance(value, str) else value


def _any_of(value: Any) -> Any:
    """``{any: [a, b]}`` is either of them; a bare name is that one."""
    if not isinstance(value, dict):
        return several(value)
    if set(value) != {"any"}:
        raise ValueError("write a post, or {any: [post, post]}")
    return value["any"]


def _lists(least: int) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}, "minItems": least}


#: What the validators above take, for editors.
_NAMES = {"anyOf": [{"type": "string"}, _lists(0)]}
_SOURCES = {"anyOf": [{"type": "string"}, _lists(1)]}
_EITHER = {
    "type": "object",
    "properties": {"any": _lists(1)},
    "required": ["any"],
    "additionalProperties": False,
}
_ANY_OF = {"anyOf": [*_SOURCES["anyOf"], _EITHER]}

Names = Annotated[tuple[str, ...], BeforeValidator(several), WithJsonSchema(_NAMES)]
AnyOf = Annotated[
    tuple[str, ...], BeforeValidator(_any_of), Field(min_length=1), WithJsonSchema(_ANY_OF)
]
Sources = Annotated[
    tuple[str, ...], BeforeValidator(several), Field(min_length=1), WithJsonSchema(_SOURCES)
]


class Part(BaseModel):
    """A piece of a procedure file: frozen, and a word that is not known is an error."""

    # How a piece is read is worked out with the file that it is a piece of, once.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Rule(Part):
    """A piece that somebody is bound by, so it says where it comes from."""

    source: Sources


class Who(Part):
    """Whoever is meant: one post, any of several, or all of them with one answer.

    ``sign`` is the form that each of them fills in when they agree to that answer.
    """

    any: Names = ()
    all: Names = ()
    sign: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_name(cls, value: Any) -> Any:
        return {"any": [value]} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _either(self) -> "Who":
        if bool(self.any) == bool(self.all) or (self.sign and self.any):
            raise ValueError("write a post, {any: [post, post]} or {all: [post, post], sign: form}")
        return self

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts, in the order they are named."""
        return self.any or self.all

    @property
    def together(self) -> bool:
        """Is it one answer that all of them agree to?"""
        return bool(self.all)


class Guidance(Rule):
    """Words of the paper that bind nobody, shown where they help."""

    says: str


class Condition(Rule):
    """A rule that holds only where a fact is true (``if``), or is not (``unless``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_alias=True)

    if_: str | None = Field(default=None, alias="if")
    unless: str | None = None


#: What a limit says beside its one unit.
_NO_UNITS = {"source", "printed", "confirm", "cap", "over_cap"}


class FixedLimit(Rule):
    """How long something may take: a number of one unit.

    ``printed`` keeps the words of the paper; ``confirm`` is what the file's owner has yet to decide
    about it: until then the words are read literally, and whoever raises is told.
    """

    printed: str = ""
    confirm: str = ""
    working_days: PositiveInt | None = None
    days: PositiveInt | None = None
    hours: PositiveInt | None = None
    clock_hours: PositiveInt | None = None
    months: PositiveInt | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> "FixedLimit":
        words = type(self).units()
        if sum(getattr(self, word) is not None for word in words) != 1:
            raise ValueError(f"write exactly one of {', '.join(words)}")
        return self

    @classmethod
    def units(cls) -> list[str]:
        """Give the words of which exactly one says how long."""
        return sorted(set(cls.model_fields) - _NO_UNITS)

    @property
    def span(self) -> Span:
        """The time as the calendar counts it."""
        return next(self._spans())

    def _spans(self) -> Iterator[Span]:
        for unit in Unit:
            number = getattr(self, unit.name.lower(), None)
            if number is not None:
                yield Span(number=number, unit=unit)


class Limit(FixedLimit):
    """How long something may take: a number of one unit, or the date that a field agrees on.

    ``cap`` is the latest that people may agree on; ``over_cap`` the field that must hold a reason
    for more, where there is one: else it is refused.
    """

    agreed: str | None = None
    cap: FixedLimit | None = None
    over_cap: str | None = None

    @property
    def fixed(self) -> Span | None:
        """The time, or None where people agree on a date instead."""
        return next(self._spans(), None)


def every_rule(part: object) -> Iterator[tuple[tuple[str | int, ...], Rule]]:
    """Walk all that *part* holds, and give each rule with the way to it."""
    return ((path, each) for path, each in every_part(part) if isinstance(each, Rule))


def every_part(
    part: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Part]]:
    """Walk all that *part* holds, and give each piece with the way to it."""
    if isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from every_part(item, (*path, index))
    elif isinstance(part, dict):
        for key, item in part.items():
            yield from every_part(item, (*path, key))
    elif isinstance(part, Part):
        yield path, part
        for name in type(part).model_fields:
            yield from every_part(getattr(part, name), (*path, name))
