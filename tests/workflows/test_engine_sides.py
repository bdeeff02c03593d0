"""Who may act for whom, and who may be chosen: no party, and nobody of another side (ADR 47)."""

from dataclasses import replace
from typing import Any

import pytest

from tests.procedures.paper import SHIPPED
from tests.workflows.covers import with_cover
from tests.workflows.passing import gone, note_left, pass_on, with_seconds
from tests.workflows.playing import (
    AGREES,
    IS_DONE,
    NOT_NEGOTIATED,
    PLAN,
    PROCEDURE,
    THE_ACTION,
    TYPED,
    begin,
    choose,
    chosen,
    here,
    mark,
    now_is,
    open_stage,
    raised,
    standing_at,
)
from tests.world import a_directory
from workflows import engine, reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Reason, Refused
from workflows.engine.posts import under
from workflows.engine.sides import Sides, parties_posts
from workflows.procedure import Procedure
from workflows.visibility import may_hear, may_open

#: The social worker whom it names, whoever raised it, and whoever stands in for them.
NOT_FOR_THE_MANAGER = ["social_worker", "chair", "chair_manager"]


def shipped(key: str) -> Procedure:
    return reading.read((SHIPPED / f"{key}.yaml").read_text(encoding="utf-8"), key)


CONFERENCE, DIFFERENCES = shipped("conference-chair"), shipped("professional-differences")


# ---- as cover -----------------------------------------------------------------------------------


@pytest.mark.parametrize("cover", NOT_FOR_THE_MANAGER)
def test_a_party_and_whoever_stands_on_the_other_side_decides_nothing_as_cover(cover: str):
    away = with_cover(team_manager=cover)
    dispute = raised()
    there = here(cover, dispute=dispute, directory=away)

    outcome = choose(dispute, cover, "reply", directory=away, **PLAN)

    assert outcome == Refused(reason=Reason.BOTH_SIDES, what="team_manager")
    assert "reply" not in engine.offered(PROCEDURE, dispute, there)
    assert engine.asked_instead(PROCEDURE, dispute, "team_manager", there) == "team_manager"
    assert engine.covers_asked(PROCEDURE, dispute, away) == {"team_manager": "team_manager"}


def test_nor_may_the_social_worker_read_it_as_cover():
    dispute = raised()
    away = with_cover(team_manager="social_worker", chair="social_worker")

    assert not may_open(PROCEDURE, dispute, here("social_worker", dispute=dispute, directory=away))


@pytest.mark.parametrize("cover", ["head_of_service", "safeguarding_lead"])
def test_whoever_is_of_the_same_side_or_of_none_acts_as_cover(cover: str):
    outcome = choose(raised(), cover, "reply", directory=with_cover(team_manager=cover), **PLAN)

    assert isinstance(outcome, Accepted)


def test_whoever_answers_higher_up_records_nothing_for_the_raising_side():
    away = with_cover(chair="head_of_service")
    waits = chosen(raised(), "team_manager", "pass_up", **TYPED["pass_up"])
    there = here("head_of_service", dispute=waits, directory=away)

    outcome = open_stage(waits, "head_of_service", directory=away, **AGREES)

    assert outcome == Refused(reason=Reason.BOTH_SIDES, what="chair")
    assert not engine.may_record(PROCEDURE, waits, there)


def test_nor_closes_an_action_of_theirs():
    away = with_cover(chair="head_of_service")
    before = standing_at("stage_1", "follow_up")

    outcome = mark(before, "head_of_service", THE_ACTION, directory=away, **IS_DONE)

    assert outcome == Refused(reason=Reason.NOT_YOURS, what="chair")


def test_a_party_reports_on_no_action_of_another():
    away = with_cover(social_worker="chair_manager")
    before = standing_at("stage_1", "follow_up")
    there = here("chair_manager", dispute=before, directory=away)

    assert may_hear(PROCEDURE, before, there)  # who stands in may, but not as their cover
    assert not engine.may_mark(PROCEDURE, before, before.actions[0], there)


def test_a_party_passes_nothing_on_for_whoever_is_away():
    away = replace(with_seconds(), away=with_cover(team_manager="social_worker").away)

    outcome = pass_on(raised(), "social_worker", "other_manager", ever=away)

    assert outcome == Refused(reason=Reason.BOTH_SIDES, what="team_manager")


def test_a_party_records_no_answer_from_outside_slack_for_whoever_raised_it():
    council = with_cover(chair="social_worker")
    manager = replace(council.people["team_manager"], slack_id=None, email="m@sample.test")
    council = replace(council, people={**council.people, "team_manager": manager})
    dispute = raised(directory=council)
    there = here("social_worker", dispute=dispute, directory=council)

    assert engine.absent(PROCEDURE, dispute, there) is None
    assert not engine.may_file(PROCEDURE, dispute, there)


def test_of_two_for_whom_somebody_covers_they_act_for_the_one_they_can():
    away = with_cover(chair="head_of_service", team_manager="head_of_service")
    dispute = raised()
    there = here("head_of_service", dispute=dispute, directory=away)

    both, own = ("chair", "team_manager"), ("chair", "team_manager", "head_of_service")

    assert under(PROCEDURE, dispute, both, there) == "team_manager"
    assert under(PROCEDURE, dispute, own, there) == "head_of_service"
    assert under(PROCEDURE, dispute, ("chair",), there) == "chair"


