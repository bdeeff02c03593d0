"""Somebody outside Slack is asked by e-mail, which waits until e-mail is set up; the raiser knows.

What else they would be told does not arrive, and that is told as for anybody whom Slack does not
reach: above all, whoever asked a safeguarding lead to telephone hears at once.
"""

from collections.abc import Iterator
from dataclasses import replace

from workflows.desk import Desk
from workflows.kinds import NUDGES, Kind
from workflows.notices import Notice
from workflows.ports import Work
from workflows.use_cases.world import today

#: What asks somebody to act in a dispute.
_ASKS = (Kind.REQUEST, Kind.AGREEMENT, Kind.AGREE)


def as_reached(desk: Desk, work: Work, notice: Notice) -> Iterator[Notice]:
    """Give the notice as its reader can have it: as it is, or as an e-mail; a nudge not at all."""
    person = work.directory(today(desk)).people.get(notice.to)
    if person is None or person.slack_id:
        yield notice
    elif notice.kind in _ASKS and notice.dispute:
        yield replace(notice, kind=Kind.EMAIL)
        yield _raiser_knows(work, notice, notice.dispute)
    elif notice.kind not in NUDGES:
        yield notice


def _raiser_knows(work: Work, notice: Notice, dispute: str) -> Notice:
    """Tell the raiser; what is asked of a step may be answered through them (``opens``)."""
    return replace(
        notice,
        key=f"{notice.key}:{Kind.ASKED_BY_EMAIL}",
        kind=Kind.ASKED_BY_EMAIL,
        to=work.dispute(dispute).raised_by,
        facts=replace(notice.facts, choices=(), opens=notice.kind is Kind.REQUEST),
    )
