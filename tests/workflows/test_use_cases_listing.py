"""Whoever may open a dispute finds it in their list, and nobody finds one they may not open."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflows.playing import FILE, TEXT
from tests.workflows.two_chairs import EVERYBODY, both_teams, played
from tests.world import World
from workflows import reading
from workflows.desk import Desk, Library
from workflows.dispute import Dispute
from workflows.overview import Show
from workflows.people import Directory
from workflows.use_cases.listing import PAGE, listed
from workflows.use_cases.opening import may_see


def in_lists(desk: Desk, person: str, shows: Iterable[Show] = tuple(Show)) -> set[str]:
    """The references on any page of somebody's lists; an action does not lead to its dispute."""
    return {
        row.dispute.reference
        for show in shows
        for page in range(1, listed(desk, person, show, 1).total // PAGE + 2)
        for row in listed(desk, person, show, page).rows
        if row.action is None
    }


def openable(desk: Desk, person: str, disputes: list[Dispute]) -> set[str]:
    with desk.store.read() as work:
        return {each.reference for each in disputes if may_see(desk, work, each, person)}


def agree(desk: Desk, disputes: list[Dispute]) -> None:
    for person in EVERYBODY:
        assert in_lists(desk, person) == openable(desk, person, disputes), person


def test_the_disputes_that_were_played_stand_in_every_state(world: World):
    world.people(both_teams())

    disputes = played(world)

    assert {each.late for each in disputes if not each.end} == {0, 2}
    assert {each.stage for each in disputes} == {"informal", "stage_1", "stage_2", "stage_4"}
    assert sum(bool(each.end) for each in disputes) == 3
    assert any(each.waits_to_open for each in disputes)


@pytest.mark.parametrize(
    "since",
    [
        both_teams(),
        both_teams(chair="other_manager"),
        both_teams(other_chair="chair_manager"),
        both_teams("chair"),
        both_teams("chair_manager"),
        both_teams("team_manager"),
    ],
    ids=[
        "nobody has moved",
        "the chair has another manager",
        "one manager has both chairs",
        "the chair has left",
        "the chair's manager has left",
        "whoever was asked has left",
    ],
)
def test_everybody_finds_in_their_lists_what_they_may_open_and_nothing_else(
    world: World, since: Directory
):
    world.people(both_teams())
    disputes = played(world)
    agree(world.desk, disputes)

    world.clock.at += timedelta(days=1)
    world.people(since)

    agree(world.desk, disputes)


def test_what_somebody_raised_stays_with_their_manager_when_they_take_another_post(world: World):
    world.people(both_teams())
    disputes = played(world)
    moved = replace(
        both_teams(),
        postings=tuple(
            replace(each, post="social_worker") if each.person == "chair" else each
            for each in both_teams().postings
        ),
    )
    world.clock.at += timedelta(days=1)
    world.people(moved)

    agree(world.desk, disputes)

    assert disputes[1].reference in in_lists(world.desk, "chair_manager")


def test_whoever_stands_in_finds_what_is_closed_newest_first(world: World):
    world.people(both_teams())
    disputes = played(world)

    found = listed(world.desk, "chair_manager", Show.CLOSED, 1)

    ended = [each for each in disputes if each.end and each.raised_by == "chair"]
    assert [row.dispute for row in found.rows] == ended[::-1]
    assert found.total == len(ended) == 2


def test_what_a_chair_was_only_asked_in_is_in_no_list_of_their_manager(world: World):
    world.people(both_teams())
    asked = [each for each in played(world) if "chair" in each.asked]
    theirs = {each.reference for each in asked if each.raised_by == "other_chair"}
    assert len(theirs) == 2

    assert theirs <= in_lists(world.desk, "chair")
    assert theirs.isdisjoint(in_lists(world.desk, "chair_manager"))
    assert theirs <= in_lists(world.desk, "other_manager")


def test_who_stands_in_is_said_by_the_text_that_a_dispute_began_under(world: World):
    world.people(both_teams())
    before = world.raised()
    text = TEXT.replace("stands_in: chair_manager", "stands_in: chairs_head_of_service")
    procedure = reading.read(text, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: text})
    world.desk = replace(world.desk, library=library)

    after = world.raised()

    agree(world.desk, [before, after])
    assert in_lists(world.desk, "chair_manager") == {before.reference}
    assert in_lists(world.desk, "head") == {after.reference}
