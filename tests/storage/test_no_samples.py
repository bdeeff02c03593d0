"""PostgreSQL samples what stands in its tables; what is destroyed must not outlive itself there."""

from pathlib import Path

import psycopg
from sqlalchemy import LargeBinary

from slackapp import wiring
from storage import migrating
from storage.anew import SAMPLES, may_write_anew, write_anew
from storage.connecting import connect
from storage.sealing import Seals
from storage.tables import children, metadata, outbox, people
from tests.databases import Database, another_owns, on_postgresql
from tests.storage.earlier import take_back
from tests.world import PLAN, a_world
from workflows.retention.store import Anew

KEY = wiring.new_key()
#: What is sealed, the marks of children, accounts in Slack, and what was sent to whom: of each the
#: table and the column.
GOES = {
    *(
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    ),
    *(
        (column.table.name, column.name)
        for column in (
            *(children.c.mark, children.c.counted_as, people.c.slack_id),
            *(outbox.c[name] for name in ("key", "recipient", "facts", "channel", "ts")),
        )
    ),
}


def sampled(database: Database) -> set[tuple[str, str]]:
    """Let PostgreSQL look at its rows, as it does by itself; give of which columns it keeps any."""
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("ANALYZE")
        stands = "SELECT tablename, attname FROM pg_stats WHERE schemaname = 'public'"
        return set(connection.execute(stands).fetchall())


def samples_hold(database: Database, text: str) -> bool:
    """Does it stand in the file of PostgreSQL's samples, as somebody would find it there?"""
    with psycopg.connect(database.url) as connection:
        where = connection.execute(f"SELECT pg_relation_filepath('{SAMPLES}')").fetchone()
    assert where is not None
    return text.encode() in (database.files() / where[0]).read_bytes()


@on_postgresql
def test_of_what_goes_no_samples_are_taken(database: Database):
    with psycopg.connect(database.url) as connection:
        told = connection.execute(
            "SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attstattarget = 0"
        )
        assert set(told.fetchall()) >= GOES


@on_postgresql
def test_those_that_were_kept_go_with_the_upgrade_and_from_the_file_with_the_next_run(
    tmp_path: Path, database: Database
):
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)
    world.choose("team_manager", world.raised(), "reply", **PLAN)
    world.desk.store.close()
    take_back(database, "0029")
    with psycopg.connect(database.url) as connection:
        ((message,),) = connection.execute("SELECT max(key) FROM outbox").fetchall()
    assert sampled(database) >= {("answers", "sealed"), ("people", "slack_id"), ("outbox", "key")}
    assert samples_hold(database, message)

    engine = connect(database.url)
    migrating.upgrade(engine, Seals((KEY,)))
    assert may_write_anew(engine)
    assert write_anew(engine) is Anew.WRITTEN
    engine.dispose()

    assert sampled(database) & GOES == set()
    assert not samples_hold(database, message)


@on_postgresql
def test_a_role_that_may_not_write_the_samples_anew_is_told(database: Database):
    with another_owns(database) as address:
        engine = connect(address)
        assert not may_write_anew(engine)
        assert write_anew(engine) is Anew.NOT_THE_OWNER
        engine.dispose()
