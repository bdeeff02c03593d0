"""Ciphertexts are moved: between rows, columns, tables and keys. Each holds a marker of its own."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, select, update

from storage.parts.base import Remembered
from storage.places import SEALED
from storage.sealing import CannotOpen
from storage.tables import (
    answers,
    apart,
    drafts,
    on_call,
    people,
    reasons,
    recorded_forms,
    told_apart,
)
from storage.work import SqlWork
from tests.campaigns.rotating import NEW, OLD, a_draft, a_process
from tests.campaigns.tampering import found_by_verify
from tests.databases import Database
from tests.workflows import compliments
from tests.world import MONDAY, PLAN, World, a_directory
from tests.world import answers as to_raise
from workflows.people import Directory
from workflows.retention.plans import Type
from workflows.use_cases import apart_reading, legal_holds, verifying

MARK = "Zq7canary"
#: What is moved from one row to the other: all that is sealed, or one of its two columns.
MOVED = (("sealed", "key_id"), ("sealed",), ("key_id",))


@dataclass(frozen=True)
class Tried:
    """One swap: what was moved, from where to where, and what was said where it is read."""

    what: str
    found: int
    said: str


def two_keys(folder: Path, database: Database) -> World:
    """Every sealed table has rows under the old key, and rows under the new one."""
    before = a_process(folder, database, OLD)
    before.people(marked_people("old"))
    fill(before, 1)
    both = a_process(folder, database, NEW, OLD)
    both.clock.at += timedelta(days=1)
    fill(both, 2)
    both.people(marked_people("new", "chair", "team_manager"))
    looked = verifying.verify(both.desk, ())
    assert (looked.broken, looked.unopened) == ((), ())
    return both


def marked_people(age: str, *changed: str) -> Directory:
    """Whoever is changed stands under another key than the others."""
    listed = a_directory()
    named = {
        id: replace(each, name=f"{MARK} {id} {age if id in changed else ''}")
        for id, each in listed.people.items()
    }
    return replace(listed, people=named)


def fill(world: World, age: int) -> None:
    """Everything that can be sealed is; *age* is the number of the compliment, too."""
    concern = {"worried": f"{MARK} worried {age}", "impact": f"{MARK} impact {age}"}
    replied = world.raised("stage_1", concern=concern)
    world.choose("team_manager", replied, "reply", **PLAN)
    compliments.send(world)
    apart_reading.acknowledge(world.desk, "social_worker", age, f"{MARK} said back {age}")
    with world.desk.store.begin() as work:
        now = world.clock()
        work.open_on_call(replied.id, "safeguarding_lead", f"{MARK} reason {age}", now)
        for nth in range(2):
            work.save_draft(a_draft(f"{age}-{nth}", to_raise("stage_1", concern=concern)))
            work.form_recorded(f"{age}-{nth}", {"form": {"typed": f"{MARK} {age}"}}, MONDAY)
    legal_holds.hold(world.desk, replied.reference, f"{MARK} inquiry {age}", "sample")


# ---- swapping -------------------------------------------------------------------------------


def swap_and_read(world: World, connection: Connection, chance: Random) -> Tried:
    """Swap two, read both as the app does, look for them; then put all back as it was."""
    one, other = two_rows(connection, chance)
    moved = chance.choice([each for each in MOVED if differ(one, other, each)])
    within = connection.begin_nested()
    put(connection, one, other, moved)
    put(connection, other, one, moved)
    seals = world.desk.store._seals  # type: ignore[attr-defined]
    work = SqlWork(connection, seals, Remembered(), writes=False)
    said = " ".join(refused(work, each) for each in (one, other))
    found = found_by_verify(world.desk, connection, seals, [])
    within.rollback()
    what = f"{' and '.join(moved)} of {one[0].name} and {other[0].name}"
    return Tried(what=what, found=found, said=said)


Place = tuple[Table, Mapping[str, Any]]


def two_rows(connection: Connection, chance: Random) -> tuple[Place, Place]:
    """Any two that hold something sealed: often of one table, as often of two."""
    rows = everything(connection)
    assert {table for table, _ in rows} == set(SEALED)
    one = chance.choice(rows)
    same = [each for each in rows if each[0] is one[0] and each is not one]
    return one, chance.choice(same if chance.random() < 0.5 else [r for r in rows if r is not one])


def everything(connection: Connection) -> list[Place]:
    return [
        (table, row)
        for table in SEALED
        for row in connection.execute(select(table)).mappings()
        if row["sealed"] is not None
    ]


def differ(one: Place, other: Place, columns: tuple[str, ...]) -> bool:
    return any(one[1][each] != other[1][each] for each in columns)


def put(connection: Connection, into: Place, other: Place, columns: tuple[str, ...]) -> None:
    table, row = into
    same = [key == row[key.name] for key in table.primary_key]
    moved = {each: other[1][each] for each in columns}
    connection.execute(update(table).where(*same).values(**moved))


# ---- reading --------------------------------------------------------------------------------

READ: Mapping[Table, Callable[[SqlWork, Any], object]] = {
    people: lambda work, row: work.directory_ever(),
    answers: lambda work, row: work.answers(row["dispute"], row["number"]),
    drafts: lambda work, row: work.draft(row["id"], row["person"]),
    recorded_forms: lambda work, row: work.recorded(row["form"], {}),
    apart: lambda work, row: work.apart(row["id"]),
    on_call: lambda work, row: work.opened_on_call(row["dispute"]),
    told_apart: lambda work, row: work.apart(row["apart"]),
    reasons: lambda work, row: why_held(work, row["number"]),
}


def why_held(work: SqlWork, number: int) -> object:
    """Read why there is a hold, by the row of the register that put it on."""
    [entry] = [each for at, each in work.holds() if at == number]
    return work.holding(Type(entry.type), entry.of)


def refused(work: SqlWork, place: Place) -> str:
    """Give what is said where it is read; the text of another is never given."""
    table, row = place
    try:
        given = READ[table](work, row)
    except CannotOpen as error:
        return str(error)
    raise AssertionError(f"{table.name} was read: {type(given).__name__}")


def markers_in(held: bytes) -> int:
    """How often something that was typed stands there for anybody to read."""
    return held.count(MARK.encode())


def backup(database: Database, file: Path) -> bytes:
    """What a backup of SQLite holds, made with its own means."""
    with sqlite3.connect(database.url.removeprefix("sqlite:///")) as kept:
        into = sqlite3.connect(file)
        kept.backup(into)
        into.close()
    return file.read_bytes()
