"""Limits whose words their owner has yet to settle: read literally until then."""

from workflows.parts import FixedLimit, every_rule
from workflows.procedure import Procedure


def of(procedure: Procedure) -> tuple[FixedLimit, ...]:
    """Give the limits that wait for a decision; those that ask the same stand once."""
    limits = (rule for _, rule in every_rule(procedure) if isinstance(rule, FixedLimit))
    asked = {(each.printed, each.confirm, str(each.span)): each for each in limits if each.confirm}
    return tuple(asked.values())
