"""Whose a choice is now, and whether it is its time: what is offered, and why something is not."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from workflows.choices import STAY, Choice
from workflows.commands import Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine.aside import expanded, in_place
from workflows.engine.facts import applies
from workflows.engine.ladder import is_here, leads_up
from workflows.engine.posts import decides, may_act_as, openers, under
from workflows.engine.whose_date import may_propose
from workflows.procedure import ANYONE, Procedure


def offered(procedure: Procedure, dispute: Dispute, here: Here) -> tuple[str, ...]:
    """Give the choices of the present step that this person may make now, in their order."""
    return offered_to(procedure, dispute, procedure.choices_of(dispute.step), [here])[0]


def offered_beside(procedure: Procedure, dispute: Dispute, here: Here) -> tuple[str, ...]:
    """Give those of the choices beside the ladder that this person may make now."""
    return offered_to(procedure, dispute, procedure.any_time, [here])[0]


def offered_to(
    procedure: Procedure,
    dispute: Dispute,
    choices: Mapping[str, Choice],
    people: Iterable[Here],
) -> tuple[tuple[str, ...], ...]:
    """Give for each of these people the choices that they may make now."""
    may = {
        name: _may_choose(procedure, dispute, choice)
        for name, choice in choices.items()
        if applies(choice, dispute.facts)
        and not (dispute.end and not outlasts(procedure, name, choice))
        and is_here(procedure, dispute, choice)
    }

    def is_offered(name: str, here: Here) -> bool:
        choice, mine = choices[name], under(procedure, dispute, may[name], here)
        is_theirs = mine is not None or choice.by == (ANYONE,)
        return is_theirs and not _not_now(procedure, dispute, name, choice, mine, here)

    return tuple(tuple(name for name in may if is_offered(name, here)) for here in people)


def outlasts(procedure: Procedure, name: str, choice: Choice) -> bool:
    """What stands beside the ladder and moves nothing also works after the end."""
    return name in procedure.any_time and choice.to == STAY


def not_theirs(
    procedure: Procedure, dispute: Dispute, name: str, choice: Choice, here: Here
) -> Refused | None:
    """Say why this person cannot make a choice of this stage now."""
    mine = acts_as(procedure, dispute, choice, here)
    if mine is None and choice.by != (ANYONE,):
        return Refused(reason=Reason.NOT_YOURS, what=_may_choose(procedure, dispute, choice)[0])
    return _not_now(procedure, dispute, name, choice, mine, here)


def _not_now(
    procedure: Procedure, dispute: Dispute, name: str, choice: Choice, mine: str | None, here: Here
) -> Refused | None:
    if mine and not may_act_as(procedure, dispute, mine, here):
        return Refused(reason=Reason.BOTH_SIDES, what=mine)
    return not_now(procedure, dispute, name, choice, mine, here.now)


def not_now(
    procedure: Procedure,
    dispute: Dispute,
    name: str,
    choice: Choice,
    mine: str | None,
    now: datetime,
) -> Refused | None:
    """It is theirs: but is it its time, and is it not used up?"""
    if choice.when == "late" and (dispute.waits_to_open or not is_late(dispute, now)):
        return Refused(reason=Reason.NOT_YET)
    spent = choice.times is not None and dispute.used.get(name, 0) >= choice.times
    if _ends_too_soon(procedure, dispute, choice):
        return Refused(reason=Reason.ACTIONS_OPEN)
    if spent or _is_asked_for(procedure, dispute, choice, mine):
        return Refused(reason=Reason.USED)
    return None


def _ends_too_soon(procedure: Procedure, dispute: Dispute, choice: Choice) -> bool:
    """Would it end as settled while an action that is followed up is not done (S1-106)?"""
    settles = choice.to in procedure.ends and procedure.ends[choice.to].settles
    return settles and dispute.follows_up and bool(dispute.unfinished)


def _is_asked_for(procedure: Procedure, dispute: Dispute, choice: Choice, mine: str | None) -> bool:
    """Does a higher stage wait already, which only whoever opens it may ask for again?"""
    waits = dispute.opening
    if waits is None or not dispute.waits_to_open or not leads_up(procedure, choice):
        return False
    return mine not in openers(procedure, dispute, waits.stage)


def is_late(dispute: Dispute, now: datetime) -> bool:
    """Has the time of the present question passed?"""
    return dispute.late > 0 or now > dispute.running.due.at


def _may_choose(procedure: Procedure, dispute: Dispute, choice: Choice) -> tuple[str, ...]:
    """Give the posts that may make this choice now; whoever stands in comes last.

    Standing in answers a question that nobody answers. To take back what was raised is no answer:
    it stays with whoever holds the post for it, and is stood in for only once they have left.
    """
    if choice.moves_date:
        return may_propose(procedure, dispute, choice)
    by = choice.by or procedure.steps[dispute.step].by.posts
    by = expanded(procedure, dispute, by) or in_place(procedure, by, dispute.facts)
    post = decides(procedure, dispute)
    is_theirs_alone = procedure.withdraws(choice.to) and post not in dispute.left
    stands_in = dispute.late == 2 and post in by and not is_theirs_alone
    return (*by, procedure.silence.stands_in) if stands_in else by


def acts_as(procedure: Procedure, dispute: Dispute, choice: Choice, here: Here) -> str | None:
    """Give the post under which this person may make the choice, their own first, or None."""
    may = _may_choose(procedure, dispute, choice)
    return under(procedure, dispute, may, here)
