"""Opening a stage, by whichever way, or asking for it until its gates are recorded (S1-111)."""

from collections.abc import Mapping
from dataclasses import replace

from workflows.commands import Accepted, Choose, Here, Open, Reason, Refused
from workflows.dispute import Clock, Dispute, Opening, Rung
from workflows.engine.actions import agreeing, without_unfinished
from workflows.engine.aside import answering
from workflows.engine.covering import as_cover
from workflows.engine.entering import enter
from workflows.engine.everyone import appointed, everyone
from workflows.engine.facts import knowing
from workflows.engine.gates import Recorded, recorded
from workflows.engine.limits import within
from workflows.engine.naming import misnamed, named_in, naming_each, responder_in
from workflows.engine.posts import (
    can_answer,
    held,
    may_act_as,
    must_act,
    named_before,
    opens_as,
    responder,
    sides,
)
from workflows.engine.steps import left, next_version, start
from workflows.events import StageAskedFor, StageOpened
from workflows.forms import Answers
from workflows.procedure import Procedure


def open_stage(
    procedure: Procedure, dispute: Dispute, command: Open, here: Here
) -> Accepted | Refused:
    """Record what a stage that was asked for needs; it opens when nothing is lacking."""
    if dispute.end:
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if dispute.opening is None or command.visit != dispute.visit:
        return Refused(reason=Reason.NOTHING_TO_OPEN, what=dispute.stage)
    stage = dispute.opening.stage
    mine = opens_as(procedure, dispute, stage, here)
    if mine is None:
        return Refused(reason=Reason.NOT_YOURS, what=procedure.opened_by(stage)[0])
    if not may_act_as(procedure, dispute, mine, here):
        return Refused(reason=Reason.BOTH_SIDES, what=mine)
    given = _given(procedure, dispute, stage, command, here)
    if given.nothing and not given.whole:
        return Refused(reason=Reason.GATE, what=stage, problems=given.lacking(procedure))
    side = {here.person: procedure.posts[mine].side}
    acted = replace(dispute, acted={**dispute.acted, **side})
    of = held(dispute, here.holders)[mine]
    return as_cover(ask_for(procedure, acted, stage, command, here), of, here)


