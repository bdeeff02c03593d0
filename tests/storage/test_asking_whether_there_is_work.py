"""Whether there is anything to do is asked every few seconds: it costs the same however much is
open, and however much was ever sent."""

import re
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, text

from storage.database import _WORK
from storage.tables import wakes
from tests.databases import Database
from tests.world import World, a_world

SENT_LONG_AGO = """
    INSERT INTO outbox (key, kind, recipient, facts, in_hours, not_before, pending, revision,
                        sent_revision, attempts, repeated, state)
    SELECT :key, kind, recipient, facts, in_hours, not_before, false, 1, 1, 0, false, 'sent'
    FROM outbox WHERE kind = 'request' LIMIT 1
"""
#: How a database says that it goes through a whole table.
GOES_THROUGH = ("Seq Scan", "SCAN wakes\n", "SCAN outbox\n", "SEARCH outbox\n")


def how(world: World) -> str:
    """Say how the database finds out, where it is told the instants later, as it is in use."""
    with world.desk.store.read() as work:
        connection = work._connection  # type: ignore[attr-defined]
        asked = str(_WORK.compile(dialect=connection.dialect))
        if connection.dialect.name == "sqlite":
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("", "", ""))
        else:
            for number, name in enumerate(("now", "before", "an_hour_on"), start=1):
                asked = re.sub(rf"%\({name}\)s(::[A-Z ]+ZONE)?", f"${number}", asked)
            steps = connection.exec_driver_sql(f"EXPLAIN (GENERIC_PLAN) {asked}")
        return "".join(f"{step[-1]}\n" for step in steps)


def test_no_table_is_gone_through(tmp_path: Path, database: Database):
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url)
    dispute = world.raised("stage_1")
    later = world.clock() + timedelta(days=900)
    many = [{"dispute": dispute.id, "because": "limit", "at": later} for _ in range(2000)]
    keys = [{"key": f"sent long ago {n}"} for n in range(2000)]
    with world.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        connection.execute(insert(wakes), many)
        connection.execute(text(SENT_LONG_AGO), keys)
        connection.execute(text("ANALYZE"))

    found = how(world)

    assert "ix_wakes_due" in found
    assert "ix_outbox_in_hand" in found
    assert [each for each in GOES_THROUGH if each in found] == []
