"""Limits that people agree on: a cap on what they may agree, and who may go beyond it."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice, named
from workflows.due import Unit
from workflows.parts import FixedLimit, Limit, every_rule
from workflows.procedure import Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find caps that cap nothing, and reasons that nothing asks for."""
    for path, limit in _limits(procedure):
        if limit.cap and not limit.agreed:
            yield path, "There is nothing to agree on here to cap.", "Take cap: away."
        if limit.over_cap and not limit.cap:
            yield path, "There is no cap to go beyond.", "Add cap:, or take over_cap: away."
        if limit.over_cap:
            known = _beside(procedure, limit)
            yield from named((*path, "over_cap"), [limit.over_cap], known, "field")
    for way, rule in every_rule(procedure):
        if isinstance(rule, FixedLimit):
            yield from _too_long(way, rule)


def _beside(procedure: Procedure, limit: Limit) -> list[str]:
    """Give the fields that are asked with the date that is agreed on; none, where none asks it."""
    asked = [form.fields for form in procedure.forms.values() if limit.agreed in form.fields]
    return [name for fields in asked for name in fields if name != limit.agreed]


def _too_long(path: Path, rule: FixedLimit) -> Iterator[Problem]:
    """The calendar ends; and nobody waits for a year."""
    span = rule.fixed if isinstance(rule, Limit) else rule.span
    if span and span.number > _MOST[span.unit]:
        yield path, f"{span} is longer than a year.", "Write a shorter limit."


#: A year, in each unit.
_MOST = {
    Unit.WORKING_DAYS: 260,
    Unit.DAYS: 366,
    Unit.HOURS: 6240,
    Unit.CLOCK_HOURS: 8784,
    Unit.MONTHS: 12,
}


def _limits(procedure: Procedure) -> Iterator[tuple[Path, Limit]]:
    for key, stage in procedure.stages.items():
        yield ("stages", key, "answer_within"), stage.answer_within
    for key, step in procedure.steps.items():
        if step.limit:
            yield ("steps", key, "limit"), step.limit
    for path, choice in each_choice(procedure):
        if choice.limit:
            yield (*path, "limit"), choice.limit
