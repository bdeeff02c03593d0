"""Somebody changes the record behind the app's back, and `drp db verify` finds it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete

from storage.connecting import connect
from storage.sealing import Seals
from storage.tables import answers, history, viewings
from tests.campaigns.tampering import found_by_verify, take_the_guards_away, tamper_and_look
from tests.databases import Database
from tests.workflows.compliments import laid, send
from tests.world import PASS_UP, PLAN, World, a_world
from workflows.integrity import Head
from workflows.use_cases import opening, verifying

#: So many ways to change the record are tried here; the campaign tries ten thousand.
TRIED = 150


@dataclass(frozen=True)
class Kept:
    """A few disputes and a compliment, some of it read by somebody, with the heads of a day."""

    world: World
    engine: Engine
    seals: Seals
    heads: list[Head]

    def found(self) -> int:
        with self.engine.connect() as connection:
            return found_by_verify(self.world.desk, connection, self.seals, self.heads)


def lived_in(world: World) -> None:
    replied, passed = world.raised("stage_1"), world.raised("stage_2")
    world.choose("team_manager", replied, "take_on")
    world.choose("team_manager", replied, "reply", **PLAN)
    world.choose("service_manager", passed, "pass_up", **PASS_UP)
    world.close(world.now_is(replied))
    send(world)
    laid(world)
    for dispute in (replied, passed):
        opening.lay_open(world.desk, "chair", dispute.id, "page")


@pytest.fixture
def kept(tmp_path: Path, database: Database) -> Iterator[Kept]:
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url)
    lived_in(world)
    with world.desk.store.read() as work:
        heads = [Head(at=world.clock.at, tips=work.tips(None))]
    seals = world.desk.store._seals  # type: ignore[attr-defined]
    engine = connect(database.url)
    yield Kept(world=world, engine=engine, seals=seals, heads=heads)
    engine.dispose()


def test_what_the_app_wrote_is_whole_with_heads_and_without(kept: Kept):
    looked = verifying.verify(kept.world.desk, kept.heads)

    assert (looked.disputes, looked.apart, looked.broken) == (2, 1, ())
    assert verifying.verify(kept.world.desk, ()).broken == ()


def test_what_came_after_the_heads_is_whole_too(kept: Kept):
    lived_in(kept.world)

    assert verifying.verify(kept.world.desk, kept.heads).broken == ()


def test_heads_name_what_has_grown_since_the_last(kept: Kept):
    world = kept.world
    world.clock.at += timedelta(days=3)
    newer = world.raised("stage_1")

    with world.desk.store.read() as work:
        tips = work.tips(world.clock.at)

    assert list(tips["history"]) == [newer.id]
    assert tips["history"][newer.id].number == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_whatever_is_done_to_the_record_is_found(kept: Kept):
    for seed in range(TRIED):
        done, found = tamper_and_look(
            kept.world.desk,
            kept.engine,
            kept.seals,
            kept.heads,
            random.Random(seed),  # noqa: S311 # a run can be had again
        )
        assert found, f"{seed}: {done}"
    assert kept.found() == 0


def test_a_history_that_is_cut_off_is_seen_without_heads_since_the_state_counts_its_acts(
    kept: Kept,
):
    with kept.engine.begin() as connection:
        take_the_guards_away(connection)
        connection.execute(delete(answers))
        connection.execute(delete(history).where(history.c.number > 1))

    looked = verifying.verify(kept.world.desk, ())

    assert [each.number for each in looked.broken if each.how == "short"] == [2, 2]


def test_a_viewing_that_is_cut_off_is_seen_by_the_heads_alone(kept: Kept):
    with kept.engine.begin() as connection:
        take_the_guards_away(connection)
        connection.execute(delete(viewings))

    assert verifying.verify(kept.world.desk, ()).broken == ()
    looked = verifying.verify(kept.world.desk, kept.heads)
    assert {(each.chain, each.how) for each in looked.broken} == {("viewings", "short")}
