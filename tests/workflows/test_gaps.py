"""A gap in the ladder is known before it is missed: which post, and for which team."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.procedures.paper import SHIPPED
from tests.workflows.playing import PROCEDURE
from tests.workflows.test_people import changed, with_posting
from tests.world import a_directory
from workflows import gaps, people_check, reading
from workflows.gaps import Gap
from workflows.people import Directory, Person, holders
from workflows.post_office import PostOffice

MONDAY = date(2026, 11, 23)
FILES = sorted(SHIPPED.glob("*.yaml"))


def of(person: str, directory: Directory) -> list[Gap]:
    return list(gaps.of_person(PROCEDURE, directory, person))


def test_a_whole_ladder_has_no_gap_on_either_side():
    assert of("chair", a_directory()) == []
    assert of("social_worker", a_directory()) == []


def test_a_gap_is_said_with_the_team_of_whoever_stands_below_it():
    assert of("social_worker", a_directory("head_of_service")) == [
        Gap("head of service", "North"),
        Gap("service director or executive director", "North"),
    ]
    assert of("chair", a_directory("chair_manager")) == [Gap("chair's service manager", "Chairs")]


def test_a_line_that_breaks_below_a_post_that_is_held_is_named():
    whole = a_directory()
    postings = tuple(each for each in whole.postings if each.person != "service_manager")
    broken = replace(whole, postings=postings)
    head = Gap("head of service", "North", "Sample Team Manager")

    assert head in of("social_worker", broken)
    assert head in above("stage_1", broken, social_worker="social_worker")
    assert Gap("service manager", "North") in above(
        "stage_1", broken, social_worker="social_worker"
    )


def test_a_line_in_a_circle_breaks_nowhere():
    circle = changed(a_directory("head_of_service"), "service_manager", line_manager="team_manager")

    assert Gap("service director or executive director", "North") in of("social_worker", circle)


def test_of_two_posts_either_of_which_answers_one_is_enough():
    only_one = with_posting(
        changed(a_directory("service_director"), "head_of_service", line_manager="executive"),
        "executive",
        "executive_director",
    )

    assert of("social_worker", only_one) == []


def test_whoever_begins_no_ladder_has_no_gap():
    assert of("head_of_service", a_directory("service_director")) == []


def above(stage: str, directory: Directory, **named: str) -> list[Gap]:
    found = holders(PROCEDURE, directory, "chair", named)
    return list(gaps.above(PROCEDURE, directory, stage, found))


def test_at_raising_only_the_stages_above_are_looked_at():
    without = a_directory("head_of_service", "chair_manager")
    agrees = Gap("chair's service manager", "Chairs")
    last = Gap("service director or executive director", "North")

    assert above("stage_1", without, social_worker="social_worker") == [
        agrees,
        Gap("head of service", "North"),
        last,
    ]
    assert above("stage_3", without, social_worker="social_worker") == [agrees, last]
    assert above("stage_4", without, social_worker="social_worker") == []


def test_the_other_side_has_no_gap_before_it_is_known_with_whom_it_begins():
    assert above("stage_1", a_directory("head_of_service")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_council_that_is_empty_above_is_said_in_every_procedure(file: Path):
    procedure = reading.read(file.read_text(encoding="utf-8"), file.name)
    raiser = procedure.raising.by[0]
    alone = with_posting(Directory(people={}, postings=()), "alone", raiser)

    assert Gap(procedure.posts[procedure.silence.stands_in].title, "North") in list(
        gaps.of_person(procedure, alone, "alone")
    )


# ---- the whole list -----------------------------------------------------------------------------


def test_the_sample_council_lacks_the_posts_that_nobody_holds_and_nothing_else():
    found = people_check.check([PROCEDURE], addressed(a_directory()), MONDAY)

    assert found.vacant == (Gap("chairs' head of service"), Gap("executive director"))
    assert (found.broken, found.ending, found.unreachable) == ((), (), ())
    assert found.finds_any


def addressed(directory: Directory) -> Directory:
    """Everybody can be reached."""
    people = {
        key: replace(who, email=f"{key}@sample.test") for key, who in directory.people.items()
    }
    return replace(directory, people=people)


def test_a_post_held_elsewhere_only_is_a_gap_of_the_team_that_lacks_it():
    two_teams = with_posting(a_directory(), "other_worker", "social_worker", team="South")

    assert people_check.vacant([PROCEDURE], two_teams)[2:] == (
        Gap("head of service", "South"),
        Gap("service director or executive director", "South"),
        Gap("service manager", "South"),
        Gap("team manager", "South"),
    )


def test_a_line_manager_who_holds_no_post_any_more_is_said():
    council = a_directory()
    left = replace(
        council, postings=tuple(each for each in council.postings if each.person != "team_manager")
    )

    broken = people_check.check([PROCEDURE], left, MONDAY).broken

    assert [each.person for each in broken] == ["social_worker"]


@pytest.mark.parametrize(
    ("until", "said"), [("2026-11-23", 1), ("2026-12-23", 1), ("2026-12-24", 0)]
)
def test_a_post_that_ends_within_thirty_days_is_said(until: str, said: int):
    council = changed(a_directory(), "team_manager", until=date.fromisoformat(until))  # type: ignore[arg-type]

    assert len(people_check.check([PROCEDURE], council, MONDAY).ending) == said


def test_whoever_has_neither_slack_nor_an_address_is_said():
    council = with_posting(a_directory(), "nurse", "social_worker")

    found = people_check.check([PROCEDURE], council, MONDAY).unreachable

    assert found == (Person(id="nurse", name="Sample nurse"),)


@pytest.mark.parametrize(
    ("email", "unwritable", "insecure"),
    [
        ("nurse@trust.example.gov.uk", 0, 0),
        ("nurse@sample.test", 0, 1),
        ("Nurse <nurse@trust.example.gov.uk>", 1, 0),
    ],
)
def test_whoever_has_an_address_that_no_form_goes_to_is_said(
    email: str, unwritable: int, insecure: int
):
    council = with_posting(a_directory(), "nurse", "social_worker")
    nurse = replace(council.people["nurse"], email=email)
    listed = replace(council, people={**council.people, "nurse": nurse})
    office = PostOffice(secure=("*.example.gov.uk",))

    found = people_check.check([PROCEDURE], listed, MONDAY, office)

    assert (len(found.unwritable), len(found.insecure)) == (unwritable, insecure)
    # While nobody has said which domains are secure, that is what is to be mended.
    assert people_check.check([PROCEDURE], listed, MONDAY).insecure == ()
