"""Raising from the date of a conference or review: what was due before it, and what was missed."""

from datetime import date

from slackapp import begin_dispute, ids, raise_dispute
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, redraws, replaces
from slackapp.views import from_date, small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import beginning as say
from workflows import beginning, counting_back
from workflows.counting_back import WorkedBack
from workflows.procedure import Procedure
from workflows.use_cases import beginning as use_case


def start(front: Front, press: Press) -> Answer:
    """Ask for the date, under the procedure that was chosen, or the only one that works back."""
    procedures = under_which(front, press.person)
    chosen = [each for each in procedures if press.value in ("", each.key)]
    if not chosen:
        why_not = begin_dispute.why_not(front, press.person, say.NOT_YOURS)
        return show_form(press, small.notice([why_not]))
    if len(chosen) > 1:
        return show_form(press, from_date.which(chosen))
    return show_form(press, from_date.form((), None, Meta(procedure=chosen[0].key)))


def under_which(front: Front, person: str) -> tuple[Procedure, ...]:
    """Give the procedures under which somebody raises, and which work dates back."""
    every = begin_dispute.under_which(front, person)
    return tuple(each for each in every if beginning.works_back([each]))


def redraw(front: Front, press: Press) -> Answer:
    """Work back from the date that was chosen."""
    procedure = _procedure(front, press)
    if procedure is None:
        return redraws(small.notice([say.NOT_YOURS]))
    on = _day(press)
    steps = _worked_back(front, procedure, on) if on else ()
    return redraws(from_date.form(steps, on, press.meta))


def submit(front: Front, press: Press) -> Answer:
    """Open the form to raise with the date, and a line for each step that was missed.

    A form that was sent before it could be drawn for the date just chosen is drawn now.
    """
    procedure, on = _procedure(front, press), _day(press)
    if procedure is None:
        return replaces(small.notice([say.NOT_YOURS]))
    if on is None:
        return errors({ids.block(ids.DATES_FORM, ids.DATES_ON): say.NO_DATE})
    steps = _worked_back(front, procedure, on)
    ticked = press.typed[ids.DATES_FORM].get(f"{ids.DATES_MISSED}~{on.isoformat()}")
    if ticked is None and any(each.passed for each in steps):
        return replaces(from_date.form(steps, on, press.meta))
    missed = [each for number, each in enumerate(steps) if str(number) in (ticked or ())]
    return replaces(_begun(front, press, procedure, on, missed))


def _begun(
    front: Front, press: Press, procedure: Procedure, on: date, missed: list[WorkedBack]
) -> Json:
    lines = [say.missed(each.label, each.due_on, each.working_days) for each in missed]
    begun = beginning.with_date(procedure, on, lines)
    draft = use_case.keep(front.desk, press.person, procedure, begun)
    return raise_dispute.drawn_from(front, press, draft)


def _procedure(front: Front, press: Press) -> Procedure | None:
    every = under_which(front, press.person)
    return next((each for each in every if each.key == press.meta.procedure), None)


def _day(press: Press) -> date | None:
    said = press.typed.get(ids.DATES_FORM, {}).get(ids.DATES_ON)
    return date.fromisoformat(str(said)) if said else None


def _worked_back(front: Front, procedure: Procedure, on: date) -> tuple[WorkedBack, ...]:
    box = beginning.date_box(procedure)
    if box is None or not counting_back.can_be_worked_back(on):
        return ()
    field = beginning.field_at(procedure, box)
    desk = front.desk
    return tuple(counting_back.worked_back(field, on, desk.now(), desk.calendar_of(procedure)))
