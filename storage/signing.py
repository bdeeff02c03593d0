"""Rows that decide who may see something, or when it is due, are signed with a key of the app.

Whoever owns the database can change such a row, and cannot sign it. What hangs on a row (the posts
that somebody holds) is signed with it: so nothing can be added there, or taken away.

Every signed table stands in ``SIGNED``, so that a new key reaches all of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, select, update

from storage.records import canonical
from storage.sealing import KeyNotHeld, Seals
from storage.tables import apart, covers, disputes, people, postings, told_apart
from workflows.integrity import Signature

#: Each table whose rows are signed, and the column of another by which its rows hang on them.
SIGNED: Mapping[Table, Column[Any] | None] = {
    disputes: None,
    people: postings.c.person,
    covers: None,
    apart: told_apart.c.apart,
}
#: What stands sealed is bound to its row already; a signature is not of itself.
_LEFT_OUT = {"key_id", "sealed", "signed_with", "mac"}
#: By table: the columns that count.
_COUNT = {table: [each.name for each in table.c if each.name not in _LEFT_OUT] for table in SIGNED}
_OF_THE_HANGING = {
    by.table: [each.name for each in by.table.c if each.name not in {"id", *_LEFT_OUT}]
    for by in SIGNED.values()
    if by is not None
}
#: Rows that are signed at once.
AT_ONCE = 200

Row = Mapping[Any, Any]


def signature(seals: Seals, table: Table, row: Row, hanging: Iterable[Row] = ()) -> dict[str, str]:
    """Give the two columns with which a row is signed, as it stands with what hangs on it."""
    made = seals.sign(_text(table, row, hanging))
    return {"signed_with": made.key_id, "mac": made.mac}


def is_signed(seals: Seals, table: Table, row: Row, hanging: Iterable[Row] = ()) -> bool:
    """Does a row stand as it was signed, with a key that is held?"""
    said = Signature(key_id=row["signed_with"] or "", mac=row["mac"] or "")
    return seals.is_signed(_text(table, row, hanging), said)


def stands(seals: Seals, table: Table, row: Row, hanging: Iterable[Row] = ()) -> bool:
    """Does a row that is about to be changed stand as it was signed? Raises KeyNotHeld.

    Whoever lacks the key cannot know, and writes nothing: it would stand there unsigned for good.
    """
    for key in seals.lacks(filter(None, [row["signed_with"]])):
        raise KeyNotHeld(key)
    return is_signed(seals, table, row, hanging)


@contextmanager
def changing(
    connection: Connection, seals: Seals, table: Table, ids: Iterable[Any] | None = None
) -> Iterator[set[Any]]:
    """Hold rows (None: all), let them be changed, and sign those that are named in what is given.

    One that did not stand as it was signed is not signed by it: what was changed behind the app's
    back does not become true because the app changes something else. Raises KeyNotHeld.
    """
    of_these = [] if ids is None else [id_of(table).in_(list(ids))]
    rows = in_hand(connection, table, *of_these)
    wrong = set(not_signed(connection, seals, table, rows, stands))
    changed = set(ids or ())
    yield changed
    sign(connection, seals, table, changed - wrong)


def not_signed(
    connection: Connection,
    seals: Seals,
    table: Table,
    rows: Iterable[Row],
    looks: Callable[..., bool] = is_signed,
) -> Iterator[Any]:
    """Give the ids of those of these rows that do not stand as they were signed."""
    every = list(rows)
    hanging = hanging_on(connection, table, every)
    for row in every:
        id = row[id_of(table).name]
        if not looks(seals, table, row, hanging[id]):
            yield id


def sign(connection: Connection, seals: Seals, table: Table, ids: Iterable[Any]) -> None:
    """Sign rows as they stand now; whoever changes what hangs on them waits for the end of this."""
    known = sorted(set(ids))
    for first in range(0, len(known), AT_ONCE):
        these = id_of(table).in_(known[first : first + AT_ONCE])
        put(connection, seals, table, in_hand(connection, table, these))


def sign_everything(connection: Connection, seals: Seals) -> None:
    """Sign all there is: of what was there before rows were signed nobody knows more."""
    for table in SIGNED:
        sign(connection, seals, table, connection.execute(select(id_of(table))).scalars())


def read(connection: Connection, table: Table, *which: ColumnElement[bool]) -> list[Row]:
    """Read rows, in their order."""
    rows = select(table).where(*which).order_by(id_of(table))
    return list(connection.execute(rows).mappings())


def in_hand(
    connection: Connection, table: Table, *which: ColumnElement[bool], skips: bool = False
) -> list[Row]:
    """Read rows that nobody else changes until the end; *skips* those that somebody does."""
    held = select(table).where(*which).order_by(id_of(table))
    held = held.with_for_update(key_share=True, skip_locked=skips)
    return list(connection.execute(held).mappings())


def hanging_on(connection: Connection, table: Table, rows: list[Row]) -> dict[Any, list[Row]]:
    """Give what hangs on each of these rows."""
    found: dict[Any, list[Row]] = defaultdict(list)
    hangs_by = SIGNED[table]
    if hangs_by is None:
        return found
    ids = [row[id_of(table).name] for row in rows]
    for first in range(0, len(ids), AT_ONCE):
        of_these = select(hangs_by.table).where(hangs_by.in_(ids[first : first + AT_ONCE]))
        for each in connection.execute(of_these).mappings():
            found[each[hangs_by.name]].append(each)
    return found


def put(connection: Connection, seals: Seals, table: Table, rows: list[Row]) -> None:
    """Sign rows that are in hand with the newest key."""
    name, hanging = id_of(table).name, hanging_on(connection, table, rows)
    made = [
        {"is_it": row[name], **signature(seals, table, row, hanging[row[name]])} for row in rows
    ]
    if made:
        signs: dict[str, Any] = {each: bindparam(each) for each in ("signed_with", "mac")}
        is_it = id_of(table) == bindparam("is_it")
        connection.execute(update(table).where(is_it).values(signs), made)


def id_of(table: Table) -> Column[Any]:
    """Give the column that tells its rows apart."""
    [only] = table.primary_key
    return only


def _text(table: Table, row: Row, hanging: Iterable[Row]) -> bytes:
    """Write all that counts of a row in one way only, whichever database it comes from."""
    hangs_by, hangs = SIGNED[table], list[str]()
    if hangs_by is not None:
        counts = _OF_THE_HANGING[hangs_by.table]
        hangs = sorted(canonical(_values(each, counts)) for each in hanging)
    return canonical([table.name, _values(row, _COUNT[table]), hangs]).encode()


def _values(row: Row, names: Iterable[str]) -> list[Any]:
    return [_plain(row[name]) for name in names]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
