"""Opening one agreed action: for whoever follows it up, and for whoever does it."""

from dataclasses import dataclass

from workflows import engine
from workflows.actions import Action
from workflows.commands import Here, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.forms import Answers, Row
from workflows.people import Directory
from workflows.ports import NoSuchDispute, Work
from workflows.procedure import Procedure
from workflows.use_cases.destroyed import dispute_gone
from workflows.use_cases.world import here_for, procedure_of, today
from workflows.visibility import may_hear


@dataclass(frozen=True, kw_only=True)
class OpenedAction:
    """One action laid open. Whoever only does it sees that action, and nothing else.

    ``closes``: this person's record closes it; else it says what they report.
    """

    procedure: Procedure
    dispute: Dispute
    directory: Directory
    here: Here
    action: Action
    row: Row
    closes: bool


def lay_open(desk: Desk, person: str, dispute_id: str, action_id: str) -> OpenedAction | Refused:
    """Show one action to whoever may say what became of it, and record that it was shown."""
    with desk.store.begin() as work:
        try:
            dispute = work.dispute(dispute_id)
        except NoSuchDispute:
            return Refused(reason=Reason.NOT_INVOLVED)
        procedure = procedure_of(desk, work, dispute)
        here = here_for(desk, work, procedure, person, dispute)
        if not may_hear(procedure, dispute, here):
            return Refused(reason=Reason.NOT_INVOLVED)
        if gone := dispute_gone(work, dispute):
            return gone
        action = next((each for each in dispute.unfinished if each.id == action_id), None)
        if action is None or not _may(procedure, dispute, action, here):
            return Refused(reason=Reason.NO_SUCH_ACTION)
        work.record_viewing(dispute.id, person, f"action {action.number}", here.now)
        return _opened(desk, work, procedure, dispute, here, action)


def _may(procedure: Procedure, dispute: Dispute, action: Action, here: Here) -> bool:
    is_followed = dispute.follows_up and dispute.end is None
    return is_followed and engine.may_mark(procedure, dispute, action, here)


def _opened(
    desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, here: Here, action: Action
) -> OpenedAction:
    return OpenedAction(
        procedure=procedure,
        dispute=dispute,
        directory=work.directory(today(desk)),
        here=here,
        action=action,
        row=row_of(action, work.latest_answers(dispute.id)),
        closes=engine.may_close(procedure, dispute, here),
    )


def row_of(action: Action, latest: Answers) -> Row:
    """Find what is to be done, in the plan that the action stands in."""
    form, field, number = action.id.split(".")
    plan = latest.get(form, {}).get(field, [])
    rows = (row for row in plan if isinstance(row, dict))
    return next(row for row in rows if row["row"] == number)
