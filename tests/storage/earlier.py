"""A database as it stood at an earlier revision, with the rows that were in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import (
    ColumnClause,
    Connection,
    Integer,
    Table,
    column,
    func,
    insert,
    inspect,
    select,
    table,
    text,
)

from storage import migrating
from storage.connecting import connect
from storage.tables import UtcDateTime, metadata
from tests.databases import Database
from workflows.on_call import LASTS

Rows = dict[str, list[dict[str, Any]]]

_SCRIPTS = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
#: Columns that are no more, and what stood in them.
GONE: dict[str, dict[str, tuple[Any, Callable[[dict[str, Any]], Any]]]] = {
    "on_call": {"until": (UtcDateTime(), lambda row: row["at"] + LASTS)},
    "people_changes": {"id": (Integer(), lambda row: row["number"])},
}
#: Every revision but the newest, the first of them first.
EARLIER = [each.revision for each in _SCRIPTS.walk_revisions()][:0:-1]


def take_back(database: Database, revision: str) -> None:
    """Let a database stand as it did at *revision*, with those of its rows that fit there."""
    engine = connect(database.url)
    with engine.connect() as connection:
        rows = _rows(connection)
    engine.dispose()
    empty(database)
    engine = connect(database.url)
    with engine.begin() as connection:
        command.upgrade(migrating._config(connection), revision)
        _put_back(connection, rows)
    engine.dispose()


def _rows(connection: Connection) -> Rows:
    return {
        each.name: [dict(row) for row in connection.execute(select(each)).mappings()]
        for each in metadata.sorted_tables
    }


def empty(database: Database) -> None:
    """Let nothing stand in it, not even tables."""
    if database.is_sqlite:
        file = Path(database.url.removeprefix("sqlite:///"))
        for each in file.parent.glob(f"{file.name}*"):
            each.unlink()
        return
    engine = connect(database.url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def _put_back(connection: Connection, rows: Rows) -> None:
    there = inspect(connection)
    for each in metadata.sorted_tables:
        if not there.has_table(each.name) or not rows[each.name]:
            continue
        known = {known["name"] for known in there.get_columns(each.name)}
        columns = [kept for kept in _columns(each) if kept.name in known]
        fit = [_as_it_was(each.name, row, known) for row in rows[each.name]]
        connection.execute(insert(table(each.name, *columns)), fit)
        if "id" in known and connection.dialect.name == "postgresql":
            _count_on(connection, each.name)


def _columns(table_is: Table) -> Iterator[ColumnClause[Any]]:
    yield from (column(name, kept.type) for name, kept in table_is.c.items())
    yield from (column(name, kind) for name, (kind, _) in GONE.get(table_is.name, {}).items())


def _as_it_was(table: str, row: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """Give a row with what it had then and has no more."""
    had = {name: was(row) for name, (_, was) in GONE.get(table, {}).items()}
    return {name: value for name, value in {**had, **row}.items() if name in known}


def _count_on(connection: Connection, name: str) -> None:
    """Rows that bring their numbers with them leave PostgreSQL's own count where it was."""
    count = connection.execute(select(func.pg_get_serial_sequence(name, "id"))).scalar()
    if count:
        last = select(func.max(column("id"))).select_from(table(name)).scalar_subquery()
        connection.execute(select(func.setval(count, last)))
