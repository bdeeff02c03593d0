"""What was recorded or sent that belongs to no dispute, and who acknowledged it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from storage.parts.base import Part
from storage.tables import apart, told_apart
from workflows.apart import SentApart
from workflows.forms import Answers

_NEW = insert(apart).returning(apart.c.id)
_NEW_TOLD = insert(told_apart)
_IT = select(apart).where(apart.c.id == bindparam("number"))
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
    .values(acknowledged_at=bindparam("now"))
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
        *,
        procedure: str | None = None,
        told: Iterable[str] = (),
    ) -> int:
        """Keep what somebody recorded that belongs to no dispute; give its number."""
        row = {"kind": kind, "person": person, "at": now, "procedure": procedure}
        sealed = self._seal(answers, _place(kind, person, now))
        number: int = self._connection.execute(_NEW, {**row, **sealed}).scalar_one()
        if rows := [{"apart": number, "person": each} for each in dict.fromkeys(told)]:
            self._connection.execute(_NEW_TOLD, rows)
        return number

    def apart(self, id: int) -> SentApart | None:
        """Give what was sent, by its number."""
        row = self._connection.execute(_IT, {"number": id}).one_or_none()
        if row is None or row.procedure is None:
            return None
        told = self._connection.execute(_TOLD, {"number": id})
        return SentApart(
            id=id,
            kind=row.kind,
            procedure=row.procedure,
            person=row.person,
            at=row.at,
            answers=self._unseal(row, _place(row.kind, row.person, row.at)),
            told={each.person: each.acknowledged_at for each in told},
        )

    def acknowledge_apart(self, id: int, person: str, now: datetime) -> bool:
        """Keep that somebody acknowledged it; False where they had, or where it is not for them."""
        given = {"number": id, "who": person, "now": now}
        return self._connection.execute(_ACKNOWLEDGED, given).first() is not None


def _place(kind: str, person: str, at: datetime) -> str:
    return f"apart {kind} {person} {at.isoformat()}"
