"""Opening a database: SQLite, one file and one process; or PostgreSQL, for several processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from storage.on_the_way import must_be_private

#: Slack waits 3 seconds for an answer, so the wait for the database must be shorter.
PATIENCE = 2.0
#: In SQLite, first for the other writers of this process, then for those of others: both in turn
#: must fit.
FOR_US, FOR_OTHERS = 1.5, 1.0
#: Connections of one process: as many as there are threads that answer, and those that send.
CONNECTIONS = 32
#: https://www.postgresql.org/docs/current/sql-set-transaction.html: what is read is of one instant.
ONLY_READS: dict[str, dict[str, Any]] = {
    "sqlite": {"only_reads": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def connect(url: str) -> Engine:
    """Open a database. Raises ValueError for one that is neither of the two, CanBeReadAlong."""
    made = make_url(url)
    match made.get_backend_name():
        case "sqlite":
            return _sqlite(made)
        case "postgresql":
            must_be_private(made)
            return _postgresql(made)
        case _:
            raise ValueError("DRP_DATABASE_URL must begin with sqlite:/// or postgresql://")


def has_one_writer(engine: Engine) -> bool:
    """Does the database take one writer at a time?"""
    return engine.dialect.name == "sqlite"


def is_there(engine: Engine) -> bool:
    """Is there a database? To open one of SQLite that is not there would make it."""
    file = engine.url.database if has_one_writer(engine) else None
    return file is None or Path(file).exists()


@contextmanager
def only_reading(engine: Engine) -> Iterator[Connection]:
    """Give the connection of a transaction that only reads: it keeps nobody from writing."""
    with engine.connect() as connection:
        connection.execution_options(**ONLY_READS[engine.dialect.name])
        with connection.begin():
            yield connection


# ---- SQLite ---------------------------------------------------------------------------------


def _sqlite(url: URL) -> Engine:
    """WAL, every commit on disk, foreign keys, one writer at a time."""
    engine = create_engine(
        url,
        connect_args={"timeout": FOR_OTHERS, "check_same_thread": False},
        pool_size=CONNECTIONS,
        pool_timeout=PATIENCE,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own comes too late
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("only_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


# ---- PostgreSQL -----------------------------------------------------------------------------


def _postgresql(url: URL) -> Engine:
    """Whatever waits longer than we may is given up: connecting, a lock, a statement, a network."""
    wait = int(PATIENCE * 1000)
    limits = f"-c lock_timeout={wait} -c statement_timeout={wait} -c timezone=UTC"
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={
            "connect_timeout": int(PATIENCE),
            "tcp_user_timeout": wait,
            "options": limits,
        },
        pool_size=CONNECTIONS // 2,
        max_overflow=CONNECTIONS // 2,
        pool_timeout=PATIENCE,
        pool_pre_ping=True,
    )
