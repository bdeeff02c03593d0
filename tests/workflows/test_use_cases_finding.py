"""Whoever looks for something finds what they may open, and nobody finds anything else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflows.passing import form
from tests.workflows.playing import FILE, TEXT
from tests.workflows.two_chairs import EVERYBODY, both_teams, played
from tests.world import PLAN, RESOLVED, World
from workflows import reading
from workflows.commands import Accepted, PassOn
from workflows.cover import Cover
from workflows.desk import Desk, Library
from workflows.dispute import Dispute
from workflows.overview import Show
from workflows.people import Posting
from workflows.references import Mistyped
from workflows.use_cases import passing_on, setting_cover
from workflows.use_cases.finding import Wanted, reference_in
from workflows.use_cases.listing import PAGE, listed
from workflows.use_cases.opening import may_see

#: The case number of every dispute that is played.
NUMBER = "1234567"


def found(desk: Desk, person: str, wanted: Wanted, show: Show = Show.ALL) -> set[str]:
    """The references on every page."""
    pages = range(1, listed(desk, person, show, 1, wanted).total // PAGE + 2)
    rows = (row for page in pages for row in listed(desk, person, show, page, wanted).rows)
    return {row.dispute.reference for row in rows}


def openable(desk: Desk, person: str, disputes: list[Dispute]) -> set[str]:
    with desk.store.read() as work:
        return {each.reference for each in disputes if may_see(desk, work, each, person)}


def test_everybody_finds_by_the_case_number_what_they_may_open_and_nothing_else(world: World):
    world.people(both_teams())
    disputes = played(world)

    for person in EVERYBODY:
        theirs = openable(world.desk, person, disputes)
        assert found(world.desk, person, Wanted(text=NUMBER)) == theirs, person
        assert found(world.desk, person, Wanted(category="drift_and_delay")) == theirs, person


def test_everybody_finds_by_reference_what_they_may_open_and_nothing_else(world: World):
    world.people(both_teams())
    disputes = played(world)

    for person in EVERYBODY:
        theirs = openable(world.desk, person, disputes)
        for each in disputes:
            one = found(world.desk, person, Wanted(text=each.reference))
            assert one == theirs & {each.reference}


def test_whoever_holds_a_post_by_now_that_is_copied_finds_what_stands_in_no_list_of_theirs(
    world: World,
):
    copied = TEXT.replace(
        "    answered_by: team_manager\n",
        "    answered_by: team_manager\n    copies: [{post: safeguarding_lead, source: ours}]\n",
    )
    procedure = reading.read(copied, FILE)
    library = Library(procedures={procedure.key: procedure}, texts={procedure.key: copied})
    world.desk = replace(world.desk, library=library)
    world.people(both_teams())
    dispute = world.raised("stage_1")
    lead = Posting(person="head", post="safeguarding_lead", team="Safeguarding", agency="Sample")
    others = both_teams("safeguarding_lead")
    world.clock.at += timedelta(days=1)
    world.people(replace(others, postings=(*others.postings, lead)))

    assert found(world.desk, "head", Wanted()) == set()
    assert found(world.desk, "head", Wanted(text=dispute.reference)) == {dispute.reference}
    assert found(world.desk, "head", Wanted(text=NUMBER)) == {dispute.reference}
    assert found(world.desk, "head", Wanted(text=NUMBER), Show.WAITING) == set()


def test_whoever_only_does_an_action_does_not_learn_whose_child_it_is_about(world: World):
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    assert found(world.desk, "social_worker", Wanted(), Show.ACTIONS) == {dispute.reference}

    assert found(world.desk, "social_worker", Wanted(text=NUMBER), Show.ACTIONS) == set()
    assert found(world.desk, "chair", Wanted(text=NUMBER), Show.ACTIONS) == {dispute.reference}


def test_somebody_who_acted_is_found_by_and_so_is_somebody_who_has_left(world: World):
    world.people(both_teams())
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.people(both_teams("team_manager"))

    assert found(world.desk, "chair", Wanted(text="team manager")) == {dispute.reference}
    assert found(world.desk, "chair", Wanted(text="nobody of this name")) == set()


@pytest.mark.parametrize("name", ["sample worker", "team  manager", "Director", "Service Manager"])
def test_whoever_a_dispute_names_finds_it_whatever_their_part_is_or_was(world: World, name: str):
    """The worker is named; it was passed on by one manager to the other; the director acts."""
    dispute = world.raised("stage_1")
    other = world.raised("stage_3", people={"social_worker": "safeguarding_lead"})
    command = PassOn(visit=dispute.visit, answers=form("service_manager"))
    passed = passing_on.pass_on(world.desk, "team_manager", dispute.id, command)
    assert isinstance(passed.outcome, Accepted)
    row = {**PLAN["plan"]["actions"][0], "who": "service_director"}
    world.choose("service_manager", dispute, "reply", plan={**PLAN["plan"], "actions": [row]})

    references = found(world.desk, "chair", Wanted(text=name))

    assert dispute.reference in references
    assert other.reference not in references


def test_whoever_covers_for_somebody_now_is_found_by_where_that_person_is_asked(world: World):
    dispute = world.raised("stage_1")
    wanted = setting_cover.Wanted(
        away="team_manager",
        cover="safeguarding_lead",
        since=date(2026, 11, 23),
        until=date(2026, 11, 27),
        moves_open=True,
    )
    assert isinstance(setting_cover.set_cover(world.desk, "team_manager", wanted), Cover)

    assert found(world.desk, "chair", Wanted(text="Safeguarding Lead")) == {dispute.reference}
    assert found(world.desk, "safeguarding_lead", Wanted(text="chair")) == {dispute.reference}
    assert found(world.desk, "head_of_service", Wanted(text="Safeguarding Lead")) == set()


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [
        (Wanted(stage="stage_1"), True),
        (Wanted(stage="stage_2"), False),
        (Wanted(since=date(2026, 11, 23), until=date(2026, 11, 23)), True),
        (Wanted(since=date(2026, 11, 24)), False),
        (Wanted(until=date(2026, 11, 22)), False),
        (Wanted(category="practice_issues"), False),
        (Wanted(text=NUMBER, category="practice_issues"), False),
        (Wanted(text=NUMBER, stage="stage_1", category="drift_and_delay"), True),
    ],
)
def test_everything_that_is_looked_for_must_hold(world: World, wanted: Wanted, is_found: bool):
    dispute = world.raised("stage_1")

    assert found(world.desk, "chair", wanted) == ({dispute.reference} if is_found else set())


def test_what_begins_like_a_reference_and_is_none_is_mistyped(world: World):
    assert reference_in(" drp 0000 98") == "DRP-0000-98"
    assert reference_in("Sample Worker") == ""
    with pytest.raises(Mistyped):
        listed(world.desk, "chair", Show.ALL, 1, Wanted(text="DRP-0000-97"))


def test_what_is_closed_is_found_among_the_closed_and_among_all_and_nowhere_else(world: World):
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.close(dispute)

    for wanted in (Wanted(), Wanted(text=NUMBER), Wanted(stage="stage_1")):
        for show in Show:
            is_there = show in (Show.CLOSED, Show.ALL)
            theirs = {dispute.reference} if is_there else set()
            assert found(world.desk, "chair", wanted, show) == theirs, (wanted, show)


@pytest.mark.parametrize(
    ("since", "until", "backwards"),
    [
        (date(2026, 11, 24), date(2026, 11, 23), True),
        (date(2026, 11, 23), date(2026, 11, 23), False),
        (date(2026, 11, 24), None, False),
        (None, date(2026, 11, 23), False),
    ],
)
def test_a_first_day_after_the_last_is_known(
    since: date | None, until: date | None, *, backwards: bool
):
    assert Wanted(since=since, until=until).is_backwards is backwards
