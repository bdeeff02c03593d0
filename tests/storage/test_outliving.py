"""Whether what is committed outlives a power cut is asked of the database itself."""

from pathlib import Path

import psycopg

from storage.connecting import connect
from storage.outliving import careless
from tests.databases import Database, on_postgresql


def test_sqlite_is_as_it_must_be(upgraded: Path):
    engine = connect(f"sqlite:///{upgraded}")

    assert careless(engine) == {}
    engine.dispose()


@on_postgresql
def test_a_server_that_waits_for_no_disk_is_known(database: Database):
    """The tests' own is told to, since it need not outlive anything."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = off".encode())
    engine = connect(database.url)

    assert careless(engine) == {"fsync": "off", "synchronous_commit": "off"}
    engine.dispose()
