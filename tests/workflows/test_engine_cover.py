"""Acting as cover: the posts of whoever is away, the same rules, and both names in the record."""

from dataclasses import replace

from tests.workflows.covers import with_cover
from tests.workflows.playing import (
    AGREES,
    CALL,
    IS_DONE,
    PLAN,
    PROCEDURE,
    RESOLVED,
    THE_ACTION,
    TYPED,
    at,
    choose,
    chosen,
    here,
    mark,
    now_is,
    open_stage,
    raised,
    standing_at,
)
from workflows import engine
from workflows.commands import Accepted, Reason, Refused
from workflows.events import ActedAsCover, ActionMarked, ActionReported
from workflows.visibility import may_hear, may_open

AWAY = with_cover(team_manager="head_of_service")


def as_covers(outcome: Accepted | Refused | None) -> list[str]:
    """For whom it was done."""
    assert isinstance(outcome, Accepted), outcome
    return [event.of for event in outcome.events if isinstance(event, ActedAsCover)]


def test_whoever_covers_has_the_choices_of_whoever_is_away_and_nobody_else_has():
    dispute = raised()
    offered = {
        who: engine.offered(PROCEDURE, dispute, here(who, dispute=dispute, directory=AWAY))
        for who in ("team_manager", "head_of_service", "service_director")
    }

    assert offered["head_of_service"] == offered["team_manager"] != ()
    assert offered["service_director"] == ()


def test_whoever_covers_answers_and_the_record_keeps_of_whom_it_was_asked():
    dispute = raised()
    outcome = choose(dispute, "head_of_service", "reply", directory=AWAY, **PLAN)

    assert as_covers(outcome) == ["team_manager"]
    after = now_is(outcome)
    assert after.acted["head_of_service"] == "responding"
    assert after.named["team_manager"] == "team_manager"
    assert "head_of_service" in after.asked - dispute.asked


def test_the_clock_is_the_same_whoever_is_asked():
    alone, covered = chosen(raised(), "team_manager", "take_on"), raised(directory=AWAY)
    taken_on = chosen(covered, "head_of_service", "take_on", directory=AWAY)

    assert taken_on.clock == alone.clock == covered.clock


def test_the_person_away_may_act_all_the_same_and_nobody_acted_as_cover():
    outcome = choose(raised(), "team_manager", "reply", directory=AWAY, **PLAN)

    assert as_covers(outcome) == []


def test_whoever_has_acted_for_the_other_side_cannot_act_as_cover():
    away = with_cover(team_manager="chair")
    dispute = raised()
    outcome = choose(dispute, "chair", "reply", directory=away, **PLAN)

    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.BOTH_SIDES
    there = here("", dispute=dispute, directory=away)
    assert engine.asked_instead(PROCEDURE, dispute, "team_manager", there) == "team_manager"
    assert engine.covers_asked(PROCEDURE, dispute, away) == {"team_manager": "team_manager"}


def test_whoever_covers_is_asked_instead_and_the_record_says_for_whom():
    dispute = raised()
    there = here("", dispute=dispute, directory=AWAY)

    assert engine.asked_instead(PROCEDURE, dispute, "team_manager", there) == "head_of_service"
    assert engine.asked_instead(PROCEDURE, dispute, "chair", there) == "chair"
    assert engine.covers_asked(PROCEDURE, dispute, AWAY) == {"team_manager": "head_of_service"}
    assert engine.covers_asked(PROCEDURE, dispute, with_cover()) == {}


def test_whoever_covers_for_whoever_raised_it_records_what_a_stage_needs():
    away = with_cover(chair="safeguarding_lead")
    waits = chosen(raised(), "team_manager", "pass_up", **TYPED["pass_up"])
    outcome = open_stage(waits, "safeguarding_lead", directory=away, **AGREES)

    assert as_covers(outcome) == ["chair"]
    assert now_is(outcome).stage == "stage_2"


def test_whoever_covers_for_who_follows_up_closes_an_action_and_may_read_it_from_then_on():
    away = with_cover(chair="safeguarding_lead")
    outcome = mark(
        standing_at("stage_1", "follow_up"),
        "safeguarding_lead",
        THE_ACTION,
        directory=away,
        **IS_DONE,
    )

    assert as_covers(outcome) == ["chair"]
    assert isinstance(outcome, Accepted)
    assert isinstance(outcome.events[0], ActionMarked)
    after = outcome.dispute
    assert may_open(PROCEDURE, after, here("safeguarding_lead", dispute=after))


def test_whoever_covers_for_who_does_an_action_reports_on_it_and_reads_no_more():
    away = with_cover(social_worker="service_director")
    before = standing_at("stage_1", "follow_up")
    there = here("service_director", dispute=before, directory=away)
    assert may_hear(PROCEDURE, before, there)
    outcome = mark(before, "service_director", THE_ACTION, directory=away, **IS_DONE)

    assert as_covers(outcome) == ["social_worker"]
    assert isinstance(outcome, Accepted)
    assert isinstance(outcome.events[0], ActionReported)
    assert not may_open(PROCEDURE, outcome.dispute, there)


def test_whoever_only_covers_may_open_it_only_while_they_do():
    dispute = raised()

    assert may_open(PROCEDURE, dispute, here("head_of_service", dispute=dispute, directory=AWAY))
    assert not may_open(PROCEDURE, dispute, here("head_of_service", dispute=dispute))


def test_whoever_covers_for_who_stands_in_decides_once_that_is_due():
    away = with_cover(chair_manager="safeguarding_lead")
    late = replace(raised(), late=2)
    outcome = choose(
        late,
        "safeguarding_lead",
        "telephoned",
        at("2026-12-02 10:00"),
        directory=away,
        **CALL,
    )

    assert as_covers(outcome) == ["chair_manager"]


def test_a_choice_of_ones_own_is_not_made_as_cover():
    outcome = choose(
        standing_at("stage_1", "review"), "chair", "resolved", directory=AWAY, **RESOLVED
    )

    assert as_covers(outcome) == []


def test_whoever_has_acted_for_one_side_opens_nothing_as_cover_for_the_other():
    away = with_cover(team_manager="service_director")
    dispute = raised()
    acted = replace(dispute, acted={**dispute.acted, "service_director": "raising"})

    assert may_open(PROCEDURE, dispute, here("service_director", dispute=dispute, directory=away))
    assert not may_open(PROCEDURE, acted, here("service_director", dispute=acted, directory=away))


def test_nor_for_somebody_who_acted_for_the_other_side_and_holds_its_post_no_more():
    away = with_cover(earlier_manager="service_director")
    sides = {"earlier_manager": "responding", "service_director": "raising"}
    dispute = replace(raised(), asked=frozenset({"earlier_manager"}), acted=sides)
    there = here("service_director", dispute=dispute, directory=away)

    assert not may_open(PROCEDURE, dispute, there)
    assert may_open(PROCEDURE, replace(dispute, acted={}), there)
