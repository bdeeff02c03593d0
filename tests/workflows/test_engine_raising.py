"""Raising a dispute: at any level, with its gates and forms, late or not, or why not."""

from dataclasses import replace
from datetime import UTC

import pytest

from tests.workflows.playing import ENGLAND, PROCEDURE, at, begin, here, now_is
from tests.world import AGREED, MONDAY, a_directory, answers
from workflows import engine
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Raise, Reason, Refused
from workflows.dispute import Clock, Dispute, Rung
from workflows.due import Due
from workflows.events import GateRecorded, Raised, StageOpened, StepStarted
from workflows.people import Person, Posting

NEEDS_AGREEMENT = (
    "Stage 2 needs your service manager's agreement. "
    "Speak to them, then choose Yes. Your text is kept."
)
AGREED_BOX = Box(form="agreement", field="agreed")


def five_days_on() -> Due:
    return Due(
        at=at("2026-11-30 17:00").astimezone(UTC),
        day=at("2026-11-30").date(),
        rule="5 working days",
        calendar=ENGLAND.version,
    )


def refused(outcome: Accepted | Refused) -> Refused:
    assert isinstance(outcome, Refused), outcome
    return outcome


def test_a_dispute_stands_as_it_was_raised():
    # S1-76, S1-78, S1-79
    due = five_days_on()

    assert begin() == Accepted(
        dispute=Dispute(
            id="d1",
            reference="DRP-0000-00",
            procedure=PROCEDURE.hash,
            raised_at=MONDAY,
            raised_by="chair",
            raised_late=False,
            stage="stage_1",
            step="answer",
            visit=1,
            clock=Clock(started=MONDAY, due=due),
            named={
                "chair": "chair",
                "social_worker": "social_worker",
                "team_manager": "team_manager",
            },
            asked=frozenset({"team_manager"}),
            acted={"chair": "raising"},
            rungs=(Rung(stage="stage_1", opened_at=MONDAY),),
            version=1,
        ),
        events=(
            Raised(stage="stage_1", late=False),
            StageOpened(stage="stage_1", skipped=("informal",)),
            StepStarted(
                stage="stage_1",
                step="answer",
                visit=1,
                asked={"team_manager": "team_manager"},
                due=due,
            ),
        ),
        answers=answers("stage_1"),
    )


@pytest.mark.parametrize(
    ("stage", "post", "step", "due", "skipped"),
    [
        ("informal", "team_manager", "informal_answer", "2026-12-02 17:00", 0),  # S1-61, S1-69
        ("stage_1", "team_manager", "answer", "2026-11-30 17:00", 1),  # S1-70, S1-85
        ("stage_2", "service_manager", "answer", "2026-11-30 17:00", 2),  # S1-71
        ("stage_3", "head_of_service", "answer", "2026-11-30 17:00", 3),  # S1-72
        ("stage_4", "service_director", "answer", "2026-11-30 17:00", 4),  # S1-73
    ],
)
def test_a_dispute_may_begin_at_the_level_of_the_decision(
    stage: str, post: str, step: str, due: str, skipped: int
):
    # S1-58, S1-68
    outcome = begin(stage)

    dispute = now_is(outcome)
    assert (dispute.stage, dispute.step, dispute.clock.due.at) == (stage, step, at(due))
    assert engine.must_act(PROCEDURE, dispute) == {post: post}
    opened = next(event for event in outcome.events if isinstance(event, StageOpened))
    assert opened.skipped == tuple(PROCEDURE.stages)[:skipped]


def test_every_challenge_is_raised_on_a_form_informal_ones_too():
    # S1-54, S1-12, S1-56
    typed = answers("informal")
    asked = {name: text for name, text in typed["concern"].items() if name != "timescale"}

    kept = begin("informal").answers

    assert kept == {
        "child": typed["child"],
        "concern": asked,
        "people": typed["people"],
        "informal_talk": typed["informal_talk"],
    }


def test_an_informal_dispute_is_not_asked_whether_they_spoke_first_since_that_is_how_it_begins():
    # S1-59
    kept = begin("informal", spoken={"spoken": ""}, concern={"timescale": ""}).answers

    assert "spoken" not in kept
    assert kept["informal_talk"]["spoken_with"] == ["social_worker", "team_manager"]


