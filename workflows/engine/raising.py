"""Beginning a dispute, at any level (S1-68), with its gates; late is recorded, never refused."""

from dataclasses import replace
from datetime import date, datetime

from workflows.boxes import Problem, Why
from workflows.commands import Accepted, Here, Raise, Reason, Refused
from workflows.dispute import Clock, Dispute
from workflows.due import LONDON
from workflows.engine import records
from workflows.engine.actions import agreeing
from workflows.engine.asking import complete
from workflows.engine.everyone import appointed
from workflows.engine.facts import knowing, told
from workflows.engine.gates import recorded
from workflows.engine.limits import AGREED, within
from workflows.engine.naming import misnamed, named_in, responder_in
from workflows.engine.posts import posts_of, sides
from workflows.engine.stages import open_now
from workflows.events import Raised
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.working_calendar import FIRST_YEAR, Calendar


def begin(procedure: Procedure, command: Raise, here: Here) -> Accepted | Refused:
    """Raise a dispute. Anything missing refuses the whole: there is no earlier place to stay at."""
    raising, stage = procedure.raising, procedure.stages.get(command.stage)
    if not posts_of(here.person, here.holders) & set(raising.by):
        return Refused(reason=Reason.NOT_YOURS, what=raising.by[0])
    if stage is None or not stage.enter.directly:
        return Refused(reason=Reason.NOT_AN_ENTRY, what=command.stage)
    given = recorded(procedure, command.stage, command.answers, here.holders, here)
    asked = complete(procedure, raising.form, command.answers, command.stage, here)
    unopened = _unopened(procedure, command, {**given.answers, **asked.answers}, here)
    wrong = misnamed(sides(procedure, unopened, here), asked.answers)
    if problems := (*given.lacking(procedure), *given.problems, *asked.problems, *wrong):
        is_gate = given.missing or given.answered_no
        reason = Reason.GATE if is_gate else Reason.INCOMPLETE
        return Refused(reason=reason, what=command.stage, problems=problems)
    answers = {**given.answers, **asked.answers}
    if barred := _barred(procedure, command.stage, answers):
        return barred
    unopened, owed = records.owe(procedure, unopened, raising.records)
    unopened = appointed(unopened, stage.answered_by, command.answers)
    chosen = responder_in(procedure, answers)
    opened = open_now(procedure, unopened, command.stage, answers, chosen, here)
    if isinstance(opened, Refused):
        return opened
    began = Raised(stage=command.stage, late=unopened.raised_late)
    agreed = agreeing(procedure, opened.dispute, answers, here)
    events = (began, *owed, *given.recorded, *opened.events)
    return replace(opened, dispute=agreed, events=events, answers=answers)


def _barred(procedure: Procedure, stage: str, answers: Answers) -> Refused | None:
    """Does an answer forbid that it begins here? The file's sentence stands at that very answer."""
    enter = procedure.stages[stage].enter
    problems = tuple(
        Problem(box=box, why=Why.BARRED, says=enter.else_says)
        for fact, box in told(procedure, answers)
        if fact == enter.unless
    )
    return Refused(reason=Reason.BARRED, what=stage, problems=problems) if problems else None


def _unopened(procedure: Procedure, command: Raise, answers: Answers, here: Here) -> Dispute:
    """A dispute before its first stage opens, which gives it its step and its clock."""
    raiser = next(post for post in procedure.raising.by if here.holders.get(post) == here.person)
    today = here.now.astimezone(LONDON).date()
    unopened = Dispute(
        id=command.id,
        reference=command.reference,
        procedure=procedure.hash,
        raised_at=here.now,
        raised_by=here.person,
        raised_late=is_raised_late(procedure, answers, here.now, here.calendar),
        stage=command.stage,
        step="",
        visit=0,
        clock=Clock(started=here.now, due=here.calendar.close_of(today, AGREED)),
        named={raiser: here.person, **named_in(procedure, answers)},
        acted={here.person: procedure.posts[raiser].side},
        overall_due=within(procedure.limit, here),
        version=0,
    )
    return knowing(procedure, unopened, answers)


def is_raised_late(
    procedure: Procedure, answers: Answers, now: datetime, calendar: Calendar
) -> bool:
    """Was the raiser aware longer ago than the procedure asks (S1-55)?"""
    aware, limit = aware_on(procedure, answers), procedure.raising.limit
    if aware is None or limit is None:
        return False
    if aware.year < FIRST_YEAR:
        return True
    noon = datetime(aware.year, aware.month, aware.day, 12, tzinfo=LONDON)
    in_time = calendar.due(noon, limit.span)
    return in_time.day < now.astimezone(LONDON).date()


def aware_on(procedure: Procedure, answers: Answers) -> date | None:
    """Give the date from which the time to raise counts, where it was answered."""
    field = procedure.raising.counted_from
    value = next((filled[field] for filled in answers.values() if field in filled), None)
    return date.fromisoformat(value) if isinstance(value, str) else None
