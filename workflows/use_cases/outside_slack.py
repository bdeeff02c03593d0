"""Somebody outside Slack is asked by e-mail, which waits until e-mail is set up; the raiser knows.

Once it is set up they have all news by e-mail, but no nudges; and an alert asks somebody to
telephone now, which no e-mail can: that it does not arrive is told at once.
"""

from collections.abc import Iterator
from dataclasses import replace

from workflows.by_mail import ASKS, is_invitation
from workflows.desk import Desk
from workflows.kinds import NUDGES, Kind
from workflows.notices import Notice
from workflows.people import Person
from workflows.ports import Work
from workflows.post_office import can_be_written_to
from workflows.use_cases.world import today


def as_reached(desk: Desk, work: Work, notice: Notice) -> Iterator[Notice]:
    """Give the notice as its reader can have it: as it is, or as an e-mail; a nudge not at all."""
    person = work.directory(today(desk)).people.get(notice.to)
    if person is None or person.slack_id:
        if not _has_it_in_slack(notice, person):
            yield notice
    elif notice.kind in ASKS and notice.dispute:
        yield _as_mail(notice)
        yield _raiser_knows(desk, work, notice, notice.dispute)
    elif _may_be_mailed(desk, notice):
        yield _as_mail(notice)
    elif notice.kind not in NUDGES:
        yield notice


def _has_it_in_slack(notice: Notice, person: Person | None) -> bool:
    """Is it an invitation for somebody without an address, whose message says the same?"""
    is_reached = person is None or can_be_written_to(person.email)
    return is_invitation(notice.facts) and not is_reached


def _may_be_mailed(desk: Desk, notice: Notice) -> bool:
    """Is it news of one thing, which an e-mail can say as well?"""
    is_of_one = bool(notice.dispute or notice.facts.apart)
    is_news = notice.kind not in NUDGES | {Kind.SAFETY, Kind.EMAIL}
    return desk.post_office.is_set_up and is_of_one and is_news


def _as_mail(notice: Notice) -> Notice:
    return replace(notice, kind=Kind.EMAIL, facts=replace(notice.facts, instead=notice.kind))


def _raiser_knows(desk: Desk, work: Work, notice: Notice, dispute: str) -> Notice:
    """Tell the raiser; what is asked of a step may be answered through them (``opens``)."""
    goes = desk.post_office.sends_forms
    opens = notice.kind is Kind.REQUEST
    return replace(
        notice,
        key=f"{notice.key}:{Kind.ASKED_BY_EMAIL}",
        kind=Kind.ASKED_BY_EMAIL,
        to=work.dispute(dispute).raised_by,
        facts=replace(notice.facts, choices=(), opens=opens, by_mail=goes),
    )