@pytest.mark.parametrize(
    "person",
    [
        "chair_manager",
        "social_worker",
        "team_manager",
        "service_director",
        "safeguarding_lead",
        "?",
    ],
)
def test_only_the_chair_raises(person: str):
    # S1-05
    assert begin(by=person) == Refused(reason=Reason.NOT_YOURS, what="chair")


@pytest.mark.parametrize("stage", ["stage_5", "", "review"])
def test_a_dispute_begins_at_no_stage_that_does_not_exist(stage: str):
    assert begin(stage, typed=answers()) == Refused(reason=Reason.NOT_AN_ENTRY, what=stage)


def test_a_dispute_begins_at_no_stage_that_is_only_reached_from_below():
    enter = PROCEDURE.stages["stage_2"].enter.model_copy(update={"directly": False})
    stage = PROCEDURE.stages["stage_2"].model_copy(update={"enter": enter})
    procedure = PROCEDURE.model_copy(update={"stages": {**PROCEDURE.stages, "stage_2": stage}})
    command = Raise(id="d1", reference="", stage="stage_2", answers=answers("stage_2"))

    outcome = engine.begin(procedure, command, here("chair"))

    assert outcome == Refused(reason=Reason.NOT_AN_ENTRY, what="stage_2")


REQUIRED = [
    ("child", "case_number", "Enter the child's case number."),
    ("child", "initials", "Enter the child's initials."),
    ("child", "plan", ""),
    ("concern", "impact", ""),
    ("concern", "concern", ""),
    ("concern", "resolution", ""),
    ("concern", "timescale", "Enter by when this needs to happen."),
    ("concern", "category", "Choose the category that fits best."),
    ("concern", "aware_on", "Enter the date you became aware."),
    ("people", "social_worker", "Choose the social worker."),
    ("people", "manager", "Choose the manager who will answer."),
    ("spoken", "spoken", "Choose whether you have spoken to this manager."),
    ("spoken", "spoke_on", "Enter the date you spoke to the manager."),
]


@pytest.mark.parametrize(("form", "field", "says"), REQUIRED)
def test_a_box_left_empty_refuses_the_whole_and_is_named(form: str, field: str, says: str):
    # S1-07, S1-13, S1-14, S1-15, S1-16, S1-17, S1-56, S1-77
    assert begin(**{form: {field: ""}}) == Refused(
        reason=Reason.INCOMPLETE,
        what="stage_1",
        problems=(Problem(box=Box(form=form, field=field), why=Why.MISSING, says=says),),
    )


def test_nothing_typed_at_all_names_every_box_of_every_form():
    problems = refused(begin(typed={})).problems

    without = [(form, field) for form, field, _ in REQUIRED if field != "spoke_on"]
    assert [(each.box.form, each.box.field) for each in problems] == without


@pytest.mark.parametrize("spoken", ["yes", "tried", "no"])
def test_having_spoken_to_the_manager_first_is_recorded_and_never_stops_anybody(spoken: str):
    # S1-11, S1-67
    outcome = begin(spoken={"spoken": spoken})

    assert now_is(outcome).stage == "stage_1"
    assert outcome.answers["spoken"]["spoken"] == spoken


def test_what_no_form_of_raising_asks_is_not_kept():
    typed = {**answers(), "plan": {"note": "x"}, "no_such": {"a": "b"}}
    typed["child"] = {**typed["child"], "forged": "x"}

    assert begin(typed=typed).answers == answers()


def test_the_name_and_date_of_birth_are_kept_only_where_they_are_given():
    named = begin(child_name={"name": "Sample Child", "born_on": "2014-02-28"})

    assert named.answers["child_name"] == {"name": "Sample Child", "born_on": "2014-02-28"}
    assert "child_name" not in begin(child_name={"name": " "}).answers
    assert refused(begin(child_name={"born_on": "2026-11-24"})).problems == (
        Problem(box=Box(form="child_name", field="born_on"), why=Why.IN_THE_FUTURE),
    )


# ---- the agreement of one's own service manager (S1-111) ----------------------------------------


