"""Pressing a button: whose it is at each step, what it asks, and where it leads."""

from dataclasses import replace
from datetime import UTC, date
from typing import Any

import pytest

from tests.workflows.playing import (
    AGREES,
    ENGLAND,
    INFORMAL_ANSWER,
    PROCEDURE,
    RESPONDERS,
    THE_ACTION,
    TYPED,
    at,
    begin,
    choose,
    chosen,
    here,
    now_is,
    over,
    raised,
    standing_at,
    ticked,
)
from tests.world import (
    AGREED,
    COUNCIL,
    FINALISED,
    MONDAY,
    MORE_TIME,
    NOT_NEGOTIATED,
    NOT_RESOLVED,
    PLAN,
    RESOLVED,
    a_directory,
)
from workflows import engine
from workflows.actions import Action
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Reason, Refused
from workflows.dispute import Clock, Dispute, Rung
from workflows.engine import AGREED as ON_A_DATE
from workflows.events import Chosen, Ended, StageOpened, StepStarted
from workflows.outward import Told
from workflows.people import Directory, Posting

EVERYBODY = (*COUNCIL, "stranger")
ALL_CHOICES = sorted({*PROCEDURE.choices, "reply", "no_such_choice"})

#: At each step of a stage: what whoever answers may do, what the chair may, what only once late.
MAY: dict[tuple[str, str], tuple[str, str, str]] = {
    ("informal", "informal_answer"): ("reply take_on", "finalise", "telephoned escalate_late"),
    ("informal", "informal_review"): ("", "resolved_informally escalate", ""),
    ("stage_1", "answer"): ("reply take_on pass_up", "", "telephoned escalate_late"),
    ("stage_1", "review"): ("", "resolved one_more_day escalate", ""),
    ("stage_1", "update"): ("reply", "", "telephoned escalate_late"),
    ("stage_2", "answer"): ("reply take_on pass_up", "", "telephoned escalate_late"),
    ("stage_2", "review"): ("", "resolved one_more_day escalate", ""),
    ("stage_3", "answer"): ("reply take_on pass_up", "", "telephoned escalate_late"),
    ("stage_3", "update"): ("reply", "", "telephoned escalate_late"),
    ("stage_4", "answer"): ("reply take_on", "", "telephoned unresolved_late"),
    ("stage_4", "review"): ("", "resolved one_more_day unresolved", ""),
    ("stage_4", "update"): ("reply", "", "telephoned unresolved_late"),
    ("stage_2", "follow_up"): ("", "all_done not_done", ""),
    ("stage_4", "follow_up"): ("", "all_done not_done_at_the_top", ""),
}

#: When its date has passed, and when nobody has decided either; and for a follow-up.
WHEN_LATE = {
    False: ("2026-12-03 09:00", "2026-12-10 09:00"),
    True: ("2027-02-01 09:00", "2027-02-10 09:00"),
}


def expected(place: tuple[str, str], choice: str, person: str, late: int) -> Reason | None:
    """What the table says: accepted (None), or why not."""
    answers, reviews, once_late = (set(words.split()) for words in MAY[place])
    responder = RESPONDERS[place[0]]
    if choice not in answers | reviews | once_late:
        return Reason.NOT_HERE
    theirs = {responder} if choice in answers else {"chair"}
    if late == 2 and "chair" in theirs:
        theirs.add("chair_manager")
    if person not in theirs:
        return Reason.NOT_YOURS
    if choice == "all_done":  # the one action is not recorded as done
        return Reason.ACTIONS_OPEN
    return Reason.NOT_YET if choice in once_late and not late else None


