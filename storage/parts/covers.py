"""Who covers for whom: read with the people list, and changed by one transaction at a time."""

from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, select

from storage.both import OnBoth
from storage.parts.remembering import Remembering
from storage.tables import covers
from workflows.cover import Cover

#: The columns that are read of a cover.
COVER = [covers.c[each.name] for each in fields(Cover)]
_LASTING = select(*COVER).where(covers.c.ended_at.is_(None)).order_by(covers.c.since, covers.c.id)


def _kept(insert: Callable[..., Any]) -> Any:
    new = insert(covers)
    changed = {name: new.excluded[name] for name in ("until", "begun_at", "ended_at", "ended_by")}
    return new.on_conflict_do_update(index_elements=["id"], set_=changed)


_KEPT = OnBoth(_kept)


def lasting(connection: Connection) -> tuple[Cover, ...]:
    """Give every cover that has not ended."""
    rows = connection.execute(_LASTING).mappings()
    return tuple(Cover(**row) for row in rows)


class Covers(Remembering):
    """Reading and keeping covers."""

    def covers(self) -> tuple[Cover, ...]:
        """Give every cover that has not ended, in the order of their first days."""
        return lasting(self._connection)

    def covers_to_change(self) -> tuple[Cover, ...]:
        """Give them, and let nobody else change any until this transaction ends."""
        self._forget_directory()
        return self.covers()

    def keep_cover(self, cover: Cover) -> None:
        """Keep a cover as it is now; one that has ended stays kept."""
        with self._changing(covers, [cover.id]):
            self._connection.execute(_KEPT.on(self._connection), asdict(cover))
        self._forget_directory()
