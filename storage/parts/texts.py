"""Which texts of procedures live disputes go on under."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from storage.parts.base import Part
from storage.tables import disputes, procedures
from workflows.stored import LiveText

#: Counted before the texts come in: to sort those of every dispute takes as much memory.
_COUNTED = (
    select(disputes.c.procedure, func.count().label("live"))
    .where(disputes.c.due_at.is_not(None))
    .group_by(disputes.c.procedure)
    .subquery()
)
_LIVE = (
    select(_COUNTED.c.procedure, procedures.c.key, procedures.c.text, _COUNTED.c.live)
    .join(procedures, procedures.c.hash == _COUNTED.c.procedure, isouter=True)
    .order_by(procedures.c.key, _COUNTED.c.procedure)
)


def live_texts(connection: Connection) -> Iterator[LiveText]:
    """Give each text that live disputes began under; no key is needed for that."""
    for hash, key, text, number in connection.execute(_LIVE):
        yield LiveText(hash=hash, key=key or "", text=text, live=number)


class Texts(Part):
    """Counting disputes by the text that they began under."""

    def live_texts(self) -> Iterator[LiveText]:
        """Give each text that live disputes began under."""
        return live_texts(self._connection)
