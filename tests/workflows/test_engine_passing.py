"""Passing a question on: who may, to whom, and what stays as it was."""

from dataclasses import replace
from typing import Any

import pytest

from tests import joint
from tests.workflows import playing
from tests.workflows.covers import with_cover
from tests.workflows.passing import form, gone, note_left, pass_on, passed, with_seconds
from tests.workflows.playing import (
    at,
    choose,
    chosen,
    here,
    now_is,
    raised,
    standing_at,
)
from tests.world import AGREED, NOT_NEGOTIATED, PASS_UP, PLAN
from workflows import engine
from workflows.boxes import Why
from workflows.commands import Accepted, Reason, Refused
from workflows.dispute import Dispute
from workflows.events import ActedAsCover, AskedHasLeft, AskedIsBack, PassedOn
from workflows.people import Directory, Person, Posting, above


def why_not(outcome: Accepted | Refused) -> tuple[Reason, str]:
    assert isinstance(outcome, Refused), outcome
    return outcome.reason, outcome.what


def test_another_person_answers_for_the_post_by_the_same_date():
    before = raised()
    outcome = pass_on(before, "team_manager", "other_manager", at("2026-11-25 09:00"))
    now = now_is(outcome)

    assert isinstance(outcome, Accepted)
    assert outcome.events == (
        PassedOn(post="team_manager", was="team_manager", to="other_manager"),
    )
    assert outcome.answers == form("other_manager")
    assert (now.clock, now.visit, now.late) == (before.clock, before.visit, before.late)
    assert now.version == before.version + 1
    assert engine.must_act(playing.PROCEDURE, now) == {"team_manager": "other_manager"}
    assert now.asked == {"team_manager", "other_manager"}
    assert now_is(choose(now, "other_manager", "reply", directory=with_seconds(), **PLAN))
    assert why_not(choose(now, "team_manager", "reply", **PLAN)) == (
        Reason.NOT_YOURS,
        "team_manager",
    )


@pytest.mark.parametrize("to", ["other_manager", "service_manager", "head_of_service"])
def test_the_same_post_or_one_higher_up_can_take_it(to: str):
    assert passed(raised(), "team_manager", to).named["team_manager"] == to


@pytest.mark.parametrize("to", ["team_manager", "chair", "chair_manager", "social_worker"])
def test_nobody_else_can_and_the_next_post_up_is_named(to: str):
    outcome = pass_on(raised(), "team_manager", to)

    assert why_not(outcome) == (Reason.PARTY, "service_manager")


def test_at_the_top_no_next_post_is_named():
    assert why_not(pass_on(raised("stage_4"), "service_director", "chair")) == (Reason.PARTY, "")


def test_whoever_is_not_in_slack_cannot_take_it():
    ever = with_seconds()
    outside = Person(id="other_manager", name="Sample Other Manager", email="a@example.gov.uk")
    ever = replace(ever, people={**ever.people, "other_manager": outside})

    outcome = pass_on(raised(), "team_manager", "other_manager", ever=ever)

    assert why_not(outcome) == (Reason.PARTY, "service_manager")


def test_whoever_has_left_cannot_take_it():
    outcome = pass_on(raised(), "team_manager", "other_manager", ever=gone("other_manager"))

    assert isinstance(outcome, Refused)
    assert [problem.why for problem in outcome.problems] == [Why.NOT_KNOWN]


def test_it_needs_a_person_and_a_reason():
    outcome = pass_on(raised(), "team_manager", "", typed={})

    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.INCOMPLETE
    assert [problem.box.field for problem in outcome.problems] == ["to", "why"]


def test_it_can_be_passed_on_again_and_back():
    once = passed(raised(), "team_manager", "other_manager")
    twice = passed(once, "other_manager", "service_manager")

    assert passed(twice, "service_manager", "team_manager").named["team_manager"] == "team_manager"


