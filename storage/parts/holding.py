"""Holding back what was owed before a backup was restored, and letting it go."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from storage import instants, records
from storage.instants import STILL
from storage.parts.base import Part
from storage.tables import instants as table
from storage.tables import outbox
from workflows.holding import Held
from workflows.kinds import Kind

#: What nobody was sent yet. A change to what Slack has tells nobody anything, so it goes.
_WAITS = (outbox.c.state == "waiting", outbox.c.ts.is_(None))
_OWED_BY = func.coalesce(outbox.c.owed_at, outbox.c.not_before) <= bindparam("by")
_HOLD = (
    update(outbox)
    .where(*_WAITS, _OWED_BY, outbox.c.held_at.is_(None))
    .values(held_at=bindparam("now"), claimed_at=None)
)
_HELD = select(outbox).where(*_WAITS, outbox.c.held_at.is_not(None)).order_by(outbox.c.id)
_THIS = outbox.c.id == bindparam("number")
_LET_GO = update(outbox).where(_THIS, *_WAITS).values(held_at=None)
_DROPPED = (
    update(outbox).where(_THIS, *_WAITS).values(state="cancelled", pending=False, held_at=None)
)
_FORGOTTEN = delete(outbox).where(_THIS, *_WAITS)


class Holding(Part):
    """What is held, and whether anything is sent at all."""

    def stand_still(self, now: datetime) -> None:
        """Send nothing at all from now on, whichever process it is."""
        instants.move_on(self._connection, STILL, now)

    def is_still(self) -> bool:
        """Is nothing sent at all?"""
        return bool(self._connection.execute(select(instants.is_there(STILL))).scalar())

    def go_on(self) -> None:
        """Send again what is not held."""
        self._connection.execute(delete(table).where(table.c.name == STILL))

    def hold_owed(self, now: datetime, by: datetime) -> None:
        """Hold what is owed by an instant and was sent to nobody yet."""
        self._connection.execute(_HOLD, {"now": now, "by": by})

    def held(self) -> tuple[Held, ...]:
        """Give what is held, in the order in which it is owed."""
        return tuple(map(_held, self._connection.execute(_HELD)))

    def let_go(self, numbers: Iterable[int]) -> None:
        """Let these go as they are."""
        self._each(_LET_GO, numbers)

    def drop_held(self, numbers: Iterable[int]) -> None:
        """Let these never go; that they were owed stays in the record."""
        self._each(_DROPPED, numbers)

    def forget_held(self, numbers: Iterable[int]) -> None:
        """Let these be as if they had never been owed, so that the same can be owed anew."""
        self._each(_FORGOTTEN, numbers)

    def _each(self, does: Any, numbers: Iterable[int]) -> None:
        if rows := [{"number": number} for number in numbers]:
            self._connection.execute(does, rows)


def _held(row: Any) -> Held:
    return Held(
        number=row.id,
        kind=Kind(row.kind),
        to=row.recipient,
        dispute=row.dispute,
        facts=records.facts(row.facts),
        owed_at=row.owed_at or row.not_before,
        since=row.held_at,
    )
