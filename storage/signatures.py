"""Signed rows, whatever they are: looked at, or signed anew under a new key, in steps."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from storage import signing
from storage.signing import SIGNED
from storage.vault import Key, UnderKeys, keys_of
from workflows.rotation import Row, Step

_TABLES: Mapping[str, Table] = {table.name: table for table in SIGNED}


class SqlSignatures(UnderKeys):
    """Implements ``workflows.rotation.Vault`` for what is signed."""

    tables = _TABLES

    def under(self) -> Mapping[str, frozenset[str]]:
        """Give each key that anything is signed with, and the kinds of rows."""
        found: dict[str, set[str]] = {}
        with self._reading() as connection:
            for name, table in _TABLES.items():
                for key in keys_of(connection, table.c.signed_with):
                    found.setdefault(key, set()).add(name)
        return {key: frozenset(kinds) for key, kinds in found.items()}

    def number_under_older(self, kind: str) -> int:
        """Say how many rows of a kind are signed with another key than the newest."""
        key = _TABLES[kind].c.signed_with
        older = or_(key < self.keys[0], key > self.keys[0])
        with self._reading() as connection:
            return connection.execute(select(func.count()).where(older)).scalar_one()

    def renew(self, kind: str, after: Key) -> Step | None:
        """Sign with the newest key what of the next rows is signed with an older one."""
        table = _TABLES[kind]
        with self._reading() as connection:
            found = connection.execute(_next(table, after, table.c.signed_with)).all()
        if not found:
            return None
        last = (found[-1][0],)
        older = [id for id, key in found if key in self.keys[1:]]
        if not older:
            return Step(last=last)
        with self._writing() as connection:
            return self._renew(connection, table, older, last)

    def _renew(self, connection: Connection, table: Table, ids: list[Any], last: Key) -> Step:
        """Sign anew what is signed; what is not stays as it is, and is named."""
        these = signing.id_of(table).in_(ids)
        older = table.c.signed_with.in_(self.keys[1:])  # still, now that they are in hand
        rows = signing.in_hand(connection, table, these, older, skips=True)
        wrong = sorted(signing.not_signed(connection, self._seals, table, rows))
        right = [row for row in rows if row[signing.id_of(table).name] not in wrong]
        signing.put(connection, self._seals, table, right)
        return Step(last=last, renewed=len(right), unopened=_named(table, wrong))

    def look(self, kind: str, after: Key) -> Step | None:
        """Look at the next rows, and change nothing."""
        table = _TABLES[kind]
        with self._reading() as connection:
            of_these = signing.id_of(table).in_(_next(table, after).scalar_subquery())
            rows = signing.read(connection, table, of_these)
            wrong = list(signing.not_signed(connection, self._seals, table, rows))
        if not rows:
            return None
        last = rows[-1][signing.id_of(table).name]
        return Step(last=(last,), unopened=_named(table, wrong))


def _next(table: Table, after: Key, *columns: Any) -> Any:
    id = signing.id_of(table)
    later: list[ColumnElement[bool]] = [id > after[0]] if after else []
    return select(id, *columns).where(*later).order_by(id).limit(signing.AT_ONCE)


def _named(table: Table, ids: Iterable[Any]) -> tuple[Row, ...]:
    return tuple((table.name, (id,)) for id in ids)
