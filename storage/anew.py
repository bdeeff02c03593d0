"""Writing a database anew, so that no file of it holds what was deleted from its tables.

A row that is deleted stays readable in the file until its place is used again: in the pages of
SQLite and its write-ahead file, or in the files of PostgreSQL's tables.
"""

import re
import sqlite3
import time
from typing import Any

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.connecting import has_one_writer, only_reading, take_time
from storage.parts.destroying import DESTROYED_FROM
from workflows.retention.store import Anew

#: How long others are waited for, in milliseconds; meanwhile they wait for us.
PATIENCE = 10_000
#: How long PostgreSQL waits for a table at each try, in milliseconds: who comes then waits behind.
A_TRY = 500
#: Seconds between two tries.
A_MOMENT = 0.1
#: In this, PostgreSQL keeps samples of what stands in its tables: those that were taken before it
#: was told to take none of what goes (migrations 0030 and 0031) stay in its file.
SAMPLES = "pg_statistic"
#: The first number in the detail of what PostgreSQL says, in whatever language: the dead rows that
#: cannot be removed yet.
_NUMBER = re.compile(r"\d+")
_IS_OWNER = (
    "SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()"
)


def write_anew(engine: Engine) -> Anew:
    """Write it anew, and say whether that could be done."""
    return _sqlite(engine) if has_one_writer(engine) else _postgresql(engine)


def may_write_anew(engine: Engine) -> bool:
    """May the app's role write all of it anew? PostgreSQL's samples only the database's owner may.

    https://www.postgresql.org/docs/current/sql-vacuum.html
    """
    if has_one_writer(engine):
        return True
    with only_reading(engine) as connection:
        return bool(connection.exec_driver_sql(_IS_OWNER).scalar())


def _sqlite(engine: Engine) -> Anew:
    """Copy all that stands in the file, put the copy in its place, and empty the write-ahead file.

    That can be emptied once nobody reads what stands in it.
    """
    connection = engine.raw_connection()  # it must stand in no transaction
    try:
        cursor: Any = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        cursor.execute("VACUUM")
        busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return Anew.IN_THE_WAY if busy else Anew.WRITTEN
    except sqlite3.OperationalError:
        return Anew.IN_THE_WAY
    finally:
        connection.invalidate()  # its patience is not that of a press


def _postgresql(engine: Engine) -> Anew:
    """Write each table anew, again and again while it keeps what somebody may still read."""
    until = time.monotonic() + PATIENCE / 1000
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        take_time(connection)
        connection.exec_driver_sql(f"SET lock_timeout = {A_TRY}")
        try:
            for table in (*(each.name for each in DESTROYED_FROM), SAMPLES):
                while left := _left(connection, table):
                    if left is Anew.NOT_THE_OWNER or time.monotonic() > until:
                        return left
                    time.sleep(A_MOMENT)
        except OperationalError:
            return Anew.IN_THE_WAY
        finally:
            connection.invalidate()
        return Anew.WRITTEN


def _left(connection: Connection, table: str) -> Anew | None:
    """Write a table anew; give why its file still holds what was deleted; None: it holds nothing.

    PostgreSQL skips a table, with a warning, that is not its owner's to write. It copies along
    what a transaction that began before may still read, be it of any table.
    """
    driver: Any = connection.connection.driver_connection
    said = list[str]()

    def hears(notice: Any) -> None:
        said.append(notice.message_detail or "")

    driver.add_notice_handler(hears)
    try:
        connection.exec_driver_sql(f"VACUUM (FULL, VERBOSE) {table}")
    except OperationalError as error:
        if not isinstance(error.orig, LockNotAvailable):
            raise
        return Anew.IN_THE_WAY
    finally:
        driver.remove_notice_handler(hears)
    copied = [int(found[0]) for each in said if (found := _NUMBER.search(each))]
    if not copied:
        return Anew.NOT_THE_OWNER
    return Anew.IN_THE_WAY if max(copied) else None
