"""Who is found for each post of a dispute: up the line, else nearest, and never guessed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.workflows.playing import PROCEDURE
from tests.world import a_directory
from workflows.people import Directory, Person, Posting, found_from, holders


def changed(directory: Directory, person: str, **changes: str | None) -> Directory:
    """Change each posting of one person."""
    return replace(
        directory,
        postings=tuple(
            replace(posting, **changes) if posting.person == person else posting
            for posting in directory.postings
        ),
    )


def with_posting(directory: Directory, person: str, post: str, **more: Any) -> Directory:
    """Give one person, known or new, one more post."""
    words = {"team": "North", "agency": "Sample Council", **more}
    posting = Posting(person=person, post=post, **words)
    people = {**directory.people, person: Person(id=person, name=f"Sample {person}")}
    return Directory(people=people, postings=(*directory.postings, posting))


def found(directory: Directory, raiser: str = "chair", **named: str) -> dict[str, str]:
    return holders(PROCEDURE, directory, raiser, named)


def test_the_ladder_is_found_up_the_line_of_the_social_worker_who_is_named():
    # S1-69, S1-70, S1-71, S1-72, S1-73
    assert found(a_directory(), social_worker="social_worker") == {
        "chair": "chair",
        "chair_manager": "chair_manager",
        "social_worker": "social_worker",
        "team_manager": "team_manager",
        "service_manager": "service_manager",
        "head_of_service": "head_of_service",
        "service_director": "service_director",
        "safeguarding_lead": "safeguarding_lead",
    }


def test_before_a_social_worker_is_named_nobody_on_their_side_is_found():
    assert set(found(a_directory())) == {"chair", "chair_manager", "safeguarding_lead"}


def test_a_manager_who_is_named_a_post_below_is_still_found_for_their_own():
    named = found(a_directory(), social_worker="social_worker", team_manager="service_manager")

    assert named["team_manager"] == named["service_manager"] == "service_manager"
    assert named["head_of_service"] == "head_of_service"


def test_only_somebody_who_holds_the_post_raises():
    # S1-05
    assert "chair" not in found(a_directory(), raiser="team_manager")


def test_whoever_is_named_in_a_form_comes_before_whoever_the_line_gives():
    directory = with_posting(a_directory(), "other_manager", "team_manager", line_manager="boss")
    directory = with_posting(directory, "boss", "service_manager")

    ladder = found(directory, social_worker="social_worker", team_manager="other_manager")

    assert (ladder["team_manager"], ladder["service_manager"]) == ("other_manager", "boss")


@pytest.mark.parametrize("empty", ["team_manager", "service_manager", "head_of_service"])
def test_above_a_gap_in_the_line_nobody_is_guessed(empty: str):
    responding = ["team_manager", "service_manager", "head_of_service", "service_director"]

    ladder = found(a_directory(empty), social_worker="social_worker")

    below = responding[: responding.index(empty)]
    assert [post for post in responding if post in ladder] == below


def test_somebody_between_two_posts_of_the_ladder_is_passed_over():
    directory = with_posting(
        a_directory(), "deputy", "deputy_manager", line_manager="service_manager"
    )
    directory = changed(directory, "team_manager", line_manager="deputy")

    assert found(directory, social_worker="social_worker")["service_manager"] == "service_manager"


def test_a_line_that_leads_in_a_circle_finds_nobody_and_ends():
    directory = changed(
        a_directory("service_manager"), "team_manager", line_manager="social_worker"
    )

    ladder = found(directory, social_worker="social_worker")

    assert ladder["team_manager"] == "team_manager"
    assert "service_manager" not in ladder


def test_nobody_is_found_above_somebody_who_answers_to_themselves():
    directory = changed(a_directory(), "social_worker", line_manager="social_worker")

    assert "team_manager" not in found(directory, social_worker="social_worker")


def test_of_two_posts_the_line_of_the_right_one_is_followed():
    directory = with_posting(
        a_directory(), "team_manager", "safeguarding_trainer", line_manager="chair_manager"
    )
    first = replace(directory, postings=(directory.postings[-1], *directory.postings[:-1]))

    assert found(first, social_worker="social_worker")["service_manager"] == "service_manager"


def test_where_the_post_itself_has_no_line_the_persons_other_post_is_followed():
    directory = changed(a_directory(), "team_manager", line_manager=None)
    directory = with_posting(
        directory, "team_manager", "safeguarding_trainer", line_manager="service_manager"
    )

    assert found(directory, social_worker="social_worker")["service_manager"] == "service_manager"


def test_one_person_may_hold_two_rungs():
    directory = with_posting(a_directory("service_manager"), "head_of_service", "service_manager")
    directory = changed(directory, "team_manager", line_manager="head_of_service")

    ladder = found(directory, social_worker="social_worker")

    assert (ladder["service_manager"], "head_of_service" in ladder) == ("head_of_service", False)


def test_either_director_is_found_where_both_posts_are_held():
    # S1-73
    directory = with_posting(a_directory(), "executive", "executive_director")
    directory = changed(directory, "service_director", line_manager="executive")

    ladder = found(directory, social_worker="social_worker")

    assert (ladder["service_director"], ladder["executive_director"]) == (
        "service_director",
        "executive",
    )


LEAD = "safeguarding_lead"


@pytest.mark.parametrize(
    ("leads", "who"),
    [
        ([], None),
        ([("far", "South", "Other Council")], "far"),
        ([("far", "South", "Other Council"), ("near", "South", "Sample Council")], "near"),
        ([("near", "South", "Sample Council"), ("mine", "Chairs", "Sample Council")], "mine"),
        ([("one", "Chairs", "Sample Council"), ("two", "Chairs", "Sample Council")], None),
        ([("one", "South", "Sample Council"), ("two", "East", "Sample Council")], None),
        ([("one", "South", "Other Council"), ("two", "East", "Third Council")], None),
        ([("same", "South", "Other Council"), ("same", "East", "Third Council")], "same"),
        (
            [
                ("one", "Chairs", "Sample Council"),
                ("two", "Chairs", "Sample Council"),
                ("three", "South", "Sample Council"),
            ],
            None,
        ),
    ],
)
def test_a_post_without_a_line_is_the_one_holder_in_the_team_else_agency_else_anywhere(
    leads: list[tuple[str, str, str]], who: str | None
):
    directory = a_directory(LEAD)
    for person, team, agency in leads:
        directory = with_posting(directory, person, LEAD, team=team, agency=agency)

    assert found(directory).get(LEAD) == who


def test_on_the_responding_side_the_nearest_is_near_to_whoever_is_named_there():
    posts = {**PROCEDURE.posts}
    posts["team_manager"] = posts["team_manager"].model_copy(update={"line_manager_of": None})
    procedure = PROCEDURE.model_copy(update={"posts": posts})
    directory = with_posting(a_directory(), "south", "team_manager", team="South")

    with_worker = holders(procedure, directory, "chair", {"social_worker": "social_worker"})
    without = holders(procedure, directory, "chair", {})

    assert (with_worker["team_manager"], "team_manager" in without) == ("team_manager", False)


def test_nobody_is_near_to_somebody_who_is_not_in_the_list():
    directory = with_posting(a_directory(), "second", LEAD, team="South")

    assert LEAD not in found(directory, raiser="somebody who has left")


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (None, None, [True, True, True]),
        (date(2026, 11, 23), None, [False, True, True]),
        (None, date(2026, 11, 23), [True, True, False]),
        (date(2026, 11, 23), date(2026, 11, 23), [False, True, False]),
        (date(2026, 11, 24), date(2026, 11, 22), [False, False, False]),
    ],
)
def test_a_post_is_held_from_a_day_to_a_day_both_included(
    since: date | None, until: date | None, held: list[bool]
):
    posting = Posting(person="p", post="chair", team="", agency="", since=since, until=until)
    days = (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24))

    assert [posting.is_held_on(day) for day in days] == held


def test_a_slack_account_is_somebody_only_while_they_hold_a_post():
    directory = a_directory()
    left = replace(directory, postings=directory.postings[1:])

    assert directory.in_slack("U01") == directory.people["chair"]
    assert left.in_slack("U01") is None
    assert directory.in_slack("U99") is None


def test_the_list_says_posts_holders_and_names():
    directory = with_posting(a_directory(), "chair", "trainer", team="South")

    assert directory.posts_of("chair") == ("chair", "trainer")
    assert [posting.person for posting in directory.holders_of("trainer")] == ["chair"]
    assert directory.name("chair") == "Sample chair"
    assert directory.name("gone") == "Somebody who has left"


def test_whom_a_post_is_found_from_is_whoever_stands_at_the_foot_of_its_line():
    held = {"social_worker": "worker", "team_manager": "manager"}

    assert found_from(PROCEDURE, "service_manager", held) == "worker"
    assert found_from(PROCEDURE, "social_worker", held) == "worker"
    assert found_from(PROCEDURE, "service_manager", {}) == ""
