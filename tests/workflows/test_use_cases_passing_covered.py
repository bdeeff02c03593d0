"""Passing on, and choosing in place of who has left, while somebody is away."""

import pytest

from tests.workflows.passing import with_seconds
from tests.workflows.test_use_cases_passing import decisions, left, noticed, pass_on
from tests.world import PASS_UP, World
from workflows.commands import Accepted
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.use_cases import opening, setting_cover
from workflows.use_cases.setting_cover import Wanted


@pytest.fixture(autouse=True)
def council(world: World) -> None:
    world.people(with_seconds())


def test_passed_on_by_whoever_is_away_it_is_asked_of_their_cover_no_more(world: World):
    dispute = world.raised()
    is_covered(world, "team_manager", "service_manager")
    pass_on(world, dispute, "team_manager", "other_manager")

    assert asked(world, dispute) == [("other_manager", "")]


def test_passed_on_to_the_cover_it_is_asked_of_them_once_and_as_their_own(world: World):
    dispute = world.raised()
    is_covered(world, "team_manager", "service_manager")
    pass_on(world, dispute, "team_manager", "service_manager")

    assert asked(world, dispute) == [("service_manager", "")]


def test_a_task_to_open_a_stage_is_asked_of_the_cover_no_more(world: World):
    dispute = world.raised()
    is_covered(world, "chair", "chair_manager")
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    pass_on(world, dispute, "chair", "other_chair")

    assert asked(world, dispute, Kind.AGREEMENT) == [("other_chair", "")]


def test_whoever_covers_for_who_chooses_is_asked_to_and_chooses(world: World):
    dispute = world.raised()
    is_covered(world, "service_manager", "head_of_service")
    left(world, "team_manager")

    both = [(Kind.HAS_LEFT, "head_of_service"), (Kind.HAS_LEFT, "service_manager")]
    assert noticed(world) == both
    assert decisions(world, "head_of_service") == [dispute.reference]
    opened = opening.lay_open(world.desk, "head_of_service", dispute.id, "test")
    assert isinstance(opened, opening.Opened)
    assert opened.chooses
    acted = pass_on(world, dispute, "head_of_service", "other_manager")
    assert isinstance(acted.outcome, Accepted)
    assert asked(world, dispute, Kind.HAS_LEFT) == []


def test_what_waits_to_be_chosen_goes_to_a_cover_who_begins_and_back(world: World):
    dispute = world.raised()
    left(world, "team_manager")
    noticed(world)
    cover = is_covered(world, "service_manager", "head_of_service")

    both = [("head_of_service", "service_manager"), ("service_manager", "")]
    assert asked(world, dispute, Kind.HAS_LEFT) == both
    setting_cover.end_now(world.desk, "service_manager", cover.id)
    assert asked(world, dispute, Kind.HAS_LEFT) == [("service_manager", "")]


def is_covered(world: World, away: str, cover: str) -> Cover:
    today = world.clock().date()
    wanted = Wanted(away=away, cover=cover, since=today, until=today, moves_open=True)
    done = setting_cover.set_cover(world.desk, away, wanted)
    assert isinstance(done, Cover), done
    return done


def asked(world: World, dispute: Dispute, kind: Kind = Kind.REQUEST) -> list[tuple[str, str]]:
    """Who is asked by an open message, and in whose place."""
    with world.desk.store.read() as work:
        cards = [each for each in work.cards(dispute.id) if each.kind is kind]
    return sorted((each.to, each.facts.covers) for each in cards if not each.facts.closing)
