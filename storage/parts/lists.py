"""One person's disputes, for lists: those they have a part in, and those of whom they stand in for.

Who stands in for whom is found in the people list, so the questions are told it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, or_, select, tuple_

from storage import records
from storage.parts.base import Part
from storage.tables import disputes, doers, involved, postings
from workflows.dispute import Dispute
from workflows.stored import Raiser

_RAISER = (disputes.c.procedure, disputes.c.raised_by)
_RAISERS = select(*_RAISER).distinct()
_HAS_A_PART = select(involved.c.dispute).where(involved.c.person == bindparam("person"))
_STANDS_IN = tuple_(*_RAISER).in_(bindparam("raisers", expanding=True))
_THEIRS = or_(disputes.c.id.in_(_HAS_A_PART), _STANDS_IN)
_LIVE_OF = (
    select(disputes.c.state)
    .where(disputes.c.due_at.is_not(None), _THEIRS)
    .order_by(disputes.c.due_at, disputes.c.id)
)
_DONE_BY = (
    select(disputes.c.state)
    .join(doers, doers.c.dispute == disputes.c.id)
    .where(doers.c.person == bindparam("person"))
    .order_by(disputes.c.due_at, disputes.c.id)
)
_ENDED_OF = (
    select(disputes.c.state)
    .where(disputes.c.due_at.is_(None), _THEIRS)
    .order_by(disputes.c.raised_at.desc(), disputes.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("after"))
)
_NUMBER_ENDED_OF = (
    select(func.count()).select_from(disputes).where(disputes.c.due_at.is_(None), _THEIRS)
)
_HOLDERS = select(postings.c.person).where(
    or_(postings.c.since.is_(None), postings.c.since <= bindparam("day")),
    or_(postings.c.until.is_(None), postings.c.until >= bindparam("day")),
)
_THEN, _NOW = postings.alias(), postings.alias()
_STAYS = select(_NOW.c.id).where(
    _NOW.c.person == _THEN.c.person,
    _NOW.c.agency == _THEN.c.agency,
    or_(_NOW.c.since.is_(None), _NOW.c.since <= bindparam("day")),
    or_(_NOW.c.until.is_(None), _NOW.c.until >= bindparam("day")),
)
_LEFT_AN_AGENCY = select(_THEN.c.person).where(
    _THEN.c.until < bindparam("day"), ~_STAYS.correlate(_THEN).exists()
)
_HAS_LEAVERS = (
    select(involved.c.person)
    .where(
        involved.c.dispute == disputes.c.id,
        or_(involved.c.person.not_in(_HOLDERS), involved.c.person.in_(_LEFT_AN_AGENCY)),
    )
    .exists()
)
#: Its state says of a post that whoever is asked under it has left.
_NOTED = disputes.c.state.like('%"left":{"%')
_LIVE_OF_LEAVERS = (
    select(disputes.c.id)
    .where(disputes.c.due_at.is_not(None), or_(_HAS_LEAVERS, _NOTED))
    .order_by(disputes.c.due_at, disputes.c.id)
)


class Lists(Part):
    """Finding the disputes that stand in somebody's lists."""

    def raisers(self) -> Iterator[Raiser]:
        """Give everybody who has raised a dispute, with the text that it began under."""
        return (Raiser(*row) for row in self._connection.execute(_RAISERS))

    def live_of(self, person: str, raisers: Iterable[Raiser]) -> Iterator[Dispute]:
        """Give the live disputes of somebody and of those they stand in for, soonest due first."""
        rows = self._connection.execute(_LIVE_OF, _of(person, raisers))
        return map(records.dispute, rows.scalars())

    def live_of_leavers(self, day: date) -> list[str]:
        """Give the ids of live disputes in which somebody with a part holds no post on a day.

        Or holds none any more in an agency for which they worked once. And those in which it was
        noted that somebody asked has left.
        """
        return list(self._connection.execute(_LIVE_OF_LEAVERS, {"day": day}).scalars())

    def with_actions_of(self, person: str) -> Iterator[Dispute]:
        """Give the disputes in which somebody does an action that is followed up."""
        rows = self._connection.execute(_DONE_BY, {"person": person})
        return map(records.dispute, rows.scalars())

    def ended_of(
        self, person: str, raisers: Iterable[Raiser], most: int, after: int
    ) -> Iterator[Dispute]:
        """Give those that are over, newest first."""
        page = {**_of(person, raisers), "most": most, "after": after}
        return map(records.dispute, self._connection.execute(_ENDED_OF, page).scalars())

    def number_ended_of(self, person: str, raisers: Iterable[Raiser]) -> int:
        """Say how many of those there are."""
        found = self._connection.execute(_NUMBER_ENDED_OF, _of(person, raisers))
        return int(found.scalar_one())


def _of(person: str, raisers: Iterable[Raiser]) -> dict[str, Any]:
    return {"person": person, "raisers": list(raisers)}
