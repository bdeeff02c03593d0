"""Recording the answer of somebody outside Slack: it is theirs, whoever records it (ADR 45)."""

from dataclasses import replace
from datetime import date

from workflows.commands import Accepted, Choose, Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine.asking import Given, complete
from workflows.engine.choices import choose
from workflows.engine.covering import as_cover
from workflows.engine.posts import decides, held, must_act, of_one_side
from workflows.events import OnBehalf
from workflows.on_behalf import HOW, ON, RECEIVED
from workflows.procedure import Procedure


def absent(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give whose answer this person may record: who is asked now and has no Slack account.

    Not to a joint answer that waits, which nobody agrees to unread, nor what a stage needs first.
    """
    if dispute.proposal or dispute.waits_to_open or not records_for(procedure, dispute, here):
        return None
    asked = must_act(procedure, dispute).values()
    return next((who for who in asked if who in here.outside_slack), None)


def choose_for(
    procedure: Procedure, dispute: Dispute, command: Choose, here: Here
) -> Accepted | Refused:
    """Make a choice of the step as whoever gave the answer; nobody else's side is changed by it."""
    if refused := _refusal(procedure, dispute, command, here):
        return refused
    outcome = choose(procedure, dispute, command, here.acts)
    given = complete(procedure, (RECEIVED,), command.answers, dispute.stage, here)
    if isinstance(outcome, Refused):
        return _with_problems(outcome, given)
    if given.problems:
        return Refused(reason=Reason.INCOMPLETE, problems=given.problems)
    received = given.answers[RECEIVED]
    on = date.fromisoformat(str(received[ON]))
    event = OnBehalf(of=command.of, how=str(received[HOW]), on=on)
    answers = {**given.answers, **outcome.answers}
    recorded = replace(outcome, events=(*outcome.events, event), answers=answers)
    return as_cover(recorded, records_for(procedure, dispute, here), here)


def _with_problems(refused: Refused, given: Given) -> Refused:
    """Where a form is incomplete, say all that it lacks at once."""
    if refused.reason is not Reason.INCOMPLETE:
        return refused
    return replace(refused, problems=(*given.problems, *refused.problems))


def _refusal(procedure: Procedure, dispute: Dispute, command: Choose, here: Here) -> Refused | None:
    if dispute.end:
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if command.visit != dispute.visit:
        return Refused(reason=Reason.MOVED_ON, what=dispute.stage)
    if command.of not in here.outside_slack:
        return Refused(reason=Reason.ANSWERS_IN_SLACK)
    if command.of != absent(procedure, dispute, here):
        return Refused(reason=Reason.NOT_YOURS, what=next(iter(must_act(procedure, dispute))))
    if command.choice in procedure.any_time:
        return Refused(reason=Reason.NOT_HERE, what=dispute.stage)
    return None


def records_for(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give whoever raised it, decides or stands in: this person, else one whom they cover for."""
    who = held(dispute, here.holders)
    posts = (decides(procedure, dispute), procedure.silence.stands_in)
    may = (dispute.raised_by, *(who[post] for post in posts if post in who))
    if here.person in may:
        return here.person
    acts_for = of_one_side(procedure, dispute, here)
    return next((each for each in may if each in acts_for), None)
