"""A whole database as one file: a backup is an SQLite database, whichever kind it was made from.

So one that was made on PostgreSQL can be restored to SQLite, and the other way round, and neither
needs another program. Rows are copied, not pages: what was erased is in no backup.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    RowMapping,
    Table,
    func,
    insert,
    select,
    update,
)

from storage import instants, migrating, schema_version
from storage.connecting import connect, only_reading, without_hurry
from storage.instants import STILL
from storage.sealing import Seals
from storage.tables import history, outbox

#: Rows that are held in memory at once.
AT_ONCE = 1000
Why = Literal["not a backup", "damaged", "too new", "has rows", "no room"]
#: What SQLite says of a file, or of the place that a copy of it is written to.
_MEANS: dict[int, Why] = {
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_FULL: "no room",
    sqlite3.SQLITE_IOERR: "no room",
}


class NotRestored(Exception):
    """Nothing was restored, and why."""

    def __init__(self, why: Why) -> None:
        """Say why."""
        super().__init__(why)
        self.why = why


class TooLong(Exception):
    """A text is longer than PostgreSQL takes in its column; SQLite takes any."""

    def __init__(self, column: Column[Any], longest: int) -> None:
        """Name where it stands, and how many characters there may be."""
        super().__init__(f"{column.table.name}.{column.name} takes {longest}")
        self.table, self.column, self.longest = column.table.name, column.name, longest


def back_up(engine: Engine, file: Path) -> None:
    """Copy everything, as of one instant, into an empty *file*; others write meanwhile.

    The tables are of the revision of the database, which may be an earlier one.
    """
    copy = connect(f"sqlite:///{file}")
    try:
        with only_reading(engine) as source, copy.begin() as target:
            without_hurry(source)
            migrating.upgrade_to(target, schema_version.revision(source))
            _copy_rows(source, target)
    finally:
        copy.dispose()


def sealed_up(file: Path) -> bool:
    """Let a finished backup be one file alone; say whether SQLite finds it whole."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        return _is_whole(connection)


@contextmanager
def opened(file: Path, seals: Seals) -> Iterator[Engine]:
    """Give a private copy of a backup, brought up to date; the file itself stays as it is.

    Raises NotRestored.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        _copy_file(file, copy)
        engine = connect(f"sqlite:///{copy}")
        try:
            if schema_version.is_newer(engine):
                raise NotRestored("too new")
            migrating.upgrade(engine, seals)
            yield engine
        finally:
            engine.dispose()


def latest(engine: Engine) -> datetime | None:
    """Say when something was last recorded in it."""
    with only_reading(engine) as connection:
        found: datetime | None = connection.execute(select(func.max(history.c.at))).scalar()
        return found


def has_rows(engine: Engine) -> bool:
    """Does anything stand in this database?"""
    with engine.connect() as connection:
        return _has_rows(connection)


def restore(backup: Engine, engine: Engine, now: datetime) -> None:
    """Put all of a backup that is up to date into a database without rows: all of it, or nothing.

    Nothing is sent from there until somebody has said what of it waits. Raises NotRestored,
    TooLong.
    """
    with only_reading(backup) as source, engine.begin() as target:
        without_hurry(target)
        if _has_rows(target):
            raise NotRestored("has rows")
        migrating.upgrade_to(target, "head")
        _copy_rows(source, target)
        instants.move_on(target, STILL, now)
        # whoever had a message in hand is another process, or is no more
        target.execute(update(outbox).values(claimed_at=None))


def _copy_file(file: Path, to: Path) -> None:
    """Copy a database with what its writers have in files beside it."""
    try:
        with (
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(to)) as target,
        ):
            source.execute(f"SELECT 1 FROM {schema_version.TABLE}")  # noqa: S608 # a name of ours
            source.backup(target)
            if not _is_whole(target):
                raise NotRestored("damaged")
    except sqlite3.DatabaseError as error:
        raise NotRestored(_MEANS.get(error.sqlite_errorcode & 0xFF, "not a backup")) from None


def _is_whole(connection: sqlite3.Connection) -> bool:
    [answer] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return bool(answer == "ok" and not connection.execute("PRAGMA foreign_key_check").fetchone())


def _tables(connection: Connection) -> list[Table]:
    """Give the tables that are there, each after those that it leans on."""
    found = MetaData()
    found.reflect(connection)
    return [each for each in found.sorted_tables if each.name != schema_version.TABLE]


def _has_rows(connection: Connection) -> bool:
    return any(connection.execute(select(each).limit(1)).first() for each in _tables(connection))


def _copy_rows(source: Connection, target: Connection) -> None:
    there = {each.name: each for each in _tables(source)}
    for each in _tables(target):
        for _ in target.execute(select(each).limit(1)):
            raise NotRestored("has rows")  # a migration has put some there
        rows = source.execute(select(there[each.name]), execution_options={"yield_per": AT_ONCE})
        for some in rows.mappings().partitions():
            if target.dialect.name == "postgresql":
                _must_fit(each, some)
            target.execute(insert(each), [dict(row) for row in some])
        _count_on(target, each)


def _must_fit(into: Table, rows: Iterable[RowMapping]) -> None:
    for column in into.columns:
        longest = getattr(column.type, "length", None)
        if longest and any(len(row[column.name] or "") > longest for row in rows):
            raise TooLong(column, longest)


def _count_on(connection: Connection, into: Table) -> None:
    """Rows that bring their numbers with them leave PostgreSQL's own count where it was."""
    if connection.dialect.name != "postgresql" or "id" not in into.c:
        return
    named = connection.execute(select(func.pg_get_serial_sequence(into.name, "id"))).scalar()
    if named:
        last = select(func.max(into.c.id)).scalar_subquery()
        connection.execute(select(func.setval(named, func.coalesce(last, 1), last.is_not(None))))