def may_record(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """May this person record what the stage asked for needs?"""
    if dispute.end or dispute.opening is None:
        return False
    return _may_open(procedure, dispute, dispute.opening.stage, here)


def ask_for(
    procedure: Procedure, dispute: Dispute, stage: str, command: Choose | Open, here: Here
) -> Accepted | Refused:
    """Open a stage, or stay and wait until what it asks for is recorded.

    Waiting leaves every other choice of the present step open, so a gate is no dead end.
    """
    given = _given(procedure, dispute, stage, command, here)
    stand = sides(procedure, dispute, here)
    if problems := (*given.problems, *misnamed(stand, given.answers)):
        return Refused(reason=Reason.INCOMPLETE, problems=problems)
    known = knowing(procedure, dispute, given.answers)
    known = appointed(known, procedure.stages[stage].answered_by, command.answers)
    chosen = command.responder or named_before(procedure, dispute, here)
    if chosen and chosen not in here.people:
        return Refused(reason=Reason.NOBODY, what=answering(procedure, stage, known.facts)[0])
    if given.whole:
        outcome = open_now(procedure, known, stage, given.answers, chosen, here)
    else:
        outcome = _wait(procedure, known, given, chosen, here)
    if isinstance(outcome, Refused):
        return outcome
    agreed = agreeing(procedure, outcome.dispute, given.answers, here)
    events = (*given.recorded, *outcome.events)
    return replace(outcome, dispute=agreed, events=events, answers=given.answers)


def _given(
    procedure: Procedure, dispute: Dispute, stage: str, command: Choose | Open, here: Here
) -> Recorded:
    """Look at what came for the stage. From somebody who does not open it, nothing counts."""
    before = _opening_of(dispute, stage)
    agreed = command.agreed if isinstance(command, Choose) else ()
    by = (replace(here, person=who) for who in (here.person, *agreed))
    may = any(_may_open(procedure, dispute, stage, each) for each in by)
    answers = command.answers if may else {}
    met = before.met if before else frozenset()
    return recorded(procedure, stage, answers, held(dispute, here.holders), here, met)


def _may_open(procedure: Procedure, dispute: Dispute, stage: str, here: Here) -> bool:
    mine = opens_as(procedure, dispute, stage, here)
    return mine is not None and may_act_as(procedure, dispute, mine, here)


def _opening_of(dispute: Dispute, stage: str) -> Opening | None:
    """Give how far the opening of this very stage is; another that was asked for is forgotten."""
    return dispute.opening if dispute.opening and dispute.opening.stage == stage else None


def _wait(
    procedure: Procedure, dispute: Dispute, given: Recorded, chosen: str | None, here: Here
) -> Accepted:
    """Ask for a stage, of whoever opens it. Asking again keeps the clock."""
    before = dispute.opening if dispute.waits_to_open else None
    opening = _opening(procedure, dispute, given, chosen, here)
    waiting = naming_each(procedure, dispute, procedure.opened_by(given.stage), here)
    waiting = replace(next_version(waiting), opening=opening)
    if waiting.running != dispute.running:
        waiting = replace(waiting, late=0, decide_by=None)
    waiting = replace(waiting, asked=waiting.asked | set(must_act(procedure, waiting).values()))
    is_new = not opening.refused and (before is None or before.stage != given.stage)
    asked_for = (StageAskedFor(stage=given.stage, due=opening.clock.due),) if is_new else ()
    return Accepted(dispute=waiting, events=asked_for)


def _opening(
    procedure: Procedure, dispute: Dispute, given: Recorded, chosen: str | None, here: Here
) -> Opening:
    """Lay what was recorded now over what was before; after a no the clock starts anew."""
    before = dispute.opening if dispute.waits_to_open else None
    earlier = _opening_of(dispute, given.stage)
    met = earlier.met if earlier else frozenset()
    not_met = frozenset() if earlier is None or given.nothing else earlier.not_met
    due = here.calendar.due(here.now, procedure.opening.span)
    not_met = (not_met - given.answered_yes) | given.answered_no
    return Opening(
        stage=given.stage,
        asked_by=before.asked_by if before else here.person,
        clock=before.clock if before else Clock(started=here.now, due=due),
        responder=chosen,
        refused=bool(not_met),
        met=(met - given.answered_no) | given.answered_yes,
        not_met=not_met,
    )


def open_now(
    procedure: Procedure,
    dispute: Dispute,
    stage: str,
    answers: Answers,
    chosen: str | None,
    here: Here,
) -> Accepted | Refused:
    """The stage opens: whoever answers it is named, counts start anew, its first step begins."""
    dispute = replace(dispute, named={**dispute.named, **named_in(procedure, answers)})
    chosen = responder_in(procedure, answers) or chosen
    named = _answering(procedure, dispute, stage, chosen, here)
    if isinstance(named, Refused):
        return named
    there = replace(
        without_unfinished(dispute),
        stage=stage,
        used={},
        stage_due=within(procedure.stages[stage].limit, here),
        named={**dispute.named, **named},
        rungs=(*left(dispute, here.now), Rung(stage=stage, opened_at=here.now)),
    )
    there, entered = enter(procedure, there, here)
    opened = StageOpened(stage=stage, skipped=_skipped(procedure, dispute, stage))
    first = procedure.stages[stage].steps[0]
    return start(procedure, there, first, answers, here, before=(opened, *entered))


def _answering(
    procedure: Procedure, dispute: Dispute, stage: str, chosen: str | None, here: Here
) -> Mapping[str, str] | Refused:
    """Name whoever answers a stage: one person, or all whose one answer it is."""
    who = procedure.stages[stage].answered_by
    if who.together:
        return everyone(procedure, dispute, who, here)
    found = responder(procedure, dispute, stage, here, chosen)
    if found is None:
        return Refused(reason=Reason.NOBODY, what=who.posts[0])
    post, person = found
    if not can_answer(procedure, dispute, post, person, here):
        return Refused(reason=Reason.PARTY, what=post)
    return {post: person}


def _skipped(procedure: Procedure, dispute: Dispute, stage: str) -> tuple[str, ...]:
    ladder = list(procedure.stages)
    above = ladder.index(dispute.stage) + 1 if dispute.rungs else 0
    return tuple(ladder[above : ladder.index(stage)])
