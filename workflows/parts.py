"""What every piece of a procedure file is made of: rules with their sources, names, limits."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt, model_validator

from workflows.working_calendar import Span, Unit


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


Names = Annotated[tuple[str, ...], BeforeValidator(several)]
AnyOf = Annotated[tuple[str, ...], BeforeValidator(_any_of), Field(min_length=1)]
Sources = Annotated[tuple[str, ...], BeforeValidator(several), Field(min_length=1)]


class Part(BaseModel):
    """A piece of a procedure file: frozen, and a word that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(Part):
    """A piece that somebody is bound by, so it says where it comes from."""

    source: Sources


class Condition(Rule):
    """A rule that holds only where a fact is true (``if``), or is not (``unless``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_alias=True)

    if_: str | None = Field(default=None, alias="if")
    unless: str | None = None


class FixedLimit(Rule):
    """How long something may take: a number of one unit."""

    working_days: PositiveInt | None = None
    days: PositiveInt | None = None
    hours: PositiveInt | None = None
    clock_hours: PositiveInt | None = None
    months: PositiveInt | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> "FixedLimit":
        words = sorted(set(type(self).model_fields) - {"source", "cap", "over_cap"})
        if len(self.model_fields_set & set(words)) != 1:
            raise ValueError(f"write exactly one of {', '.join(words)}")
        return self

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
