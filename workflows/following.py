"""Following actions up: what is worth telling about them, on their dates and when one is recorded.

Posted words say the reference, the number of the action and its date, never what is to be done.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from workflows.actions import Action
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.engine import followers
from workflows.events import ActionMarked, ActionReported
from workflows.kinds import Kind
from workflows.notices import Facts, Notice, Scene, standing
from workflows.nudging import goes_on
from workflows.procedure import Procedure
from workflows.working_calendar import Calendar


def first_morning(action: Action, calendar: Calendar) -> datetime:
    """Give when an action is first asked about: at 9am on its date, or the working day after."""
    return calendar.next_morning(calendar.at(action.due.day, time(0)))


def looked_at(action: Action, now: datetime, calendar: Calendar) -> datetime:
    """Give when an action is next asked about: then on each working day, until it is recorded."""
    first = first_morning(action, calendar)
    return first if now < first else calendar.next_morning(now)


def asked_about(procedure: Procedure, dispute: Dispute, here: Here) -> Iterator[Notice]:
    """Ask about each action whose date has come: later only whoever follows it up."""
    for action in dispute.watched:
        first = first_morning(action, here.calendar)
        if here.now < first:
            continue
        today = goes_on(here.now, here.calendar)
        is_later = today > first.astimezone(LONDON).date()
        asked = _asked(procedure, dispute, action, here)
        follow = followers(procedure, dispute)
        for person in asked:
            again = f":{today}" if is_later and person in follow else ""
            yield _about(procedure, dispute, action, here, person, again)


def _asked(procedure: Procedure, dispute: Dispute, action: Action, here: Here) -> list[str]:
    """Ask whoever follows it up, and whoever does it and has not said yet what became of it."""
    does = [action.who] if action.reported is None else []
    asked = dict.fromkeys([*followers(procedure, dispute), *does])
    return [person for person in asked if person in here.there]


def _about(
    procedure: Procedure, dispute: Dispute, action: Action, here: Here, person: str, again: str
) -> Notice:
    """Write one notice; its key holds the date, and the day where it is asked again."""
    facts = _facts(procedure, dispute, action, late=here.now > action.due.at)
    about = f"{dispute.id}:{dispute.visit}:{action.id}:{action.due.day}:{person}{again}"
    key = f"{Kind.ACTION}:{about}"
    return Notice(key=key, kind=Kind.ACTION, to=person, facts=facts, dispute=dispute.id)


def _facts(procedure: Procedure, dispute: Dispute, action: Action, *, late: bool) -> Facts:
    return replace(
        standing(procedure, dispute),
        due=action.due,
        action=action.id,
        number=action.number,
        to_stage="",
        opens=False,
        late=late,
    )


def reported(scene: Scene, event: ActionReported) -> Iterator[Notice]:
    """Tell whoever follows it up what the person who does it says."""
    now_is = scene.now_is
    action = next(each for each in now_is.actions if each.id == event.action)
    facts = _facts(scene.procedure, now_is, action, late=False)
    for person in followers(scene.procedure, now_is):
        key = f"{now_is.id}:{now_is.version}:{Kind.REPORTED}:{person}"
        told = replace(facts, reported_done=event.done)
        yield Notice(key=key, kind=Kind.REPORTED, to=person, facts=told, dispute=now_is.id)


def settled(scene: Scene) -> frozenset[str]:
    """Give the actions that an act has recorded, so that nobody is asked about them any more."""
    events = scene.outcome.events
    return frozenset(each.action for each in events if isinstance(each, ActionMarked))