@pytest.mark.parametrize("late", [0, 1, 2])
@pytest.mark.parametrize("place", MAY, ids=" ".join)
def test_each_button_is_there_for_whom_the_table_says_and_for_nobody_else(
    place: tuple[str, str], late: int
):
    # S1-60, S1-62, S1-74, S1-82, S1-87, S1-89, S1-102, S1-103, S1-104
    dispute = standing_at(*place)
    now = MONDAY
    if late:
        first, second = WHEN_LATE[place[1] == "follow_up"]
        now = at(first) if late == 1 else at(second)
        dispute = replace(now_is(ticked(dispute, now)), late=late)
    typed = {form: filled for each in TYPED.values() for form, filled in each.items()}

    found = {
        (choice, person): outcome.reason if isinstance(outcome, Refused) else None
        for choice in ALL_CHOICES
        for person in EVERYBODY
        if (outcome := choose(dispute, person, choice, now, **typed, agreement=AGREED))
    }

    assert found == {
        (choice, person): expected(place, choice, person, late) for choice, person in found
    }
    for person in EVERYBODY:
        offered = engine.offered(PROCEDURE, dispute, here(person, now, dispute=dispute))
        assert set(offered) == {
            choice for choice, who in found if who == person and not found[choice, who]
        }


@pytest.mark.parametrize("place", MAY, ids=" ".join)
def test_a_refusal_says_whose_button_it_is(place: tuple[str, str]):
    dispute = standing_at(*place)
    answers, reviews, _ = (words.split() for words in MAY[place])

    assert {(choice, choose(dispute, "stranger", choice)) for choice in (*answers, *reviews)} == {
        *((each, Refused(reason=Reason.NOT_YOURS, what=RESPONDERS[place[0]])) for each in answers),
        *((each, Refused(reason=Reason.NOT_YOURS, what="chair")) for each in reviews),
    }


def test_buttons_are_offered_in_the_order_of_the_file():
    dispute = standing_at("stage_1", "answer")

    assert engine.offered(PROCEDURE, dispute, here("team_manager", dispute=dispute)) == (
        "reply",
        "take_on",
        "pass_up",
    )


# ---- accepting, replying ------------------------------------------------------------------------


def test_accepting_stays_moves_no_clock_and_can_be_done_once():
    before = raised()

    outcome = choose(before, "team_manager", "take_on", at("2026-11-24 09:00"))

    after = now_is(outcome)
    assert outcome == Accepted(
        dispute=replace(
            before,
            used={"take_on": 1},
            acted={"chair": "raising", "team_manager": "responding"},
            version=2,
        ),
        events=(Chosen(choice="take_on", stage="stage_1", step="answer", visit=1, late=False),),
    )
    assert choose(after, "team_manager", "take_on") == Refused(reason=Reason.USED)


def test_a_reply_with_a_plan_asks_the_chair_to_review_it():
    # S1-82, S1-83, S1-84, S1-86, S1-87
    now = at("2026-11-25 15:00")
    due = ENGLAND.close_of(at("2026-11-27").date(), "2 working days")
    before = raised()

    outcome = choose(before, "team_manager", "reply", now, **PLAN)

    assert outcome == Accepted(
        dispute=replace(
            before,
            step="review",
            visit=2,
            clock=Clock(started=now, due=due),
            used={"reply": 1},
            asked=frozenset({"team_manager", "chair"}),
            acted={"chair": "raising", "team_manager": "responding"},
            actions=(
                Action(
                    id=THE_ACTION,
                    number=1,
                    who="social_worker",
                    due=ENGLAND.close_of(date(2027, 1, 15), ON_A_DATE),
                ),
            ),
            version=2,
        ),
        events=(
            Chosen(choice="reply", stage="stage_1", step="answer", visit=1, late=False),
            StepStarted(stage="stage_1", step="review", visit=2, asked={"chair": "chair"}, due=due),
        ),
        answers=PLAN,
    )


def test_an_informal_answer_asks_the_chair_to_review_it():
    # S1-60, S1-84, S1-87
    outcome = choose(raised("informal"), "team_manager", "reply", **INFORMAL_ANSWER)

    assert (now_is(outcome).step, outcome.answers) == ("informal_review", INFORMAL_ANSWER)


