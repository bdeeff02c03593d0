"""Limits that wait for their owner's decision: they run as printed, or keep new disputes out."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.procedures.paper import SHIPPED as SHIPPED_FILES
from tests.procedures.paper import loaded
from tests.several_procedures import OWN, keep_own
from tests.workflows.playing import FILE, PROCEDURE, TEXT
from tests.world import a_directory, a_world, answers
from workflows import open_questions, reading
from workflows.commands import Reason, Refused
from workflows.use_cases import raising

SHIPPED = "limit: {working_days: 2, source: S1-55}"
OPEN = (
    'limit: {days: 2, printed: "2 days", confirm: "Are these working days?", source: [S1-55, Q-20]}'
)
UNSETTLED = TEXT.replace(SHIPPED, OPEN, 1)


def test_a_limit_in_words_that_can_be_read_two_ways_is_an_open_question_and_runs_literally():
    """Q-20."""
    [limit] = open_questions.of(reading.read(UNSETTLED, FILE))

    assert (limit.printed, limit.confirm) == ("2 days", "Are these working days?")
    assert str(limit.span) == "2 days"
    assert open_questions.of(PROCEDURE) == ()


def test_the_same_question_about_two_limits_is_asked_once():
    again = UNSETTLED.replace(
        "opening: {working_days: 1, source: ours}", f"opening: {OPEN.removeprefix('limit: ')}", 1
    )

    assert len(open_questions.of(reading.read(again, FILE))) == 1


@pytest.mark.parametrize(
    ("stage", "printed"),
    [("informal", ["2 Days"]), ("stage_1", ["Within 4 days"]), ("stage_2", [])],
)
def test_of_a_stage_only_its_own_questions_are_asked(stage: str, printed: list[str]):
    """Q-20."""
    procedure = loaded(SHIPPED_FILES / "conference-chair.yaml")

    assert [limit.printed for limit in open_questions.at(procedure, stage)] == printed


def test_a_question_about_the_whole_is_asked_at_every_stage():
    unsettled = reading.read(UNSETTLED, FILE)

    for stage in unsettled.stages:
        assert open_questions.at(unsettled, stage) == open_questions.of(unsettled)


def test_a_question_about_a_step_is_asked_at_the_stages_that_use_it():
    limit = "limit: {hours: 24, source: [S1-96, Q-09]}"
    asked = OPEN.replace("days: 2", "hours: 24")
    assert limit in TEXT
    unsettled = reading.read(TEXT.replace(limit, asked, 1), FILE)

    assert open_questions.at(unsettled, "informal") == ()
    assert open_questions.at(unsettled, "stage_1") == open_questions.of(unsettled)


@pytest.mark.parametrize("may_be_open", [True, False])
def test_the_installation_decides_whether_anybody_raises_under_it(
    tmp_path: Path, may_be_open: bool
):
    keep_own(tmp_path, UNSETTLED.replace("key: chair-drp", f"key: {OWN}"))
    world = a_world(tmp_path, DRP_PROCEDURES_DIR=tmp_path, DRP_PROCEDURES=OWN)
    world.people(a_directory())
    desk = replace(world.desk, may_be_open=may_be_open)

    outcome = raising.prepare(desk, "chair", "stage_1", answers())

    if may_be_open:
        assert isinstance(outcome, raising.Ready)
    else:
        assert outcome == Refused(reason=Reason.UNSETTLED)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            'limit: {days: 2, confirm: "Are these working days?", source: S1-55}',
            "Nothing says what the paper prints here. Add printed: its words.",
        ),
        (
            f'limit: {{days: 2, printed: "2 days", confirm: "{"a" * 500}", source: S1-55}}',
            "printed: and confirm: have more than 500 characters together. Say them in fewer",
        ),
    ],
)
def test_a_question_that_nobody_could_answer_is_found(wrong: str, said: str):
    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(TEXT.replace(SHIPPED, wrong, 1), FILE)

    assert said in str(refused.value)


def test_a_date_that_people_agree_on_has_no_open_question():
    agreed = "answer_within: {agreed: agreed_by, source: S1-61}"
    wrong = 'answer_within: {agreed: agreed_by, printed: "agreed", confirm: "When?", source: S1-61}'

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(TEXT.replace(agreed, wrong, 1), FILE)

    assert "A date that people agree on is not open to how it is counted." in str(refused.value)
