"""Whoever has not acknowledged what was sent without a dispute is reminded, once."""

from collections.abc import Iterator

import pytest

from tests.workflows.compliments import send
from tests.workflows.playing import at
from tests.workflows.posting import new, sent
from tests.world import World
from workflows.kinds import Kind
from workflows.use_cases.apart_reading import acknowledge

TWO = ("social_worker", "team_manager")


@pytest.fixture
def thanked(world: World) -> World:
    """One is sent, and the three messages that say so."""
    send(world)
    sent(world)
    return world


#: Sent at 10am on Monday 23 November 2026.
FIFTH = "2026-11-30"


def reminded(world: World, *times: str) -> Iterator[tuple[str, str]]:
    for when in times:
        world.clock.at = at(when)
        for kind, to in new(sent(world)):
            if kind is Kind.APART_REMINDER:
                yield when, to


def test_whoever_has_not_acknowledged_it_is_reminded_on_the_fifth_working_day_and_never_again(
    thanked: World,
):
    acknowledge(thanked.desk, "team_manager", 1)
    days = ("2026-11-29 12:00", f"{FIFTH} 08:59", f"{FIFTH} 09:00", "2026-12-08 09:00")

    assert list(reminded(thanked, *days)) == [(f"{FIFTH} 09:00", "social_worker")]


def test_a_reminder_waits_for_working_hours(thanked: World):
    late = (f"{FIFTH} 19:00", "2026-12-01 09:00")

    assert list(reminded(thanked, *late)) == [(late[1], who) for who in TWO]


def test_a_reminder_says_that_it_was_acknowledged_once_it_was(thanked: World):
    list(reminded(thanked, f"{FIFTH} 09:00"))
    acknowledge(thanked.desk, "social_worker", 1)

    changed = {each.kind for each in sent(thanked) if each.ts and each.facts.marks}

    assert changed == {Kind.APART, Kind.APART_REMINDER}
