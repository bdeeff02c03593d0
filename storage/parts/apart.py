"""What was recorded or sent that belongs to no dispute, and who acknowledged it."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage import places, signing
from storage.parts.base import Part
from storage.tables import apart, told_apart
from workflows.apart import Sending, SentApart, Told
from workflows.forms import Answers

_NEW = insert(apart).returning(apart.c.id)
_NEW_TOLD = insert(told_apart)
_IT = select(apart).where(apart.c.id == bindparam("number"))
_CALLED = select(apart.c.id).where(apart.c.reference == bindparam("reference"))
_TOLD = (
    select(told_apart)
    .where(told_apart.c.apart == bindparam("number"))
    .order_by(told_apart.c.person)
)
_ACKNOWLEDGED = (
    update(told_apart)
    .where(
        told_apart.c.apart == bindparam("number"),
        told_apart.c.person == bindparam("who"),
        told_apart.c.acknowledged_at.is_(None),
    )
    .values(
        acknowledged_at=bindparam("now"), key_id=bindparam("key_id"), sealed=bindparam("sealed")
    )
    .returning(told_apart.c.person)
)


class Apart(Part):
    """Keeping what needs no dispute."""

    def record_apart(
        self,
        kind: str,
        person: str,
        answers: Answers,
        now: datetime,
        sending: Sending | None = None,
    ) -> int:
        """Keep what somebody recorded that belongs to no dispute; give its number."""
        row = {"kind": kind, "person": person, "at": now, "procedure": None, "reference": None}
        if sending:
            row |= {"procedure": sending.procedure, "reference": sending.reference}
        sealed = self._seal(answers, places.apart(kind, person, now))
        number: int = self._connection.execute(_NEW, {**row, **sealed}).scalar_one()
        told = sending.told.items() if sending else ()
        if rows := [{"apart": number, "person": who, "asked": asked} for who, asked in told]:
            self._connection.execute(_NEW_TOLD, rows)
        signing.sign(self._connection, self._seals, apart, [number])
        return number

    def apart(self, id: int) -> SentApart | None:
        """Give what was sent, by its number."""
        row = self._connection.execute(_IT, {"number": id}).one_or_none()
        if row is None or row.reference is None:
            return None
        told = self._connection.execute(_TOLD, {"number": id})
        return SentApart(
            id=id,
            reference=row.reference,
            kind=row.kind,
            procedure=row.procedure,
            person=row.person,
            at=row.at,
            answers=self._opened(row),
            told={each.person: self._told(each) for each in told},
        )

    def _opened(self, row: Any) -> Answers:
        """Give what was written; nothing of what was destroyed."""
        if not row.sealed:
            return {}
        opened: Answers = self._unseal(row, places.apart(row.kind, row.person, row.at))
        return opened

    def _told(self, row: Any) -> Told:
        said = self._unseal(row, places.said_back(row.apart, row.person)) if row.sealed else ""
        return Told(asked=row.asked, at=row.acknowledged_at, words=said)

    def apart_called(self, reference: str) -> int | None:
        """Find what was sent by its reference; give its number."""
        return self._connection.execute(_CALLED, {"reference": reference}).scalar()

    def acknowledge_apart(self, id: int, person: str, words: str, now: datetime) -> bool:
        """Keep that somebody acknowledged it, with what they say back; False where they had."""
        sealed = self._seal(words, places.said_back(id, person))
        given = {"number": id, "who": person, "now": now, **sealed}
        with self._changing(apart, [id]):
            return self._connection.execute(_ACKNOWLEDGED, given).first() is not None
