"""Opening a stage, by whichever way, or asking for it until its gates are recorded (S1-111)."""

from dataclasses import replace

from workflows.commands import Accepted, Choose, Here, Open, Reason, Refused
from workflows.dispute import Clock, Dispute, Opening, Rung
from workflows.engine.asking import Gates, complete, gates
from workflows.engine.entering import enter
from workflows.engine.facts import knowing
from workflows.engine.limits import within
from workflows.engine.posts import can_act, held, named_before, openers, posts_of, responder
from workflows.engine.steps import left, next_version, start
from workflows.events import StageAskedFor, StageOpened
from workflows.forms import Answers
from workflows.procedure import Procedure


def open_stage(
    procedure: Procedure, dispute: Dispute, command: Open, here: Here
) -> Accepted | Refused:
    """Record the gates of a stage that was asked for; it opens when all are met."""
    if dispute.end:
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if dispute.opening is None or command.visit != dispute.visit:
        return Refused(reason=Reason.NOTHING_TO_OPEN, what=dispute.stage)
    mine = _records_as(procedure, dispute, here)
    if mine is None:
        return Refused(reason=Reason.NOT_YOURS, what=procedure.raising.by[0])
    if not can_act(procedure, dispute, mine, here.person):
        return Refused(reason=Reason.BOTH_SIDES, what=mine)
    stage = dispute.opening.stage
    given = gates(procedure, stage, command.answers, held(dispute, here.holders), here)
    if given.missing:
        problems = given.not_met(procedure)
        return Refused(reason=Reason.GATE, what=stage, problems=problems)
    side = {here.person: procedure.posts[mine].side}
    recorded = replace(dispute, acted={**dispute.acted, **side})
    return ask_for(procedure, recorded, stage, command, here)


def may_record(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """May this person record what the stage asked for needs?"""
    waits = dispute.end is None and dispute.opening is not None
    return waits and _records_as(procedure, dispute, here) is not None


def _records_as(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give the post under which this person may record it, or None."""
    mine = posts_of(here.person, held(dispute, here.holders))
    return next((post for post in openers(procedure, dispute) if post in mine), None)


def ask_for(
    procedure: Procedure, dispute: Dispute, stage: str, command: Choose | Open, here: Here
) -> Accepted | Refused:
    """Open a stage, or stay and wait until what it asks for is recorded.

    Waiting leaves every other choice of the present step open, so a gate is no dead end.
    """
    given = gates(procedure, stage, command.answers, held(dispute, here.holders), here)
    asked = complete(procedure, procedure.stages[stage].form, command.answers, stage, here)
    if problems := (*given.problems, *asked.problems):
        return Refused(reason=Reason.INCOMPLETE, problems=problems)
    answers = {**given.answers, **asked.answers}
    chosen = command.responder or named_before(procedure, dispute, here)
    if chosen and chosen not in here.people:
        return Refused(reason=Reason.NOBODY, what=procedure.stages[stage].answered_by.posts[0])
    if given.met:
        outcome = open_now(procedure, dispute, stage, answers, chosen, here)
    else:
        outcome = _wait(procedure, dispute, given, chosen, here)
    if isinstance(outcome, Refused):
        return outcome
    known = knowing(procedure, outcome.dispute, answers)
    events = (*given.recorded, *outcome.events)
    return replace(outcome, dispute=known, events=events, answers=answers)


def _wait(
    procedure: Procedure, dispute: Dispute, given: Gates, chosen: str | None, here: Here
) -> Accepted:
    """Ask for a stage. Asking again keeps the clock; after a no it starts anew."""
    before = dispute.opening if dispute.waits_to_open else None
    due = here.calendar.due(here.now, procedure.opening.span)
    opening = Opening(
        stage=given.stage,
        asked_by=before.asked_by if before else here.person,
        clock=before.clock if before else Clock(started=here.now, due=due),
        responder=chosen,
        refused=given.answered_no,
    )
    waiting = replace(next_version(dispute), opening=opening)
    if waiting.running != dispute.running:
        waiting = replace(waiting, late=0, decide_by=None)
    is_new = before is None and not opening.refused
    asked_for = (StageAskedFor(stage=given.stage, due=due),) if is_new else ()
    return Accepted(dispute=waiting, events=asked_for)


def open_now(
    procedure: Procedure,
    dispute: Dispute,
    stage: str,
    answers: Answers,
    chosen: str | None,
    here: Here,
) -> Accepted | Refused:
    """The stage opens: whoever answers it is named, counts start anew, its first step begins."""
    found = responder(procedure, dispute, stage, here, chosen)
    if found is None:
        return Refused(reason=Reason.NOBODY, what=procedure.stages[stage].answered_by.posts[0])
    post, person = found
    if not can_act(procedure, dispute, post, person):
        return Refused(reason=Reason.PARTY, what=post)
    there = replace(
        dispute,
        stage=stage,
        used={},
        stage_due=within(procedure.stages[stage].limit, here),
        named={**dispute.named, post: person},
        rungs=(*left(dispute, here.now), Rung(stage=stage, opened_at=here.now)),
    )
    there, entered = enter(procedure, knowing(procedure, there, answers), here)
    opened = StageOpened(stage=stage, skipped=_skipped(procedure, dispute, stage))
    first = procedure.stages[stage].steps[0]
    return start(procedure, there, first, answers, here, before=(opened, *entered))


def _skipped(procedure: Procedure, dispute: Dispute, stage: str) -> tuple[str, ...]:
    ladder = list(procedure.stages)
    above = ladder.index(dispute.stage) + 1 if dispute.rungs else 0
    return tuple(ladder[above : ladder.index(stage)])
