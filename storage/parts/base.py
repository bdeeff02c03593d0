"""What every part of a transaction has: its connection, the keys, and what outlives it."""

import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table

from storage import signing
from storage.sealing import Sealed, Seals
from workflows.people import Directory


@dataclass
class Remembered:
    """The directory as it was last opened, with what it was true of: a revision and a day."""

    directory: tuple[tuple[int, date], Directory] | None = None


class Part:
    """One transaction's connection, the seals, and what is remembered between transactions."""

    def __init__(
        self, connection: Connection, seals: Seals, remembered: Remembered, *, writes: bool
    ) -> None:
        """Work inside the transaction that *connection* is in."""
        self._connection = connection
        self._seals = seals
        self._remembered = remembered
        self._writes = writes
        self._directories: dict[date, Directory] = {}  # as this transaction has seen them
        self._changes_directory = False  # what it then reads may be undone: nobody remembers it
        self._whole = set[str]()  # the disputes that stood as they were signed when it read them

    def _changing(
        self, table: Table, ids: Iterable[Any] | None = None
    ) -> AbstractContextManager[set[Any]]:
        """Sign rows anew once they are changed (``storage.signing``)."""
        return signing.changing(self._connection, self._seals, table, ids)

    def _seal(self, thing: object, place: str) -> dict[str, Any]:
        """Give the two columns in which a thing stands sealed."""
        sealed = self._seals.seal(json.dumps(thing, ensure_ascii=False).encode(), place)
        return {"key_id": sealed.key_id, "sealed": sealed.blob}

    def _unseal(self, row: Any, place: str) -> Any:
        sealed = Sealed(key_id=row.key_id, blob=row.sealed)
        return json.loads(self._seals.open(sealed, place))
