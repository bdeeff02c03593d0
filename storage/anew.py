"""Writing a database anew, so that no file of it holds what was deleted from its tables.

A row that is deleted stays readable in the file until its place is used again: in the pages of
SQLite and its write-ahead file, or in the files of PostgreSQL's tables.
"""

import re
import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.connecting import has_one_writer, take_time
from storage.parts.destroying import DESTROYED_FROM

#: How long others are waited for, in milliseconds; meanwhile they wait for us.
PATIENCE = 10_000
#: Seconds between two tries.
A_MOMENT = 0.1
#: The first number in the detail of what PostgreSQL says, in whatever language: the dead rows that
#: cannot be removed yet.
_NUMBER = re.compile(r"\d+")


def write_anew(engine: Engine) -> bool:
    """Write it anew; False where others were in the way for too long."""
    return _sqlite(engine) if has_one_writer(engine) else _postgresql(engine)


def _sqlite(engine: Engine) -> bool:
    """Copy all that stands in the file, put the copy in its place, and empty the write-ahead file.

    That can be emptied once nobody reads what stands in it.
    """
    connection = engine.raw_connection()  # it must stand in no transaction
    try:
        cursor: Any = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        cursor.execute("VACUUM")
        busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return busy == 0
    except sqlite3.OperationalError:
        return False
    finally:
        connection.invalidate()  # its patience is not that of a press


def _postgresql(engine: Engine) -> bool:
    """Write each table anew, again and again while it keeps what somebody may still read."""
    until = time.monotonic() + PATIENCE / 1000
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        take_time(connection)
        connection.exec_driver_sql(f"SET lock_timeout = {PATIENCE}")
        try:
            for table in DESTROYED_FROM:
                while _rows_left(connection, table.name) != 0:
                    if time.monotonic() > until:
                        return False
                    time.sleep(A_MOMENT)
            # Samples of what is sealed that it kept once (0030): only the database's owner may.
            connection.exec_driver_sql("VACUUM (FULL) pg_statistic")
        except OperationalError:
            return False
        finally:
            connection.invalidate()
        return True


def _rows_left(connection: Connection, table: str) -> int | None:
    """Write a table anew; say how many deleted rows were copied along; None: it does not say.

    A transaction that began before they were deleted may still read them, be it of any table.
    """
    driver: Any = connection.connection.driver_connection
    said = list[str]()

    def hears(notice: Any) -> None:
        said.append(notice.message_detail or "")

    driver.add_notice_handler(hears)
    connection.exec_driver_sql(f"VACUUM (FULL, VERBOSE) {table}")
    driver.remove_notice_handler(hears)
    numbers = [int(found[0]) for each in said if (found := _NUMBER.search(each))]
    return max(numbers, default=None)
