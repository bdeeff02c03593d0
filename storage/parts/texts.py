"""Which texts of procedures live disputes go on under."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from storage.parts.base import Part
from storage.tables import disputes, procedures
from workflows.stored import LiveText

_LIVE = (
    select(disputes.c.procedure, procedures.c.key, procedures.c.text, func.count())
    .join(procedures, procedures.c.hash == disputes.c.procedure, isouter=True)
    .where(disputes.c.due_at.is_not(None))
    .group_by(disputes.c.procedure, procedures.c.key, procedures.c.text)
    .order_by(procedures.c.key, disputes.c.procedure)
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
