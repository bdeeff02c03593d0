"""Telling whoever can do something about a message that did not arrive, or may not have.

They are told before the message is settled: a process that dies in between tells them again, which
the key of the notice makes once.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from slackapp.faults import log, record
from workflows.desk import Desk
from workflows.kinds import NEWS_OF_LOSS, Kind
from workflows.notices import ADMINISTRATORS, CHANNEL, Facts, Notice
from workflows.outbox import Owed
from workflows.ports import StoreUnavailable, Work
from workflows.telling_apart import is_apart
from workflows.use_cases.settling import owe
from workflows.use_cases.world import today

AN_HOUR = timedelta(hours=1)


def for_good(desk: Desk, owed: Owed, code: str) -> None:
    """Slack will never take it."""
    tell(desk, owed)
    desk.store.outbox.undeliverable(owed, code)


def nobody_knows(desk: Desk, owed: Owed) -> None:
    """Slack may have it or not; told where it was news, and is not sent again or cannot wait."""
    if owed.repeated or _cannot_wait(owed):
        tell(desk, owed)
    desk.store.outbox.unknown(owed, desk.now())


def for_now(desk: Desk, owed: Owed, at: datetime) -> None:
    """It is tried again at that instant.

    Refused for an hour, or at all where it cannot wait, it gives way, and that is told.
    """
    stuck = _cannot_wait(owed) or _for_an_hour(desk, owed)
    if stuck:
        log.error("message refused, and told: %s", owed.kind)
        tell(desk, owed)
    desk.store.outbox.again(owed, at, stuck=stuck)


def mail_waits(desk: Desk, owed: Owed, at: datetime) -> None:
    """The mail server has not taken an e-mail; it is tried again at that instant.

    Whoever relies on it is told once it has waited for an hour, and may tell them another way.
    """
    since = owed.refused_at or owed.taken_at
    if desk.now() - since >= AN_HOUR:
        tell(desk, owed)
    desk.store.outbox.again(owed, at)


def _cannot_wait(owed: Owed) -> bool:
    """Is somebody asked to telephone now? Whoever asked must know at once, at any hour."""
    return owed.kind is Kind.SAFETY


def _for_an_hour(desk: Desk, owed: Owed) -> bool:
    """Has it been refused for a whole working hour, while others went through?"""
    since, now = owed.refused_at, desk.now()
    if since is None or now - since < AN_HOUR:
        return False
    in_hours = desk.calendar.in_working_hours
    a_working_hour = in_hours(now) and in_hours(now - AN_HOUR)
    return a_working_hour and desk.store.outbox.took_any_since(since)


def tell(desk: Desk, owed: Owed) -> None:
    """Tell the raiser of each dispute it is about, and the administrators; once for each step.

    Of a safeguarding lead, whoever asked for them is told, and administrators only that something
    did not arrive: a reference would tell them of an alert there. That such news did not arrive is
    told nobody: it would go round in a circle. Nor is it told that a message, which did arrive,
    was not changed. What fails here is logged, and keeps nothing from being settled: it would be
    tried for ever, and hold up all that has come due.
    """
    if owed.kind in NEWS_OF_LOSS or owed.ts:
        return
    try:
        _tell(desk, owed)
    except StoreUnavailable:
        raise
    except Exception as error:
        record(error, f"telling of {owed.kind}")


def _tell(desk: Desk, owed: Owed) -> None:
    with desk.store.begin() as work:
        for notice in _notices(desk, work, owed):
            owe(desk, work, notice)


def _notices(desk: Desk, work: Work, owed: Owed) -> Iterator[Notice]:
    if owed.to == CHANNEL:
        yield _channel_closed(desk)
    elif _cannot_wait(owed):
        yield from _lead_not_reached(owed)
    elif is_apart(owed.kind, owed.facts):
        yield from _apart(owed)
    elif owed.kind is Kind.EMAIL:
        yield from _not_mailed(work, owed)
    else:
        yield from _not_delivered(work, owed)


def _lead_not_reached(owed: Owed) -> Iterator[Notice]:
    yield Notice(
        key=f"{Kind.LEAD_NOT_REACHED}:{owed.key}",
        kind=Kind.LEAD_NOT_REACHED,
        to=owed.facts.person,
        facts=Facts(reference=owed.facts.reference),
        dispute=owed.dispute,
    )
    key = f"{Kind.NOT_DELIVERED}:{owed.key}"
    yield Notice(key=key, kind=Kind.NOT_DELIVERED, to=ADMINISTRATORS, facts=Facts())


def _apart(owed: Owed) -> Iterator[Notice]:
    """Tell whoever sent it which it was, and administrators only that something did not arrive.

    What was news to its sender names nobody who sent it.
    """
    to_each = {ADMINISTRATORS: Facts()}
    if owed.facts.person:
        to_each[owed.facts.person] = Facts(reference=owed.facts.reference)
    for to, facts in to_each.items():
        key = f"{Kind.NOT_DELIVERED}:{owed.key}:{to}"
        yield Notice(key=key, kind=Kind.NOT_DELIVERED, to=to, facts=facts)


def _not_delivered(work: Work, owed: Owed) -> Iterator[Notice]:
    for dispute, facts in _about(work, owed):
        for to in {work.dispute(dispute).raised_by, ADMINISTRATORS} - {owed.to}:
            key = f"{Kind.NOT_DELIVERED}:{dispute}:{facts.visit}:{owed.to}:{to}"
            yield Notice(key=key, kind=Kind.NOT_DELIVERED, to=to, facts=facts, dispute=dispute)


def _not_mailed(work: Work, owed: Owed) -> Iterator[Notice]:
    """Lead to the e-mail itself; told once each time that it is sent anew."""
    said, dispute = owed.facts, owed.dispute
    if said.file:
        yield _file_not_mailed(owed)
    if said.file or dispute is None:
        return
    facts = Facts(reference=said.reference, stage=said.stage, visit=said.visit, letter=owed.key)
    for to in (work.dispute(dispute).raised_by, ADMINISTRATORS):
        key = f"{Kind.MAIL_NOT_DELIVERED}:{owed.key}:{owed.owed_at}:{to}"
        yield Notice(key=key, kind=Kind.MAIL_NOT_DELIVERED, to=to, facts=facts, dispute=dispute)


def _file_not_mailed(owed: Owed) -> Notice:
    """Tell whoever asked for a file, and nobody else: it is theirs; once each time it is sent."""
    key = f"{Kind.FILE_NOT_DELIVERED}:{owed.key}:{owed.owed_at}"
    facts = Facts(reference=owed.facts.reference, file=owed.facts.file)
    return Notice(key=key, kind=Kind.FILE_NOT_DELIVERED, to=owed.to, facts=facts)


def _about(work: Work, owed: Owed) -> Iterator[tuple[str, Facts]]:
    """Give the disputes that a message is about: its own, or those of a list."""
    said = owed.facts
    if owed.dispute:
        place = Facts(reference=said.reference, stage=said.stage, step=said.step, visit=said.visit)
        yield owed.dispute, place
    for line in said.lines:
        visit = work.dispute(line.dispute).visit
        yield line.dispute, Facts(reference=line.reference, stage=line.stage, visit=visit)


def _channel_closed(desk: Desk) -> Notice:
    """Tell whoever runs the app, once a day."""
    key = f"{Kind.CHANNEL_CLOSED}:{today(desk)}"
    return Notice(key=key, kind=Kind.CHANNEL_CLOSED, to=ADMINISTRATORS, facts=Facts())
