"""Pressing a button: is the form complete, and then what it does. Whose it is: ``offering``."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from workflows.boxes import Box, Problem, Why
from workflows.choices import ALERT, STAY, Choice
from workflows.commands import Accepted, Choose, Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine import records
from workflows.engine.actions import agreeing
from workflows.engine.asking import complete
from workflows.engine.covering import as_cover
from workflows.engine.dates import propose_date, stayed
from workflows.engine.facts import applies, knowing
from workflows.engine.joint import asks_all
from workflows.engine.ladder import is_here, leads_to_stage, leads_up
from workflows.engine.offering import acts_as, is_late, not_theirs, outlasts
from workflows.engine.posts import held
from workflows.engine.proposing import propose
from workflows.engine.stages import ask_for
from workflows.engine.steps import finish, start
from workflows.engine.told import informed, tell
from workflows.events import Chosen, Resolved
from workflows.forms import Answers
from workflows.outward import Told
from workflows.procedure import Procedure


def choose(
    procedure: Procedure, dispute: Dispute, command: Choose, here: Here
) -> Accepted | Refused:
    """Apply a choice, or say why this person cannot make it now."""
    name = command.choice
    choice = procedure.any_time.get(name) or procedure.choices_of(dispute.step).get(name)
    if refused := _too_late(procedure, dispute, command, choice):
        return refused
    if choice is None or not is_here(procedure, dispute, choice):
        return Refused(reason=Reason.NOT_HERE, what=dispute.stage)
    if refused := not_theirs(procedure, dispute, name, choice, here):
        return refused
    if not applies(choice, dispute.facts):
        return Refused(reason=Reason.NOT_APPLICABLE, what=dispute.stage)
    post = acts_as(procedure, dispute, choice, here)
    of = held(dispute, here.holders)[post] if post else None
    return as_cover(_chosen_now(procedure, dispute, choice, command, here), of, here)


def _chosen_now(
    procedure: Procedure, dispute: Dispute, choice: Choice, command: Choose, here: Here
) -> Accepted | Refused:
    """Do it, or where all of several must agree to it, propose it."""
    happened = happen(procedure, dispute, choice, command, here)
    if choice.moves_date and not isinstance(happened, Refused):
        return propose_date(procedure, dispute, command, happened, here)
    alone = command.choice in procedure.any_time or not asks_all(procedure, dispute, choice)
    if alone or isinstance(happened, Refused):
        return happened
    return propose(procedure, dispute, command, happened, here)


def happen(
    procedure: Procedure, dispute: Dispute, choice: Choice, command: Choose, here: Here
) -> Accepted | Refused:
    """Do what a choice does, if its form is complete."""
    name = command.choice
    given = complete(procedure, choice.form, command.answers, dispute.stage, here)
    if problems := (*given.problems, *_belied(choice, given.answers)):
        return Refused(reason=Reason.INCOMPLETE, problems=problems)
    pressed = _pressed(procedure, dispute, name, choice, here)
    pressed = knowing(procedure, pressed, given.answers)
    pressed = agreeing(procedure, pressed, given.answers, here)
    pressed, kept = records.by_choice(procedure, pressed, choice)
    moved = _move(procedure, pressed, choice, command, here)
    if isinstance(moved, Refused):
        return moved
    beside = name in procedure.any_time
    told = tell(procedure, choice.tell, "choice", name, moved.dispute, here, beside=beside)
    if beside and (nobody := _nobody_to_tell(name, choice, told)):
        return nobody
    resolved = (Resolved(actions=len(pressed.unfinished)),) if choice.resolves else ()
    events = (_chosen(dispute, name, here.now), *resolved, *kept, *moved.events, *told)
    answers = {**given.answers, **moved.answers}
    return Accepted(dispute=informed(moved.dispute, told), events=events, answers=answers)


def _nobody_to_tell(name: str, choice: Choice, told: tuple[Told, ...]) -> Refused | None:
    """Is nobody reached by what is there to tell somebody? That an alert was given always counts.

    The record would say that somebody was told.
    """
    if name == ALERT or not choice.only_tells or any(each.person for each in told):
        return None
    return Refused(reason=Reason.NOBODY_TO_TELL, what=told[0].post) if told else None


def _belied(choice: Choice, answers: Answers) -> Iterator[Problem]:
    """Does an answer belie the choice? The file's sentence stands at that very answer."""
    for form, filled in answers.items():
        for field, needed in choice.must.items():
            if field in filled and filled[field] != needed:
                box = Box(form=form, field=field)
                yield Problem(box=box, why=Why.BARRED, says=choice.else_says)


def _too_late(
    procedure: Procedure, dispute: Dispute, command: Choose, choice: Choice | None
) -> Refused | None:
    """Is it over, or has it moved on since the button was drawn?"""
    if dispute.end and not (choice and outlasts(procedure, command.choice, choice)):
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if command.visit != dispute.visit and command.choice not in procedure.any_time:
        return Refused(reason=Reason.MOVED_ON, what=dispute.stage)
    return None


def _chosen(dispute: Dispute, name: str, now: datetime) -> Chosen:
    return Chosen(
        choice=name,
        stage=dispute.stage,
        step=dispute.step,
        visit=dispute.visit,
        late=is_late(dispute, now),
    )


def _pressed(
    procedure: Procedure, dispute: Dispute, name: str, choice: Choice, here: Here
) -> Dispute:
    """Count the press, beside the ladder only where it is counted; remember the side, if any."""
    used = {**dispute.used, name: dispute.used.get(name, 0) + 1}
    if name in procedure.any_time and not choice.times:
        used = dict(dispute.used)
    post = acts_as(procedure, dispute, choice, here)
    side = {here.person: procedure.posts[post].side} if post else {}
    return replace(dispute, used=used, acted={**dispute.acted, **side})


def _move(
    procedure: Procedure, dispute: Dispute, choice: Choice, command: Choose, here: Here
) -> Accepted | Refused:
    """Go where the choice leads: nowhere, up, to an end, or to a step of this stage."""
    if choice.to == STAY:
        return stayed(dispute, choice, command.answers, here)
    if leads_up(procedure, choice):
        above = leads_to_stage(procedure, dispute, choice, command.stage)
        if above is None:
            return Refused(reason=Reason.NOT_HIGHER, what=dispute.stage)
        return ask_for(procedure, dispute, above, command, here)
    if choice.to in procedure.ends:
        return finish(procedure, dispute, choice.to, here)
    return start(procedure, dispute, choice.to, command.answers, here, limit=choice.limit)
