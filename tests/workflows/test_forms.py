"""Every box of a form: what may stand in it, what is wrong with it, what is kept and asked."""

from datetime import datetime
from typing import Any

import pytest

from tests.workflows.playing import ENGLAND, PROCEDURE, at
from workflows import forms
from workflows.boxes import Box, Problem, Why
from workflows.due import Span, Unit
from workflows.forms import Asking
from workflows.questions import Form, FormField

NOW = at("2026-11-23 10:00")
PEOPLE = frozenset({"worker", "manager"})
YES_NO = {"yes": "Yes", "no": "No"}


def asking(stage: str = "stage_1", now: datetime = NOW) -> Asking:
    return Asking(stage=stage, now=now, people=PEOPLE)


def a_field(**words: Any) -> FormField:
    return FormField.model_validate({"label": "Box", "source": "ours", **words})


def a_form(**fields: FormField) -> Form:
    return Form(title="Form", fields=fields)


def checked(form: Form, filled: dict[str, Any], ask: Asking | None = None) -> Any:
    return forms.check("form", form, filled, ask or asking())


def why_of(field: FormField, value: Any, now: datetime = NOW) -> Why | None:
    _, problems = checked(a_form(box=field), {"box": value}, asking(now=now))
    assert len(problems) <= 1
    return problems[0].why if problems else None


TEXT, LONG = {"kind": "text"}, {"kind": "long"}
ONE, MANY = {"kind": "one", "options": YES_NO}, {"kind": "many", "options": YES_NO}
TICK = {"kind": "tick", "options": {"yes": "Yes"}}
PERSON, MOMENT, DATE = {"kind": "person"}, {"kind": "moment"}, {"kind": "date"}
PAST, FUTURE = {**DATE, "must_be": "past"}, {**DATE, "must_be": "future"}
OPTIONAL = {"required": False}


@pytest.mark.parametrize(
    ("words", "value", "why"),
    [
        (TEXT, "one line", None),
        (TEXT, None, Why.MISSING),
        (TEXT, "", Why.MISSING),
        (TEXT, [], Why.MISSING),
        (TEXT, "  \n\t ", Why.BLANK),
        (TEXT, "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{NO-BREAK SPACE}", Why.BLANK),
        (TEXT, "\N{RIGHT-TO-LEFT OVERRIDE}\ufeff\x00", Why.BLANK),
        (TEXT, "0", None),
        (TEXT, ".", None),
        (TEXT, "a" * 300, None),
        (TEXT, "a" * 301, Why.TOO_LONG),
        ({**TEXT, "max": 6}, "123456", None),
        ({**TEXT, "max": 6}, "1234567", Why.TOO_LONG),
        (TEXT, ["a"], Why.NOT_AN_OPTION),
        (LONG, "a" * 3000, None),
        (LONG, "a" * 3001, Why.TOO_LONG),
        ({**LONG, "max": 1000}, "a" * 1001, Why.TOO_LONG),
        (ONE, "yes", None),
        (ONE, "Yes", Why.NOT_AN_OPTION),
        (ONE, "maybe", Why.NOT_AN_OPTION),
        (ONE, ["yes"], Why.NOT_AN_OPTION),
        (ONE, None, Why.MISSING),
        (MANY, ["yes"], None),
        (MANY, ["yes", "no"], None),
        (MANY, ["yes", "maybe"], Why.NOT_AN_OPTION),
        (MANY, [""], Why.NOT_AN_OPTION),
        (MANY, "yes", Why.NOT_AN_OPTION),
        (MANY, [], Why.MISSING),
        (TICK, ["yes"], None),
        (TICK, ["no"], Why.NOT_AN_OPTION),
        (TICK, [], Why.MISSING),
        (PERSON, "worker", None),
        (PERSON, "somebody who has left", Why.NOT_KNOWN),
        (PERSON, "", Why.MISSING),
        (PERSON, ["worker"], Why.NOT_AN_OPTION),
        (DATE, "2026-11-23", None),
        (DATE, "1926-11-23", None),
        (DATE, "2026-11-31", Why.NOT_A_DATE),
        (DATE, "23/11/2026", Why.NOT_A_DATE),
        (DATE, "2026-11-23T10:00", Why.NOT_A_DATE),
        (DATE, "tomorrow", Why.NOT_A_DATE),
        (DATE, "", Why.MISSING),
        (DATE, ["2026-11-23"], Why.NOT_AN_OPTION),
        (PAST, "2026-11-22", None),
        (PAST, "2026-11-23", None),
        (PAST, "2026-11-24", Why.IN_THE_FUTURE),
        (PAST, "2026-11-31", Why.NOT_A_DATE),
        (FUTURE, "2026-11-24", None),
        (FUTURE, "2026-11-23", None),
        (FUTURE, "2026-11-22", Why.IN_THE_PAST),
        (MOMENT, "2026-11-23T10:00:00+00:00", None),
        (MOMENT, "2026-11-23T10:00:01+00:00", Why.IN_THE_FUTURE),
        (MOMENT, "2026-11-23T11:00:00+01:00", None),
        (MOMENT, "2026-11-23T11:00:01+01:00", Why.IN_THE_FUTURE),
        (MOMENT, "2026-11-23T10:00:00", Why.NOT_A_DATE),
        (MOMENT, "10am", Why.NOT_A_DATE),
        (MOMENT, "", Why.MISSING),
        ({**TEXT, **OPTIONAL}, "", None),
        ({**TEXT, **OPTIONAL}, "  ", None),
        ({**TEXT, **OPTIONAL}, "a" * 301, Why.TOO_LONG),
        ({**ONE, **OPTIONAL}, None, None),
        ({**ONE, **OPTIONAL}, "maybe", Why.NOT_AN_OPTION),
        ({**PAST, **OPTIONAL}, "2026-11-24", Why.IN_THE_FUTURE),
        ({**PERSON, **OPTIONAL}, "nobody", Why.NOT_KNOWN),
    ],
)
def test_a_box_takes_what_it_asks_for_and_nothing_else(words: Any, value: Any, why: Why | None):
    assert why_of(a_field(**words), value) == why


