"""Who may open a dispute: every post in every state, and nobody else."""

from dataclasses import replace

import pytest

from tests.workflows.playing import (
    AGREES,
    PROCEDURE,
    TYPED,
    at,
    chosen,
    here,
    now_is,
    over,
    raised,
    standing_at,
    ticked,
)
from tests.world import COUNCIL, NOT_NEGOTIATED, PLAN, RESOLVED, a_directory
from workflows.dispute import Dispute
from workflows.people import Directory, Posting
from workflows.visibility import may_open

EVERYBODY = {*COUNCIL, "stranger", ""}
ALWAYS = {"chair", "chair_manager"}


def states() -> dict[str, tuple[Dispute, set[str]]]:
    """Each state, and who may open a dispute that stands there besides the chair and above."""
    answer, review = raised(), standing_at("stage_1", "review")
    at_two = chosen(review, "chair", "escalate", **NOT_NEGOTIATED, **AGREES)
    reviewed = chosen(at_two, "service_manager", "reply", **PLAN)
    at_three = chosen(reviewed, "chair", "escalate", **NOT_NEGOTIATED, **AGREES)
    late = at("2026-12-03 09:00")
    waiting = chosen(answer, "team_manager", "pass_up", **TYPED["pass_up"])
    return {
        "asked at stage 1": (answer, {"team_manager"}),
        "waits for stage 2": (waiting, {"team_manager"}),
        "replied": (review, {"team_manager"}),
        "late": (now_is(ticked(answer, late)), {"team_manager"}),
        "at stage 2": (at_two, {"team_manager", "service_manager"}),
        "at stage 3": (at_three, {"team_manager", "service_manager", "head_of_service"}),
        "raised at stage 4": (raised("stage_4"), {"service_director"}),
        "informal": (raised("informal"), {"team_manager"}),
        "followed up": (chosen(review, "chair", "resolved", **RESOLVED), {"team_manager"}),
        "resolved": (over(), {"team_manager"}),
        "somebody else answers": (
            raised(people={"manager": "head_of_service"}),
            {"head_of_service"},
        ),
    }


def openers(dispute: Dispute, directory: Directory | None = None) -> set[str]:
    return {
        person
        for person in EVERYBODY
        if may_open(PROCEDURE, dispute, here(person, dispute=dispute, directory=directory))
    }


@pytest.mark.parametrize("state", list(states()))
def test_only_the_raiser_their_manager_and_whoever_was_asked_may_open_it(state: str):
    dispute, asked = states()[state]

    assert openers(dispute) == ALWAYS | asked


def test_being_named_in_a_form_or_passed_by_on_the_ladder_opens_nothing():
    at_four = raised("stage_4")

    opened = openers(at_four)

    assert opened.isdisjoint({"social_worker", "team_manager", "head_of_service"})


def test_whoever_holds_the_managers_post_now_may_open_it_and_whoever_held_it_no_longer():
    posting = Posting(person="stranger", post="chair_manager", team="Chairs", agency="A")
    directory = a_directory("chair_manager")
    directory = replace(
        directory,
        postings=(
            *(
                replace(each, line_manager="stranger") if each.post == "chair" else each
                for each in directory.postings
            ),
            posting,
        ),
    )

    assert openers(raised(), directory) == {"chair", "stranger", "team_manager"}


def test_where_nobody_is_the_chairs_manager_an_empty_name_opens_nothing():
    assert openers(raised(), a_directory("chair_manager")) == {"chair", "team_manager"}
