"""The key is changed while the app is used: everything can be read before, meanwhile and after."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from slackapp import wiring
from storage import vault
from storage.connecting import connect
from storage.places import SEALED
from storage.sealing import KeyNotHeld
from storage.tables import children, metadata
from storage.vault import keys_of
from tests.databases import Database
from tests.storage.test_integrity import lived_in
from tests.world import WORLDS, World, a_world, settings_for
from tests.world import answers as to_raise
from workflows.drafts import RAISING
from workflows.integrity import Head
from workflows.use_cases import apart_reading, drafting, legal_holds, rotating, verifying

OLD, NEW = wiring.new_key(), wiring.new_key()
CASE = "1234567"


def with_keys(world: World, folder: Path, database: Database, *keys: str) -> World:
    """A process that was started with these keys, on the same database."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=",".join(keys))
    WORLDS.append(replace(world, desk=wiring.desk(has, now=world.clock)))
    return WORLDS[-1]


@pytest.fixture
def before(tmp_path: Path, database: Database) -> World:
    """A council whose every table holds something, all under the old key."""
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=OLD)
    lived_in(world)
    apart_reading.acknowledge(world.desk, "social_worker", 1, "Thank you.")
    drafting.keep(world.desk, "chair", "begun", RAISING, to_raise("stage_1"))
    with world.desk.store.begin() as work:
        dispute, now = work.every_dispute()[0], world.clock()
        work.open_on_call(dispute, "safeguarding_lead", "They ask.", now)
        work.form_recorded("a form", {}, now)
        reference = work.dispute(dispute).reference
    legal_holds.hold(world.desk, reference, "An inquiry.", "sample")
    return world


@pytest.fixture
def both(before: World, tmp_path: Path, database: Database) -> World:
    """The same, started again with the new key before the old one."""
    return with_keys(before, tmp_path, database, NEW, OLD)


def rotate(world: World) -> rotating.Rotated:
    return rotating.rotate(world.desk, rest=lambda: None)


def keys_in(database: Database) -> set[str]:
    engine = connect(database.url)
    with engine.connect() as connection:
        found = {
            key for table in (*SEALED, children) for key in keys_of(connection, table.c.key_id)
        }
    engine.dispose()
    return found


def all_filled(database: Database) -> bool:
    """Does every sealed table hold something? Else nothing is shown of it."""
    engine = connect(database.url)
    with engine.connect() as connection:
        filled = [connection.execute(select(table).limit(1)).first() for table in SEALED]
    engine.dispose()
    return None not in filled


def found_by_case(world: World) -> list[str]:
    with world.desk.store.read() as work:
        return [each.id for each in work.all_about([CASE])]


def test_every_table_with_something_sealed_is_sealed_anew():
    with_a_key = {table for table in metadata.sorted_tables if "sealed" in table.c}

    assert with_a_key == set(SEALED)
    assert {table.name for table in metadata.sorted_tables if "key_id" in table.c} == {
        *(table.name for table in SEALED),
        "children",
        "register",
    }


def test_everything_stands_under_the_new_key_afterwards_and_opens_with_it_alone(
    both: World, tmp_path: Path, database: Database
):
    with both.desk.store.read() as work:
        heads = [Head(at=both.clock.at, tips=work.tips(None))]
    owed = rotating.owed(both.desk)

    done = rotate(both)

    assert (done.renewed + done.marked, done.left, done.unopened) == (owed, {}, ())
    after = with_keys(both, tmp_path, database, NEW)
    assert keys_in(database) == {*after.desk.store.vault.keys}
    looked = verifying.verify(after.desk, heads)
    assert (looked.disputes, looked.broken, looked.unopened) == (2, (), ())
    assert all_filled(database)
    assert len(found_by_case(after)) == 2


def test_it_may_be_stopped_after_any_step_and_begun_again(
    both: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(vault, "STEP", 3)
    owed = rotating.owed(both.desk)

    class Killed(Exception):
        pass

    def dies() -> None:
        raise Killed

    parts = 0
    while rotating.owed(both.desk):
        with pytest.raises(Killed):
            rotating.rotate(both.desk, rest=dies)
        parts += 1
        assert verifying.verify(both.desk, ()).broken == ()
        assert len(found_by_case(both)) == 2

    assert parts > owed / 6
    assert rotate(both).left == {}


def test_two_who_do_it_at_once_do_each_row_once(both: World, tmp_path: Path, database: Database):
    other = with_keys(both, tmp_path, database, NEW, OLD)
    owed = rotating.owed(both.desk)
    elsewhere = list[rotating.Rotated]()

    def the_other_does_it_all() -> None:
        if not elsewhere:
            elsewhere.append(rotate(other))

    here = rotating.rotate(both.desk, rest=the_other_does_it_all)

    assert sum(each.renewed + each.marked for each in (here, *elsewhere)) == owed
    done = rotate(both)
    assert (done.renewed, done.marked, done.left) == (0, 0, {})
    assert (done.unopened, done.unsigned, done.unmarked) == ((), (), ())


def test_who_writes_meanwhile_is_never_overwritten(both: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vault, "STEP", 1)

    def types_on() -> None:
        typed = to_raise("stage_1", concern={"worried": f"more {len(typed_so_far)}"})
        typed_so_far.append(typed)
        drafting.keep(both.desk, "chair", "begun", RAISING, typed)

    typed_so_far: list[object] = []
    done = rotating.rotate(both.desk, rest=types_on)

    with both.desk.store.read() as work:
        draft = work.draft("begun", "chair")
    assert done.left == {}
    assert draft
    assert draft.answers == typed_so_far[-1]


def test_a_child_is_found_under_either_key_and_so_is_one_of_before_keys_were_kept(
    both: World, before: World, database: Database
):
    engine = connect(database.url)
    with engine.begin() as connection:
        connection.execute(update(children).values(key_id=None))
    engine.dispose()
    both.raised("stage_1")
    assert len(found_by_case(both)) == 3

    rotate(both)

    assert len(found_by_case(both)) == 3
    assert found_by_case(before) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_process_that_lacks_the_new_key_says_which(before: World, both: World):
    raised = both.raised("stage_1")
    [new, _] = both.desk.store.vault.keys

    with pytest.raises(KeyNotHeld, match=new), before.desk.store.read() as work:
        work.answers(raised.id, 1)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_one_that_starts_without_it_is_told_so(
    before: World, both: World, tmp_path: Path, database: Database
):
    rotate(both)
    [new, _] = both.desk.store.vault.keys

    with pytest.raises(wiring.CannotStart, match=new):
        with_keys(before, tmp_path, database, OLD)
