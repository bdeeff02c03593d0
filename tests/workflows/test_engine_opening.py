"""A higher stage that needs an agreement first: asked for, agreed, not agreed, asked for again."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.workflows.playing import (
    AGREES,
    ENGLAND,
    PROCEDURE,
    SAYS_NO,
    TYPED,
    at,
    choose,
    chosen,
    here,
    now_is,
    open_stage,
    over,
    raised,
    standing_at,
    ticked,
)
from tests.world import (
    AGREED,
    MONDAY,
    NOT_NEGOTIATED,
    PASS_UP,
    PLAN,
    RESOLVED,
    a_directory,
)
from workflows import engine
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Reason, Refused
from workflows.dispute import Clock, Dispute, Opening
from workflows.events import (
    Chosen,
    GateRecorded,
    LimitPassed,
    Silence,
    StageAskedFor,
    StageOpened,
    StepStarted,
)
from workflows.people import Posting

TUESDAY, WEDNESDAY = at("2026-11-24 10:00"), at("2026-11-25 10:00")
MET = GateRecorded(gate="own_manager", stage="stage_2", met=True)
NOT_MET = replace(MET, met=False)
NEEDS = Problem(
    box=Box(form="agreement", field="agreed"),
    why=Why.MISSING,
    says="Stage 2 needs your service manager's agreement. "
    "Speak to them, then choose Yes. Your text is kept.",
)


def asked_for(now: datetime = MONDAY, **more: Any) -> Dispute:
    """Stage 2 was asked for by the team manager, whose decision it is not."""
    return chosen(raised(), "team_manager", "pass_up", now, **PASS_UP, **more)


def refused_at_first() -> Dispute:
    return now_is(open_stage(asked_for(), "chair", TUESDAY, **SAYS_NO))


def test_a_manager_whose_decision_it_is_not_asks_for_the_next_stage_and_it_waits():
    # S1-111
    before = raised()
    due = ENGLAND.close_of(at("2026-11-24").date(), "1 working day")

    outcome = choose(before, "team_manager", "pass_up", **PASS_UP)

    assert outcome == Accepted(
        dispute=replace(
            before,
            opening=Opening(
                stage="stage_2",
                asked_by="team_manager",
                clock=Clock(started=MONDAY, due=due),
            ),
            used={"pass_up": 1},
            asked=frozenset({"chair", "team_manager"}),
            acted={"chair": "raising", "team_manager": "responding"},
            version=2,
        ),
        events=(
            Chosen(choice="pass_up", stage="stage_1", step="answer", visit=1, late=False),
            StageAskedFor(stage="stage_2", due=due),
        ),
        answers=PASS_UP,
    )


def test_while_a_stage_waits_the_chair_must_act_and_every_other_choice_stays_open():
    dispute = asked_for()
    manager, chair = here("team_manager", dispute=dispute), here("chair", dispute=dispute)

    assert engine.must_act(PROCEDURE, dispute) == {"chair": "chair"}
    assert engine.offered(PROCEDURE, dispute, manager) == ("reply", "take_on")
    assert engine.offered(PROCEDURE, dispute, chair) == ()
    assert choose(dispute, "team_manager", "pass_up", **PASS_UP) == Refused(reason=Reason.USED)


@pytest.mark.parametrize("choice", ["telephoned", "escalate_late"])
def test_while_a_stage_waits_late_choices_are_hidden_though_the_date_has_passed(choice: str):
    dispute, late = asked_for(), at("2026-12-01 09:00")

    assert choose(dispute, "chair", choice, late, **TYPED[choice]) == Refused(reason=Reason.NOT_YET)


def test_an_agreement_opens_the_stage_for_its_own_manager():
    # S1-71, S1-101, S1-111
    before = asked_for()
    due = ENGLAND.close_of(at("2026-12-01").date(), "5 working days")

    outcome = open_stage(before, "chair", TUESDAY, **AGREES)

    after = now_is(outcome)
    assert (after.stage, after.step, after.visit, after.opening) == ("stage_2", "answer", 2, None)
    assert (after.used, after.clock) == ({}, Clock(started=TUESDAY, due=due))
    assert isinstance(outcome, Accepted)
    assert outcome.events == (
        MET,
        StageOpened(stage="stage_2", skipped=()),
        StepStarted(
            stage="stage_2",
            step="answer",
            visit=2,
            asked={"service_manager": "service_manager"},
            due=due,
        ),
    )
    assert outcome.answers == AGREES


def test_an_agreement_that_is_refused_rests_and_the_manager_must_act_again():
    before = asked_for()
    assert before.opening is not None

    outcome = open_stage(before, "chair", TUESDAY, **SAYS_NO)

    assert outcome == Accepted(
        dispute=replace(
            before,
            opening=replace(before.opening, refused=True, not_met=frozenset({"own_manager"})),
            version=3,
        ),
        events=(NOT_MET,),
        answers=SAYS_NO,
    )
    after = now_is(outcome)
    assert engine.must_act(PROCEDURE, after) == {"team_manager": "team_manager"}
    assert after.running == before.clock


def test_after_a_no_a_later_yes_still_opens_the_stage():
    dispute = refused_at_first()

    assert now_is(open_stage(dispute, "chair", WEDNESDAY, **AGREES)).stage == "stage_2"


def test_after_a_no_the_stage_can_be_asked_for_again_and_waits_anew():
    dispute = refused_at_first()
    due = ENGLAND.close_of(at("2026-11-26").date(), "1 working day")

    outcome = choose(dispute, "team_manager", "pass_up", WEDNESDAY, **PASS_UP)

    assert isinstance(outcome, Accepted)
    assert outcome.events[1:] == (StageAskedFor(stage="stage_2", due=due),)
    assert outcome.dispute.running == Clock(started=WEDNESDAY, due=due)


def test_asking_again_while_it_waits_keeps_who_asked_and_the_clock():
    dispute = standing_at("stage_1", "review")
    first = chosen(dispute, "chair", "escalate", MONDAY, **NOT_NEGOTIATED)

    again = choose(first, "chair", "escalate", TUESDAY, **NOT_NEGOTIATED)

    after = now_is(again)
    assert after.opening == first.opening
    assert isinstance(again, Accepted)
    assert [type(event) for event in again.events] == [Chosen]


# ---- with the chair's own decision --------------------------------------------------------------


def test_a_chair_who_has_the_agreement_moves_up_at_once():
    # S1-74, S1-111
    outcome = choose(
        standing_at("stage_1", "review"), "chair", "escalate", **NOT_NEGOTIATED, **AGREES
    )

    assert isinstance(outcome, Accepted)
    assert [type(event) for event in outcome.events] == [
        Chosen,
        GateRecorded,
        StageOpened,
        StepStarted,
    ]
    assert outcome.answers == {**NOT_NEGOTIATED, **AGREES}


def test_a_chair_who_has_not_yet_asked_keeps_the_decision_and_its_date():
    # S1-99, S1-111
    before = standing_at("stage_1", "review")

    outcome = choose(before, "chair", "escalate", **NOT_NEGOTIATED)

    after = now_is(outcome)
    assert (after.stage, after.step, after.clock) == ("stage_1", "review", before.clock)
    assert outcome.answers == NOT_NEGOTIATED
    assert after.waits_to_open


def test_a_chair_whose_manager_says_no_may_resolve_after_all_or_agree_more_time():
    # S1-111
    outcome = choose(
        standing_at("stage_1", "review"), "chair", "escalate", **NOT_NEGOTIATED, **SAYS_NO
    )

    after = now_is(outcome)
    assert outcome.events[1:] == (NOT_MET,)
    assert engine.offered(PROCEDURE, after, here("chair", dispute=after)) == (
        "resolved",
        "one_more_day",
        "escalate",
    )
    assert chosen(after, "chair", "resolved", **RESOLVED).step == "follow_up"


def test_a_chair_may_escalate_again_while_the_stage_waits_and_bring_the_agreement():
    waiting = chosen(standing_at("stage_1", "review"), "chair", "escalate", **NOT_NEGOTIATED)

    assert chosen(waiting, "chair", "escalate", **NOT_NEGOTIATED, **AGREES).stage == "stage_2"


@pytest.mark.parametrize("stage", ["stage_1", "stage_2", "stage_3"])
def test_the_agreement_is_asked_for_on_every_way_into_a_higher_stage(stage: str):
    # S1-111
    above = PROCEDURE.stage_after(stage)
    late = at("2026-12-01 09:00")
    answer, review = standing_at(stage, "answer"), standing_at(stage, "review")
    responder = next(iter(engine.must_act(PROCEDURE, answer)))

    ways = [
        choose(answer, responder, "pass_up", **PASS_UP),
        choose(answer, "chair", "escalate_late", late, **TYPED["escalate_late"]),
        choose(review, "chair", "escalate", **NOT_NEGOTIATED),
        choose(
            standing_at(stage, "update"), "chair", "escalate_late", late, **TYPED["escalate_late"]
        ),
    ]

    assert {(now_is(way).stage, now_is(way).opening.stage) for way in ways} == {(stage, above)}


# ---- who may record it --------------------------------------------------------------------------


@pytest.mark.parametrize("person", ["team_manager", "chair_manager", "service_manager", "stranger"])
def test_nobody_but_the_chair_records_the_agreement(person: str):
    dispute = asked_for()

    assert open_stage(dispute, person, **AGREES) == Refused(reason=Reason.NOT_YOURS, what="chair")
    assert not engine.may_record(PROCEDURE, dispute, here(person, dispute=dispute))
    assert engine.may_record(PROCEDURE, dispute, here("chair", dispute=dispute))


@pytest.mark.parametrize(
    ("agreement", "outcome"),
    [
        ({}, Refused(reason=Reason.GATE, what="stage_2", problems=(NEEDS,))),
        ({"agreed": ""}, Refused(reason=Reason.GATE, what="stage_2", problems=(NEEDS,))),
        (
            {**AGREED, "agreed_by": "chair"},
            Refused(
                reason=Reason.INCOMPLETE,
                problems=(
                    Problem(box=Box(form="agreement", field="agreed_by"), why=Why.SOMEBODY_ELSE),
                ),
            ),
        ),
    ],
)
def test_an_agreement_that_is_not_recorded_in_full_opens_nothing(
    agreement: dict[str, str], outcome: Refused
):
    # S1-111
    assert open_stage(asked_for(), "chair", agreement=agreement) == outcome


def test_there_is_nothing_to_open_where_no_stage_was_asked_for():
    dispute = raised()

    assert open_stage(dispute, "chair", **AGREES) == Refused(
        reason=Reason.NOTHING_TO_OPEN, what="stage_1"
    )
    assert not engine.may_record(PROCEDURE, dispute, here("chair", dispute=dispute))


def test_a_message_about_an_earlier_question_opens_nothing():
    assert open_stage(asked_for(), "chair", visit=2, **AGREES) == Refused(
        reason=Reason.NOTHING_TO_OPEN, what="stage_1"
    )


def test_a_reply_while_the_stage_waits_ends_the_wait():
    dispute = chosen(asked_for(), "team_manager", "reply", **PLAN)

    assert (dispute.step, dispute.opening) == ("review", None)
    assert open_stage(dispute, "chair", **AGREES) == Refused(
        reason=Reason.NOTHING_TO_OPEN, what="stage_1"
    )


def test_after_the_end_nothing_is_opened():
    ended = over()

    assert open_stage(ended, "chair", **AGREES) == Refused(reason=Reason.ENDED, what="resolved")


# ---- who answers the stage that opens -----------------------------------------------------------


def test_where_nobody_is_in_post_the_stage_opens_for_whoever_is_chosen():
    without = a_directory("service_manager")
    dispute = asked_for()

    assert open_stage(dispute, "chair", directory=without, **AGREES) == Refused(
        reason=Reason.NOBODY, what="service_manager"
    )
    opened = now_is(
        open_stage(dispute, "chair", directory=without, responder="head_of_service", **AGREES)
    )
    assert engine.must_act(PROCEDURE, opened) == {"service_manager": "head_of_service"}


@pytest.mark.parametrize("between", ["yes at once", "no first", "asked again"])
def test_whoever_was_chosen_when_the_stage_was_asked_for_is_remembered(between: str):
    without = a_directory("service_manager")
    dispute = asked_for(responder="head_of_service", directory=without)
    if between == "no first":
        dispute = now_is(open_stage(dispute, "chair", directory=without, **SAYS_NO))
    if between == "asked again":
        dispute = now_is(open_stage(dispute, "chair", directory=without, **SAYS_NO))
        dispute = chosen(dispute, "team_manager", "pass_up", directory=without, **PASS_UP)

    opened = now_is(open_stage(dispute, "chair", directory=without, **AGREES))

    assert engine.must_act(PROCEDURE, opened) == {"service_manager": "head_of_service"}


def test_whoever_is_chosen_at_the_agreement_comes_before_whoever_was_chosen_earlier():
    dispute = asked_for(responder="head_of_service")

    opened = now_is(open_stage(dispute, "chair", responder="service_director", **AGREES))

    assert engine.must_act(PROCEDURE, opened) == {"service_manager": "service_director"}


# ---- its own clock, and whoever stands in -------------------------------------------------------


def test_when_the_time_to_record_an_agreement_passes_the_wait_is_what_is_late():
    dispute, due = asked_for(), ENGLAND.close_of(at("2026-11-24").date(), "1 working day")

    outcome = ticked(dispute, at("2026-11-24 17:00:01"))

    assert outcome == Accepted(
        dispute=replace(
            dispute, late=1, decide_by=at("2026-11-25 17:00"), version=dispute.version + 1
        ),
        events=(LimitPassed(stage="stage_1", step="answer", opening="stage_2", due=due),),
    )


def test_when_nobody_records_it_whoever_stands_in_may():
    dispute = now_is(ticked(asked_for(), at("2026-11-25 17:00:01")))
    late = at("2026-11-26 09:00")

    outcome = open_stage(dispute, "chair_manager", late, **AGREES)

    assert dispute.late == 2
    assert now_is(outcome).stage == "stage_2"
    assert now_is(outcome).acted == {
        "chair": "raising",
        "team_manager": "responding",
        "chair_manager": "raising",
    }


def test_whoever_is_chosen_to_answer_must_be_in_the_people_list():
    outcome = open_stage(asked_for(), "chair", at("2026-11-24 12:00"), responder="gone", **AGREES)

    assert outcome == Refused(reason=Reason.NOBODY, what="service_manager")


@pytest.mark.parametrize(
    ("agreed_by", "may"),
    [
        ("chair", False),
        ("team_manager", False),
        ("service_director", False),
        ("social_worker", False),
        ("chair_manager", True),
        ("safeguarding_lead", True),
    ],
)
def test_an_agreement_is_never_the_chairs_own_or_the_other_sides(agreed_by: str, may: bool):
    # S1-111: the chair's own service manager's agreement
    given = {"agreement": {**AGREED, "agreed_by": agreed_by}}

    outcome = open_stage(asked_for(), "chair", at("2026-11-24 12:00"), **given)

    assert isinstance(outcome, Accepted) == may
    if isinstance(outcome, Refused):
        box = Box(form="agreement", field="agreed_by")
        assert outcome.problems == (Problem(box=box, why=Why.SOMEBODY_ELSE),)


def test_whoever_has_acted_for_the_other_side_does_not_stand_in_to_record_it():
    directory = a_directory("chair_manager")
    posting = Posting(person="team_manager", post="chair_manager", team="Chairs", agency="A")
    directory = replace(
        directory,
        postings=(
            *(
                replace(each, line_manager="team_manager") if each.post == "chair" else each
                for each in directory.postings
            ),
            posting,
        ),
    )
    dispute = now_is(ticked(asked_for(), at("2026-11-25 17:00:01"), directory=directory))
    late = at("2026-11-26 09:00")

    outcome = open_stage(dispute, "team_manager", late, directory=directory, **AGREES)

    assert outcome == Refused(reason=Reason.BOTH_SIDES, what="chair_manager")


def test_with_nobody_to_stand_in_the_silence_is_still_said():
    dispute = asked_for()

    outcome = ticked(dispute, at("2026-11-25 17:00:01"), directory=a_directory("chair_manager"))

    assert isinstance(outcome, Accepted)
    assert outcome.events[-1] == Silence(stage="stage_1", post="chair_manager", person=None)


def test_a_no_to_a_late_agreement_gives_the_step_its_own_date_back():
    waiting = asked_for()
    late = now_is(ticked(waiting, at("2026-11-25 17:00:01")))

    after = now_is(open_stage(late, "chair", at("2026-11-26 09:00"), **SAYS_NO))

    assert (after.late, after.decide_by, after.running) == (0, None, waiting.clock)
    assert engine.next_instant(after) == at("2026-11-30 17:00")


def test_asking_for_a_stage_when_late_starts_the_time_to_record_it():
    late = at("2026-12-03 09:00")
    dispute = now_is(ticked(raised(), late))

    after = chosen(dispute, "chair", "escalate_late", late, **TYPED["escalate_late"])

    assert (dispute.late, after.late, after.decide_by) == (2, 0, None)
    assert after.running.due == ENGLAND.close_of(at("2026-12-04").date(), "1 working day")