@pytest.mark.parametrize(
    ("now", "yesterday", "today", "tomorrow"),
    [
        ("2027-06-14 23:59:59", "2027-06-13", "2027-06-14", "2027-06-15"),
        (
            "2027-06-15 00:00:00",
            "2027-06-14",
            "2027-06-15",
            "2027-06-16",
        ),  # 23:00 UTC the day before
    ],
)
def test_today_is_the_local_day(now: str, yesterday: str, today: str, tomorrow: str):
    past, future = a_field(**PAST), a_field(**FUTURE)
    days = (yesterday, today, tomorrow)

    assert [why_of(past, day, at(now)) for day in days] == [None, None, Why.IN_THE_FUTURE]
    assert [why_of(future, day, at(now)) for day in days] == [Why.IN_THE_PAST, None, None]


def test_a_box_left_empty_is_answered_with_the_files_own_sentence():
    form = a_form(box=a_field(missing="Write the reason."))

    assert checked(form, {})[1] == (
        Problem(box=Box(form="form", field="box"), why=Why.MISSING, says="Write the reason."),
    )
    assert checked(form, {"box": " "})[1] == (
        Problem(box=Box(form="form", field="box"), why=Why.BLANK, says=""),
    )


def test_every_box_that_is_wrong_is_named_in_the_order_of_the_form():
    form = a_form(first=a_field(), second=a_field(**ONE), third=a_field(**PAST))

    assert checked(form, {"second": "maybe", "third": "2026-11-24"}) == (
        {"second": "maybe", "third": "2026-11-24"},
        (
            Problem(box=Box(form="form", field="first"), why=Why.MISSING),
            Problem(box=Box(form="form", field="second"), why=Why.NOT_AN_OPTION),
            Problem(box=Box(form="form", field="third"), why=Why.IN_THE_FUTURE),
        ),
    )


def test_what_was_typed_is_kept_to_the_letter_and_an_empty_box_is_not():
    form = a_form(said=a_field(), note=a_field(required=False), also=a_field(required=False))
    typed = {"said": "  <b>*1*</b> & \N{RIGHT-TO-LEFT OVERRIDE}two\n", "note": " ", "also": None}

    assert checked(form, typed) == ({"said": typed["said"]}, ())


def test_what_no_box_asked_for_is_left_out():
    form = a_form(said=a_field())

    assert checked(form, {"said": "This.", "forged": "That."}) == ({"said": "This."}, ())


