"""Agreed actions: taken from a plan, followed to their dates, and what became of each (S1-106)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workflows.actions import Action, Became
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Here, Mark, Reason, Refused
from workflows.dispute import Clock, Dispute
from workflows.due import Due
from workflows.engine.aside import expanded
from workflows.engine.asking import complete
from workflows.engine.covering import as_cover
from workflows.engine.limits import AGREED
from workflows.engine.posts import held, may_act_as, of_one_side, theirs
from workflows.engine.steps import next_version
from workflows.events import ActedAsCover, ActionMarked, ActionReported
from workflows.follow_up import IS_DONE, NEW_DATE, RECORD, YES
from workflows.forms import Answers, Row, Value
from workflows.procedure import Procedure
from workflows.working_calendar import LAST_YEAR


def agreeing(procedure: Procedure, dispute: Dispute, answers: Answers, here: Here) -> Dispute:
    """Give the dispute with the actions that these answers agree on."""
    for field, rows in _plans(procedure, answers):
        dispute = _agreed(dispute, field, rows, here)
    return dispute


def _plans(procedure: Procedure, answers: Answers) -> Iterator[tuple[str, list[Row]]]:
    for key, filled in answers.items():
        fields = procedure.forms[key].fields if key in procedure.forms else {}
        for name, field in fields.items():
            if field.kind == "actions" and name in filled:
                yield f"{key}.{name}", _rows(filled[name])


def _rows(value: Value) -> list[Row]:
    return [row for row in value if isinstance(row, dict)]


def _agreed(dispute: Dispute, field: str, rows: list[Row], here: Here) -> Dispute:
    """A later plan replaces the earlier one of the same field; what was done in it stays done."""
    done = {each.id: each for each in dispute.actions if not each.is_unfinished}
    others = [each for each in dispute.actions if each.field != field]
    new = [_action(f"{field}.{row['row']}", row, here) for row in rows]
    kept = [done[each.id] if _is_same(done.get(each.id), each) else each for each in new]
    numbered = enumerate([*others, *kept], start=1)
    return replace(dispute, actions=tuple(replace(each, number=n) for n, each in numbered))


def _action(id: str, row: Row, here: Here) -> Action:
    due = here.calendar.close_of(date.fromisoformat(row["due"]), AGREED)
    return Action(id=id, number=0, who=row["who"], due=due)


def _is_same(before: Action | None, now: Action) -> bool:
    return before is not None and (before.who, before.due.day) == (now.who, now.due.day)


def without_unfinished(dispute: Dispute) -> Dispute:
    """A stage that opens replaces what was unfinished: its own plan is what counts (S1-107)."""
    done = tuple(each for each in dispute.actions if not each.is_unfinished)
    return replace(dispute, actions=done)


# ---- what became of one -------------------------------------------------------------------------


def mark(procedure: Procedure, dispute: Dispute, command: Mark, here: Here) -> Accepted | Refused:
    """Record what became of an action. Only the record of whoever follows it up closes it."""
    action = _the_one(dispute, command.action)
    if refused := _not_marked(procedure, dispute, command, action, here):
        return refused
    assert action  # noqa: S101 # it was just looked at
    given = complete(procedure, (RECORD,), command.answers, dispute.stage, here)
    answered = given.answers.get(RECORD, {})
    closes = _closes_as(procedure, dispute, here)
    new_date = str(answered.get(NEW_DATE, "")) if closes else ""
    problems = given.problems or _no_new_date(action, new_date, here)
    if problems:
        return Refused(reason=Reason.INCOMPLETE, problems=problems)
    is_done = answered[IS_DONE] == YES
    if closes:
        side = {here.person: procedure.posts[closes].side}
        acted = replace(dispute, acted={**dispute.acted, **side})
        marked = _marked(acted, action, is_done, _due(new_date, here))
    else:
        marked = _reported(dispute, action, is_done, here)
    of = held(dispute, here.holders)[closes] if closes else None
    return as_cover(replace(marked, answers=given.answers), of, here)


def may_mark(procedure: Procedure, dispute: Dispute, action: Action, here: Here) -> bool:
    """May this person say what became of an action: close it, or report on their own?"""
    does = action.who in of_one_side(procedure, dispute, here)
    return does or may_close(procedure, dispute, here)


def followers(procedure: Procedure, dispute: Dispute) -> list[str]:
    """Give whoever follows the actions up, and closes them."""
    return [dispute.named[post] for post in _by(procedure, dispute)]


def _by(procedure: Procedure, dispute: Dispute) -> tuple[str, ...]:
    return expanded(procedure, dispute, procedure.steps[dispute.step].by.posts)


def may_close(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """Does this person follow the actions up, or stand in for whoever does?"""
    return _closes_as(procedure, dispute, here) is not None


def _closes_as(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    by = _by(procedure, dispute)
    silence = procedure.silence
    stands_in = (silence.stands_in,) if dispute.late == 2 and silence.decides in by else ()
    mine = theirs(dispute, here)
    each_of_mine = (each for each in (*by, *stands_in) if each in mine)
    return next((each for each in each_of_mine if may_act_as(procedure, dispute, each, here)), None)


def _the_one(dispute: Dispute, id: str) -> Action | None:
    return next((each for each in dispute.actions if each.id == id), None)


def _not_marked(
    procedure: Procedure, dispute: Dispute, command: Mark, action: Action | None, here: Here
) -> Refused | None:
    if dispute.end:
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if command.visit != dispute.visit:
        return Refused(reason=Reason.MOVED_ON, what=dispute.stage)
    if action is None or not dispute.follows_up:
        return Refused(reason=Reason.NO_SUCH_ACTION, what=dispute.stage)
    if not may_mark(procedure, dispute, action, here):
        return Refused(reason=Reason.NOT_YOURS, what=_by(procedure, dispute)[0])
    if not action.is_unfinished:
        return Refused(reason=Reason.MARKED)
    return None


def _no_new_date(action: Action, new_date: str, here: Here) -> tuple[Problem, ...]:
    """An action has one new date at most: what is put off for ever is never done."""
    if not new_date:
        return ()
    box, due = Box(form=RECORD, field=NEW_DATE), _due(new_date, here)
    if action.moved:
        return (Problem(box=box, why=Why.MOVED_BEFORE),)
    if due and due.at <= here.now:
        return (Problem(box=box, why=Why.IN_THE_PAST),)
    return (Problem(box=box, why=Why.NOT_A_DATE),) if due and due.day.year > LAST_YEAR else ()


def _due(new_date: str, here: Here) -> Due | None:
    return here.calendar.close_of(date.fromisoformat(new_date), AGREED) if new_date else None


def _marked(dispute: Dispute, action: Action, is_done: bool, due: Due | None) -> Accepted:
    """Close it, or keep that it was missed; with a new date it is open again."""
    became = Became.DONE if is_done else Became.OPEN if due else Became.MISSED
    now_is = replace(
        action, became=became, due=due or action.due, moved=action.moved or due is not None
    )
    event = ActionMarked(action=action.id, number=action.number, done=is_done, due=due)
    marked = _looking_again(_with(next_version(dispute), now_is), due)
    return Accepted(dispute=marked, events=(event,))


def _reported(dispute: Dispute, action: Action, is_done: bool, here: Here) -> Accepted:
    """Whoever does an action may not open the dispute, and nor may whoever covers for them."""
    event = ActionReported(action=action.id, number=action.number, done=is_done)
    as_cover = () if here.person == action.who else (ActedAsCover(of=action.who),)
    now_is = replace(action, reported=is_done)
    return Accepted(dispute=_with(next_version(dispute), now_is), events=(event, *as_cover))


def _with(dispute: Dispute, changed: Action) -> Dispute:
    actions = (changed if each.id == changed.id else each for each in dispute.actions)
    return replace(dispute, actions=tuple(actions))


def _looking_again(dispute: Dispute, due: Due | None) -> Dispute:
    """The follow-up lasts at least as long as an action whose date was moved."""
    if due is None or due.at <= dispute.clock.due.at:
        return dispute
    clock = Clock(started=dispute.clock.started, due=due)
    if dispute.waits_to_open:
        return replace(dispute, clock=clock)
    return replace(dispute, clock=clock, late=0, decide_by=None)
