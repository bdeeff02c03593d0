"""Adding to the record: a later statement beside an earlier one, at any time, also after the end.

Nothing that is there changes, and no clock moves.
"""

from workflows.adding import ADDITION, PART
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Add, Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine.asking import complete
from workflows.engine.steps import next_version
from workflows.events import Added
from workflows.procedure import Procedure


def add(procedure: Procedure, dispute: Dispute, command: Add, here: Here) -> Accepted | Refused:
    """Keep the statement, about one line of the history or about none."""
    given = complete(procedure, (ADDITION,), command.answers, dispute.stage, here)
    if problems := (*given.problems, *_no_such_part(dispute, command.about)):
        return Refused(reason=Reason.INCOMPLETE, problems=problems)
    event = Added(about=command.about)
    return Accepted(dispute=next_version(dispute), events=(event,), answers=given.answers)


def _no_such_part(dispute: Dispute, about: int | None) -> tuple[Problem, ...]:
    """Each change of a dispute is one line of its history, so they are as many as its version."""
    if about is None or 1 <= about <= dispute.version:
        return ()
    return (Problem(box=Box(form=ADDITION, field=PART), why=Why.NOT_AN_OPTION),)
