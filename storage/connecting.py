"""Opening a database: SQLite, one file and one process; or PostgreSQL, for several processes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from storage.on_the_way import private_way

#: Read and written by its owner alone.
PRIVATE = 0o600
#: Slack waits 3 seconds for an answer, so the wait for the database must be shorter.
PATIENCE = 2.0
#: In SQLite, first for the other writers of this process, then for those of others: both in turn
#: must fit. In PostgreSQL the first is the wait for a lock: a crowd needs time to be told, too.
FOR_US, FOR_OTHERS = 1.5, 1.0
#: How long to wait where somebody has just waited in vain.
A_MOMENT = 0.1
#: Seconds after which PostgreSQL ends a transaction of which it hears nothing more, and lets go of
#: what that held: the process is frozen, or its machine is gone without a word.
FROZEN = 30
#: How soon it asks after a machine that says nothing, how often then, and how many times.
ASKED_AFTER, ASKED_EACH, ASKED = 10, 5, 3
#: What each connection to SQLite is told. A file system may make of the first what it can. Of the
#: last: a quarter of a megabyte of pages and not two, of which each connection would fill its own;
#: the system holds them anyway.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-256")
#: Connections of one process: as many as there are threads that answer, and those that send.
CONNECTIONS = 32
#: https://www.postgresql.org/docs/current/sql-set-transaction.html: what is read is of one instant.
ONLY_READS: dict[str, dict[str, Any]] = {
    "sqlite": {"only_reads": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def connect(url: str) -> Engine:
    """Open a database.

    Raises ValueError for one that is neither of the two, CanBeReadAlong, NotAnAddress.
    """
    made = make_url(url)
    match made.get_backend_name():
        case "sqlite":
            return _sqlite(made)
        case "postgresql":
            return _postgresql(made.set(drivername="postgresql+psycopg"))
        case _:
            raise ValueError("DRP_DATABASE_URL must begin with sqlite:/// or postgresql://")


def has_one_writer(engine: Engine) -> bool:
    """Does the database take one writer at a time?"""
    return engine.dialect.name == "sqlite"


def is_there(engine: Engine) -> bool:
    """Is there a database? To open one of SQLite that is not there would make it."""
    file = engine.url.database if has_one_writer(engine) else None
    return file is None or Path(file).exists()


def make(engine: Engine) -> None:
    """Make the file of an SQLite database that is not there, for this account alone to read.

    Raises OSError.
    """
    if not is_there(engine):
        os.close(os.open(str(engine.url.database), os.O_WRONLY | os.O_CREAT, PRIVATE))


@contextmanager
def only_reading(engine: Engine) -> Iterator[Connection]:
    """Give the connection of a transaction that only reads: it keeps nobody from writing."""
    with engine.connect() as connection:
        connection.execution_options(**ONLY_READS[engine.dialect.name])
        with connection.begin():
            yield connection


def without_hurry(connection: Connection) -> None:
    """Let the rest of a transaction take what it takes: nobody waits for an answer of it."""
    if connection.dialect.name == "postgresql":
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
        take_time(connection)


def take_time(connection: Connection) -> None:
    """Wait for the server, from here on, as long as this connection is there."""
    opened: Any = connection.connection.dbapi_connection
    opened.takes_its_time = True


@contextmanager
def writing(engine: Engine, *, for_a_moment: bool) -> Iterator[Connection]:
    """Give the connection of a transaction that writes, and waits for others as long as one may."""
    with engine.connect() as connection:
        connection.execution_options(for_a_moment=for_a_moment)
        with connection.begin():
            yield connection


def _waits_for_a_moment(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("for_a_moment"))


# Neither lets an exception quote what it was to write.

# ---- SQLite ---------------------------------------------------------------------------------


def _sqlite(url: URL) -> Engine:
    """WAL, every commit on disk, foreign keys, one writer at a time."""
    engine = create_engine(
        url,
        connect_args={"timeout": FOR_OTHERS, "check_same_thread": False},
        pool_size=CONNECTIONS,
        pool_timeout=PATIENCE,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own comes too late
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("only_reads"):
        connection.exec_driver_sql("BEGIN")
        return
    patience = A_MOMENT if _waits_for_a_moment(connection) else FOR_OTHERS
    connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


# ---- PostgreSQL -----------------------------------------------------------------------------


def _postgresql(url: URL) -> Engine:
    """Whatever waits longer than we may is given up: connecting, a lock, a statement, a network.

    So is a server that hangs, by this side: it ends nothing itself.
    """
    from storage.silence import Line  # whoever has an SQLite database imports nothing of it

    line, wait = Line(PATIENCE), int(PATIENCE * 1000)
    engine = create_engine(
        url,
        connect_args={
            **private_way(url),
            "connect_timeout": int(PATIENCE),
            "tcp_user_timeout": wait,
            "options": " ".join(f"-c {name}={value}" for name, value in _limits().items()),
        },
        pool_size=CONNECTIONS // 2,
        max_overflow=CONNECTIONS // 2,
        pool_timeout=PATIENCE,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _wait_less)
    event.listen(engine, "do_connect", lambda _, __, said, given: line.open(*said, **given))
    return engine


def _limits() -> dict[str, int | str]:
    """What the server keeps to with each connection; times without a unit are milliseconds."""
    return {
        "lock_timeout": int(FOR_US * 1000),
        "statement_timeout": int(PATIENCE * 1000),
        "idle_in_transaction_session_timeout": int(FROZEN * 1000),
        "tcp_keepalives_idle": f"{ASKED_AFTER}s",
        "tcp_keepalives_interval": f"{ASKED_EACH}s",
        "tcp_keepalives_count": ASKED,
        "timezone": "UTC",
    }


def _wait_less(connection: Connection) -> None:
    if _waits_for_a_moment(connection):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(A_MOMENT * 1000)}")
