"""The message of a morning and App Home say the same of what waits, and each thing once."""

from datetime import date
from pathlib import Path

import pytest

from tests.workflows.playing import at
from tests.workflows.posting import new, sent
from tests.world import PLAN, RESOLVED, World, a_world
from workflows.cover import Cover
from workflows.kinds import Kind
from workflows.overview import Show
from workflows.use_cases import at_home, setting_cover
from workflows.use_cases.at_home import WAITS
from workflows.use_cases.setting_cover import Wanted


@pytest.fixture
def world(tmp_path: Path) -> World:
    return a_world(tmp_path)


def covered_by(world: World, cover: str, *away: str) -> None:
    for each in away:
        wanted = Wanted(
            away=each,
            cover=cover,
            since=date(2026, 11, 23),
            until=date(2027, 1, 29),
            moves_open=True,
        )
        assert isinstance(setting_cover.set_cover(world.desk, each, wanted), Cover)


def asked(world: World, person: str) -> list[Kind]:
    """What else somebody was sent until now that asks for something."""
    return [kind for kind, to in new(sent(world)) if to == person]


def waits(world: World, person: str) -> dict[Show, int]:
    with world.desk.store.read() as work:
        return at_home.waiting(world.desk, work, person)


def test_whoever_covers_for_both_sides_is_told_once_of_one_dispute(world: World):
    covered_by(world, "safeguarding_lead", "team_manager", "chair")
    world.raised()
    world.pass_to(at("2026-12-01 08:59"))
    sent(world)

    world.pass_to(at("2026-12-01 09:01"))

    assert asked(world, "safeguarding_lead") == [Kind.NUDGE]
    assert waits(world, "safeguarding_lead") == {Show.PAST: 1}


def test_whoever_does_an_action_and_covers_for_whom_follows_it_up_is_asked_once(world: World):
    covered_by(world, "social_worker", "chair")
    dispute = world.raised()
    row = {**PLAN["plan"]["actions"][0], "due": "2026-12-03"}
    world.choose("team_manager", dispute, "reply", plan={**PLAN["plan"], "actions": [row]})
    world.choose("chair", dispute, "resolved", **RESOLVED)
    world.pass_to(at("2026-12-03 08:59"))
    sent(world)

    world.pass_to(at("2026-12-03 09:01"))

    assert asked(world, "social_worker") == [Kind.ACTION]
    assert waits(world, "social_worker")[Show.ACTIONS] == 1


def lines_of(world: World, person: str) -> list[tuple[str, str, bool]]:
    """The rows of somebody's newest morning: which dispute, which action, and as cover or not."""
    with world.desk.store.read() as work:
        newest = work.cards_of(person)[-1]
    return [(line.dispute, line.action, bool(line.covers)) for line in newest.facts.lines]


def test_a_morning_is_soonest_first_and_so_each_day(world: World):
    covered_by(world, "team_manager", "service_manager")
    acts = world.raised()
    row = {**PLAN["plan"]["actions"][0], "who": "team_manager", "due": "2026-12-02"}
    world.choose("team_manager", acts, "reply", plan={**PLAN["plan"], "actions": [row]})
    world.choose("chair", acts, "resolved", **RESOLVED)
    late = world.raised()
    world.pass_to(at("2026-11-27 08:00"))
    next_day = world.raised()
    world.clock.at = at("2026-11-27 09:30")
    covered = world.raised("stage_2", spoken={"spoke_on": "2026-11-27"})
    of_one_time = {next_day.reference: (next_day.id, False), covered.reference: (covered.id, True)}
    by_reference = [of_one_time[each] for each in sorted(of_one_time)]
    expected = [(late.id, False), (acts.id, False), *by_reference]

    world.pass_to(at("2026-12-03 09:30"))
    soonest_first = lines_of(world, "team_manager")
    assert [(which, covers) for which, _, covers in soonest_first] == expected


@pytest.mark.parametrize("person", ["chair", "team_manager", "social_worker", "chair_manager"])
def test_what_waits_is_what_stands_on_app_home(world: World, person: str):
    for stage in ("stage_1", "stage_1", "informal"):
        last = world.raised(stage)
    world.choose("team_manager", last, "reply", **PLAN)
    world.pass_to(at("2026-12-02 10:00"))

    parts = at_home.home(world.desk, person).parts

    shown = {show: parts[show].total for show in WAITS if parts[show].total}
    assert waits(world, person) == shown
