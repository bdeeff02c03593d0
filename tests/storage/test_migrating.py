"""A database with rows in it is brought up to date: everything is there afterwards, and goes on."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select

from slackapp import wiring
from storage import migrating
from storage.connecting import connect
from storage.schema_version import is_current
from storage.sealing import Seals
from storage.tables import drafts, history, outbox, viewings
from tests.databases import Database
from tests.storage.earlier import EARLIER, take_back
from tests.workflows import compliments
from tests.world import PASS_UP, PLAN, WORLDS, World, a_world, answers, settings_for
from workflows import references
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.drafts import RAISING, Draft
from workflows.use_cases import apart_reading, drafting, opening

KEY = wiring.new_key()


VERSIONS = Path(migrating.__file__).parent / "migrations" / "versions"
OURS = re.compile(r"^(?:from|import) (?:workflows|slackapp|storage)\b", re.MULTILINE)


@pytest.mark.parametrize("revision", sorted(VERSIONS.glob("*.py")), ids=lambda path: path.stem)
def test_what_a_revision_did_stays_as_it_was_whatever_else_changes(revision: Path):
    assert OURS.findall(revision.read_text(encoding="utf-8")) == []


def new_app(folder: Path, database: Database) -> World:
    return a_world(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)


def upgraded_from(revision: str, world: World, folder: Path, database: Database) -> World:
    """The app, stopped, its database as it stood at *revision*; brought up to date; started."""
    world.desk.store.close()
    take_back(database, revision)
    engine = connect(database.url)
    assert not is_current(engine)
    migrating.upgrade(engine, Seals((KEY,)))
    engine.dispose()
    has = settings_for(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=KEY)
    WORLDS.append(replace(world, desk=wiring.desk(has, now=world.clock)))
    return WORLDS[-1]


def a_life(world: World) -> Dispute:
    """A dispute that was raised, replied to and looked at; some of its messages were sent."""
    dispute = world.raised("stage_1")
    send(world, at_most=2)
    world.choose("team_manager", dispute, "reply", **PLAN)
    opening.lay_open(world.desk, "chair", dispute.id, "page")
    return dispute


def send(world: World, at_most: int) -> list[str]:
    """Send what waits, as far as it goes; give the keys."""
    keys, owing = list[str](), world.desk.store.outbox
    while len(keys) < at_most and (owed := owing.claim(world.clock(), in_hours=True)):
        owing.sent(owed, "D01", f"17000000{len(keys)}.000100")
        keys.append(owed.key)
    return keys


def waiting(world: World) -> list[str]:
    query = select(outbox.c.key).where(outbox.c.pending).order_by(outbox.c.id)
    with world.desk.store.read() as work:
        return list(work._connection.execute(query).scalars())  # type: ignore[attr-defined]


def everything_of(world: World, dispute: Dispute) -> dict[str, Any]:
    """What the app reads of a dispute."""
    with world.desk.store.read() as work:
        entries = work.history(dispute.id)
        return {
            "state": work.dispute(dispute.id),
            "history": entries,
            "answers": [work.answers(dispute.id, each.number) for each in entries],
            "messages": sorted(work.cards(dispute.id), key=lambda card: card.key),
            "draft": as_ever(work.draft(draft_of(work, dispute), "chair")),
            "people": work.directory_ever(),
            "chains": [rows_of(work, each, dispute) for each in (history, viewings)],
        }


def as_ever(draft: Draft | None) -> Draft | None:
    """A draft without which change of it this is, which no earlier revision knew."""
    return draft and replace(draft, version="", place="")


def draft_of(work: Any, dispute: Dispute) -> str:
    """The id of the draft that became it."""
    query = select(drafts.c.id).where(drafts.c.sent_as == dispute.id)
    return str(work._connection.execute(query).scalar_one())


def rows_of(work: Any, table: Table, dispute: Dispute) -> list[Any]:
    """The rows with their hashes, each of which covers the one before."""
    query = select(table).where(table.c.dispute == dispute.id).order_by(table.c.number)
    return list(work._connection.execute(query))


@pytest.mark.parametrize("revision", EARLIER)
def test_all_of_it_can_be_read_as_before_and_the_app_goes_on(
    revision: str, tmp_path: Path, database: Database
):
    world = new_app(tmp_path, database)
    live, over = a_life(world), a_life(world)
    world.close(over)
    open_still = world.raised("stage_1")
    drafting.keep(world.desk, "chair", "begun", RAISING, answers("stage_1"))
    before = [everything_of(world, each) for each in (live, over)]
    was_waiting = waiting(world)
    assert all(before[0].values())
    assert len(was_waiting) > 2

    world = upgraded_from(revision, world, tmp_path, database)

    assert [everything_of(world, each) for each in (live, over)] == before
    with world.desk.store.read() as work:
        kept = work.draft("begun", "chair")
    says_of_what_it_is = revision >= "0003"
    assert (kept and kept.answers) == (answers("stage_1") if says_of_what_it_is else None)
    # what waited is sent once, and what was sent is not sent again
    assert waiting(world) == was_waiting
    assert send(world, at_most=100) == was_waiting
    assert waiting(world) == []
    passed_up = world.choose("team_manager", open_still, "pass_up", **PASS_UP)
    assert isinstance(passed_up.outcome, Accepted)
    assert world.raised("stage_1") != open_still


SINCE_IT_IS_READ_AGAIN = [each for each in EARLIER if "0010" <= each < "0015"]


@pytest.mark.parametrize("revision", SINCE_IT_IS_READ_AGAIN)
def test_what_was_sent_apart_gets_a_reference_and_is_acknowledged_as_ever(
    revision: str, tmp_path: Path, database: Database
):
    world = new_app(tmp_path, database)
    for _ in range(3):
        compliments.send(world)

    world = upgraded_from(revision, world, tmp_path, database)

    given = {compliments.laid(world, number=each).sent.reference for each in (1, 2, 3)}
    assert len(given) == 3
    assert {references.prefix_of(references.read(each, "CMP")) for each in given} == {"CMP"}
    assert apart_reading.acknowledge(world.desk, "social_worker", 2, "Thank you.") is None