@pytest.mark.parametrize(
    ("place", "choice", "changes", "box", "why"),
    [
        ("stage_1 answer", "reply", {"plan": {"completed_on": ""}}, "completed_on", Why.MISSING),
        ("stage_1 answer", "reply", {"plan": {"actions": []}}, "actions", Why.NO_ACTION),
        ("stage_1 answer", "pass_up", {"pass_up": {"reason": " "}}, "reason", Why.BLANK),
        ("stage_1 review", "resolved", {"resolution": {"comments": ""}}, "comments", Why.MISSING),
        (
            "stage_1 review",
            "resolved",
            {"resolution": {"resolved_on": ""}},
            "resolved_on",
            Why.MISSING,
        ),
        ("stage_1 review", "one_more_day", {"more_time": {"agreed": ""}}, "agreed", Why.MISSING),
        (
            "stage_1 review",
            "one_more_day",
            {"more_time": {"confident": []}},
            "confident",
            Why.MISSING,
        ),
        (
            "stage_1 review",
            "one_more_day",
            {"more_time": {"spoke_at": ""}},
            "spoke_at",
            Why.MISSING,
        ),
        (
            "stage_1 review",
            "one_more_day",
            {"more_time": {"spoke_at": "2026-11-23T10:00:01+00:00"}},
            "spoke_at",
            Why.IN_THE_FUTURE,
        ),
        ("stage_1 review", "escalate", {"not_resolved": {"comments": ""}}, "comments", Why.MISSING),
        (
            "stage_1 review",
            "escalate",
            {"negotiated": {"telephoned": ""}},
            "telephoned",
            Why.MISSING,
        ),
        (
            "stage_4 review",
            "unresolved",
            {"negotiated": {"telephoned": ""}},
            "telephoned",
            Why.MISSING,
        ),
        (
            "stage_1 review",
            "escalate",
            {"not_resolved": {"decided_on": ""}},
            "decided_on",
            Why.MISSING,
        ),
        (
            "stage_4 review",
            "unresolved",
            {"not_resolved": {"comments": ""}},
            "comments",
            Why.MISSING,
        ),
        (
            "informal informal_answer",
            "finalise",
            {"resolution": {"comments": ""}},
            "comments",
            Why.MISSING,
        ),
    ],
)
def test_a_button_whose_form_is_not_complete_does_nothing(
    place: str, choice: str, changes: dict[str, Any], box: str, why: Why
):
    # S1-84, S1-88, S1-90, S1-92, S1-93, S1-97, S1-98, S1-99
    stage, step = place.split()
    dispute = standing_at(stage, step)
    by = "chair" if step.endswith("review") or choice == "finalise" else RESPONDERS[stage]
    typed = {form: {**TYPED[choice][form], **fields} for form, fields in changes.items()}

    outcome = choose(dispute, by, choice, **{**TYPED[choice], **typed})

    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.INCOMPLETE
    assert [(each.box.field, each.why) for each in outcome.problems] == [(box, why)]


def test_a_form_that_the_button_does_not_ask_is_not_kept():
    outcome = choose(raised(), "team_manager", "reply", **PLAN, **RESOLVED)

    assert isinstance(outcome, Accepted)
    assert outcome.answers == PLAN


# ---- resolved -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "choice"),
    [
        ("informal informal_answer", "finalise"),  # S1-62
        ("informal informal_review", "resolved_informally"),  # S1-62, S1-89, S1-90
    ],
)
def test_the_chair_records_that_it_is_resolved_informally_and_it_is_over(place: str, choice: str):
    stage, step = place.split()
    before, now = standing_at(stage, step), at("2026-11-24 11:00")

    outcome = choose(before, "chair", choice, now, **FINALISED)

    assert outcome == Accepted(
        dispute=replace(
            before,
            end="resolved",
            ended_at=now,
            used={**before.used, choice: 1},
            rungs=(Rung(stage=stage, opened_at=MONDAY, left_at=now),),
            version=before.version + 1,
        ),
        events=(
            Chosen(choice=choice, stage=stage, step=step, visit=before.visit, late=False),
            Ended(end="resolved", stage=stage),
        ),
        answers=FINALISED,
    )


def test_an_informal_dispute_can_be_finalised_before_anything_is_answered():
    # S1-62
    assert now_is(choose(raised("informal"), "chair", "finalise", **RESOLVED)).end == "resolved"


