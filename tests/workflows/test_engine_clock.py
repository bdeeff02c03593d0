"""What falls due: nothing moves, attention does; late choices open, then whoever stands in may."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.workflows.playing import (
    AGREES,
    PROCEDURE,
    TYPED,
    at,
    choose,
    chosen,
    here,
    now_is,
    over,
    raised,
    standing_at,
    ticked,
)
from tests.world import NO_REPLY, NOT_NEGOTIATED, PLAN, RESOLVED, a_directory
from workflows import engine
from workflows.commands import Accepted, Reason, Refused
from workflows.dispute import Dispute
from workflows.events import Chosen, Ended, LimitPassed, Silence
from workflows.outward import Told

#: The reply to a dispute raised on Monday 23 November 2026, and the decision after it.
DUE, DECIDE_BY = at("2026-11-30 17:00"), at("2026-12-01 17:00")
A_SECOND = timedelta(seconds=1)


def silence(person: str | None = "chair_manager") -> Silence:
    return Silence(stage="stage_1", post="chair_manager", person=person)


def passed(dispute: Dispute) -> LimitPassed:
    return LimitPassed(stage=dispute.stage, step=dispute.step, opening=None, due=dispute.clock.due)


@pytest.mark.parametrize("now", [DUE - A_SECOND, DUE])
def test_up_to_the_due_time_nothing_is_late(now: datetime):
    # S1-85
    assert ticked(raised(), now) is None


def test_a_second_after_the_due_time_the_limit_has_passed_and_a_decision_is_asked():
    # S1-74, S1-85, S1-103
    before = raised()

    assert ticked(before, DUE + A_SECOND) == Accepted(
        dispute=replace(before, late=1, decide_by=DECIDE_BY, version=2), events=(passed(before),)
    )


def test_looking_again_says_nothing_new():
    once = now_is(ticked(raised(), DUE + A_SECOND))

    assert ticked(once, DUE + A_SECOND) is None
    assert ticked(once, DECIDE_BY) is None


def test_when_nobody_decides_either_whoever_stands_in_is_named():
    # S1-74, S1-103, S1-109
    once = now_is(ticked(raised(), DUE + A_SECOND))

    outcome = ticked(once, DECIDE_BY + A_SECOND)

    assert outcome == Accepted(dispute=replace(once, late=2, version=3), events=(silence(),))
    assert ticked(now_is(outcome), at("2027-11-30 17:00")) is None


def test_looking_once_long_after_is_the_same_as_having_looked_often():
    before, long_after = raised(), at("2027-02-01 09:00")
    often = now_is(ticked(now_is(ticked(before, DUE + A_SECOND)), long_after))

    outcome = ticked(before, long_after)

    assert outcome == Accepted(
        dispute=replace(often, version=2), events=(passed(before), silence())
    )


def test_that_nobody_holds_the_post_that_stands_in_is_said():
    outcome = ticked(raised(), DECIDE_BY + A_SECOND, directory=a_directory("chair_manager"))

    assert isinstance(outcome, Accepted)
    assert outcome.events[-1] == silence(person=None)


@pytest.mark.parametrize(
    ("place", "due", "decide_by"),
    [
        ("informal informal_answer", "2026-12-02 17:00", "2026-12-03 17:00"),  # S1-61
        ("informal informal_review", "2026-11-25 17:00", "2026-11-26 17:00"),
        ("stage_1 answer", "2026-11-30 17:00", "2026-12-01 17:00"),  # S1-85
        ("stage_1 review", "2026-11-25 17:00", "2026-11-26 17:00"),
        ("stage_1 update", "2026-11-24 10:00", "2026-11-25 17:00"),  # S1-96
        ("stage_4 answer", "2026-11-30 17:00", "2026-12-01 17:00"),
    ],
)
def test_each_step_has_its_due_time_and_a_working_day_for_the_decision_after_it(
    place: str, due: str, decide_by: str
):
    stage, step = place.split()
    dispute = standing_at(stage, step)

    late = now_is(ticked(dispute, at(due) + A_SECOND))

    assert (engine.next_instant(dispute), engine.next_instant(late)) == (at(due), at(decide_by))
    assert (late.stage, late.step, late.end, late.clock) == (stage, step, None, dispute.clock)


def test_there_is_no_next_instant_once_whoever_stands_in_was_told_or_it_is_over():
    ended = over()
    silent = now_is(ticked(raised(), DECIDE_BY + A_SECOND))

    assert engine.next_instant(ended) is None
    assert engine.next_instant(silent) is None
    assert ticked(ended, at("2027-11-30 17:00")) is None


# ---- what being late opens ----------------------------------------------------------------------


@pytest.mark.parametrize("choice", ["telephoned", "escalate_late"])
def test_late_choices_open_a_second_after_the_due_time_whether_or_not_anybody_looked(choice: str):
    # S1-74, S1-103, S1-104
    dispute = raised()
    looked = now_is(ticked(dispute, DUE + A_SECOND))

    assert choose(dispute, "chair", choice, DUE, **TYPED[choice]) == Refused(reason=Reason.NOT_YET)
    for each in (dispute, looked):
        outcome = choose(each, "chair", choice, DUE + A_SECOND, **TYPED[choice])
        assert isinstance(outcome, Accepted)


def test_a_call_is_recorded_as_often_as_it_is_made_and_changes_no_date():
    # S1-103
    late = now_is(ticked(raised(), DUE + A_SECOND))

    called = choose(late, "chair", "telephoned", DUE + A_SECOND, **TYPED["telephoned"])
    again = chosen(now_is(called), "chair", "telephoned", DECIDE_BY, **TYPED["telephoned"])

    assert called == Accepted(
        dispute=replace(late, used={"telephoned": 1}, version=3),
        events=(Chosen(choice="telephoned", stage="stage_1", step="answer", visit=1, late=True),),
        answers=TYPED["telephoned"],
    )
    assert again == replace(late, used={"telephoned": 2}, version=4)


@pytest.mark.parametrize("telephoned", ["spoke", "message", "nobody"])
def test_a_reply_that_is_not_enough_goes_up_whatever_came_of_the_call_before(telephoned: str):
    # S1-92, S1-98
    typed = {**NOT_NEGOTIATED, **AGREES, "negotiated": {"telephoned": telephoned}}

    outcome = choose(standing_at("stage_1", "review"), "chair", "escalate", **typed)

    assert now_is(outcome).stage == "stage_2"


@pytest.mark.parametrize("telephoned", ["spoke", "message", "nobody"])
def test_having_reached_nobody_by_telephone_never_stops_an_escalation(telephoned: str):
    # S1-103, S1-104
    typed = {**NO_REPLY, "telephone_first": {"telephoned": telephoned}}

    outcome = choose(raised("informal"), "chair", "escalate_late", at("2026-12-03 09:00"), **typed)

    assert now_is(outcome).stage == "stage_1"


@pytest.mark.parametrize(
    ("stage", "choice"), [("stage_1", "escalate_late"), ("stage_4", "unresolved_late")]
)
def test_an_escalation_of_a_late_reply_asks_whether_they_telephoned_first(stage: str, choice: str):
    # S1-103
    typed = {**NO_REPLY, "telephone_first": {}}

    outcome = choose(raised(stage), "chair", choice, DUE + A_SECOND, **typed)

    assert isinstance(outcome, Refused)
    assert [problem.says for problem in outcome.problems] == [
        "Choose what happened when you telephoned."
    ]


@pytest.mark.parametrize(("now", "late"), [(DUE, False), (DUE + A_SECOND, True)])
def test_a_late_reply_is_accepted_and_recorded_as_late(now: datetime, late: bool):
    # S1-85
    outcome = choose(raised(), "team_manager", "reply", now, **PLAN)

    assert isinstance(outcome, Accepted)
    assert outcome.events[0] == Chosen(
        choice="reply", stage="stage_1", step="answer", visit=1, late=late
    )


def test_a_reply_ends_being_late():
    late = now_is(ticked(raised(), DECIDE_BY + A_SECOND))

    after = chosen(late, "team_manager", "reply", DECIDE_BY + A_SECOND, **PLAN)

    assert (after.late, after.decide_by, after.step) == (0, None, "review")


def test_no_reply_at_stage_4_is_recorded_as_unresolved_and_the_chairs_manager_is_told():
    # S1-104, S1-109
    outcome = choose(raised("stage_4"), "chair", "unresolved_late", DUE + A_SECOND, **NO_REPLY)

    assert isinstance(outcome, Accepted)
    assert outcome.events == (
        Chosen(choice="unresolved_late", stage="stage_4", step="answer", visit=1, late=True),
        Ended(end="unresolved", stage="stage_4"),
        Told(
            post="chair_manager",
            person="chair_manager",
            because="unresolved",
            of="end",
            says="Please open it and decide with the chair what happens now.",
        ),
    )


# ---- whoever stands in --------------------------------------------------------------------------


@pytest.mark.parametrize("late", [0, 1])
def test_whoever_stands_in_may_not_act_before_a_decision_is_late_too(late: int):
    now = DECIDE_BY
    dispute = now_is(ticked(raised(), now)) if late else raised()

    assert dispute.late == late
    assert choose(dispute, "chair_manager", "telephoned", now, **TYPED["telephoned"]) == Refused(
        reason=Reason.NOT_YOURS, what="chair"
    )


def test_whoever_stands_in_may_do_all_that_the_chair_may_and_the_chair_still_may():
    # S1-74, S1-103
    now = DECIDE_BY + A_SECOND
    dispute = now_is(ticked(raised(), now))

    for person in ("chair", "chair_manager"):
        there = here(person, now, dispute=dispute)
        assert engine.offered(PROCEDURE, dispute, there) == ("telephoned", "escalate_late")


def test_whoever_stands_in_does_not_take_back_what_the_chair_raised():
    now, typed = DECIDE_BY + A_SECOND, {"withdrawal": {"reason": "It was settled."}}
    dispute = now_is(ticked(raised(), now))

    refused = choose(dispute, "chair_manager", "withdraw", now, **typed)

    assert refused == Refused(reason=Reason.NOT_YOURS, what="chair")
    assert chosen(dispute, "chair", "withdraw", now, **typed).end == "withdrawn"
    has_left = replace(dispute, left={"chair": "chair_manager"})
    assert chosen(has_left, "chair_manager", "withdraw", now, **typed).end == "withdrawn"


def test_whoever_stands_in_does_not_answer_in_the_managers_place():
    now = DECIDE_BY + A_SECOND
    dispute = now_is(ticked(raised(), now))

    assert choose(dispute, "chair_manager", "reply", now, **PLAN) == Refused(
        reason=Reason.NOT_YOURS, what="team_manager"
    )


def test_a_chair_who_does_not_review_is_stood_in_for():
    now = at("2026-11-26 17:00:01")
    dispute = now_is(ticked(standing_at("stage_1", "review"), now))

    assert dispute.late == 2
    assert chosen(dispute, "chair_manager", "resolved", now, **RESOLVED).step == "follow_up"


def test_whoever_holds_the_post_that_stands_in_on_that_day_may_act():
    directory = a_directory("chair_manager")
    now = DECIDE_BY + A_SECOND
    dispute = now_is(ticked(raised(), now, directory=directory))

    outcome = choose(
        dispute, "chair_manager", "telephoned", now, directory=directory, **TYPED["telephoned"]
    )

    assert outcome == Refused(reason=Reason.NOT_YOURS, what="chair")
