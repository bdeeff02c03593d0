"""Before and after sending, a form says who is asked in place of somebody who is away."""

from pathlib import Path

import pytest

from slackapp.views import covered, done, raise_check
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from tests.world import AGREED, MONDAY, NOT_NEGOTIATED, PLAN, World, a_world, answers
from workflows.commands import Accepted
from workflows.cover import Cover
from workflows.use_cases import guests, raising
from workflows.use_cases.setting_cover import Wanted, set_cover

LINE = "{} is away until Monday 23 November 2026. {} is asked instead."


@pytest.fixture
def world(tmp_path: Path) -> World:
    return a_world(tmp_path)


def sets_cover(world: World, away: str, cover: str) -> None:
    day = MONDAY.date()
    wanted = Wanted(away=away, cover=cover, since=day, until=day, moves_open=True)
    assert isinstance(set_cover(world.desk, away, wanted), Cover)


def ready(world: World) -> raising.Ready:
    prepared = raising.prepare(world.desk, "chair", "stage_1", answers("stage_1"))
    assert isinstance(prepared, raising.Ready)
    return prepared


def test_the_page_before_sending_names_the_cover_and_says_that_they_are_told(world: World):
    sets_cover(world, "team_manager", "head_of_service")
    page = str(raise_check.check(ready(world), Meta(), None))

    assert LINE.format("Sample Team Manager", "Sample Head of Service") in page
    assert page.count("Sample Head of Service") == 2


def test_without_cover_and_where_the_cover_cannot_act_it_says_nothing(world: World):
    assert "asked instead" not in str(raise_check.check(ready(world), Meta(), None))
    sets_cover(world, "team_manager", "chair")
    assert "asked instead" not in str(raise_check.check(ready(world), Meta(), None))


def test_the_page_after_moving_it_up_says_so_too(world: World):
    sets_cover(world, "service_manager", "service_director")
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    acted = world.choose("chair", dispute, "escalate", **NOT_NEGOTIATED, agreement=AGREED)
    assert isinstance(acted.outcome, Accepted)

    page = str(done.page(acted, acted.outcome, "chair", "Moved"))
    assert LINE.format("Sample Service Manager", "Sample Director") in page


def test_where_somebody_is_chosen_a_cover_is_named_and_a_guest_is_not(world: World):
    sets_cover(world, "team_manager", "head_of_service")
    named = LINE.format("Sample Team Manager", "Sample Head of Service")
    assert list(covered.chosen("team_manager", drawing(world))) == [named]

    guests.note(world.desk, world.person("head_of_service"), guest=True)

    assert list(covered.chosen("team_manager", drawing(world))) == []


def drawing(world: World) -> Drawing:
    with world.desk.store.read() as work:
        directory = work.directory(MONDAY.date())
    return Drawing(
        procedure=world.desk.library.default,
        directory=directory,
        stage="stage_1",
        now=MONDAY,
        calendar=world.desk.calendar,
        person="chair",
        answers={},
        meta=Meta(),
    )