@pytest.mark.parametrize("choice", ["reply", "resolved", "escalate", "take_on", "no_such_choice"])
@pytest.mark.parametrize("person", ["chair", "team_manager", "stranger"])
def test_after_the_end_nothing_more_is_done(choice: str, person: str):
    # S1-91
    ended = over()

    assert choose(ended, person, choice, **TYPED.get(choice, {})) == Refused(
        reason=Reason.ENDED, what="resolved"
    )


# ---- one more day -------------------------------------------------------------------------------


def test_one_more_day_is_24_hours_of_working_days_and_asks_the_manager_again():
    # S1-92, S1-93, S1-95, S1-96, S1-97
    now = at("2026-11-27 15:20:30")
    before = standing_at("stage_1", "review")

    outcome = choose(before, "chair", "one_more_day", now, **MORE_TIME)

    due = now_is(outcome).clock.due
    assert (due.at, due.rule) == (at("2026-11-30 15:21").astimezone(UTC), "24 hours")
    assert isinstance(outcome, Accepted)
    assert outcome.events[1:] == (
        StepStarted(
            stage="stage_1",
            step="update",
            visit=3,
            asked={"team_manager": "team_manager"},
            due=due,
        ),
    )
    assert outcome.answers == MORE_TIME


def test_the_manager_brings_the_plan_up_to_date_and_the_chair_reviews_again():
    # S1-93, S1-95
    dispute = chosen(standing_at("stage_1", "update"), "team_manager", "reply", **PLAN)

    assert (dispute.step, dispute.visit) == ("review", 4)
    assert engine.must_act(PROCEDURE, dispute) == {"chair": "chair"}


def test_one_more_day_is_given_once_at_a_stage_and_again_at_the_next():
    # S1-96
    dispute = chosen(standing_at("stage_1", "update"), "team_manager", "reply", **PLAN)
    again = choose(dispute, "chair", "one_more_day", **MORE_TIME)
    higher = chosen(dispute, "chair", "escalate", **NOT_NEGOTIATED, **AGREES)
    higher = chosen(higher, "service_manager", "reply", **PLAN)

    assert again == Refused(reason=Reason.USED)
    assert chosen(higher, "chair", "one_more_day", **MORE_TIME).step == "update"


def test_an_informal_dispute_has_no_one_more_day():
    outcome = choose(standing_at("informal", "informal_review"), "chair", "one_more_day")

    assert outcome == Refused(reason=Reason.NOT_HERE, what="informal")


# ---- moving up ----------------------------------------------------------------------------------


def test_an_informal_dispute_that_is_not_resolved_goes_to_stage_1_at_once():
    # S1-74, S1-75, S1-98, S1-101
    now = at("2026-11-24 11:00")
    before = standing_at("informal", "informal_review")

    outcome = choose(before, "chair", "escalate", now, **NOT_RESOLVED)

    due = ENGLAND.close_of(at("2026-12-01").date(), "5 working days")
    assert outcome == Accepted(
        dispute=replace(
            before,
            stage="stage_1",
            step="answer",
            visit=3,
            clock=Clock(started=now, due=due),
            used={},
            rungs=(
                Rung(stage="informal", opened_at=MONDAY, left_at=now),
                Rung(stage="stage_1", opened_at=now),
            ),
            version=3,
        ),
        events=(
            Chosen(
                choice="escalate", stage="informal", step="informal_review", visit=2, late=False
            ),
            StageOpened(stage="stage_1", skipped=()),
            StepStarted(
                stage="stage_1",
                step="answer",
                visit=3,
                asked={"team_manager": "team_manager"},
                due=due,
            ),
        ),
        answers=NOT_RESOLVED,
    )


@pytest.mark.parametrize("stage", ["stage_1", "stage_2", "stage_3"])
def test_each_escalation_repeats_the_same_with_5_working_days_for_the_next_manager(stage: str):
    # S1-74, S1-75, S1-85, S1-101, S1-102, S1-105
    dispute = standing_at(stage, "review")
    above = PROCEDURE.stage_after(stage)
    assert above is not None

    after = chosen(dispute, "chair", "escalate", **NOT_NEGOTIATED, **AGREES)

    assert (after.stage, after.step, after.clock.due.at) == (
        above,
        "answer",
        at("2026-11-30 17:00"),
    )
    assert engine.must_act(PROCEDURE, after) == {RESPONDERS[above]: RESPONDERS[above]}