def test_only_whoever_is_asked_passes_it_on():
    once = passed(raised(), "team_manager", "other_manager")

    for who in ("team_manager", "service_manager", "chair", "chair_manager"):
        assert why_not(pass_on(once, who, "service_manager")) == (Reason.NOT_YOURS, "team_manager")


def test_an_earlier_question_and_one_that_is_over_are_not_passed_on():
    replied = chosen(raised(), "team_manager", "reply", **PLAN)

    assert why_not(pass_on(replied, "chair", "other_chair", visit=1)) == (
        Reason.MOVED_ON,
        "stage_1",
    )
    assert why_not(pass_on(playing.over(), "chair", "other_chair"))[0] is Reason.ENDED


def test_whoever_raised_it_can_pass_on_their_review_and_take_it_back():
    review = standing_at("stage_1", "review")
    once = passed(review, "chair", "other_chair")

    assert once.raised_by == "chair"
    assert engine.must_act(playing.PROCEDURE, once) == {"chair": "other_chair"}
    assert passed(once, "other_chair", "chair").named["chair"] == "chair"


def test_whoever_raised_it_takes_no_other_post_of_their_own_side():
    before, council = raised(), with_seconds()
    both = Posting(person="chair", post="chair_manager", team="Chairs", agency="Sample Council")
    ever = replace(council, postings=(*council.postings, both))
    there = here("chair_manager", dispute=before, directory=ever)
    named = replace(before, named={**before.named, "chair_manager": "chair_manager"})

    may = engine.may_take(playing.PROCEDURE, named, "chair_manager", there, ever)

    assert "chair" not in may


def test_whoever_acted_for_the_other_side_cannot_take_it():
    acted = replace(raised(), acted={"chair": "raising", "service_manager": "raising"})

    assert why_not(pass_on(acted, "team_manager", "service_manager"))[0] is Reason.PARTY


def test_what_was_taken_on_with_a_press_can_be_taken_on_by_the_next_person():
    taken = chosen(raised(), "team_manager", "take_on")
    now = passed(taken, "team_manager", "other_manager")

    there = here("other_manager", dispute=now, directory=with_seconds())
    assert "take_on" in engine.offered(playing.PROCEDURE, now, there)


def test_a_stage_that_was_asked_for_is_opened_by_the_next_person():
    waiting = chosen(raised(), "team_manager", "pass_up", **PASS_UP)
    now = passed(waiting, "chair", "other_chair")

    assert now.opening == waiting.opening
    assert engine.must_act(playing.PROCEDURE, now) == {"chair": "other_chair"}
    opened = playing.open_stage(now, "other_chair", directory=with_seconds(), agreement=AGREED)
    assert now_is(opened).stage == "stage_2"


def test_whoever_takes_it_from_below_still_answers_the_stage_above():
    once = passed(raised(), "team_manager", "service_manager")
    replied = chosen(once, "service_manager", "reply", **PLAN)

    up = now_is(choose(replied, "chair", "escalate", **NOT_NEGOTIATED, agreement=AGREED))

    assert up.named["service_manager"] == "service_manager"


# ---- a joint answer ---------------------------------------------------------------------------


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Dispute:
    """A question that the team manager and the head of service answer as one."""
    monkeypatch.setattr(playing, "PROCEDURE", joint.PROCEDURE)
    return raised("stage_3")


def test_of_a_joint_answer_that_one_post_is_passed_on(together: Dispute):
    now = passed(together, "team_manager", "other_manager")

    assert engine.must_act(playing.PROCEDURE, now) == {
        "team_manager": "other_manager",
        "head_of_service": "head_of_service",
    }


def test_nobody_gives_a_joint_answer_for_two(together: Dispute):
    proposed = chosen(together, "head_of_service", "reply", **PLAN, **joint.SIGNED)

    for waits in (together, proposed):
        outcome = pass_on(waits, "team_manager", "head_of_service")
        assert why_not(outcome)[0] is Reason.PARTY
    now = passed(proposed, "team_manager", "other_manager")
    assert now.proposal == proposed.proposal
    assert engine.must_act(playing.PROCEDURE, now) == {"team_manager": "other_manager"}


