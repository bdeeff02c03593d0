"""Saying that what is remembered of the people list, or of who covers, is not true any more."""

from storage.both import OnBoth
from storage.parts.base import Part
from storage.tables import revisions

_COUNTED_UP = OnBoth(
    lambda insert: insert(revisions).on_conflict_do_update(
        index_elements=["name"], set_={"number": revisions.c.number + 1}
    )
)


class Remembering(Part):
    """Counting the changes, so that every process knows when to read again."""

    def _forget_directory(self) -> None:
        """Count a change; nobody else counts one until this transaction ends."""
        row = {"name": "directory", "number": 1}
        self._connection.execute(_COUNTED_UP.on(self._connection), row)
        self._directories.clear()
        self._changes_directory = True