def test_a_dispute_climbs_from_informal_to_stage_4_and_ends_there_as_unresolved():
    # S1-69, S1-70, S1-71, S1-72, S1-73, S1-98, S1-102, S1-109
    dispute = raised("informal")
    for stage in ("informal", "stage_1", "stage_2", "stage_3"):
        dispute = chosen(dispute, RESPONDERS[stage], "reply", **TYPED["reply"])
        dispute = chosen(dispute, "chair", "escalate", **NOT_NEGOTIATED, **AGREES)
    dispute = chosen(dispute, "service_director", "reply", **PLAN)

    outcome = choose(dispute, "chair", "unresolved", **NOT_NEGOTIATED)

    assert isinstance(outcome, Accepted)
    assert outcome.events[1:] == (
        Ended(end="unresolved", stage="stage_4"),
        Told(
            post="chair_manager",
            person="chair_manager",
            because="unresolved",
            of="end",
            says="Please open it and decide with the chair what happens now.",
        ),
    )
    assert [rung.stage for rung in outcome.dispute.rungs] == list(PROCEDURE.stages)
    assert all(rung.left_at for rung in outcome.dispute.rungs)


def test_nobody_to_be_told_of_an_unresolved_dispute_is_said():
    dispute, without = standing_at("stage_4", "review"), a_directory("chair_manager")

    outcome = choose(dispute, "chair", "unresolved", directory=without, **NOT_NEGOTIATED)

    assert isinstance(outcome, Accepted)
    assert outcome.events[-1] == Told(
        post="chair_manager",
        person=None,
        because="unresolved",
        of="end",
        says="Please open it and decide with the chair what happens now.",
    )


# ---- who answers next ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("responder", "expected"),
    [
        (None, Refused(reason=Reason.NOBODY, what="service_manager")),
        ("head_of_service", {"service_manager": "head_of_service"}),
        ("chair", Refused(reason=Reason.PARTY, what="service_manager")),
    ],
)
def test_where_nobody_is_in_post_somebody_who_is_no_party_must_be_chosen(
    responder: str | None, expected: object
):
    dispute = standing_at("stage_1", "review")

    outcome = choose(
        dispute,
        "chair",
        "escalate",
        directory=a_directory("service_manager"),
        responder=responder,
        **NOT_NEGOTIATED,
        **AGREES,
    )

    if isinstance(outcome, Accepted):
        assert engine.must_act(PROCEDURE, outcome.dispute) == expected
    else:
        assert outcome == expected


def also_holds(person: str, post: str) -> Directory:
    """The sample council, in which one person holds a second post, above the chair."""
    directory = a_directory(post)
    posting = Posting(person=person, post=post, team="Chairs", agency="Sample Council")
    above_chair = tuple(
        replace(each, line_manager=person) if each.post == "chair" else each
        for each in directory.postings
    )
    return replace(directory, postings=(*above_chair, posting))


def late_twice(dispute: Dispute, now: str, **more: Any) -> Dispute:
    return now_is(ticked(dispute, at(now), **more))


def test_nobody_acts_for_both_sides():
    # the team manager is also the chair's service manager, and would stand in for the chair
    directory = also_holds("team_manager", "chair_manager")
    dispute = chosen(raised(), "team_manager", "reply", **PLAN)
    dispute = late_twice(dispute, "2026-12-01 09:00", directory=directory)
    late = at("2026-12-01 09:00")

    outcome = choose(dispute, "team_manager", "resolved", late, directory=directory, **RESOLVED)

    assert dispute.late == 2
    assert outcome == Refused(reason=Reason.BOTH_SIDES, what="chair_manager")


