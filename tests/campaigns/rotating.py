"""The key is changed by processes that are killed, while another writes and reads."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import func, select

from slackapp import wiring
from slackapp.settings import Settings
from storage.connecting import connect
from storage.places import SEALED
from storage.tables import children
from tests.databases import Database
from tests.storage.test_rotation import keys_in
from tests.workflows import compliments
from tests.world import (
    MONDAY,
    PLAN,
    WORLDS,
    Clock,
    World,
    a_directory,
    no_settings,
    settings_for,
)
from tests.world import answers as to_raise
from workflows.drafts import RAISING, Draft
from workflows.forms import Answers
from workflows.integrity import Head
from workflows.ports import StoreUnavailable
from workflows.use_cases import drafting, rotating, verifying

OLD, NEW = wiring.new_key(), wiring.new_key()
CASE = "1234567"
PATIENCE = 120
#: So many drafts are typed into for each dispute that is raised.
TYPED_AT_ONCE = 20


@dataclass(frozen=True)
class Changed:
    """What became of it: rows in all, those written meanwhile, and what could not be read."""

    rows: int
    written: int
    kills: int
    unreadable: int
    under_the_old_key: int


def change_the_key(
    folder: Path, database: Database, rows: int, kills: int, chance: Random
) -> Changed:
    """Fill a database under the old key, and change it beside somebody who writes."""
    before = a_process(folder, database, OLD)
    before.people(a_directory())
    fill(before, rows)
    with before.desk.store.read() as work:
        heads = [Head(at=before.clock.at, tips=work.tips(None))]
    has = with_keys(folder, database, NEW, OLD)
    both = a_process(folder, database, NEW, OLD)
    with somebody_writes(has) as line:
        for left in range(kills, 0, -1):
            kill_in_the_midst(both, rotation(has, folder), left, chance)
        finish_two_at_once(has, folder)
        written, unreadable = stopped(line)
    assert ended(rotation(has, folder)) == 0
    after = a_process(folder, database, NEW)
    looked = verifying.verify(after.desk, heads)
    return Changed(
        rows=number_of_rows(database),
        written=written,
        kills=kills,
        unreadable=unreadable + len(looked.broken) + len(looked.unopened) + not_found(after),
        under_the_old_key=len(keys_in(database) - set(after.desk.store.vault.keys)),
    )


def with_keys(folder: Path, database: Database, *keys: str) -> Settings:
    return settings_for(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=",".join(keys))


def a_process(folder: Path, database: Database, *keys: str) -> World:
    """The app with these keys."""
    clock = Clock()
    has = with_keys(folder, database, *keys)
    WORLDS.append(World(desk=wiring.desk(has, now=clock), clock=clock))
    return WORLDS[-1]


def fill(world: World, rows: int) -> None:
    """A few disputes and compliments, and drafts and people for the rest."""
    for _ in range(max(2, rows // 100)):
        world.choose("team_manager", world.raised("stage_1"), "reply", **PLAN)
    compliments.send(world)
    with world.desk.store.begin() as work:
        for number in range(rows - rows // 100 * 7):
            work.save_draft(a_draft(f"filled-{number}", to_raise("stage_1")))


def a_draft(id: str, typed: Answers) -> Draft:
    return Draft(id=id, person="chair", about=RAISING, answers=typed, saved_at=MONDAY)


# ---- who writes meanwhile -------------------------------------------------------------------


def writes(has: Settings, line: Connection) -> None:
    """Raise, reply, send and type on in old drafts until told to stop; then read all of it."""
    clock = Clock(MONDAY + timedelta(days=1))
    world = World(desk=wiring.desk(has, now=clock), clock=clock)
    raised, typed, unreadable = list[str](), dict[str, Answers](), 0
    drafts, chance = number_of_drafts(world), Random(0)  # noqa: S311 # which draft comes next
    line.send("begun")
    while not line.poll():
        dispute = until_taken(partial(world.raised, "stage_1"))
        until_taken(partial(world.choose, "team_manager", dispute, "reply", **PLAN))
        raised.append(dispute.id)
        until_taken(partial(compliments.send, world))
        for _ in range(TYPED_AT_ONCE):
            id = f"filled-{chance.randrange(drafts)}"
            typed[id] = to_raise("stage_1", concern={"worried": f"more {chance.random()}"})
            until_taken(partial(drafting.keep, world.desk, "chair", id, RAISING, typed[id]))
        with world.desk.store.read() as work:
            unreadable += work.answers(chance.choice(raised), 2) != PLAN
    line.recv()
    with world.desk.store.read() as work:
        kept = {draft.id: draft.answers for draft in work.drafts_of("chair")}
    unreadable += sum(kept[id] != typed[id] for id in typed)
    line.send((len(raised), unreadable))
    world.desk.store.close()


def until_taken(does: Callable[[], Any]) -> Any:
    """Do something; where the database is busy the form stays open, and is sent again."""
    while True:
        try:
            return does()
        except StoreUnavailable:
            time.sleep(0.1)


def number_of_drafts(world: World) -> int:
    with world.desk.store.read() as work:
        return sum(draft.id.startswith("filled-") for draft in work.drafts_of("chair"))


@contextmanager
def somebody_writes(has: Settings) -> Iterator[Connection]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=writes, args=(has, theirs), daemon=True
    )
    process.start()
    theirs.close()
    assert ours.recv() == "begun"
    try:
        yield ours
        process.join(timeout=PATIENCE)
        assert process.exitcode == 0
    finally:
        process.kill()


def stopped(line: Connection) -> tuple[int, int]:
    line.send("stop")
    written, unreadable = line.recv()
    assert written
    return written, unreadable


# ---- who changes the key --------------------------------------------------------------------


def rotation(has: Settings, folder: Path) -> subprocess.Popen[bytes]:
    """``drp keys rotate``, as somebody types it."""
    return subprocess.Popen(
        [sys.executable, "-m", "slackapp", "keys", "rotate"],
        env={
            "PATH": os.environ["PATH"],
            "DRP_DATABASE_URL": has.database_url,
            "DRP_ENCRYPTION_KEYS": has.keys.get_secret_value(),
            "DRP_SETTINGS": no_settings(folder),
        },
        stdout=subprocess.DEVNULL,
    )


def kill_in_the_midst(
    world: World, process: subprocess.Popen[bytes], left: int, chance: Random
) -> None:
    """Let it do a part, so that enough is left for as many kills as are left."""
    owed = rotating.owed(world.desk)
    part = chance.randint(1, owed // (left + 1))
    end = time.monotonic() + PATIENCE
    while rotating.owed(world.desk) > owed - part:
        assert time.monotonic() < end
        time.sleep(0.005)
    process.kill()
    assert process.wait() == -signal.SIGKILL, "it had ended before it was killed"
    assert rotating.owed(world.desk), "nothing was left when it was killed"


def finish_two_at_once(has: Settings, folder: Path) -> None:
    """What one leaves since the other has it in hand, the other does."""
    for process in [rotation(has, folder) for _ in range(2)]:
        process.wait(PATIENCE)


def ended(process: subprocess.Popen[bytes]) -> int:
    return process.wait(PATIENCE)


# ---- what came of it ------------------------------------------------------------------------


def number_of_rows(database: Database) -> int:
    engine = connect(database.url)
    with engine.connect() as connection:
        found = sum(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (*SEALED, children)
        )
    engine.dispose()
    return found


def not_found(world: World) -> int:
    """Of the disputes, how many are not found by the number of their child."""
    with world.desk.store.read() as work:
        return len(set(work.every_dispute()) - {each.id for each in work.all_about([CASE])})
