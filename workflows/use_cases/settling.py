"""Settling an act: the one place where it becomes rows, all of them or none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from workflows import (
    cards,
    covering,
    engine,
    following,
    meetings,
    nudging,
    passing_on,
    reminders,
    telling,
)
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.kinds import NUDGES, OF_A_LIST
from workflows.notices import ADMINISTRATORS, CHANNEL, IN_SLACK, Notice, Scene
from workflows.ports import Work
from workflows.use_cases.attaching import attached
from workflows.use_cases.outside_slack import as_reached
from workflows.use_cases.snoozing import awake


def settle(
    desk: Desk,
    work: Work,
    scene: Scene,
    person: str | None,
    together: list[Notice] | None = None,
) -> Dispute:
    """Record an act, keep its messages true, tell whom it concerns, and set the clocks.

    The one place where an act becomes rows: all of it, or none. Give the dispute as it is kept.
    What can be told in one list with other disputes is put into *together*, where that is given,
    and not owed.
    """
    scene = meetings.arranged(scene)
    outcome = engine.with_asks(scene.procedure, scene.before, scene.outcome, scene.here)
    scene = replace(scene, outcome=outcome)
    dispute, now = scene.now_is, scene.here.now
    work.record(scene.outcome, person, now)
    if _ends_waiting(scene):
        work.cancel_nudges(dispute.id)
        _strike_out(work, scene, frozenset())
    elif recorded := following.settled(scene):
        _strike_out(work, scene, recorded)
    elif passed := passing_on.passed(scene):
        _strike_out_for(work, scene, {passed.was}, frozenset())
    elif left := passing_on.who_left(scene):
        _strike_out_for(work, scene, left, frozenset())
    redrawn = cards.after_act if person else cards.after_tick
    for card in work.cards(dispute.id) if scene.before else ():
        work.redraw(card.key, redrawn(card, scene))
    every = (*telling.owed(scene), *meetings.owed(scene))
    told = [notice for notice in every if notice.to not in scene.here.gone]
    owed = covering.sent_on(scene.procedure, dispute, scene.here, told)
    for notice in covering.once(awake(work, owed, now)):
        if together is not None and notice.kind in OF_A_LIST:
            together.append(notice)
        else:
            owe(desk, work, attached(work, scene.procedure, notice))
    for key in meetings.reminders_over(scene):
        work.cancel(key)
    for reminder, goes in meetings.reminders(scene):
        work.owe(reminder, goes)
    work.set_wakes(dispute.id, reminders.wakes(dispute, now, scene.here.calendar))
    return dispute


def _strike_out(work: Work, scene: Scene, actions: frozenset[str]) -> None:
    """Say in the lists of a morning that what they say of a dispute, or of actions, is over."""
    dispute = scene.now_is
    asked = {dispute.raised_by, *dispute.asked, *(each.who for each in dispute.actions)}
    _strike_out_for(work, scene, asked, actions)


def _strike_out_for(work: Work, scene: Scene, people: set[str], actions: frozenset[str]) -> None:
    """Say it to these people, and to whoever covers for them."""
    covers = scene.here.covers_in(scene.before or scene.now_is)
    for person in people | {covers[each] for each in people & covers.keys()}:
        for card in work.cards_of(person):
            work.redraw(card.key, cards.without(card, scene.now_is.id, actions))


def _ends_waiting(scene: Scene) -> bool:
    """Did the act do what nudges were owed for, start or end the wait for a stage, or agree?"""
    was, now_is = scene.before, scene.now_is
    return was is not None and (
        bool(now_is.end)
        or (was.visit, was.running, was.proposal) != (now_is.visit, now_is.running, now_is.proposal)
    )


def owe(desk: Desk, work: Work, notice: Notice) -> None:
    """Put a message into the outbox: now, or where it must wait, in working hours."""
    owe_at(desk, work, notice, nudging.goes_at(notice.kind, desk.now(), desk.calendar))


def owe_at(desk: Desk, work: Work, notice: Notice, goes: datetime) -> None:
    """Put a message into the outbox that goes at an instant."""
    for each in _to_each(desk, work, notice):
        if work.owe(each, goes) and each.kind in NUDGES:
            _replace_earlier(desk, work, each)


def _to_each(desk: Desk, work: Work, notice: Notice) -> Iterator[Notice]:
    """Give the message to each administrator; none for a channel that is not set.

    Somebody outside Slack has it as they can be reached.
    """
    if notice.to == ADMINISTRATORS:
        for slack_id in desk.administrators:
            yield replace(notice, key=f"{notice.key}:{slack_id}", to=f"{IN_SLACK}{slack_id}")
    elif notice.to != CHANNEL:
        yield from as_reached(desk, work, notice)
    elif desk.has_channel:
        yield notice


def _replace_earlier(desk: Desk, work: Work, notice: Notice) -> None:
    """An earlier nudge to the same person loses its buttons, so that one message counts.

    A list of this very day stays: what comes after it is about other disputes.
    """
    today_is = nudging.goes_on(desk.now(), desk.calendar)
    earlier = [
        card
        for card in work.cards_of(notice.to)
        if card.facts.at is None or nudging.goes_on(card.facts.at, desk.calendar) < today_is
    ]
    disputes = {line.dispute for line in notice.facts.lines} | {notice.dispute}
    for dispute in filter(None, disputes):
        earlier += work.cards(dispute)
    for card in earlier:
        is_about_it = card.facts.action == notice.facts.action
        if card.to == notice.to and card.key != notice.key and is_about_it:
            facts = cards.replaced(card, notice.kind)
            if facts:
                work.redraw(card.key, facts)
