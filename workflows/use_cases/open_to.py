"""Whether disputes are open to somebody, for many of them: what a list may hold."""

from dataclasses import replace

from workflows.commands import Here
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.taking_part import took_part
from workflows.use_cases.world import found_for, gone_from, today
from workflows.visibility import may_open


def anywhere(desk: Desk, work: Work, person: str) -> Here:
    """Give the world of somebody, as far as it is the same in every dispute."""
    directory = work.directory(today(desk))
    return Here(
        person=person,
        now=desk.now(),
        calendar=desk.calendar,
        holders={},
        people=frozenset(),
        covers=directory.covers,
        chains=directory.chains,
        guests=directory.guests,
    )


def is_open_to(desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """May somebody open it? Whoever has a part in it is known without looking anybody up.

    Not so a cover: by their own posts they may be of the other side.
    """
    gone = gone_from(desk, work, procedure, dispute)
    if here.person in took_part(dispute) - gone.keys():
        return True
    directory = work.directory(today(desk))
    who = found_for(procedure, directory, dispute.raised_by, dispute.named, gone)
    return may_open(procedure, dispute, replace(here, holders=who, gone=frozenset(gone)))


def stays_in_list(
    desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, here: Here
) -> bool:
    """Is it open still to somebody in whose list it stands by their part, or by the raiser's line?

    The line is looked up only where the raiser has left anything.
    """
    directory = work.directory(today(desk))
    is_by_line = here.person not in took_part(dispute)
    if is_by_line and not directory.ended_of(dispute.raised_by):
        return True
    return is_open_to(desk, work, procedure, dispute, here)