def conference(begun: bool = True, **who: str) -> Sides:
    """Sides of a dispute of a conference chair, with one person for each post."""
    posts = {post: post for post, each in CONFERENCE.posts.items() if each.found != "outside"}
    acted = {"chair": "raising", "social_worker": "responding"}
    return Sides(
        procedure=CONFERENCE, who={**posts, **who}, acted=acted, raiser="chair", begun=begun
    )


def test_whoever_answered_informally_for_themselves_does_not_act_for_their_manager():
    stand = conference()

    assert not stand.may_cover("social_worker", {"responding"})
    assert stand.may_answer("social_worker", "social_worker")
    assert stand.may_take("social_worker", "social_worker")
    assert stand.may_cover("head_of_service", {"responding"})


def test_a_post_of_neither_side_that_somebody_holds_too_takes_nothing_from_their_cover():
    stand = conference(safeguarding_lead="team_manager")

    assert stand.may_cover("head_of_service", stand.every_one_of("team_manager"))
    assert not stand.may_cover("head_of_service", stand.every_one_of("chief_executive"))
    assert not stand.may_cover("chair_manager", stand.every_one_of("team_manager"))


# ---- found, or chosen ---------------------------------------------------------------------------


@pytest.mark.parametrize("who", NOT_FOR_THE_MANAGER)
def test_neither_a_party_nor_the_raising_side_is_chosen_at_raising(who: str):
    outcome = begin("stage_1", people={"manager": who})

    assert outcome == Refused(reason=Reason.PARTY, what="team_manager")


@pytest.mark.parametrize("who", NOT_FOR_THE_MANAGER)
@pytest.mark.parametrize("later", [False, True])
def test_nor_when_it_is_moved_up(who: str, later: bool):
    without = a_directory("service_manager")
    typed: dict[str, Any] = {**NOT_NEGOTIATED, **({} if later else AGREES)}
    review = standing_at("stage_1", "review")

    outcome = choose(review, "chair", "escalate", directory=without, responder=who, **typed)

    if later:  # it is remembered, and asked anew once the agreement is there
        outcome = open_stage(now_is(outcome), "chair", directory=without, **AGREES)
        assert outcome == Refused(reason=Reason.NOBODY, what="service_manager")
    else:
        assert outcome == Refused(reason=Reason.PARTY, what="service_manager")


@pytest.mark.parametrize("who", NOT_FOR_THE_MANAGER)
def test_nor_by_whoever_chooses_for_somebody_who_has_left(who: str):
    ever = gone("team_manager")
    left = now_is(note_left(raised(directory=with_seconds()), ever))

    outcome = pass_on(left, "service_manager", who, ever=ever)

    assert outcome == Refused(reason=Reason.PARTY, what="service_manager")
    assert isinstance(pass_on(left, "service_manager", "other_manager", ever=ever), Accepted)


def test_whoever_the_dispute_is_about_is_passed_over_though_they_hold_the_post():
    council = a_directory("social_worker")
    people = {"social_worker": "service_manager", "manager": "team_manager"}
    dispute = raised("stage_1", directory=council, people=people)
    chair = here("chair", dispute=dispute, directory=council)

    leads = engine.preview_stage(PROCEDURE, dispute, "stage_2", chair)

    assert (leads.post, leads.person) == ("service_manager", "head_of_service")
    assert leads.instead_of == "service_manager"


def test_whoever_took_over_a_partys_question_answers_for_their_own_post_later():
    took_over = {"social_worker": "team_manager"}

    assert conference(**took_over).may_answer("team_manager", "team_manager")
    assert not conference(begun=False, **took_over).may_answer("team_manager", "team_manager")
    assert not conference(**took_over).may_take("head_of_service", "team_manager")


@pytest.mark.parametrize("who", ["chair", "chair_manager"])
def test_nobody_names_themselves_or_their_own_side_as_the_other(who: str):
    outcome = begin("stage_1", people={"social_worker": who, "manager": "team_manager"})

    assert isinstance(outcome, Refused)
    box = Box(form="people", field="social_worker")
    assert Problem(box=box, why=Why.OTHER_SIDE) in outcome.problems


@pytest.mark.parametrize("who", ["other_professional", "professional", "line_manager"])
def test_nobody_but_the_other_side_is_named_as_its_manager(who: str):
    posts = {post: post for post in ("professional", "line_manager", "other_professional")}
    stand = Sides(
        procedure=DIFFERENCES,
        who=posts,
        acted={"professional": "raising"},
        raiser="professional",
    )

    box = Box(form="their_manager", field="responding_manager")
    wrong = engine.misnamed(stand, {"their_manager": {"responding_manager": who}})
    right = engine.misnamed(stand, {"their_manager": {"responding_manager": "somebody"}})

    assert list(wrong) == [Problem(box=box, why=Why.OTHER_SIDE)]
    assert list(right) == []


@pytest.mark.parametrize(
    ("key", "posts"),
    [
        ("chair-drp", {"chair", "social_worker"}),
        ("conference-chair", {"chair", "social_worker"}),
        ("professional-differences", {"professional", "other_professional"}),
        ("solihull", {"worker", "other_worker"}),
        ("sunderland", {"practitioner", "other_practitioner"}),
    ],
)
def test_of_each_procedure_the_parties_are_whoever_raises_and_whoever_it_begins_with(
    key: str, posts: set[str]
):
    assert parties_posts(shipped(key)) == posts
