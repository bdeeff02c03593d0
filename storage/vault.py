"""Everything that stands sealed, whatever it is: opened to look, or sealed anew under a new key.

Rows are gone through in the order of their keys, a few at a time: each statement is short however
long a table is, nobody waits long, and whoever is killed begins again without harm.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    func,
    or_,
    select,
    tuple_,
    update,
)

from storage.places import SEALED
from storage.sealing import CannotOpen, Sealed, Seals
from storage.tables import children, register
from workflows.rotation import Step

Transactions = Callable[[], AbstractContextManager[Connection]]
Key = tuple[Any, ...]

#: So many rows are gone through in one transaction: a few milliseconds of everybody else's time.
STEP = 200
#: The last row of the register vouches for all before it.
_LAST_SIGNED = select(register.c.key_id).order_by(register.c.number.desc()).limit(1)
_TABLES: Mapping[str, Table] = {table.name: table for table in SEALED}


class UnderKeys:
    """Tables whose rows each stand under one of the app's keys."""

    tables: Mapping[str, Table]

    def __init__(self, writing: Transactions, reading: Transactions, seals: Seals) -> None:
        """Work in transactions that these begin."""
        self._writing, self._reading, self._seals = writing, reading, seals

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the ids of the keys that are held, newest first."""
        return self._seals.keys

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give each kind of row that there is."""
        return tuple(self.tables)


class SqlVault(UnderKeys):
    """Implements ``workflows.rotation.Vault``."""

    tables = _TABLES

    def under(self) -> Mapping[str, frozenset[str]]:
        """Give each key that anything stands under or is marked with, and the kinds of rows."""
        found: dict[str, set[str]] = {}
        with self._reading() as connection:
            for table in (*SEALED, children):
                for key in keys_of(connection, table.c.key_id):
                    found.setdefault(key, set()).add(table.name)
            if signed := connection.execute(_LAST_SIGNED).scalar():
                found.setdefault(signed, set()).add(register.name)
        return {key: frozenset(kinds) for key, kinds in found.items()}

    def number_under_older(self, kind: str) -> int:
        """Say how many rows of a kind stand under another key than the newest."""
        table = _TABLES[kind]
        older = or_(table.c.key_id < self.keys[0], table.c.key_id > self.keys[0])
        number = select(func.count()).where(older, table.c.key_id != "")  # that one is destroyed
        with self._reading() as connection:
            return connection.execute(number).scalar_one()

    def renew(self, kind: str, after: Key) -> Step | None:
        """Seal under the newest key what of the next rows stands under an older one."""
        table = _TABLES[kind]
        with self._reading() as connection:
            rows = connection.execute(_next(table, after, table.c.key_id)).all()
        if not rows:
            return None
        last = tuple(rows[-1][:-1])
        if not any(row.key_id in self.keys[1:] for row in rows):
            return Step(last=last)
        with self._writing() as connection:
            return self._renew(connection, table, after, last)

    def _renew(self, connection: Connection, table: Table, after: Key, last: Key) -> Step:
        """Keep rows as they are while they are sealed anew; who writes one has it first."""
        older = table.c.key_id.in_(self.keys[1:])
        these = select(table).where(
            older, *_after(table, after), _key(table) <= _value(table, last)
        )
        held = connection.execute(these.with_for_update(skip_locked=True, key_share=True)).all()
        opened = [(row, self._text(table, row)) for row in held]
        renewed = [self._sealed_anew(table, row, text) for row, text in opened if text is not None]
        if renewed:
            connection.execute(_renewed(table), renewed)
        unopened = tuple((table.name, _of(table, row)) for row, text in opened if text is None)
        return Step(last=last, renewed=len(renewed), unopened=unopened)

    def _text(self, table: Table, row: Any) -> bytes | None:
        """Open a row; None where it does not open."""
        try:
            return self._seals.open(
                Sealed(key_id=row.key_id or "", blob=row.sealed), SEALED[table](row)
            )
        except CannotOpen:
            return None

    def _sealed_anew(self, table: Table, row: Any, text: bytes) -> dict[str, Any]:
        new = self._seals.seal(text, SEALED[table](row))
        its = {f"is_{each.name}": getattr(row, each.name) for each in table.primary_key}
        return {**its, "key_id": new.key_id, "sealed": new.blob}

    def look(self, kind: str, after: Key) -> Step | None:
        """Open the next rows, and change nothing."""
        table = _TABLES[kind]
        with self._reading() as connection:
            rows = connection.execute(_next(table, after)).all()
        if not rows:
            return None
        unopened = tuple(
            (kind, _of(table, row)) for row in rows if row.sealed and self._text(table, row) is None
        )
        return Step(last=_of(table, rows[-1]), unopened=unopened)


def keys_of(connection: Connection, column: Column[Any]) -> Iterator[str]:
    """Give the ids of the keys that rows stand under, each out of the index alone."""
    key: str | None = ""
    following = select(func.min(column)).where(column > bindparam("before"))
    while (key := connection.execute(following, {"before": key}).scalar()) is not None:
        yield key


def _next(table: Table, after: Key, *columns: Any) -> Any:
    """Select the next rows: all of them, or what tells them apart and these columns."""
    what = [*table.primary_key, *columns] if columns else [table]
    return select(*what).where(*_after(table, after)).order_by(*table.primary_key).limit(STEP)


def _after(table: Table, after: Key) -> list[ColumnElement[bool]]:
    return [_key(table) > _value(table, after)] if after else []


def _key(table: Table) -> Any:
    return tuple_(*table.primary_key)


def _value(table: Table, key: Key) -> Any:
    return tuple_(*key, types=[each.type for each in table.primary_key])


def _of(table: Table, row: Any) -> Key:
    return tuple(getattr(row, each.name) for each in table.primary_key)


def _renewed(table: Table) -> Any:
    same = [each == bindparam(f"is_{each.name}") for each in table.primary_key]
    return update(table).where(*same).values(key_id=bindparam("key_id"), sealed=bindparam("sealed"))