ASKED_IF = a_form(
    spoken=a_field(kind="one", options={"yes": "Yes", "tried": "Tried", "no": "No"}),
    spoke_on=a_field(kind="date", asked_if={"spoken": ["yes", "tried"]}),
    with_whom=a_field(kind="many", options=YES_NO, required=False),
    which=a_field(asked_if={"with_whom": "yes"}),
    at_stage_2=a_field(at="stage_2"),
    both=a_field(at=["stage_2", "stage_3"], asked_if={"spoken": "yes"}),
)


@pytest.mark.parametrize(
    ("stage", "filled", "names"),
    [
        ("stage_1", {}, ["spoken", "with_whom"]),
        ("stage_1", {"spoken": "no"}, ["spoken", "with_whom"]),
        ("stage_1", {"spoken": "yes"}, ["spoken", "spoke_on", "with_whom"]),
        ("stage_1", {"spoken": "tried"}, ["spoken", "spoke_on", "with_whom"]),
        ("stage_1", {"with_whom": ["no"]}, ["spoken", "with_whom"]),
        ("stage_1", {"with_whom": ["no", "yes"]}, ["spoken", "with_whom", "which"]),
        ("stage_2", {}, ["spoken", "with_whom", "at_stage_2"]),
        ("stage_2", {"spoken": "yes"}, ["spoken", "spoke_on", "with_whom", "at_stage_2", "both"]),
        ("stage_3", {"spoken": "yes"}, ["spoken", "spoke_on", "with_whom", "both"]),
        ("stage_3", {"spoken": "tried"}, ["spoken", "spoke_on", "with_whom"]),
    ],
)
def test_a_box_is_asked_at_its_stages_and_after_its_answers(
    stage: str, filled: dict[str, Any], names: list[str]
):
    assert list(forms.asked(ASKED_IF, filled, stage)) == names


def test_a_box_that_a_choice_took_away_is_neither_kept_nor_wrong():
    filled = {"spoken": "no", "spoke_on": "not a date"}

    assert checked(ASKED_IF, filled) == ({"spoken": "no"}, ())


# ---- the action plan (S1-83) --------------------------------------------------------------------

PLAN = a_form(actions=a_field(kind="actions", missing="Write at least one action."))
ROW = {"row": "1", "action": "Visit.", "measure": "Recorded.", "who": "worker", "due": "2026-11-23"}


def part(name: str, row: str = "1") -> Box:
    return Box(form="form", field="actions", row=row, part=name)


@pytest.mark.parametrize(
    ("changes", "box", "why"),
    [
        ({"measure": ""}, part("measure"), Why.MISSING),
        ({"measure": "\N{ZERO WIDTH SPACE}"}, part("measure"), Why.MISSING),
        ({"measure": "a" * 301}, part("measure"), Why.TOO_LONG),
        ({"action": "a" * 1001}, part("action"), Why.TOO_LONG),
        ({"who": ""}, part("who"), Why.MISSING),
        ({"who": "nobody"}, part("who"), Why.NOT_KNOWN),
        ({"due": ""}, part("due"), Why.MISSING),
        ({"due": "2026-11-22"}, part("due"), Why.IN_THE_PAST),
        ({"due": "soon"}, part("due"), Why.NOT_A_DATE),
    ],
)
def test_each_action_says_what_how_known_who_and_by_when(
    changes: dict[str, str], box: Box, why: Why
):
    rows = [{**ROW, **changes}]

    assert checked(PLAN, {"actions": rows}) == ({"actions": rows}, (Problem(box=box, why=why),))


def test_a_plan_of_one_whole_action_is_enough():
    longest = {**ROW, "action": "a" * 1000, "measure": "a" * 300}

    assert checked(PLAN, {"actions": [longest]}) == ({"actions": [longest]}, ())


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (None, "1"),
        ([], "1"),
        ("Visit.", "1"),
        (["Visit."], "1"),
        ([{"row": "4"}], "4"),
        ([{**ROW, "row": "7", "action": " "}], "7"),
        ([{"row": "2", "action": ""}, {"row": "3", "action": "\N{ZERO WIDTH SPACE}"}], "2"),
    ],
)
def test_a_plan_without_an_action_is_refused_at_its_first_row(rows: Any, row: str):
    _, problems = checked(PLAN, {"actions": rows})

    assert problems == (
        Problem(box=part("action", row), why=Why.NO_ACTION, says="Write at least one action."),
    )


