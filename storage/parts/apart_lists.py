"""Lists and counts of what was sent that belongs to no dispute; nothing sealed is opened."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, func, or_, select

from storage.parts.base import Part
from storage.tables import apart, told_apart
from workflows import references
from workflows.apart import Counted, Listed, Told

_FOR_THEM = exists().where(
    told_apart.c.apart == apart.c.id, told_apart.c.person == bindparam("person")
)
_WAITS = and_(
    told_apart.c.apart == apart.c.id, told_apart.c.asked, told_apart.c.acknowledged_at.is_(None)
)
_THEIRS = and_(
    apart.c.reference.is_not(None), or_(apart.c.person == bindparam("person"), _FOR_THEM)
)
_COLUMNS = [each for each in apart.c if each.name not in ("key_id", "sealed")]
_WAITING = (
    select(*_COLUMNS)
    .where(exists().where(_WAITS, told_apart.c.person == bindparam("person")))
    .order_by(apart.c.at, apart.c.id)
)
_PAGE = (
    select(*_COLUMNS)
    .where(_THEIRS)
    .order_by(apart.c.at.desc(), apart.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("after"))
)
_NUMBER = select(func.count()).select_from(apart).where(_THEIRS)
_TOLD = (
    select(
        told_apart.c.apart,
        told_apart.c.person,
        told_apart.c.asked,
        told_apart.c.acknowledged_at,
    )
    .where(told_apart.c.apart.in_(bindparam("numbers", expanding=True)))
    .order_by(told_apart.c.person)
)
_ASKED = exists().where(told_apart.c.apart == apart.c.id, told_apart.c.asked)
_BY_ALL = case((and_(_ASKED, ~exists().where(_WAITS)), 1), else_=0)
_COUNTED = (
    select(apart.c.kind, func.count().label("sent"), func.sum(_BY_ALL).label("by_all"))
    .where(
        apart.c.reference.is_not(None),
        apart.c.at >= bindparam("since"),
        apart.c.at < bindparam("until"),
    )
    .group_by(apart.c.kind)
)


class ApartLists(Part):
    """Finding and counting what was sent."""

    def apart_waiting_for(self, person: str) -> tuple[Listed, ...]:
        """Give what somebody is asked to acknowledge, the oldest first."""
        return self._listed(self._connection.execute(_WAITING, {"person": person}).all())

    def apart_of(self, person: str, most: int, after: int) -> tuple[Listed, ...]:
        """Give what somebody sent, and what was sent to them, newest first."""
        page = {"person": person, "most": most, "after": after}
        return self._listed(self._connection.execute(_PAGE, page).all())

    def number_apart_of(self, person: str) -> int:
        """Say how many of those there are."""
        return int(self._connection.execute(_NUMBER, {"person": person}).scalar_one())

    def _listed(self, rows: Iterable[Any]) -> tuple[Listed, ...]:
        numbers = [row.id for row in rows]
        found = self._connection.execute(_TOLD, {"numbers": numbers}).all()
        told: dict[int, dict[str, Told]] = {number: {} for number in numbers}
        for each in found:
            told[each.apart][each.person] = Told(asked=each.asked, at=each.acknowledged_at)
        return tuple(_line(row, told[row.id]) for row in rows)

    def apart_counted(self, since: datetime, until: datetime) -> Iterator[tuple[str, Counted]]:
        """Say of each kind how many were sent in a time, and how many are acknowledged by all."""
        rows = self._connection.execute(_COUNTED, {"since": since, "until": until})
        return ((row.kind, Counted(sent=row.sent, acknowledged=row.by_all)) for row in rows)


def reference(row: Any) -> str:
    """Give what a row of ``apart`` is called by; what nobody opens again, by its number."""
    return str(row.reference or references.of_alert(row.id))


def _line(row: Any, told: dict[str, Told]) -> Listed:
    return Listed(
        id=row.id,
        reference=reference(row),
        kind=row.kind,
        procedure=row.procedure,
        person=row.person,
        at=row.at,
        told=told,
    )
