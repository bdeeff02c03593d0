"""What every use case shares: finding the world around a dispute, and settling an act."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from workflows import cards, engine, nudging, reading, reminders, telling
from workflows.commands import Here, Reason, Refused
from workflows.dispute import Dispute
from workflows.events import Act, Entry
from workflows.forms import Answers
from workflows.notices import (
    ADMINISTRATORS,
    CHANNEL,
    IN_HOURS,
    IN_SLACK,
    NUDGES,
    Notice,
    Scene,
)
from workflows.people import holders
from workflows.ports import Desk, Work
from workflows.procedure import Procedure
from workflows.working_calendar import LONDON


def today(desk: Desk) -> date:
    """Give the local date."""
    return desk.now().astimezone(LONDON).date()


def procedure_of(desk: Desk, work: Work, dispute: Dispute) -> Procedure:
    """Give the procedure in the very text that the dispute began under."""
    return procedure_kept(desk, work, dispute.procedure)


def procedure_kept(desk: Desk, work: Work, hash: str) -> Procedure:
    """Give a procedure by the hash of its text: one in use, or one that disputes began under."""
    for procedure in desk.library.procedures.values():
        if procedure.hash == hash:
            return procedure
    return reading.read(work.procedure_text(hash), "the stored text")


def here_for(desk: Desk, work: Work, procedure: Procedure, person: str, dispute: Dispute) -> Here:
    """Give the world as the engine is told of it, for this person and dispute."""
    return _here(desk, work, procedure, person, dispute.raised_by, dispute.named)


def here_to_raise(
    desk: Desk, work: Work, procedure: Procedure, person: str, answers: Answers
) -> Here:
    """Give the world for a dispute that does not exist yet, with those its form names."""
    return _here(desk, work, procedure, person, person, engine.named_in(procedure, answers))


def _here(
    desk: Desk,
    work: Work,
    procedure: Procedure,
    person: str,
    raiser: str,
    named: Mapping[str, str],
) -> Here:
    directory = work.directory(today(desk))
    return Here(
        person=person,
        now=desk.now(),
        calendar=desk.calendar_of(procedure),
        holders=holders(procedure, directory, raiser, named),
        people=frozenset(posting.person for posting in directory.postings),
    )


def settle(desk: Desk, work: Work, scene: Scene, person: str | None) -> None:
    """Record an act, keep its messages true, tell whom it concerns, and set the clocks.

    The one place where an act becomes rows: all of it, or none.
    """
    dispute, now = scene.now_is, scene.here.now
    work.record(scene.outcome, person, now)
    if _ends_waiting(scene):
        work.cancel_nudges(dispute.id)
        for person in {dispute.raised_by, *dispute.asked}:
            for card in work.cards_of(person):
                work.redraw(card.key, cards.without(card, dispute.id))
    redrawn = cards.after_act if person else cards.after_tick
    for card in work.cards(dispute.id) if scene.before else ():
        work.redraw(card.key, redrawn(card, scene))
    for notice in telling.owed(scene):
        owe(desk, work, notice)
    work.set_wakes(dispute.id, reminders.wakes(dispute, now, scene.here.calendar))


def _ends_waiting(scene: Scene) -> bool:
    """Did the act do what nudges were owed for, or start or end the wait for a stage to open?"""
    was, now_is = scene.before, scene.now_is
    return was is not None and (
        bool(now_is.end) or (was.visit, was.running) != (now_is.visit, now_is.running)
    )


def owe(desk: Desk, work: Work, notice: Notice) -> None:
    """Put a message into the outbox: now, or where it must wait, in working hours."""
    now = desk.now()
    waits = notice.kind in IN_HOURS and not desk.calendar.in_working_hours(now)
    goes = desk.calendar.next_morning(now) if waits else now
    for each in _to_each(desk, notice):
        if work.owe(each, goes) and each.kind in NUDGES:
            _replace_earlier(desk, work, each)


def _to_each(desk: Desk, notice: Notice) -> Iterator[Notice]:
    """Give the message to each administrator; none for a channel that is not set."""
    if notice.to == ADMINISTRATORS:
        for slack_id in desk.administrators:
            yield replace(notice, key=f"{notice.key}:{slack_id}", to=f"{IN_SLACK}{slack_id}")
    elif notice.to != CHANNEL or desk.has_channel:
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
        if card.to == notice.to and card.key != notice.key:
            facts = cards.replaced(card, notice.kind)
            if facts:
                work.redraw(card.key, facts)


def with_what_was_done(
    work: Work, dispute: Dispute, refused: Refused, visit: int, choice: str | None
) -> Refused:
    """Add to a refusal who was first and when, where that is why.

    No *choice*: it was to record what a stage needs, which whoever was first may have done.
    """
    for entry in reversed(work.history(dispute.id)):
        if entry.person and _is_why(entry, refused, visit, choice):
            chosen = entry.chosen
            act = Act(
                choice=chosen.choice if chosen else "",
                step=chosen.step if chosen else dispute.step,
                person=entry.person,
                at=entry.at,
            )
            return replace(refused, done=act)
    return refused


def _is_why(entry: Entry, refused: Refused, visit: int, choice: str | None) -> bool:
    """Is this what stands in the way? Of an old question, the end that came later is not."""
    if refused.reason is Reason.ENDED and not entry.ended:
        return False
    if choice is None and entry.recorded_a_gate:
        return entry.visit >= visit  # a yes opens the stage, and so begins the next question
    chosen = entry.chosen
    return bool(chosen and chosen.visit == visit and (entry.moved or chosen.choice == choice))
