"""The engine, transactions, and what a database that does not answer becomes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.outbox import SqlOutbox
from storage.parts.base import Remembered
from storage.sealing import Seals
from storage.tables import people
from storage.work import SqlWork
from workflows.ports import StoreUnavailable

#: Slack waits 3 seconds for an answer, so the wait for the database must be shorter.
PATIENCE = 2.0


def connect(url: str) -> Engine:
    """Open a database. SQLite: WAL, every commit on disk, foreign keys, one writer at a time."""
    if not make_url(url).drivername.startswith("sqlite"):
        raise ValueError("DRP_DATABASE_URL must begin with sqlite:/// in this version")
    engine = create_engine(
        url,
        connect_args={"timeout": PATIENCE, "check_same_thread": False},
        pool_size=32,
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


def keys_of_people(engine: Engine) -> list[str]:
    """Give the ids of the keys with which the people list is sealed."""
    with engine.connect() as connection:
        return list(connection.execute(select(people.c.key_id).distinct()).scalars())


class SqlStore:
    """Everything that is kept, in one SQL database."""

    def __init__(self, engine: Engine, seals: Seals) -> None:
        """Work on *engine* with *seals*; nothing is opened yet."""
        self._engine = engine
        self._seals = seals
        # One process-wide lock: without it, writers starve in SQLite's own busy back-off.
        self._writing = threading.Lock()
        self._remembered = Remembered()
        self.outbox = SqlOutbox(self.writing)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def begin(self) -> Iterator[SqlWork]:
        """Begin a transaction that writes."""
        with self.writing() as connection:
            yield SqlWork(connection, self._seals, self._remembered)

    @contextmanager
    def read(self) -> Iterator[SqlWork]:
        """Begin a transaction that only reads, and waits for no writer."""
        with _or_unavailable(), self._engine.connect() as connection:
            connection.execution_options(only_reads=True)
            with connection.begin():
                yield SqlWork(connection, self._seals, self._remembered)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection of a transaction that writes; nobody else writes meanwhile."""
        if not self._writing.acquire(timeout=PATIENCE):
            raise StoreUnavailable("another transaction holds the database")
        try:
            with _or_unavailable(), self._engine.begin() as connection:
                yield connection
        finally:
            self._writing.release()


@contextmanager
def _or_unavailable() -> Iterator[None]:
    """Say that the database did not answer, without its words: they may quote what was written."""
    try:
        yield
    except (OperationalError, PoolTimeout) as error:
        raise StoreUnavailable(type(error).__name__) from None