# ---- somebody has left ------------------------------------------------------------------------


def test_whoever_is_next_up_the_line_chooses_once_somebody_has_left():
    ever = gone("team_manager")
    outcome = note_left(raised(), ever)

    assert outcome
    assert outcome.events == (
        AskedHasLeft(post="team_manager", person="team_manager", chooser="service_manager"),
    )
    now = outcome.dispute
    assert "service_manager" in now.informed
    assert note_left(now, ever) is None
    given = pass_on(now, "service_manager", "other_manager", ever=ever)
    assert now_is(given).left == {}
    assert now_is(given).named["team_manager"] == "other_manager"


@pytest.mark.parametrize(
    ("left", "chooser"),
    [
        (["team_manager", "service_manager"], "head_of_service"),
        (["team_manager", "service_manager", "head_of_service"], "service_director"),
        (["team_manager", "service_manager", "head_of_service", "service_director"], None),
    ],
)
def test_where_those_above_have_left_too_the_next_one_chooses_and_never_of_the_other_side(
    left: list[str], chooser: str | None
):
    assert who_chooses(gone(*left)) == [chooser]


def who_chooses(ever: Directory, dispute: Dispute | None = None) -> list[str | None]:
    outcome = note_left(dispute or raised(), ever)
    assert outcome
    return [event.chooser for event in outcome.events if isinstance(event, AskedHasLeft)]


def with_line(person: str, line_manager: str | None, *left: str) -> Directory:
    """One person's posts lead elsewhere than in the sample council, and some have left."""
    listed = with_seconds()
    postings = (
        replace(each, line_manager=line_manager) if each.person == person else each
        for each in listed.postings
    )
    return gone(*left, directory=replace(listed, postings=tuple(postings)))


def test_where_no_line_leads_up_whoever_holds_a_higher_post_near_them_chooses():
    assert who_chooses(with_line("team_manager", None, "team_manager")) == ["service_manager"]


def test_of_several_in_a_higher_post_none_is_guessed():
    ever = with_line("team_manager", None, "team_manager")
    more = Posting(
        person="other_manager", post="service_manager", team="North", agency="Sample Council"
    )

    assert who_chooses(replace(ever, postings=(*ever.postings, more))) == ["head_of_service"]


def test_nobody_of_another_agency_chooses():
    ever = with_line("team_manager", None, "team_manager")
    elsewhere = (
        replace(each, agency="Sample Hospital") if each.post != "team_manager" else each
        for each in ever.postings
    )

    assert who_chooses(replace(ever, postings=tuple(elsewhere))) == [None]


def test_a_line_that_leads_to_the_other_side_is_passed_over():
    ever = with_line("team_manager", "chair_manager", "team_manager")

    assert who_chooses(ever) == ["service_manager"]


def test_a_manager_of_both_sides_chooses_until_they_have_acted_for_the_other():
    dispute = raised()
    both = {"chair_manager": "service_manager", "service_manager": "service_manager"}
    shared = replace(dispute, named={**dispute.named, **both})

    assert who_chooses(gone("team_manager"), shared) == ["service_manager"]
    acted = replace(shared, acted={**shared.acted, "service_manager": "raising"})
    assert who_chooses(gone("team_manager"), acted) == ["head_of_service"]


def test_for_the_side_that_raised_it_nobody_of_those_who_answer_chooses():
    ever = with_line("chair_manager", "head_of_service", "chair")

    assert who_chooses(ever, standing_at("stage_1", "review")) == ["chair_manager"]
    without_manager = gone("chair_manager", directory=ever)
    assert who_chooses(without_manager, standing_at("stage_1", "review")) == [None]


def test_up_the_line_nobody_of_the_other_side_can_take_it():
    ever = with_line("chair_manager", "head_of_service")

    outcome = pass_on(standing_at("stage_1", "review"), "chair", "head_of_service", ever=ever)

    assert why_not(outcome)[0] is Reason.PARTY


