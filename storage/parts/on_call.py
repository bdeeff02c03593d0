"""Disputes that were opened on call: each is a viewing, with its reason, sealed, beside it."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from storage import places
from storage.parts.record import Record
from storage.tables import on_call
from workflows import on_call as words
from workflows.on_call import OnCall

_NEW = insert(on_call)


class OpenedOnCall(Record):
    """Keeping who opened what on call, and why."""

    def open_on_call(self, dispute: str, person: str, reason: str, now: datetime) -> OnCall:
        """Keep that somebody opens a dispute on call, as one of its viewings."""
        number = self.record_viewing(dispute, person, words.OPENED, now)
        sealed = self._seal(reason, places.on_call(dispute, number))
        its = {"dispute": dispute, "number": number, "person": person, "at": now}
        self._connection.execute(_NEW, {**its, **sealed})
        return OnCall(number=number, person=person, at=now, reason=reason)

    def opened_on_call(self, dispute: str) -> tuple[OnCall, ...]:
        """Give each time that a dispute was opened on call, oldest first."""
        these = select(on_call).where(on_call.c.dispute == dispute).order_by(on_call.c.number)
        return tuple(self._on_call(row) for row in self._connection.execute(these))

    def opened_on_call_by(self, person: str) -> tuple[tuple[str, OnCall], ...]:
        """Give what somebody opened on call, with the id of the dispute, oldest first."""
        theirs = select(on_call).where(on_call.c.person == person).order_by(on_call.c.at)
        rows = self._connection.execute(theirs)
        return tuple((row.dispute, self._on_call(row)) for row in rows)

    def _on_call(self, row: Any) -> OnCall:
        place = places.on_call(row.dispute, row.number)
        return OnCall(
            number=row.number,
            person=row.person,
            at=row.at,
            reason=self._unseal(row, place) if row.sealed else "",
        )
