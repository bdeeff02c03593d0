"""Somebody with the database and without the key changes who may see what; the app goes on."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from slackapp import wiring
from storage import migrating
from storage.connecting import connect
from storage.sealing import KeyNotHeld, Seals
from storage.signing import SIGNED
from storage.tables import disputes, metadata, on_call, people, postings, told_apart
from tests.databases import Database
from tests.storage.earlier import take_back
from tests.storage.test_integrity import lived_in
from tests.workflows.compliments import send
from tests.world import PLAN, WORLDS, World, a_directory, a_world, settings_for
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.integrity import Broken
from workflows.use_cases import leaving, rotating, verifying

OLD, NEW = wiring.new_key(), wiring.new_key()


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=OLD)


def started_with(world: World, folder: Path, database: Database, *keys: str) -> World:
    """The app, started anew with these keys."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=",".join(keys))
    WORLDS.append(replace(world, desk=wiring.desk(has, now=world.clock)))
    return WORLDS[-1]


def behind_its_back(world: World, *statements: Any) -> None:
    with world.desk.store.begin() as work:
        for each in statements:
            work._connection.execute(each)  # type: ignore[attr-defined]


def row_of(world: World, dispute: Dispute) -> dict[str, Any]:
    with world.desk.store.read() as work:
        its = select(disputes).where(disputes.c.id == dispute.id)
        return dict(work._connection.execute(its).mappings().one())  # type: ignore[attr-defined]


def found(world: World) -> set[tuple[str, str]]:
    return {(each.chain, each.how) for each in verifying.verify(world.desk, ()).broken}


def let_see(world: World, person: str, dispute: Dispute) -> None:
    """They are written into its state, as one of those who were asked."""
    state = json.loads(row_of(world, dispute)["state"])
    state["asked"].append(person)
    same = update(disputes).where(disputes.c.id == dispute.id)
    behind_its_back(world, same.values(state=json.dumps(state)))


def test_every_table_with_a_signature_is_signed_anew_with_a_new_key():
    assert {each.name for each in metadata.sorted_tables if "mac" in each.c} == {
        *(table.name for table in SIGNED),
        "register",
    }


def test_who_was_let_see_a_dispute_is_found_also_once_somebody_has_acted_in_it(world: World):
    dispute = world.raised("stage_1")
    let_see(world, "service_director", dispute)
    assert found(world) == {("disputes", "not signed"), ("lists", "somebody missing")}

    acted = world.choose("team_manager", dispute, "reply", **PLAN)

    assert isinstance(acted.outcome, Accepted)  # nobody is kept from their work
    assert found(world) == {("disputes", "not signed")}


def test_a_state_that_is_put_back_with_the_signature_of_then_is_found(world: World):
    dispute = world.raised("stage_1")
    then = row_of(world, dispute)
    world.choose("team_manager", dispute, "reply", **PLAN)

    behind_its_back(world, update(disputes).values(then))

    assert ("history", "put back") in found(world)


def test_a_post_that_somebody_gave_themselves_is_found_also_after_an_import(world: World):
    world.people(a_directory())
    assert found(world) == set()
    behind_its_back(
        world,
        update(postings).where(postings.c.person == "service_director").values(post="chair"),
    )

    world.people(a_directory("team_manager"))
    leaving_today = world.person("social_worker")
    leaving.end_posts(world.desk, leaving_today)

    broken = verifying.verify(world.desk, ()).broken
    assert broken == (Broken(chain="people", of="service_director", number=0, how="not signed"),)


def test_whoever_is_signed_by_another_key_or_taken_from_another_is_found(world: World):
    """They have a key of their own, or copy what stands beside somebody else."""
    forged = Seals((NEW,)).sign(b"anything")
    with world.desk.store.read() as work:
        row = select(people).where(people.c.id == "chair")
        other = work._connection.execute(row).mappings().one()  # type: ignore[attr-defined]
    for mac, key in ((forged.mac, other["signed_with"]), (other["mac"], other["signed_with"])):
        changed = update(people).where(people.c.id == "team_manager")
        behind_its_back(world, changed.values(mac=mac, signed_with=key))

        assert found(world) == {("people", "not signed")}


def test_a_new_key_signs_all_but_what_was_changed_whose_key_stays_needed(
    world: World, tmp_path: Path, database: Database
):
    lived_in(world)
    dispute = world.raised("stage_1")
    let_see(world, "chair", dispute)  # was there already, and stands there twice
    both = started_with(world, tmp_path, database, NEW, OLD)
    new, old = both.desk.store.signatures.keys

    done = rotating.rotate(both.desk, rest=lambda: None)

    assert done.unsigned == (("disputes", (dispute.id,)),)
    assert done.left == {old: frozenset({"disputes"})}
    assert both.desk.store.signatures.under()[new] == {each.name for each in SIGNED}
    assert found(both) == {("disputes", "not signed")}


def test_with_the_new_key_alone_all_is_signed(world: World, tmp_path: Path, database: Database):
    lived_in(world)
    both = started_with(world, tmp_path, database, NEW, OLD)
    rotating.rotate(both.desk, rest=lambda: None)

    after = started_with(world, tmp_path, database, NEW)

    assert found(after) == set()
    assert isinstance(
        after.choose("team_manager", after.raised("stage_1"), "reply", **PLAN).outcome, Accepted
    )
    assert found(after) == set()


def test_a_process_that_lacks_the_new_key_changes_nothing_that_it_signed(
    world: World, tmp_path: Path, database: Database
):
    dispute = started_with(world, tmp_path, database, NEW, OLD).raised("stage_1")
    then = row_of(world, dispute)

    with pytest.raises(KeyNotHeld):
        world.choose("team_manager", dispute, "reply", **PLAN)

    assert row_of(world, dispute) == then


def test_what_stood_there_before_rows_were_signed_is_signed_by_the_upgrade(
    world: World, tmp_path: Path, database: Database
):
    lived_in(world)
    world.desk.store.close()
    take_back(database, "0024")
    engine = connect(database.url)
    migrating.upgrade(engine, Seals((OLD,)))
    engine.dispose()

    again = started_with(world, tmp_path, database, OLD)

    assert found(again) == set()
    let_see(again, "service_director", again.raised("stage_1"))
    assert ("disputes", "not signed") in found(again)


def test_two_who_acknowledge_it_in_the_same_moment_both_stand_there_signed(world: World):
    send(world)
    with world.desk.store.read() as work:
        told = [*work._connection.execute(select(told_apart.c.person)).scalars()]  # type: ignore[attr-defined]
    assert len(told) == 2

    with ThreadPoolExecutor(2) as both:
        for who in told:
            both.submit(acknowledges, world, who)

    with world.desk.store.read() as work:
        sent = work.apart(1)
    assert sent
    assert all(each.at for each in sent.told.values())
    assert found(world) == set()


def acknowledges(world: World, person: str) -> None:
    with world.desk.store.begin() as work:
        assert work.acknowledge_apart(1, person, "Thank you.", world.clock())


def test_who_opened_it_on_call_is_held_against_who_was_shown_it(world: World):
    dispute = world.raised("stage_1")
    with world.desk.store.begin() as work:
        work.open_on_call(dispute.id, "safeguarding_lead", "The police ask.", world.clock())
    assert found(world) == set()

    behind_its_back(world, update(on_call).values(person="service_director"))

    assert found(world) == {("viewings", "another opening")}
