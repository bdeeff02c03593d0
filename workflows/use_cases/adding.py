"""Adding to the record of a dispute: whoever may open it may do so, at any time."""

from dataclasses import replace

from workflows import engine
from workflows.commands import Accepted, Add, Here, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import NOWHERE, Place
from workflows.procedure import Procedure
from workflows.use_cases.deciding import Acted, FormSent, act
from workflows.visibility import may_open

#: What is added answers no question, so its form and its draft belong to no visit.
NO_VISIT = 0


def add(
    desk: Desk,
    person: str,
    dispute: str,
    command: Add,
    draft: str = "",
    place: Place = NOWHERE,
    whole: str = "",
) -> Acted:
    """Put a statement beside what is there. Raises NoSuchDispute, DoNotFit.

    *whole* is the draft of another form, all of whose text it began with: it goes.
    """

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        if not may_open(procedure, before, here):
            return Refused(reason=Reason.NOT_INVOLVED)
        outcome = engine.add(procedure, before, command, here)
        return engine.as_cover(outcome, _adds_for(procedure, before, here), here)

    form = FormSent(NO_VISIT, "", command.answers, draft, place, whole=whole)
    return act(desk, person, dispute, decide, form)


def _adds_for(procedure: Procedure, dispute: Dispute, here: Here) -> str:
    """Give for whom it is added: whoever may open it themselves, else one whom they cover for."""
    people = (here.person, *sorted(here.stands_for(dispute) - {here.person}))
    return next(who for who in people if _may_open_for(procedure, dispute, here, who))


def _may_open_for(procedure: Procedure, dispute: Dispute, here: Here, person: str) -> bool:
    """Might somebody open it who covered for this person alone, or for nobody but themselves?"""
    return may_open(procedure, dispute, replace(here, covers={person: here.person}))