def test_every_row_is_looked_at_and_named_by_its_own_name():
    rows = [ROW, {"row": "5", "action": "", "measure": "Known.", "who": "worker", "due": ""}]

    assert checked(PLAN, {"actions": rows})[1] == (
        Problem(box=part("action", "5"), why=Why.MISSING),
        Problem(box=part("due", "5"), why=Why.MISSING),
    )


# ---- the boxes of the shipped file, by their clauses -------------------------------------------


@pytest.mark.parametrize(
    ("form", "field", "clause"),
    [
        ("child", "case_number", "S1-56"),
        ("child", "plan", "S1-07"),
        ("concern", "concern", "S1-13"),
        ("concern", "impact", "S1-06"),
        ("concern", "impact", "S1-14"),
        ("concern", "resolution", "S1-15"),
        ("concern", "timescale", "S1-16"),
        ("concern", "category", "S1-17"),
        ("concern", "aware_on", "S1-55"),
        ("people", "social_worker", "S1-59"),
        ("people", "manager", "S1-80"),
        ("spoken", "spoken", "S1-67"),
        ("agreement", "agreed", "S1-111"),
        ("plan", "actions", "S1-83"),
        ("plan", "completed_on", "S1-84"),
        ("resolution", "comments", "S1-88"),
        ("resolution", "resolved_on", "S1-90"),
        ("more_time", "spoke_at", "S1-92"),
        ("more_time", "agreed", "S1-93"),
        ("more_time", "confident", "S1-97"),
        ("not_resolved", "comments", "S1-98"),
        ("not_resolved", "decided_on", "S1-99"),
        ("negotiated", "telephoned", "S1-92"),
        ("telephone_first", "telephoned", "S1-103"),
        ("call", "outcome", "S1-103"),
        ("informal_talk", "spoken_with", "S1-59"),
        ("informal_talk", "next_steps", "S1-60"),
        ("informal_talk", "agreed_by", "S1-61"),
        ("informal_answer", "done", "S1-60"),
        ("informal_answer", "completed_on", "S1-84"),
    ],
)
def test_a_box_that_a_clause_asks_for_cannot_be_left_empty(form: str, field: str, clause: str):
    _, problems = forms.check(form, PROCEDURE.forms[form], {}, asking())

    assert field in {problem.box.field for problem in problems}
    assert clause in PROCEDURE.forms[form].fields[field].source


def test_the_seven_categories_of_concern_are_offered():
    # S1-18, S1-20, S1-26, S1-32, S1-37, S1-45, S1-46
    options = PROCEDURE.forms["concern"].fields["category"].options

    assert {key: option.source[0] for key, option in options.items()} == {
        "unassessed_risk": "S1-18",
        "lack_of_preparation": "S1-20",
        "drift_and_delay": "S1-26",
        "plan_challenge": "S1-32",
        "practice_issues": "S1-37",
        "management_decision": "S1-45",
        "documents_missing": "S1-46",
    }


def test_what_should_have_been_ready_before_a_conference_is_counted_back_from_its_date():
    field, conference = PROCEDURE.forms["concern"].fields["conference_on"], at("2027-01-19 09:30")

    due = {
        each.source[0]: ENGLAND.due(
            conference, Span(number=each.working_days, unit=Unit.WORKING_DAYS_BEFORE)
        ).at
        for each in field.counts_back
    }

    assert due == {
        "S1-21": at("2026-12-24 17:00"),
        "S1-51": at("2026-12-24 17:00"),
        "S1-24": at("2027-01-12 17:00"),
        "S1-23": at("2027-01-15 17:00"),
    }


def test_anything_new_can_be_added_for_the_next_stage_and_there_is_none_after_stage_4():
    # S1-100
    form = PROCEDURE.forms["not_resolved"]
    asked_at = [stage for stage in PROCEDURE.stages if "additional" in forms.asked(form, {}, stage)]

    assert asked_at == ["informal", "stage_1", "stage_2", "stage_3"]


def test_speaking_first_is_asked_and_not_yet_is_an_answer():
    # S1-11, S1-67
    form = PROCEDURE.forms["spoken"]

    assert forms.check("spoken", form, {"spoken": "no"}, asking()) == ({"spoken": "no"}, ())
    assert list(forms.asked(form, {"spoken": "yes"}, "stage_1")) == ["spoken", "spoke_on", "said"]
    assert forms.asked(form, {}, "informal") == {}
