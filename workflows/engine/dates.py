"""A new date for the question that stands: who proposes it, and what it changes in the end."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from workflows.boxes import Problem, Why
from workflows.choices import Choice
from workflows.commands import Accepted, Choose, Here, Reason, Refused
from workflows.dated import DateMoved, DateProposed
from workflows.dispute import Dispute, NewDate
from workflows.due import LONDON, Due
from workflows.engine.limits import begun, box_of
from workflows.engine.offering import acts_as
from workflows.engine.steps import next_version
from workflows.engine.whose_date import everybody
from workflows.forms import Answers
from workflows.parts import Limit
from workflows.procedure import Procedure

#: No new date lies further ahead: it would be a slip of the year.
MOST_DAYS = 365


def propose_date(
    procedure: Procedure, dispute: Dispute, command: Choose, would: Accepted, here: Here
) -> Accepted | Refused:
    """Let a new date wait for the others, in the place of whatever waited for them before.

    *would* is what it does once all agree: it could be done now, or it could not be proposed.
    """
    choice = procedure.choices_of(dispute.step)[command.choice]
    if choice.limit and _waits_already(dispute, would.dispute):
        return _refused(choice.limit, command.answers, Why.PROPOSED_ALREADY)
    mine = acts_as(procedure, dispute, choice, here)
    people = everybody(procedure, dispute, choice, here)
    theirs = [post for post, who in people.items() if post == mine or who == here.person]
    agreed = dict.fromkeys(theirs, here.person)
    awaited = {post: who for post, who in people.items() if who and post not in agreed}
    if choice.limit and (None in people.values() or not awaited):
        return _refused(choice.limit, command.answers, Why.NOBODY_AGREES)
    waits = _waiting(dispute, command.choice, would.dispute, agreed, awaited)
    event = DateProposed(
        choice=command.choice,
        stage=dispute.stage,
        step=dispute.step,
        visit=dispute.visit,
        due=waits.due,
        of=awaited,
    )
    proposed = replace(
        next_version(dispute),
        proposal=None,
        new_date=waits,
        asked=dispute.asked | set(awaited.values()),
        acted=would.dispute.acted,
    )
    return Accepted(dispute=proposed, events=(event,), answers=would.answers)


def _waits_already(dispute: Dispute, would_be: Dispute) -> bool:
    """Is it the very date that waits? Whoever wants it agrees to it."""
    waits = dispute.new_date
    return waits is not None and waits.due.day == would_be.clock.due.day


def _waiting(
    dispute: Dispute,
    choice: str,
    would_be: Dispute,
    agreed: Mapping[str, str],
    awaited: Mapping[str, str],
) -> NewDate:
    return NewDate(
        choice=choice,
        number=dispute.version + 1,
        due=would_be.clock.due,
        agreed=agreed,
        awaited=awaited,
    )


def stayed(dispute: Dispute, choice: Choice, answers: Answers, here: Here) -> Accepted | Refused:
    """Leave the question as it is; with a limit of its own a choice gives it a later date.

    The day that it was due at first is kept, and it is in time again.
    """
    after = next_version(dispute)
    if choice.limit is None:
        return Accepted(dispute=after, events=())
    clock, before = begun(dispute, choice.limit, answers, here), dispute.clock
    if isinstance(clock, Refused):
        return clock
    if unfit := _unfit(clock.due, before.due, here):
        why, until = unfit
        return _refused(choice.limit, answers, why, until)
    due = replace(clock.due, first=before.due.first or before.due.day)
    moved = replace(after, clock=replace(clock, started=before.started, due=due), new_date=None)
    if not dispute.waits_to_open:
        moved = replace(moved, late=0, decide_by=None)
    return Accepted(dispute=moved, events=(DateMoved(due=due),))


def _unfit(due: Due, before: Due, here: Here) -> tuple[Why, date | None] | None:
    """Say why a date cannot be the new one, with the day that it is measured by."""
    if due.at <= before.at:
        return Why.NOT_LATER, before.day
    if (due.day - here.now.astimezone(LONDON).date()).days > MOST_DAYS:
        return Why.TOO_FAR, None
    if due.provisional:
        return Why.BEYOND_CALENDAR, here.calendar.known_until
    return None


def _refused(limit: Limit, answers: Answers, why: Why, until: date | None = None) -> Refused:
    problem = Problem(box=box_of(limit, answers), why=why, until=until)
    return Refused(reason=Reason.INCOMPLETE, problems=(problem,))
