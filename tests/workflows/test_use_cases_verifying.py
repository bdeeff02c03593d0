"""The record is held against what was written, and against what the heads say of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, update

from storage.tables import disputes
from tests.databases import Database
from tests.workflows.compliments import send
from tests.world import World, a_world
from workflows.integrity import Broken, Head, Tip, Tips, against, latest
from workflows.use_cases import verifying

ONE, TWO, THREE = (Tip(number=number, hash=f"h{number}") for number in (1, 2, 3))
HASHES = {1: "h1", 2: "h2"}


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


def head(world: World, tips: Tips) -> Head:
    return Head(at=world.clock.at, tips=tips)


def test_everything_is_looked_at_and_it_is_told_how_far_it_is(world: World):
    for _ in range(3):
        world.raised("stage_1")
    send(world)
    told = list[int]()

    looked = verifying.verify(world.desk, (), told.append)

    assert (looked.disputes, looked.apart, looked.broken) == (3, 1, ())
    assert told == [1, 2, 3]


def test_what_a_head_names_and_nobody_has_is_gone(world: World):
    world.raised("stage_1")
    kept = head(world, {"history": {"0123456789abcdef": TWO}})

    assert verifying.verify(world.desk, [kept]).broken == (
        Broken(chain="history", of="0123456789abcdef", number=2, how="short"),
    )


def test_of_several_heads_the_last_that_names_a_chain_counts(world: World):
    first = head(world, {"history": {"one": ONE, "other": ONE}, "viewings": {"one": ONE}})
    world.clock.at += timedelta(days=1)
    second = head(world, {"history": {"one": TWO}})

    assert latest([first, second]) == {
        ("history", "one"): TWO,
        ("history", "other"): ONE,
        ("viewings", "one"): ONE,
    }


@pytest.mark.parametrize(
    ("tip", "hashes", "how"),
    [
        (TWO, HASHES, None),
        (ONE, HASHES, None),
        (THREE, HASHES, "short"),
        (ONE, {}, "short"),
        (Tip(number=1, hash="another"), HASHES, "replaced"),
        (Tip(number=1, hash="h1"), {2: "h2"}, None),  # the chain itself lacks its first row
    ],
)
def test_a_chain_may_be_longer_than_its_head_and_never_other(
    tip: Tip, hashes: dict[int, str], how: str | None
):
    found = [each.how for each in against(tip, "history", "one", hashes)]

    assert found == ([how] if how else [])


def test_whoever_lets_somebody_see_a_dispute_without_the_app_is_found(world: World):
    dispute, other = world.raised("stage_1"), world.raised("stage_1")
    asked = func.replace(disputes.c.state, '"asked":[', '"asked":["service_director",')
    changed = update(disputes).where(disputes.c.id == dispute.id).values(state=asked)
    with world.desk.store.begin() as work:
        work._connection.execute(changed)  # type: ignore[attr-defined]

    broken = verifying.verify(world.desk, ()).broken

    assert {(each.chain, each.of, each.how) for each in broken} == {
        ("disputes", dispute.id, "not signed"),
        ("lists", dispute.id, "somebody missing"),
    }
    assert "service_director" in world.now_is(dispute).asked
    assert "service_director" not in world.now_is(other).asked
