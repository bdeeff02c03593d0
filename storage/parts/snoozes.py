"""Who wants no reminder of a dispute, and until when."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from storage.both import OnBoth
from storage.parts.base import Part
from storage.tables import outbox, snoozes
from workflows.kinds import Kind


def _kept(insert: Callable[..., Any]) -> Any:
    new = insert(snoozes)
    return new.on_conflict_do_update(
        index_elements=["dispute", "person"], set_={"until": new.excluded.until}
    )


_KEPT = OnBoth(_kept)
_DROPPED = (
    update(outbox)
    .where(
        outbox.c.dispute == bindparam("of"),
        outbox.c.recipient == bindparam("who"),
        outbox.c.kind.in_([Kind.REMINDER, Kind.NUDGE]),
        outbox.c.not_before < bindparam("before"),
        outbox.c.state == "waiting",
        outbox.c.claimed_at.is_(None),
    )
    .values(state="cancelled", pending=False)
)
_SNOOZERS = select(snoozes.c.person).where(
    snoozes.c.dispute == bindparam("dispute"), snoozes.c.until > bindparam("now")
)
_TAKEN = (
    delete(snoozes)
    .where(snoozes.c.dispute == bindparam("of"), snoozes.c.until <= bindparam("now"))
    .returning(snoozes.c.person)
)


class Snoozes(Part):
    """Keeping and asking who wants no reminder now."""

    def snooze(self, dispute: str, person: str, until: datetime) -> None:
        """Remember it, and drop what of it waits to be sent before that."""
        row = {"dispute": dispute, "person": person, "until": until}
        self._connection.execute(_KEPT.on(self._connection), row)
        self._connection.execute(_DROPPED, {"of": dispute, "who": person, "before": until})

    def snoozers(self, dispute: str, now: datetime) -> frozenset[str]:
        """Give those who want no reminder of a dispute now."""
        rows = self._connection.execute(_SNOOZERS, {"dispute": dispute, "now": now})
        return frozenset(rows.scalars())

    def take_wishes(self, dispute: str, now: datetime) -> frozenset[str]:
        """Give whose wish about a dispute is over by now, once."""
        rows = self._connection.execute(_TAKEN, {"of": dispute, "now": now})
        return frozenset(rows.scalars())
