"""What was agreed is followed to its dates: who records it, and what then can be done."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.workflows.playing import (
    AGREES,
    ENGLAND,
    PROCEDURE,
    THE_ACTION,
    at,
    choose,
    chosen,
    here,
    mark,
    marked,
    now_is,
    raised,
    standing_at,
    ticked,
)
from tests.world import IS_DONE, NOT_DONE, NOT_RESOLVED, OUTCOME, PLAN, RESOLVED
from workflows import engine
from workflows.actions import Action, Became
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Choose, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine import AGREED
from workflows.events import ActionMarked, ActionReported, Resolved

DUE = ENGLAND.close_of(date(2027, 1, 15), AGREED)


def followed(stage: str = "stage_1") -> Dispute:
    return standing_at(stage, "follow_up")


def with_date(day: str) -> dict[str, Any]:
    return {"action_record": {**NOT_DONE["action_record"], "new_date": day}}


def plan(*rows: dict[str, str]) -> dict[str, Any]:
    usual = PLAN["plan"]["actions"][0]
    return {"plan": {**PLAN["plan"], "actions": [{**usual, **row} for row in rows]}}


def only(dispute: Dispute) -> Action:
    (action,) = dispute.actions
    return action


# ---- resolved is not closed ---------------------------------------------------------------------


def test_what_is_resolved_stays_open_until_the_agreed_actions_are_done():
    # S1-106, Q-13
    review = standing_at("stage_1", "review")

    outcome = choose(review, "chair", "resolved", **RESOLVED)

    assert isinstance(outcome, Accepted)
    dispute = outcome.dispute
    assert (dispute.step, dispute.end, dispute.follows_up) == ("follow_up", None, True)
    assert dispute.clock.due == ENGLAND.close_of(date(2027, 1, 29), AGREED)
    assert outcome.events[1] == Resolved(actions=1)
    assert only(dispute) == Action(id=THE_ACTION, number=1, who="social_worker", due=DUE)


def test_it_cannot_be_closed_while_an_action_is_open_or_was_missed():
    # S1-106
    missed = marked(followed(), "chair", THE_ACTION, **NOT_DONE)

    for dispute in (followed(), missed):
        closed = choose(dispute, "chair", "all_done", **OUTCOME)
        assert closed == Refused(reason=Reason.ACTIONS_OPEN)
        assert "all_done" not in engine.offered(PROCEDURE, dispute, here("chair", dispute=dispute))


def test_once_all_is_done_it_is_closed_with_the_outcome_for_the_child():
    # S1-91, S1-106
    done = marked(followed(), "chair", THE_ACTION, **IS_DONE)

    outcome = choose(done, "chair", "all_done", **OUTCOME)

    assert isinstance(outcome, Accepted)
    assert (outcome.dispute.end, outcome.answers) == ("resolved", OUTCOME)


def test_what_was_not_carried_out_is_reopened_at_the_next_stage_through_its_gate():
    # S1-107, S1-111
    missed = marked(followed(), "chair", THE_ACTION, **NOT_DONE)

    waits = chosen(missed, "chair", "not_done", **NOT_RESOLVED)
    opened = chosen(missed, "chair", "not_done", **NOT_RESOLVED, **AGREES)

    assert (waits.stage, waits.waits_to_open, waits.follows_up) == ("stage_1", True, True)
    assert (opened.stage, opened.step, opened.follows_up) == ("stage_2", "answer", False)
    assert opened.actions == ()


def test_at_the_highest_stage_what_was_not_carried_out_ends_as_not_resolved():
    # S1-107, Q-12
    ended = chosen(followed("stage_4"), "chair", "not_done_at_the_top", **NOT_RESOLVED)

    assert ended.end == "unresolved"


def test_a_follow_up_that_nobody_looks_at_again_passes_to_whoever_stands_in():
    late = now_is(ticked(followed(), at("2027-02-03 09:00")))

    assert late.late == 2
    assert marked(late, "chair_manager", THE_ACTION, at("2027-02-03 10:00"), **IS_DONE)


# ---- what became of an action -------------------------------------------------------------------


def test_the_raisers_record_closes_an_action():
    # S1-106
    outcome = mark(followed(), "chair", THE_ACTION, **IS_DONE)

    assert isinstance(outcome, Accepted)
    assert only(outcome.dispute).became is Became.DONE
    assert outcome.events == (ActionMarked(action=THE_ACTION, number=1, done=True),)
    assert outcome.answers == IS_DONE


def test_what_the_person_who_does_it_says_is_reported_and_closes_nothing():
    outcome = mark(followed(), "social_worker", THE_ACTION, **IS_DONE)

    assert isinstance(outcome, Accepted)
    action = only(outcome.dispute)
    assert (action.became, action.reported) == (Became.OPEN, True)
    assert outcome.events == (ActionReported(action=THE_ACTION, number=1, done=True),)
    assert outcome.dispute.acted == followed().acted


def test_nobody_else_says_what_became_of_it():
    for person in ("team_manager", "chair_manager", "stranger"):
        refused = mark(followed(), person, THE_ACTION, **IS_DONE)
        assert refused == Refused(reason=Reason.NOT_YOURS, what="chair")


def test_an_action_that_was_not_done_can_still_be_recorded_as_done():
    missed = marked(followed(), "chair", THE_ACTION, **NOT_DONE)

    assert only(missed).became is Became.MISSED
    assert only(marked(missed, "chair", THE_ACTION, **IS_DONE)).became is Became.DONE


def test_an_action_has_one_new_date_and_the_follow_up_lasts_until_then():
    late = now_is(ticked(followed(), at("2027-02-01 09:00")))

    moved = marked(late, "chair", THE_ACTION, at("2027-02-01 10:00"), **with_date("2027-03-01"))

    new = ENGLAND.close_of(date(2027, 3, 1), AGREED)
    assert (only(moved).due, only(moved).became, only(moved).moved) == (new, Became.OPEN, True)
    assert (moved.clock.due, moved.late) == (new, 0)
    again = mark(moved, "chair", THE_ACTION, **with_date("2027-04-01"))
    assert again == refusal(Why.MOVED_BEFORE)


def test_a_new_date_before_the_follow_up_ends_moves_nothing_else():
    before = followed()

    moved = marked(before, "chair", THE_ACTION, **with_date("2027-01-20"))

    assert moved.clock == before.clock
    assert only(moved).due.day == date(2027, 1, 20)


def test_while_a_stage_waits_to_open_a_new_date_leaves_its_clock_as_it_is():
    waits = chosen(followed(), "chair", "not_done", **NOT_RESOLVED)
    late = now_is(ticked(waits, at("2026-11-25 09:00")))

    moved = marked(late, "chair", THE_ACTION, at("2026-11-25 09:00"), **with_date("2027-03-01"))

    assert (moved.running, moved.late) == (late.running, late.late)
    assert moved.clock.due.day == date(2027, 3, 1)


def refusal(why: Why) -> Refused:
    box = Box(form="action_record", field="new_date")
    return Refused(reason=Reason.INCOMPLETE, problems=(Problem(box=box, why=why),))


@pytest.mark.parametrize(
    ("day", "why"), [("2026-11-23", Why.IN_THE_PAST), ("2099-01-01", Why.NOT_A_DATE)]
)
def test_a_new_date_is_ahead_and_one_that_the_calendar_knows(day: str, why: Why):
    evening = at("2026-11-23 18:00")

    assert mark(followed(), "chair", THE_ACTION, evening, **with_date(day)) == refusal(why)


def test_the_person_who_does_it_agrees_on_no_date():
    reported = marked(followed(), "social_worker", THE_ACTION, **with_date("2027-03-01"))

    assert (only(reported).due, only(reported).reported) == (DUE, False)


def test_what_is_not_followed_up_or_is_recorded_already_is_refused():
    done = marked(followed(), "chair", THE_ACTION, **IS_DONE)
    ended = chosen(done, "chair", "all_done", **OUTCOME)
    review = standing_at("stage_1", "review")
    refused = {
        "over": mark(ended, "chair", THE_ACTION, **IS_DONE),
        "an old message": mark(followed(), "chair", THE_ACTION, visit=1, **IS_DONE),
        "not resolved": mark(review, "chair", THE_ACTION, **IS_DONE),
        "forged": mark(followed(), "chair", "plan.actions.9", **IS_DONE),
        "done": mark(done, "chair", THE_ACTION, **IS_DONE),
        "empty": mark(followed(), "chair", THE_ACTION),
    }

    assert {why: each.reason for why, each in refused.items() if isinstance(each, Refused)} == {
        "over": Reason.ENDED,
        "an old message": Reason.MOVED_ON,
        "not resolved": Reason.NO_SUCH_ACTION,
        "forged": Reason.NO_SUCH_ACTION,
        "done": Reason.MARKED,
        "empty": Reason.INCOMPLETE,
    }


# ---- plans --------------------------------------------------------------------------------------


def test_a_later_plan_replaces_the_earlier_one():
    # S1-93, S1-95
    replied = chosen(raised(), "team_manager", "reply", **plan({"row": "1"}, {"row": "2"}))
    assert [each.number for each in replied.actions] == [1, 2]

    update = standing_at("stage_1", "update")
    again = chosen(update, "team_manager", "reply", **plan({"row": "2", "due": "2027-02-01"}))

    assert [(each.id, each.number) for each in again.actions] == [("plan.actions.2", 1)]


def test_what_was_done_stays_done_when_the_next_stage_carries_it_over_as_it_was():
    both = plan({"row": "1"}, {"row": "2"})
    dispute = chosen(raised(), "team_manager", "reply", **both)
    dispute = chosen(dispute, "chair", "resolved", **RESOLVED)
    dispute = marked(dispute, "chair", THE_ACTION, **IS_DONE)
    dispute = chosen(dispute, "chair", "not_done", **NOT_RESOLVED, **AGREES)
    assert [each.id for each in dispute.actions] == [THE_ACTION]

    as_it_was = chosen(dispute, "service_manager", "reply", **both)
    changed = plan({"row": "1", "due": "2027-02-01"}, {"row": "2"})
    anew = chosen(dispute, "service_manager", "reply", **changed)

    assert [each.became for each in as_it_was.actions] == [Became.DONE, Became.OPEN]
    assert [each.became for each in anew.actions] == [Became.OPEN, Became.OPEN]


def test_actions_of_another_form_stay_beside_those_of_a_plan():
    other = Action(id="decision.actions.1", number=1, who="team_manager", due=DUE)
    dispute = replace(raised(), actions=(other,))

    replied = chosen(dispute, "team_manager", "reply", **PLAN)

    assert [(each.id, each.number) for each in replied.actions] == [
        ("decision.actions.1", 1),
        (THE_ACTION, 2),
    ]


def test_an_action_must_be_due_on_a_day_that_the_calendar_knows():
    refused = choose(raised(), "team_manager", "reply", **plan({"row": "1", "due": "2099-01-01"}))

    assert isinstance(refused, Refused)
    assert [each.why for each in refused.problems] == [Why.NOT_A_DATE]


# ---- the service manager's word, S1-108 and S1-109 ----------------------------------------------


def test_whoever_is_told_by_the_service_manager_may_open_it_from_then_on():
    # S1-109
    head = {"chairs_head_of_service": "head"}
    there = here("chair_manager", dispute=raised())
    there = replace(there, holders={**there.holders, **head})
    told = {"for_head_of_service": {"know": "Nobody answers."}}
    command = Choose(choice="tell_head", visit=1, answers=told)

    outcome = engine.choose(PROCEDURE, raised(), command, there)

    assert isinstance(outcome, Accepted)
    assert "head" in outcome.dispute.informed
    assert outcome.dispute.clock == raised().clock


def test_that_it_was_discussed_in_supervision_is_recorded_and_moves_nothing():
    # S1-108
    before = raised()
    noted = {"supervision": {"discussed_on": "2026-11-23"}}

    outcome = choose(before, "chair_manager", "supervised", **noted)

    assert outcome == Accepted(
        dispute=replace(before, version=2, acted={**before.acted, "chair_manager": "raising"}),
        events=outcome.events if isinstance(outcome, Accepted) else (),
        answers=noted,
    )