@pytest.mark.parametrize("stage", ["stage_2", "stage_3", "stage_4"])
def test_raising_at_stage_2_or_above_records_the_agreement_first(stage: str):
    # S1-111
    outcome = begin(stage)

    assert outcome.events[1] == GateRecorded(gate="own_manager", stage=stage, met=True)
    assert outcome.answers["agreement"] == AGREED


@pytest.mark.parametrize("agreed", ["", "no"])
@pytest.mark.parametrize("stage", ["stage_2", "stage_3", "stage_4"])
def test_raising_at_stage_2_or_above_without_the_agreement_is_refused(stage: str, agreed: str):
    # S1-111
    says = NEEDS_AGREEMENT.replace("2", stage[-1])

    assert begin(stage, agreement={"agreed": agreed}) == Refused(
        reason=Reason.GATE,
        what=stage,
        problems=(Problem(box=AGREED_BOX, why=Why.MISSING, says=says),),
    )


@pytest.mark.parametrize("stage", ["informal", "stage_1"])
def test_raising_below_stage_2_asks_no_agreement(stage: str):
    assert "agreement" not in begin(stage, agreement={"agreed": "no"}).answers


@pytest.mark.parametrize(
    ("changes", "box", "why", "says"),
    [
        ({"agreed_by": ""}, "agreed_by", Why.MISSING, "Choose who agreed."),
        ({"agreed_by": "?"}, "agreed_by", Why.NOT_KNOWN, ""),
        ({"agreed_by": "chair"}, "agreed_by", Why.SOMEBODY_ELSE, ""),
        ({"agreed_on": ""}, "agreed_on", Why.MISSING, "Enter the date they agreed."),
        ({"agreed_on": "2026-11-24"}, "agreed_on", Why.IN_THE_FUTURE, ""),
    ],
)
def test_an_agreement_says_who_agreed_and_when_and_nobody_agrees_with_themselves(
    changes: dict[str, str], box: str, why: Why, says: str
):
    # S1-111
    assert begin("stage_2", agreement=changes) == Refused(
        reason=Reason.INCOMPLETE,
        what="stage_2",
        problems=(Problem(box=Box(form="agreement", field=box), why=why, says=says),),
    )


def test_an_answer_about_the_agreement_that_is_not_offered_is_no_agreement():
    problems = refused(begin("stage_2", agreement={"agreed": "later"})).problems

    assert [(each.box, each.why) for each in problems] == [
        (AGREED_BOX, Why.MISSING),
        (AGREED_BOX, Why.NOT_AN_OPTION),
    ]


def test_everything_that_is_lacking_is_said_at_once_the_agreement_first():
    outcome = refused(begin("stage_2", agreement={"agreed": ""}, concern={"impact": ""}))

    assert outcome.reason is Reason.GATE
    assert [problem.box.field for problem in outcome.problems] == ["agreed", "impact"]


# ---- raised late (S1-55) ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "aware_on", "late"),
    [
        ("2026-11-23 10:00", "2026-11-23", False),
        ("2026-11-23 10:00", "2026-11-20", False),
        ("2026-11-23 10:00", "2026-11-19", False),  # Friday is 1, Monday is 2
        ("2026-11-23 10:00", "2026-11-18", True),
        ("2026-11-23 23:59", "2026-11-19", False),  # the whole second day
        ("2026-11-24 00:00", "2026-11-19", True),
        ("2026-11-24 23:59", "2026-11-21", False),  # Saturday is day 0
        ("2026-12-30 09:00", "2026-12-24", False),  # Christmas and its substitute do not count
        ("2026-12-31 09:00", "2026-12-24", True),
        ("2026-11-23 10:00", "2014-12-31", True),  # before any calendar that is held
        ("2026-11-23 10:00", "0001-01-01", True),
    ],
)
def test_raising_later_than_2_working_days_is_shown_and_never_refused(
    now: str, aware_on: str, late: bool
):
    # S1-55
    outcome = begin(now=at(now), concern={"aware_on": aware_on})

    assert now_is(outcome).raised_late is late
    assert outcome.events[0] == Raised(stage="stage_1", late=late)


def test_a_procedure_that_does_not_ask_when_they_became_aware_has_no_late_disputes():
    assert engine.is_raised_late(PROCEDURE, {}, MONDAY, ENGLAND) is False
    assert (
        engine.aware_on(PROCEDURE, {"concern": {"aware_on": "2026-11-20"}})
        == at("2026-11-20").date()
    )


