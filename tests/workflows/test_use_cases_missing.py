"""What the clock should have done and has not is found, though its own rows are what is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.slackapp.every_overall import past_the_whole
from tests.workflows.ageing import closed
from tests.workflows.playing import at
from tests.world import IS_DONE, PLAN, RESOLVED, World
from workflows.cover import Cover
from workflows.kinds import Kind
from workflows.use_cases import missing, snoozing, standstill
from workflows.use_cases.chasing import chase, start_digests
from workflows.use_cases.missing import What
from workflows.use_cases.setting_cover import Wanted, set_cover


def behind_its_back(world: World, statement: str) -> None:
    with world.desk.store.begin() as work:
        work._connection.execute(text(statement))  # type: ignore[attr-defined]


def found(world: World) -> list[tuple[What, str]]:
    return [(each.what, f"{each.at:%Y-%m-%d %H:%M}") for each in missing.missing(world.desk)]


def test_of_a_healthy_life_nothing_is_missing_at_any_hour(world: World):
    start_digests(world.desk)
    standstill.beat(world.desk)
    late, answered = world.raised(), world.raised("stage_2")
    world.choose("service_manager", answered, "reply", **PLAN)
    followed = world.raised()
    world.choose("team_manager", followed, "reply", **PLAN)
    world.choose("chair", followed, "resolved", **RESOLVED)
    over = world.raised()
    world.choose("team_manager", over, "reply", **PLAN)
    world.close(over)
    looked = []
    world.each_hour = lambda: looked.append(found(world)) if world.clock.at.hour % 3 == 0 else None
    world.pass_to(at("2026-12-02 12:00"))
    world.clock.at = at("2027-01-15 10:30")  # the machine was asleep

    world.pass_to(at("2027-01-19 10:30"))

    assert world.now_is(late).late == 2
    assert len(looked) > 90
    assert set(map(tuple, looked)) == {()}


def test_a_look_that_is_lost_is_listed_before_it_does_harm_and_what_it_missed_after(world: World):
    dispute = world.raised()
    behind_its_back(world, "DELETE FROM wakes")
    assert found(world) == [
        (What.NOT_SET, "2026-11-27 09:00"),
        (What.NOT_SET, "2026-11-30 17:00"),
    ]
    world.clock.at = at("2026-11-27 10:00")
    assert chase(world.desk).done == 0
    assert (What.REMINDER, "2026-11-27 09:00") in found(world)

    world.clock.at = at("2026-12-01 10:00")

    listed = missing.missing(world.desk)
    assert [each.what for each in listed] == [What.REMINDER, What.FALLEN_DUE, What.NOT_SET]
    assert {each.reference for each in listed} == {dispute.reference}


@pytest.mark.parametrize(
    ("when", "mended"),
    [
        ("2026-11-24 10:00", []),
        ("2026-11-27 10:00", [Kind.REMINDER]),
        ("2026-12-01 10:00", [Kind.NUDGE, Kind.DECIDE]),
    ],
)
def test_what_is_put_back_is_done_by_the_next_tick(world: World, when: str, mended: list[Kind]):
    dispute = world.raised()
    behind_its_back(world, "DELETE FROM wakes")
    world.clock.at = at(when)
    lost = missing.missing(world.desk)
    assert lost

    missing.mend(world.desk, lost)
    assert chase(world.desk).failed == ()

    assert found(world) == []
    with world.desk.store.read() as work:
        told = [each.kind for each in work.messages_of(dispute.id)][3:]
    assert told == mended


def nudged(world: World) -> None:
    world.raised()
    world.pass_to(at("2026-12-01 08:00"))


def followed_up(world: World) -> None:
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    world.clock.at = at("2027-01-15 10:00")
    world.pass_to(at("2027-01-18 08:00"))


@pytest.mark.parametrize(
    ("lives", "morning"), [(nudged, "2026-12-01 09:00"), (followed_up, "2027-01-18 09:00")]
)
def test_a_morning_on_which_nobody_was_reminded_is_listed_and_made_good(
    world: World, lives: Callable[[World], Any], morning: str
):
    lives(world)
    behind_its_back(world, "DELETE FROM wakes")
    world.clock.at = at(f"{morning[:10]} 10:00")
    assert (What.REMINDER, morning) in found(world)

    missing.mend(world.desk, missing.missing(world.desk))
    chase(world.desk)

    assert found(world) == []


def test_what_says_it_fell_due_without_a_line_in_the_history_is_found(world: World):
    dispute = world.raised()
    world.pass_to(at("2026-11-30 18:00"))
    world.clock.at = at("2026-11-30 18:10")
    assert found(world) == []

    _without_its_last_line(world, dispute.id)

    assert [what for what, _ in found(world)] == [What.FALLEN_DUE]


def _without_its_last_line(world: World, dispute: str) -> None:
    with world.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        kept = {
            "sqlite": "DROP TRIGGER history_no_delete",
            "postgresql": "ALTER TABLE history DISABLE TRIGGER ALL",
        }
        connection.execute(text(kept[connection.dialect.name]))
        connection.execute(
            text("DELETE FROM history WHERE dispute = :of AND number = 2"), {"of": dispute}
        )


def test_that_nothing_is_set_for_the_next_morning_is_found_once_an_app_has_run(world: World):
    assert found(world) == []
    standstill.beat(world.desk)
    assert [what for what, _ in found(world)] == [What.MORNING]

    missing.mend(world.desk, missing.missing(world.desk))

    assert found(world) == []


def test_somebody_who_wanted_no_reminder_was_not_to_be_told(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-11-26 10:00")
    assert snoozing.snooze(world.desk, "team_manager", dispute.id) is None
    world.pass_to(at("2026-11-27 10:00"))

    assert found(world) == []


def test_a_list_of_the_morning_says_it_of_each(world: World):
    world.raised()
    world.raised()

    world.pass_to(at("2026-11-27 10:00"))

    with world.desk.store.read() as work:
        assert any(each.kind == Kind.MORNING for each in work.messages_to(["team_manager"]))
    assert found(world) == []


@pytest.mark.parametrize("covers_from", ["2026-11-27", "2026-11-30"])
def test_whoever_covers_since_was_not_there_to_be_told(world: World, covers_from: str):
    world.raised()
    world.raised()
    world.pass_to(at("2026-11-27 10:00"))
    since = date.fromisoformat(covers_from)
    wanted = Wanted(
        away="team_manager",
        cover="service_manager",
        since=since,
        until=date(2026, 12, 4),
        moves_open=True,
    )
    assert isinstance(set_cover(world.desk, "team_manager", wanted), Cover)

    world.pass_to(at("2026-11-30 10:30"))

    assert found(world) == []


def test_that_an_action_was_asked_about_does_not_say_that_its_dispute_is_late(world: World):
    for _ in range(2):  # so that one list asks of both
        dispute = world.raised()
        world.choose("team_manager", dispute, "reply", **PLAN)
        world.choose("chair", dispute, "resolved", **RESOLVED)
    world.pass_to(at("2027-02-01 18:00"))  # they were to be looked at again on 29 January
    behind_its_back(world, "DELETE FROM wakes WHERE because = 'again'")

    world.pass_to(at("2027-02-02 12:00"))

    assert (What.REMINDER, "2027-02-02 09:00") in found(world)


def test_an_action_that_is_recorded_is_asked_about_no_more(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    world.mark("chair", dispute, "plan.actions.1", **IS_DONE)
    world.clock.at = at("2027-01-15 10:00")
    world.pass_to(at("2027-01-18 12:00"))

    assert found(world) == []


def test_the_limit_for_the_whole_that_passed_is_recorded(tmp_path: Path):
    world = past_the_whole(tmp_path / "whole")

    assert found(world) == []


def test_a_dispute_that_ends_while_others_are_looked_at_lacks_nothing(world: World):
    dispute = closed(world)

    with world.desk.store.read() as work:
        assert list(missing._of(world.desk, work, dispute.id)) == []
