"""Who was shown what of something that belongs to no dispute: only ever added to, and chained."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from storage import chain
from storage.parts.register import Register
from storage.tables import apart, viewings_apart

_HELD = select(apart.c.id).where(apart.c.id == bindparam("id")).with_for_update(key_share=True)
_LAST = (
    select(viewings_apart.c.number, viewings_apart.c.hash)
    .where(viewings_apart.c.apart == bindparam("id"))
    .order_by(viewings_apart.c.number.desc())
    .limit(1)
)
_NEW = insert(viewings_apart)


class ApartViewings(Register):
    """Keeping what was shown."""

    def record_viewing_apart(self, id: int, person: str, what: str, now: datetime) -> None:
        """Keep who was shown what of it, and when; of two at once, one after the other."""
        self._connection.execute(_HELD, {"id": id})
        last = self._connection.execute(_LAST, {"id": id}).one_or_none()
        was = (last.number, last.hash) if last else self._destroyed_tip("viewings_apart", str(id))
        number, previous = was[0] + 1, was[1]
        row = {"apart": id, "number": number, "person": person, "what": what}
        hashed = chain.link(previous, {**row, "at": now.isoformat()})
        self._connection.execute(_NEW, {**row, "at": now, "hash": hashed})
