"""Answering a new date that somebody has proposed: agreeing to it, or keeping the first."""

from workflows import engine
from workflows.commands import Accepted, AnswerDate, Here, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import NOWHERE
from workflows.procedure import Procedure
from workflows.use_cases.deciding import Acted, FormSent, act


def answer_date(desk: Desk, person: str, dispute: str, command: AnswerDate) -> Acted:
    """Agree to the date that waits, or keep the first one. Raises NoSuchDispute.

    What was proposed is read before: a line of the history never changes, and the engine looks
    whether it is still that one which waits.
    """
    with desk.store.read() as work:
        proposed = work.answers(dispute, command.number)

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return engine.answer_date(procedure, before, command, proposed, here)

    return act(desk, person, dispute, decide, FormSent(command.visit, "", {}, "", NOWHERE))
