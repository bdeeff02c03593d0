"""What was heard in open forms: what comes again, or late, changes nothing that is newer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from storage.both import OnBoth
from storage.parts.base import Part
from storage.tables import heard
from workflows.drafts import Place


def _newest(insert: Callable[..., Any]) -> Any:
    new = insert(heard)
    changed = {"pressed_at": new.excluded.pressed_at, "at": new.excluded.at}
    is_older = heard.c.pressed_at < new.excluded.pressed_at
    keys = [heard.c.form, heard.c.sending]
    upsert = new.on_conflict_do_update(index_elements=keys, set_=changed, where=is_older)
    return upsert.returning(heard.c.form)


_NEWEST = OnBoth(_newest)


class Heard(Part):
    """Remembering the newest press in each form, and each sending of it."""

    def hear(self, place: Place, at: datetime) -> bool:
        """Note it; of two at once, the second waits for the first."""
        if not (place.form and (place.pressed_at or place.sending)):
            return True
        told = {"form": place.form, "sending": place.sending, "pressed_at": place.pressed_at}
        noted = self._connection.execute(_NEWEST.on(self._connection), {**told, "at": at})
        return noted.first() is not None
