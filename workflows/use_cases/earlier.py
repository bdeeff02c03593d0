"""What was raised before about the same child and left unresolved (S4-11).

Whether a concern is similar is for people to say. That there was one, the record knows; it is
shown to whoever may open it, and to nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows import children
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.use_cases.world import here_for, procedure_of
from workflows.visibility import may_open


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A dispute about the same child that is still open, or ended without being resolved."""

    procedure: Procedure
    dispute: Dispute


def are_shown(procedure: Procedure) -> bool:
    """Does the procedure bar a way in to what was raised before?"""
    return any(stage.enter.unless for stage in procedure.stages.values())


def left_unresolved(
    desk: Desk, work: Work, procedure: Procedure, person: str, answers: Answers
) -> tuple[Earlier, ...]:
    """Give these, newest first, where the procedure bars a way in to what was raised before."""
    if not are_shown(procedure):
        return ()
    same = children.told_apart(procedure.forms, answers)
    return tuple(_unresolved(desk, work, person, same))


def _unresolved(desk: Desk, work: Work, person: str, same: frozenset[str]) -> Iterator[Earlier]:
    for dispute in work.about_children(same):
        procedure = procedure_of(desk, work, dispute)
        here = here_for(desk, work, procedure, person, dispute)
        is_settled = dispute.end and procedure.ends[dispute.end].settles
        if not is_settled and may_open(procedure, dispute, here):
            yield Earlier(procedure=procedure, dispute=dispute)
