"""Limits whose words their owner has yet to settle: read literally until then."""

from collections.abc import Iterable

from workflows.parts import FixedLimit, Rule, every_rule
from workflows.procedure import Procedure


def of(procedure: Procedure) -> tuple[FixedLimit, ...]:
    """Give the limits that wait for a decision; those that ask the same stand once."""
    return _each_once(rule for _, rule in every_rule(procedure))


def at(procedure: Procedure, stage: str) -> tuple[FixedLimit, ...]:
    """Give those of them that bind a dispute at this stage: its own, and those of the whole."""
    theirs = {"stages": {stage}, "steps": {*procedure.stages[stage].steps}}
    return _each_once(
        rule
        for path, rule in every_rule(procedure)
        if path[0] not in theirs or path[1] in theirs[str(path[0])]
    )


def _each_once(rules: Iterable[Rule]) -> tuple[FixedLimit, ...]:
    limits = (rule for rule in rules if isinstance(rule, FixedLimit))
    asked = {(each.printed, each.confirm, str(each.span)): each for each in limits if each.confirm}
    return tuple(asked.values())