# ---- who answers --------------------------------------------------------------------------------


def test_whoever_is_chosen_to_answer_is_asked_though_the_line_gives_another():
    # S1-68, S1-80
    dispute = now_is(begin(people={"manager": "service_manager"}))

    assert engine.must_act(PROCEDURE, dispute) == {"team_manager": "service_manager"}


def test_the_person_chosen_answers_where_the_ladder_has_a_gap():
    directory = a_directory("head_of_service")

    dispute = now_is(begin("stage_3", directory=directory, people={"manager": "service_director"}))

    assert engine.must_act(PROCEDURE, dispute) == {"head_of_service": "service_director"}


@pytest.mark.parametrize(
    ("manager", "asked"),
    [
        ("service_director", {"service_director": "service_director"}),
        ("executive", {"executive_director": "executive"}),
        ("head_of_service", {"service_director": "head_of_service"}),  # holds neither post
    ],
)
def test_either_director_may_be_asked_and_only_one_is(manager: str, asked: dict[str, str]):
    # S1-73
    directory = a_directory()
    postings = (
        *(
            replace(each, line_manager="executive") if each.person == "service_director" else each
            for each in directory.postings
        ),
        Posting(person="executive", post="executive_director", team="North", agency="A"),
    )
    people = {**directory.people, "executive": Person(id="executive", name="Sample Executive")}
    directory = replace(directory, people=people, postings=postings)

    dispute = now_is(begin("stage_4", directory=directory, people={"manager": manager}))

    assert engine.must_act(PROCEDURE, dispute) == asked


@pytest.mark.parametrize("stage", list(PROCEDURE.stages))
def test_nobody_answers_their_own_dispute(stage: str):
    post = PROCEDURE.stages[stage].answered_by.posts[0]

    assert begin(stage, people={"manager": "chair"}) == Refused(reason=Reason.PARTY, what=post)


def test_somebody_who_has_left_cannot_be_chosen():
    assert refused(begin(people={"manager": "left"})).problems == (
        Problem(box=Box(form="people", field="manager"), why=Why.NOT_KNOWN),
    )


# ---- a date that both agreed (S1-61) ------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "agreed_by", "why"),
    [
        ("2026-11-23 10:00:00", "2026-11-23", None),
        ("2026-11-23 16:59:59", "2026-11-23", None),
        ("2026-11-23 17:00:00", "2026-11-23", Why.IN_THE_PAST),
        ("2026-11-23 17:00:01", "2026-11-23", Why.IN_THE_PAST),
        ("2026-11-23 10:00:00", "2026-11-22", Why.IN_THE_PAST),
        ("2026-11-23 10:00:00", "2026-11-28", None),  # they agreed on a Saturday
        ("2026-11-23 10:00:00", "2045-12-31", None),
        ("2026-11-23 10:00:00", "2046-01-01", Why.NOT_A_DATE),
        ("2026-11-23 10:00:00", "2206-12-02", Why.NOT_A_DATE),
    ],
)
def test_an_agreed_date_is_later_than_now_and_within_the_calendar(
    now: str, agreed_by: str, why: Why | None
):
    # S1-61
    outcome = begin("informal", now=at(now), informal_talk={"agreed_by": agreed_by})

    if why:
        assert refused(outcome).problems == (
            Problem(box=Box(form="informal_talk", field="agreed_by"), why=why),
        )
    else:
        due = now_is(outcome).clock.due
        assert (due.at, due.rule) == (at(f"{agreed_by} 17:00"), "the date you agreed")


def test_an_informal_dispute_without_an_agreed_date_is_not_begun():
    # S1-60, S1-61
    problems = refused(
        begin("informal", informal_talk={"agreed_by": "", "next_steps": ""})
    ).problems

    assert [(each.box.field, each.says) for each in problems] == [
        ("next_steps", "Write the next steps you agreed."),
        ("agreed_by", "Enter the date you both agreed. If there is none, choose stage 1."),
    ]


def test_whoever_is_named_in_a_form_is_told_apart_from_whoever_answers():
    assert engine.named_in(PROCEDURE, {**answers(), "no_such_form": {"manager": "x"}}) == {
        "social_worker": "social_worker"
    }
