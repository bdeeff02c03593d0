"""PostgreSQL samples what stands in its tables; what is sealed must not outlive itself there."""

from pathlib import Path

import psycopg
from sqlalchemy import LargeBinary

from slackapp import wiring
from storage import migrating
from storage.connecting import connect
from storage.sealing import Seals
from storage.tables import children, metadata
from tests.databases import Database, on_postgresql
from tests.storage.earlier import take_back
from tests.world import PLAN, a_world

KEY = wiring.new_key()
#: What is sealed, and the marks of children: of each the table and the column.
SEALED = {
    *(
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    ),
    *((children.name, column.name) for column in (children.c.mark, children.c.counted_as)),
}


def sampled(database: Database) -> set[tuple[str, str]]:
    """Let PostgreSQL look at its rows, as it does by itself; give of which columns it keeps any."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("ANALYZE")
        stands = "SELECT tablename, attname FROM pg_stats WHERE schemaname = 'public'"
        return set(connection.execute(stands).fetchall())


@on_postgresql
def test_of_what_is_sealed_no_samples_are_taken(database: Database):
    with psycopg.connect(database.url) as connection:
        told = connection.execute(
            "SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attstattarget = 0"
        )
        assert set(told.fetchall()) >= SEALED


@on_postgresql
def test_those_that_were_kept_go_with_the_upgrade(tmp_path: Path, database: Database):
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)
    world.choose("team_manager", world.raised(), "reply", **PLAN)
    world.desk.store.close()
    take_back(database, "0029")
    assert ("answers", "sealed") in sampled(database)

    engine = connect(database.url)
    migrating.upgrade(engine, Seals((KEY,)))
    engine.dispose()

    assert sampled(database) & SEALED == set()
