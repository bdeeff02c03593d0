"""Deadlines as rows: claimed in one statement, never found by looking at every dispute."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, or_, select, update

from storage import instants
from storage.parts.base import Part
from storage.tables import wakes
from workflows.reminders import OF_THE_MORNING, Because, Wake
from workflows.stored import Awoken

_OF_THE_MORNING = func.coalesce(wakes.c.because, "").in_(sorted(OF_THE_MORNING))


def _claim(which: ColumnElement[bool]) -> Any:
    """Claim so many, and whatever else is due of the same disputes.

    To see to one sets all of a dispute's anew: one that is left for later would be lost.
    """
    is_due = (wakes.c.at < bindparam("now"), which)
    soonest = (
        select(wakes.c.id, wakes.c.dispute)
        .where(*is_due)
        .order_by(wakes.c.at)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
        .cte("soonest")
    )
    of_the_same = wakes.c.dispute.in_(select(soonest.c.dispute))
    due = (
        select(wakes.c.id)
        .where(*is_due, or_(wakes.c.id.in_(select(soonest.c.id)), of_the_same))
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        delete(wakes)
        .where(wakes.c.id.in_(select(due.c.id)))
        .returning(wakes.c.id, wakes.c.dispute, wakes.c.because, wakes.c.at, wakes.c.since)
    )


_CLAIM = {True: _claim(_OF_THE_MORNING), False: _claim(~_OF_THE_MORNING)}
_CLEARED = delete(wakes).where(
    wakes.c.dispute == bindparam("dispute"), wakes.c.because != Because.WISHED
)
_SET = insert(wakes)
_IS_DIGEST = wakes.c.dispute.is_(None)
_NEXT_DIGEST = select(func.min(wakes.c.at)).where(_IS_DIGEST)
_SOONER = update(wakes).where(_IS_DIGEST).values(at=bindparam("then"))
#: Two questions in one: each is the first row of an index.
_EARLIEST = select(
    select(func.min(wakes.c.at)).scalar_subquery().label("at"),
    select(func.min(wakes.c.since))
    .where(wakes.c.since.is_not(None))
    .scalar_subquery()
    .label("since"),
)


class Wakes(Part):
    """Setting and claiming what must be looked at."""

    def set_wakes(self, dispute: str, new: Iterable[Wake]) -> None:
        """Replace the instants at which a dispute is looked at, but those that somebody wished."""
        self._connection.execute(_CLEARED, {"dispute": dispute})
        self.add_wakes(dispute, new)

    def add_wakes(self, dispute: str, new: Iterable[Wake]) -> None:
        """Look at a dispute at these instants, too."""
        rows = [{"dispute": dispute, "because": each.because, "at": each.at} for each in new]
        if rows:
            self._connection.execute(_SET, rows)

    def wakes_of(self, dispute: str | None) -> tuple[Wake, ...]:
        """Give when a dispute is looked at, or the next morning (None); since it came due first."""
        rows = self._connection.execute(select(wakes).where(wakes.c.dispute == dispute))
        return tuple(
            Wake(because=Because(row.because or Because.AGAIN), at=row.since or row.at)
            for row in rows
        )

    def set_digest(self, at: datetime) -> None:
        """Say when the next digest is made, if none is that soon."""
        known = self._connection.execute(_NEXT_DIGEST).scalar()
        if known is None:
            self._connection.execute(_SET, {"at": at})
        elif known > at:  # a clock that was ahead has set it
            self._connection.execute(_SOONER, {"then": at})

    def claim_due(self, now: datetime, most: int, *, of_the_morning: bool) -> tuple[Awoken, ...]:
        """Take the wakes that have come due, soonest first; no other transaction gets them.

        Either those of the morning, or all others: at most so many, and beside them whatever else
        is due of the same disputes.
        """
        claim = _CLAIM[of_the_morning]
        rows = self._connection.execute(claim, {"now": now, "most": most}).all()
        woken = [
            Awoken(
                id=row.id,
                dispute=row.dispute,
                because=Because(row.because) if row.because else None,
                at=row.at,
                since=row.since or row.at,
            )
            for row in rows
        ]
        return tuple(sorted(woken, key=lambda wake: (wake.at, wake.id)))

    def only_one(self, doing: str) -> bool:
        """Is nobody else doing this? Then nobody else will, until this transaction ends."""
        if self._connection.dialect.name == "sqlite":
            return True  # it has one writer
        lock = select(func.pg_try_advisory_xact_lock(func.hashtext(doing)))
        return bool(self._connection.execute(lock).scalar())

    def is_first_since(self, doing: str, since: datetime, now: datetime) -> bool:
        """Has nobody done this since an instant? Then it counts as done now."""
        return instants.is_first_since(self._connection, doing, since, now)

    def is_done_since(self, doing: str, since: datetime, now: datetime) -> bool:
        """Has anybody done this since an instant?"""
        done = select(instants.is_since(doing, since))
        return bool(self._connection.execute(done, instants.as_of(now)).scalar())

    def set_back(self, wake: Awoken, until: datetime) -> None:
        """Try one wake again later, and remember since when it has been due."""
        row = {
            "dispute": wake.dispute,
            "because": wake.because,
            "at": until,
            "since": wake.since,
        }
        self._connection.execute(_SET, row)

    def earliest(self) -> datetime | None:
        """Give when the earliest of what is to be looked at came, or comes, due."""
        row = self._connection.execute(_EARLIEST).one()
        return min(filter(None, (row.at, row.since)), default=None)

    def note(self, doing: str, at: datetime) -> None:
        """Say when something was last done, whatever was said before."""
        instants.put(self._connection, doing, at)

    def noted(self, doing: str) -> datetime | None:
        """Give when something was last done."""
        return instants.of(self._connection, doing)

    def begins(self, what: str, at: datetime) -> bool:
        """Say that something has begun; False where it had already."""
        return instants.begins(self._connection, what, at)

    def ends(self, what: str) -> bool:
        """Say that something is over; False where it was already."""
        return instants.ends(self._connection, what)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Begin a part that, where it raises, is undone alone."""
        with self._connection.begin_nested():
            yield