def test_whoever_has_stood_in_for_the_chair_is_passed_over_and_the_next_post_up_is_asked():
    directory, late = also_holds("service_manager", "chair_manager"), at("2026-12-03 09:00")
    dispute = late_twice(raised(), "2026-12-03 09:00", directory=directory)
    typed = {**TYPED["escalate_late"], "agreement": {**AGREED, "agreed_by": "safeguarding_lead"}}
    called = chosen(
        dispute, "service_manager", "telephoned", late, directory=directory, **TYPED["telephoned"]
    )

    def escalated(responder: str | None) -> Accepted | Refused:
        return choose(
            called,
            "chair",
            "escalate_late",
            late,
            directory=directory,
            responder=responder,
            **typed,
        )

    assert called.acted == {"chair": "raising", "service_manager": "raising"}
    assert engine.must_act(PROCEDURE, now_is(escalated(None))) == {
        "service_manager": "head_of_service"
    }
    assert escalated("service_manager") == Refused(reason=Reason.PARTY, what="service_manager")
    assert isinstance(escalated("head_of_service"), Accepted)


def test_whoever_is_named_in_the_dispute_holds_the_post_though_the_directory_says_another():
    dispute = raised()

    holders = engine.held(dispute, {"team_manager": "their_successor", "head_of_service": "head"})

    assert holders == {**dispute.named, "head_of_service": "head"}
    assert engine.posts_of("head", holders) == {"head_of_service"}


def test_of_two_directors_the_one_who_was_asked_answers():
    # S1-73
    director = "service_director"
    posting = Posting(person="social_worker", post="executive_director", team="North", agency="A")
    directory = a_directory()
    directory = replace(directory, postings=(*directory.postings, posting))
    dispute = now_is(begin("stage_4", directory=directory))

    assert choose(dispute, "social_worker", "reply", directory=directory, **PLAN) == Refused(
        reason=Reason.NOT_YOURS, what=director
    )
    assert chosen(dispute, director, "reply", directory=directory, **PLAN).step == "review"


# ---- stale buttons and immediate safety ---------------------------------------------------------


def test_a_button_of_an_earlier_question_does_nothing_though_the_same_stands_again():
    # the second reply of the stage asks for an update: the first message's Reply must not send it
    update = standing_at("stage_1", "update")

    assert choose(update, "team_manager", "reply", visit=1, **PLAN) == Refused(
        reason=Reason.MOVED_ON, what="stage_1"
    )


PLACES = [*(tuple(place) for place in MAY), ("stage_1", "over"), ("stage_1", "waiting")]


@pytest.mark.parametrize("person", ["chair", "social_worker", "stranger"])
@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_immediate_safety_is_recorded_by_anyone_in_every_state_and_changes_only_the_version(
    place: tuple[str, str], person: str
):
    stage, step = place
    if step == "over":
        dispute = over()
    elif step == "waiting":
        dispute = chosen(raised(), "team_manager", "pass_up", **TYPED["pass_up"])
    else:
        dispute = standing_at(stage, step)

    outcome = choose(dispute, person, "safety_alert", visit=99, **TYPED["safety_alert"])

    assert outcome == Accepted(
        dispute=replace(dispute, version=dispute.version + 1),
        events=(
            Chosen(
                choice="safety_alert",
                stage=dispute.stage,
                step=dispute.step,
                visit=dispute.visit,
                late=False,
            ),
            Told(
                post="safeguarding_lead",
                person="safeguarding_lead",
                because="safety_alert",
                says="",
            ),
        ),
        answers=TYPED["safety_alert"],
    )


def test_immediate_safety_needs_nothing_to_be_typed_but_nothing_wrong_either():
    dispute = raised()

    assert choose(dispute, "chair", "safety_alert").answers == {}
    assert choose(dispute, "chair", "safety_alert", immediate_risk={"told": "?"}) == Refused(
        reason=Reason.INCOMPLETE,
        problems=(Problem(box=Box(form="immediate_risk", field="told"), why=Why.NOT_KNOWN),),
    )


def test_a_refusal_leaves_the_dispute_as_it_was():
    dispute = standing_at("stage_1", "review")
    as_it_was = replace(dispute)

    choose(dispute, "team_manager", "resolved", **RESOLVED)

    assert dispute == as_it_was
