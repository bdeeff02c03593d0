"""An answer that came from outside Slack is theirs, whoever records it."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.workflows.covers import with_cover
from tests.workflows.playing import (
    PASS_UP,
    PLAN,
    PROCEDURE,
    TYPED,
    chosen,
    here,
    now_is,
    raised,
)
from tests.workflows.test_use_cases_outside_slack import outside
from workflows import engine
from workflows.boxes import Box
from workflows.commands import Accepted, Choose, Reason, Refused
from workflows.dispute import Dispute
from workflows.events import ActedAsCover, OnBehalf
from workflows.on_behalf import RECEIVED
from workflows.people import Directory

COUNCIL = outside("team_manager")
BY_LETTER = {RECEIVED: {"how": "letter", "on": "2026-11-20"}}


def record(
    dispute: Dispute,
    by: str,
    choice: str = "reply",
    *,
    of: str = "team_manager",
    council: Directory = COUNCIL,
    visit: int | None = None,
    **typed: Any,
) -> Accepted | Refused:
    """Record an answer as somebody, with everything that its form asks unless other is typed."""
    theirs = here(of, dispute=dispute, directory=council)
    there = replace(here(by, dispute=dispute, directory=council), absent=theirs)
    given = typed or {**TYPED[choice], **BY_LETTER}
    at = dispute.visit if visit is None else visit
    return engine.choose_for(
        PROCEDURE, dispute, Choose(choice=choice, visit=at, answers=given, of=of), there
    )


def may(dispute: Dispute, by: str, council: Directory = COUNCIL) -> bool:
    return (
        engine.absent(PROCEDURE, dispute, here(by, dispute=dispute, directory=council)) is not None
    )


def test_whoever_raised_it_decides_or_stands_in_may_record_it_and_nobody_else():
    dispute = raised(directory=COUNCIL)
    able = {who for who in COUNCIL.people if may(dispute, who)}

    assert able == {"chair", "chair_manager"}


def test_whoever_covers_for_one_of_them_may_record_it():
    away = replace(COUNCIL, away=with_cover(chair="safeguarding_lead").away)

    assert may(raised(directory=COUNCIL), "safeguarding_lead", away)


def test_whoever_records_it_as_cover_is_kept_with_for_whom_and_may_open_it_from_then_on():
    away = replace(COUNCIL, away=with_cover(chair="safeguarding_lead").away)
    outcome = record(raised(directory=COUNCIL), "safeguarding_lead", council=away)

    assert isinstance(outcome, Accepted)
    assert outcome.events[-1] == ActedAsCover(of="chair")
    assert "safeguarding_lead" in outcome.dispute.asked
    assert "safeguarding_lead" not in outcome.dispute.acted


def test_whoever_records_what_is_theirs_and_covers_does_so_for_themselves():
    away = replace(COUNCIL, away=with_cover(chair="chair_manager").away)
    outcome = record(raised(directory=COUNCIL), "chair_manager", council=away)

    assert isinstance(outcome, Accepted)
    assert not any(isinstance(event, ActedAsCover) for event in outcome.events)


def test_the_answer_counts_as_theirs_and_moves_no_other_side():
    dispute = raised(directory=COUNCIL)
    outcome = record(dispute, "chair")
    after = now_is(outcome)

    assert after.step == "review"
    assert after.acted == {**dispute.acted, "team_manager": "responding"}
    assert dispute.acted["chair"] == "raising"


def test_the_record_says_whose_it_is_how_it_came_and_when():
    outcome = record(raised(directory=COUNCIL), "chair")

    assert isinstance(outcome, Accepted)
    assert outcome.events[-1] == OnBehalf(of="team_manager", how="letter", on=date(2026, 11, 20))
    assert outcome.answers[RECEIVED] == BY_LETTER[RECEIVED]
    assert "plan" in outcome.answers


def test_all_that_is_missing_is_said_at_once():
    outcome = record(raised(directory=COUNCIL), "chair", plan={"actions": []})

    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.INCOMPLETE
    forms = {problem.box.form for problem in outcome.problems}
    assert forms == {RECEIVED, "plan"}


def test_a_day_that_is_still_to_come_is_on_its_box():
    later = {RECEIVED: {"how": "telephone", "on": "2026-11-24"}}
    outcome = record(raised(directory=COUNCIL), "chair", **PLAN, **later)

    assert isinstance(outcome, Refused)
    assert [each.box for each in outcome.problems] == [Box(form=RECEIVED, field="on")]


def test_somebody_who_has_slack_answers_there():
    refused = record(raised(), "chair", council=outside("service_manager"))

    assert refused == Refused(reason=Reason.ANSWERS_IN_SLACK)


def test_somebody_who_may_not_is_told_whose_turn_it_is():
    refused = record(raised(directory=COUNCIL), "service_manager")

    assert refused == Refused(reason=Reason.NOT_YOURS, what="team_manager")


def test_nobody_answers_for_somebody_outside_slack_who_is_not_asked():
    refused = record(raised(), "chair", of="service_manager", council=outside("service_manager"))

    assert refused == Refused(reason=Reason.NOT_YOURS, what="team_manager")


def test_a_question_that_moved_on_is_answered_by_nobody():
    dispute = raised(directory=COUNCIL)
    refused = record(dispute, "chair", visit=dispute.visit - 1)

    assert refused == Refused(reason=Reason.MOVED_ON, what="stage_1")


def test_after_the_end_nothing_is_recorded():
    over = chosen(raised(), "chair", "withdraw", withdrawal={"reason": "It was done."})

    assert record(over, "chair") == Refused(reason=Reason.ENDED, what="withdrawn")


def test_only_what_the_step_asks_can_be_recorded_for_them():
    refused = record(raised(directory=COUNCIL), "chair", "safety_alert")

    assert refused == Refused(reason=Reason.NOT_HERE, what="stage_1")


def test_a_choice_that_is_not_theirs_is_refused_as_it_would_be_to_them():
    refused = record(raised(directory=COUNCIL), "chair", "escalate_late")

    assert refused == Refused(reason=Reason.NOT_YOURS, what="chair")


def test_what_a_stage_needs_first_is_recorded_by_those_who_agree_to_it():
    dispute = chosen(raised(), "team_manager", "pass_up", **PASS_UP)

    assert dispute.waits_to_open
    assert not may(dispute, "chair", outside("chair_manager"))


def test_whoever_stands_in_records_the_review_of_a_chair_without_slack():
    dispute = chosen(raised(), "team_manager", "reply", **PLAN)
    council = outside("chair")
    outcome = record(dispute, "chair_manager", "resolved", of="chair", council=council)

    assert now_is(outcome).acted.get("chair_manager") is None
    assert now_is(outcome).stage == "stage_1"