def test_where_nobody_is_found_that_is_noted_until_somebody_is():
    everybody = [each for each in with_seconds().people if not each.startswith("other")]
    nobody = note_left(raised(), gone(*everybody))

    assert nobody
    [event] = nobody.events
    assert isinstance(event, AskedHasLeft)
    assert event.chooser is None
    assert nobody.dispute.informed == raised().informed
    found = note_left(nobody.dispute, gone("team_manager"))
    assert found
    assert found.dispute.left == {"team_manager": "service_manager"}


def test_while_everybody_is_there_nothing_is_noted():
    assert note_left(raised(), with_seconds()) is None


def test_whoever_covers_for_who_chooses_does_so_and_the_record_says_for_whom():
    ever = away(gone("team_manager"), service_manager="head_of_service")
    noted = note_left(raised(), ever)
    assert noted

    outcome = pass_on(noted.dispute, "head_of_service", "other_manager", ever=ever)

    assert isinstance(outcome, Accepted)
    assert ActedAsCover(of="service_manager") in outcome.events


def test_whoever_has_acted_for_the_other_side_passes_nothing_on_and_chooses_nobody_as_cover():
    there = away(with_seconds(), team_manager="chair")
    assert why_not(pass_on(raised(), "chair", "other_manager", ever=there)) == (
        Reason.BOTH_SIDES,
        "team_manager",
    )
    left = away(gone("team_manager"), service_manager="chair")
    noted = note_left(raised(), left)
    assert noted
    nobody = here("", dispute=noted.dispute, directory=left)
    asked = engine.asked_instead(playing.PROCEDURE, noted.dispute, "service_manager", nobody)

    refused = pass_on(noted.dispute, "chair", "other_manager", ever=left)

    assert why_not(refused) == (Reason.BOTH_SIDES, "team_manager")
    assert asked == "service_manager"


def test_a_chooser_of_no_post_is_not_asked_through_whoever_has_acted_for_the_other_side():
    dispute = replace(raised(), left={"team_manager": "nearest_above"})
    there = here("", dispute=dispute, directory=away(with_seconds(), nearest_above="chair"))

    asked = engine.asked_instead(playing.PROCEDURE, dispute, "nearest_above", there)

    assert asked == "nearest_above"


def away(council: Directory, **covers: str) -> Directory:
    return replace(council, away=with_cover(**covers).away)


def test_whoever_came_back_is_asked_as_before():
    noted = note_left(raised(), gone("team_manager"))
    assert noted

    back = pass_on(noted.dispute, "service_manager", "other_manager")

    assert why_not(back) == (Reason.NOT_YOURS, "team_manager")
    assert passed(noted.dispute, "team_manager", "other_manager").left == {}


def test_that_they_are_back_is_noted_and_the_next_time_they_leave_it_is_told_again():
    noted = note_left(raised(), gone("team_manager"))
    assert noted
    back = note_left(noted.dispute, with_seconds())

    assert back
    assert back.events == (AskedIsBack(post="team_manager", person="team_manager"),)
    assert back.dispute.left == {}
    assert back.dispute.clock == noted.dispute.clock
    assert note_left(back.dispute, with_seconds()) is None
    assert who_chooses(gone("team_manager"), back.dispute) == ["service_manager"]


def test_nobody_chooses_in_place_of_somebody_who_is_there():
    noted = note_left(raised(), gone("team_manager"))
    assert noted
    people = frozenset({"service_manager"})
    procedure: Any = playing.PROCEDURE

    assert engine.chooses(procedure, noted.dispute, "service_manager", people) == ("team_manager",)
    assert engine.chooses(procedure, noted.dispute, "head_of_service", people) == ()


def test_a_line_that_leads_in_a_circle_ends():
    circle = with_seconds()
    postings = tuple(
        replace(each, line_manager="team_manager") if each.person == "service_manager" else each
        for each in circle.postings
    )

    assert list(above(replace(circle, postings=postings), "team_manager")) == ["service_manager"]
