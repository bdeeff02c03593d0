"""A database of an earlier revision, brought up to date by processes that are killed on the way."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import psycopg
from psycopg import sql

from slackapp import wiring
from storage import migrating
from storage.connecting import connect
from storage.sealing import Seals
from tests.campaigns.dying_at import dies_at
from tests.databases import Database
from tests.storage.earlier import take_back
from tests.workflows import compliments
from tests.world import PLAN, World, a_world, settings_for
from workflows.dispute import Dispute
from workflows.use_cases import opening, verifying

KEY = wiring.new_key()
#: How much further the next one comes than the one that was killed.
FURTHER = 4
#: What stands in a database: its tables with their columns, what keeps them, and their rows.
Stands = dict[str, list[Any]]


def upgrade_and_die(database: Database, statement: int) -> bool:
    """Bring it up to date in a process that is killed at a statement; True if it got there."""
    return dies_at(statement, _upgrade, database.url, KEY)


def _upgrade(url: str, key: str) -> None:
    engine = connect(url)
    migrating.upgrade(engine, Seals((key,)))
    engine.dispose()


def stands(database: Database) -> Stands:
    """Give everything that stands in a database."""
    return _in_sqlite(database) if database.is_sqlite else _in_postgresql(database)


def _in_sqlite(database: Database) -> Stands:
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        made = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        rows = {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
            for (name,) in tables.fetchall()
        }
    return {"made": made, **rows}


def _in_postgresql(database: Database) -> Stands:
    with psycopg.connect(database.url) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
            " WHERE table_schema = 'public' ORDER BY 1, 2"
        ).fetchall()
        made = connection.execute(
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " UNION SELECT conname FROM pg_constraint"
            " UNION SELECT tgname FROM pg_trigger ORDER BY 1"
        ).fetchall()
        rows = {
            name: sorted(_rows(connection, name), key=repr)
            for name in {table for table, *_ in columns}
        }
    return {"columns": columns, "made": made, **rows}


def _rows(connection: psycopg.Connection[Any], table: str) -> list[Any]:
    return connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))).fetchall()


def lived_in(folder: Path, database: Database) -> tuple[World, Dispute]:
    """The app of today, in which some things have happened; stopped."""
    world = a_world(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    opening.lay_open(world.desk, "chair", dispute.id, "page")
    compliments.send(world)
    world.desk.store.close()
    return world, dispute


def upgrade_among_deaths(
    folder: Path, database: Database, revision: str, chance: Random, at_least: int = 1
) -> Counter[str]:
    """Kill one process after the other that brings it up from *revision*; again, up to so many.

    Raises AssertionError where one of them left anything between.
    """
    world, dispute = lived_in(folder, database)
    came = Counter({"upgrades": 0, "kills": 0, "left between": 0})
    while came["kills"] < at_least:
        take_back(database, revision)
        came.update(upgrades=1, kills=_killed_on_the_way(database, revision, chance))
        _is_upgraded(folder, database, world, dispute)
    return came


def _killed_on_the_way(database: Database, revision: str, chance: Random) -> int:
    """Give how many died, each further on than the one before, until one was done."""
    before, statement, kills = stands(database), chance.randint(1, FURTHER), 0
    while not upgrade_and_die(database, statement):
        kills += 1
        statement = statement * FURTHER + chance.randrange(FURTHER)
        assert stands(database) == before, f"{revision} was left half way"
    return kills


def _is_upgraded(folder: Path, database: Database, world: World, dispute: Dispute) -> None:
    has = settings_for(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)
    now = replace(world, desk=wiring.desk(has, now=world.clock))  # it would not start otherwise
    with closing(now.desk.store):
        assert now.now_is(dispute).reference == dispute.reference
        assert not verifying.verify(now.desk, ()).broken
        assert now.raised("stage_1")
