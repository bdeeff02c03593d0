"""Answering a proposed date: it counts once all have agreed; or the first one is kept."""

from dataclasses import replace

from workflows.commands import Accepted, AnswerDate, Choose, Here, Reason, Refused
from workflows.dated import DateAgreed, DateKept
from workflows.dispute import Dispute, NewDate
from workflows.engine.choices import happen
from workflows.engine.covering import as_cover
from workflows.engine.posts import may_act_as, of_one_side
from workflows.engine.steps import next_version
from workflows.events import Chosen
from workflows.forms import Answers
from workflows.procedure import Procedure


def answer_date(
    procedure: Procedure, dispute: Dispute, command: AnswerDate, proposed: Answers, here: Here
) -> Accepted | Refused:
    """Agree to the new date that waits, which is *proposed*; or keep what was due before."""
    waits, mine = dispute.new_date, _counts_for(procedure, dispute, here)
    refused = _refusal(procedure, dispute, command, mine, here)
    if refused or waits is None or mine is None:
        return refused or Refused(reason=Reason.NOTHING_TO_AGREE, what=dispute.stage)
    return as_cover(
        _answered(procedure, dispute, waits, mine, command, proposed, here),
        waits.awaited[mine],
        here,
    )


def _answered(
    procedure: Procedure,
    dispute: Dispute,
    waits: NewDate,
    mine: str,
    command: AnswerDate,
    proposed: Answers,
    here: Here,
) -> Accepted | Refused:
    if not command.agrees:
        kept = replace(next_version(dispute), new_date=None)
        return Accepted(dispute=kept, events=(DateKept(post=mine),))
    agreed = _agreed_by(waits, mine, here.person)
    event = DateAgreed(post=mine)
    if agreed.awaited:
        there = replace(next_version(dispute), new_date=agreed)
        return Accepted(dispute=there, events=(event,))
    counts = _counts(procedure, dispute, agreed, proposed, here)
    if isinstance(counts, Refused):
        return replace(counts, reason=Reason.NO_LONGER_FITS)
    return replace(counts, events=(event, *counts.events))


def may_answer_date(dispute: Dispute, person: str) -> bool:
    """Does a new date wait for this person?"""
    return _awaited_as(dispute, frozenset({person})) is not None


def _counts_for(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give the post for which this person can agree: their own, else of whom they cover for."""
    own = _awaited_as(dispute, frozenset({here.person}))
    able = own or _awaited_as(dispute, of_one_side(procedure, dispute, here))
    return able or _awaited_as(dispute, here.stands_for(dispute))


def _awaited_as(dispute: Dispute, people: frozenset[str]) -> str | None:
    """Give the post for which one of these is awaited: somebody, and those they cover for."""
    awaited = dispute.new_date.awaited if dispute.new_date else {}
    return next((post for post, who in awaited.items() if who in people), None)


def _refusal(
    procedure: Procedure, dispute: Dispute, command: AnswerDate, mine: str | None, here: Here
) -> Refused | None:
    waits = dispute.new_date
    if dispute.end:
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if waits is None or command.visit != dispute.visit:
        return Refused(reason=Reason.NOTHING_TO_AGREE, what=dispute.stage)
    if here.person in waits.agreed.values():
        return Refused(reason=Reason.AGREED_ALREADY)
    if mine is None:
        return Refused(reason=Reason.NOT_YOURS, what=next(iter(waits.awaited)))
    if not may_act_as(procedure, dispute, mine, here):
        return Refused(reason=Reason.BOTH_SIDES, what=mine)
    if command.number != waits.number:
        return Refused(reason=Reason.PROPOSED_ANEW)
    return None


def _agreed_by(waits: NewDate, mine: str, person: str) -> NewDate:
    """Keep who agreed for a post, which may be a cover: nobody agrees for two."""
    awaited = {post: who for post, who in waits.awaited.items() if post != mine}
    return replace(waits, agreed={**waits.agreed, mine: person}, awaited=awaited)


def _counts(
    procedure: Procedure, dispute: Dispute, agreed: NewDate, proposed: Answers, here: Here
) -> Accepted | Refused:
    """Do what was proposed, as it was then, at the time when the last of them agrees."""
    choice = procedure.choices_of(dispute.step)[agreed.choice]
    command = Choose(choice=agreed.choice, visit=dispute.visit, answers=proposed)
    done = happen(procedure, dispute, choice, command, here)
    if isinstance(done, Refused):
        return done
    by = tuple(agreed.agreed.values())
    events = (replace(e, by=by) if isinstance(e, Chosen) else e for e in done.events)
    return replace(done, events=tuple(events))
