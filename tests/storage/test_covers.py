"""Covers are kept for ever, read with the people list, and changed by one person at a time."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.tables import covers
from tests.databases import Database
from tests.world import PLAN, World, a_world
from workflows import engine
from workflows.commands import Accepted, Choose
from workflows.cover import Cover, WhyNot
from workflows.dispute import Dispute
from workflows.notices import Scene
from workflows.people import Away
from workflows.ports import Work
from workflows.use_cases import setting_cover
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.settling import settle
from workflows.use_cases.world import here_for, procedure_of

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
PAIR = ("team_manager", "service_manager")


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


def sets(world: World, away: str, cover: str) -> Cover | WhyNot:
    wanted = Wanted(away=away, cover=cover, since=MONDAY, until=FRIDAY, moves_open=True)
    return setting_cover.set_cover(world.desk, away, wanted)


def test_the_people_list_of_a_day_knows_who_is_away(world: World):
    set_one = sets(world, *PAIR)
    assert isinstance(set_one, Cover)

    with world.desk.store.read() as work:
        by_day = {day: work.directory(day).away for day in (MONDAY, date(2026, 11, 28))}
        [kept] = work.covers()
    assert by_day == {
        MONDAY: {"team_manager": Away(cover="service_manager", until=FRIDAY)},
        date(2026, 11, 28): {},
    }
    assert (kept.id, kept.set_by, kept.set_at) == (set_one.id, "team_manager", world.clock())


def test_one_that_has_ended_is_kept_with_who_ended_it(world: World):
    done = sets(world, *PAIR)
    assert isinstance(done, Cover)
    setting_cover.end_now(world.desk, "team_manager", done.id)

    with world.desk.store.read() as work:
        assert work.covers() == ()
        assert work.directory(MONDAY).away == {}
        [row] = work._connection.execute(select(covers)).all()  # type: ignore[attr-defined]
    assert (row.ended_by, row.ended_at) == ("team_manager", world.clock())


def test_of_two_who_set_cover_for_each_other_at_once_one_is_told_to_choose_again(world: World):
    with ThreadPoolExecutor(2) as people:
        done = list(people.map(lambda pair: sets(world, *pair), (PAIR, PAIR[::-1])))

    assert sorted(isinstance(each, Cover) for each in done) == [False, True]
    assert WhyNot.AWAY_THEN in done


def replies(world: World, work: Work, dispute: Dispute) -> None:
    """Whoever is to be away answers, in a transaction that is not over yet."""
    before = work.dispute(dispute.id)
    procedure = procedure_of(world.desk, work, before)
    here = here_for(world.desk, work, procedure, PAIR[0], before)
    command = Choose(choice="reply", visit=before.visit, answers=PLAN)
    outcome = engine.choose(procedure, before, command, here)
    assert isinstance(outcome, Accepted)
    scene = Scene(procedure=procedure, before=before, outcome=outcome, here=here)
    settle(world.desk, work, scene, PAIR[0])


def test_what_is_answered_while_cover_is_set_asks_nobody_any_more(world: World):
    dispute = world.raised()
    with ThreadPoolExecutor(1) as other:
        with world.desk.store.begin() as work:
            replies(world, work, dispute)
            cover = other.submit(sets, world, *PAIR)
            wait([cover], timeout=0.5)
        assert isinstance(cover.result(), Cover)

    with world.desk.store.read() as work:
        asked = {(card.to, card.facts.visit) for card in work.cards(dispute.id)}
    assert asked == {("chair", world.now_is(dispute).visit)}
