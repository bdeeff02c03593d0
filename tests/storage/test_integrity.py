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
from storage.tables import answers, history, on_call, viewings
from tests.campaigns.tampering import found_by_verify, take_the_guards_away, tamper_and_look
from tests.databases import Database
from tests.workflows.compliments import laid, send
from tests.world import PASS_UP, PLAN, RESOLVED, World, a_world
from workflows.integrity import Head
from workflows.people_changes import Change, How
from workflows.use_cases import apart_reading, opening, setting_cover, verifying
from workflows.use_cases.setting_cover import Wanted

#: So many ways to change the record are tried here; the campaign tries ten thousand.
TRIED = 150


@dataclass(frozen=True)
class Kept:
    """Two disputes and a compliment, with what is around them, and the heads of a day."""

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
    send(world)
    laid(world)
    for dispute in (replied, passed):
        opening.lay_open(world.desk, "chair", dispute.id, "page")
    world.choose("chair", replied, "resolved", **RESOLVED)  # its action is followed up
    apart_reading.acknowledge(world.desk, "social_worker", 1, "Thank you.")
    _around(world, passed.id)


def _around(world: World, dispute: str) -> None:
    """Somebody is away, somebody new came, and a dispute was opened on call."""
    today = world.clock().date()
    away = Wanted(
        away="social_worker", cover="team_manager", since=today, until=today, moves_open=True
    )
    setting_cover.set_cover(world.desk, "social_worker", away)
    came = Change(person="social_worker", post="social_worker", how=How.ADDED)
    with world.desk.store.begin() as work:
        work.record_people([came, came], "U02", world.clock())
        work.open_on_call(dispute, "safeguarding_lead", "The police ask.", world.clock())


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
        connection.execute(delete(on_call))  # each says of which viewing it is
        connection.execute(delete(viewings))

    assert verifying.verify(kept.world.desk, ()).broken == ()
    looked = verifying.verify(kept.world.desk, kept.heads)
    assert {(each.chain, each.how) for each in looked.broken} == {("viewings", "short")}
