"""The kinds of boxes: numbers, addresses, plans that may stay empty, and what fills itself in."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.several_procedures import OWN, keep_own
from tests.workflows import playing
from tests.workflows.playing import FILE, TEXT, at, begin, choose, here, raised
from tests.world import MONDAY, PLAN, a_directory, a_world, answers
from workflows import reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Refused
from workflows.dispute import Dispute
from workflows.events import Chosen, StepStarted
from workflows.history import Entry
from workflows.use_cases import filling_in, opening

FIELDS = """
      how_many: {label: "How many?", kind: number, required: false, source: ours}
      reach: {label: "E-mail", kind: email, required: false, source: ours}
      today: {label: "Today", kind: shown, shown: today, source: ours}
      raised_on: {label: "Raised on", kind: shown, shown: raised_on, source: ours}
      at_stage: {label: "Stage", kind: shown, shown: stage, source: S3-25}
      opened_on: {label: "Stage began", kind: shown, shown: stage_opened_on, source: S0-44}
      answered_on: {label: "Answered on", kind: shown, shown: answered_on, source: ours}
      days: {label: "Days", kind: shown, shown: days_taken, source: [S3-26, Q-19]}
      signed: {label: "Signed by", kind: shown, shown: signed_by, source: S3-13}
      name: {label: "Name", kind: shown, shown: person_name, source: S3-14}
      post: {label: "Designation", kind: shown, shown: person_post, source: S3-15}
      agency: {label: "Agency", kind: shown, shown: person_agency, source: S3-16}
      ours: {label: "Our people", kind: shown, shown: raising_people_so_far, source: S0-69}
      theirs: {label: "Their people", kind: shown, shown: responding_people_so_far, source: S0-69}
"""
REASON = '      reason: {label: "Why is this decision not yours?"'
WITH_FIELDS = TEXT.replace(REASON, f"{FIELDS[1:]}{REASON}", 1)
TWO_WEEKS = MONDAY + timedelta(days=14)


@pytest.fixture(autouse=True)
def with_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(WITH_FIELDS, FILE))


def passed_up(**typed: str) -> Accepted | Refused:
    return choose(
        raised("stage_1"), "team_manager", "pass_up", pass_up={"reason": "Not mine.", **typed}
    )


@pytest.mark.parametrize("number", ["0", "12", " 7 ", "999999999"])
def test_a_whole_number_is_taken_as_it_was_typed(number: str):
    outcome = passed_up(how_many=number)

    assert isinstance(outcome, Accepted)
    assert outcome.answers["pass_up"]["how_many"] == number


@pytest.mark.parametrize("number", ["-1", "1.5", "ten", "1000000000", "²"])
def test_anything_else_is_no_number(number: str):
    box = Box(form="pass_up", field="how_many")

    outcome = passed_up(how_many=number)

    assert isinstance(outcome, Refused)
    assert outcome.problems == (Problem(box=box, why=Why.NOT_A_NUMBER),)


@pytest.mark.parametrize("address", ["name@example.gov.uk", " first.last+drp@nhs.net "])
def test_an_address_is_taken(address: str):
    assert isinstance(passed_up(reach=address), Accepted)


@pytest.mark.parametrize("address", ["name", "name@example", "a b@example.org", "@example.org"])
def test_what_is_no_address_is_said_at_its_box(address: str):
    box = Box(form="pass_up", field="reach")

    outcome = passed_up(reach=address)

    assert isinstance(outcome, Refused)
    assert outcome.problems == (Problem(box=box, why=Why.NOT_AN_ADDRESS),)


def with_optional_plan() -> str:
    return WITH_FIELDS.replace(
        "        kind: actions\n", "        kind: actions\n        required: false\n", 1
    )


def row(**parts: str) -> list[dict[str, str]]:
    return [{"row": "1", "who": "team_manager", **parts}]


def test_where_no_action_is_needed_the_plan_may_stay_empty(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(with_optional_plan(), FILE))
    dispute = raised("stage_1")

    outcome = choose(
        dispute, "team_manager", "reply", plan={"actions": row(), "completed_on": "2026-11-23"}
    )

    assert isinstance(outcome, Accepted)
    assert outcome.answers == {"plan": {"completed_on": "2026-11-23"}}


def test_an_action_that_was_begun_is_finished_even_where_none_is_needed(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(with_optional_plan(), FILE))
    plan = {"actions": row(action="Visit."), "completed_on": "2026-11-23"}

    outcome = choose(raised("stage_1"), "team_manager", "reply", plan=plan)

    assert isinstance(outcome, Refused)
    assert [problem.box.part for problem in outcome.problems] == ["measure", "due"]


# ---- what fills itself in -----------------------------------------------------------------------


def knowing(dispute: Dispute, by: str, *history: Entry) -> Any:
    there = here(by, TWO_WEEKS, dispute=dispute)
    return filling_in.about(playing.PROCEDURE, dispute, a_directory(), there, history)


def replied(dispute: Dispute) -> Entry:
    pressed = Chosen(choice="reply", stage="stage_1", step="answer", visit=1, late=False)
    started = StepStarted(stage="stage_1", step="review", visit=2, asked={}, due=dispute.clock.due)
    events = (pressed, started)
    return Entry(number=2, at=at("2026-11-26 14:10"), person="team_manager", visit=1, events=events)


def test_what_is_known_fills_itself_in_and_is_kept_as_it_was_then():
    """S3-13 to S3-16, S3-25, S3-26, S0-69; Q-19: both counts of days."""
    dispute = raised("stage_1")
    known = knowing(dispute, "team_manager", replied(dispute))
    there = replace(here("team_manager", TWO_WEEKS, dispute=dispute), known=known)

    command = playing.Choose(
        choice="pass_up",
        visit=1,
        answers={"pass_up": {"reason": "Not mine.", "name": "Somebody else"}},
    )
    outcome = playing.engine.choose(playing.PROCEDURE, dispute, command, there)

    assert isinstance(outcome, Accepted), outcome
    assert outcome.answers["pass_up"] == {
        "today": "2026-12-07",
        "raised_on": "2026-11-23",
        "at_stage": "Stage 1",
        "opened_on": "2026-11-23",
        "answered_on": "2026-11-26",
        "days": ["10", "14"],
        "signed": "Sample Team Manager, team manager",
        "name": "Sample Team Manager",
        "post": "team manager",
        "agency": "Sample Council",
        "ours": ["Sample Chair, chair, Sample Council"],
        "theirs": [
            "Sample Worker, social worker, Sample Council",
            "Sample Team Manager, team manager, Sample Council",
        ],
        "reason": "Not mine.",
    }


def test_somebody_who_stood_in_is_among_the_people_of_their_side():
    dispute = replace(raised("stage_1"), acted={"chair": "raising", "chair_manager": "raising"})

    people = knowing(dispute, "chair").value("raising_people_so_far", "stage_1")

    assert people == [
        "Sample Chair, chair, Sample Council",
        "Sample Chair Manager, chair's service manager, Sample Council",
    ]


def test_a_stage_that_is_about_to_open_begins_today_and_nobody_has_answered_it():
    known = knowing(raised("stage_1"), "chair")

    assert known.value("stage_opened_on", "stage_2") == "2026-12-07"
    assert known.value("stage", "stage_2") == "Stage 2"
    assert known.value("answered_on", "stage_1") == ""


def test_before_there_is_a_dispute_the_raiser_and_the_day_are_known():
    known = filling_in.to_raise(playing.PROCEDURE, a_directory(), "chair", MONDAY)

    assert known.value("raised_on", "stage_1") == "2026-11-23"
    assert known.value("days_taken", "stage_1") == ["0", "0"]
    assert known.value("raising_people_so_far", "") == ["Sample Chair, chair, Sample Council"]
    assert known.value("responding_people_so_far", "") == ""


def test_an_optional_form_in_which_nobody_wrote_anything_is_not_answered_by_what_fills_itself_in(
    monkeypatch: pytest.MonkeyPatch,
):
    name = '      name: {label: "Child\'s name", kind: text,'
    day = '      day: {label: "Today", kind: shown, shown: today, source: ours}\n'
    procedure = reading.read(TEXT.replace(name, day + name, 1), FILE)
    monkeypatch.setattr(playing, "PROCEDURE", procedure)
    known = filling_in.to_raise(procedure, a_directory(), "chair", MONDAY)
    there = replace(here("chair", named={"social_worker": "social_worker"}), known=known)

    outcome = playing.engine.begin(
        procedure,
        playing.Raise(id="d1", reference="DRP-0000-00", stage="stage_1", answers=answers()),
        there,
    )

    assert isinstance(outcome, Accepted), outcome
    assert "child_name" not in outcome.answers
    assert isinstance(begin("stage_1"), Accepted)


# ---- files that use these words wrongly ----------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('{label: "A", kind: shown, source: ours}', "Nothing says what is shown here. Add shown:"),
        (
            '{label: "A", kind: text, shown: today, source: ours}',
            "This is asked, so nothing fills itself in. Write kind: shown.",
        ),
        (
            '{label: "A", kind: shown, shown: today, default: today, source: ours}',
            "Nobody types here. Take carry:, default: and names: away.",
        ),
        ('{label: "A", kind: shown, shown: yesterday, source: ours}', '"yesterday" cannot stand'),
        (
            '{label: "A", kind: text, prompts: ["Think."], source: ours}',
            "Prompts stand under a long box only. Write kind: long.",
        ),
        (
            f'{{label: "A", prompts: ["{"a" * 3000}"], source: ours}}',
            "This is 3002 characters long; Slack takes 3000. Say it in fewer words.",
        ),
        (
            '{label: "A", kind: date, carry: concern.impact, source: ours}',
            "A date field cannot begin with the answer of a long field. "
            "Carry from a field of the same kind.",
        ),
    ],
)
def test_a_word_that_does_not_belong_to_its_field_is_found(wrong: str, said: str):
    text = TEXT.replace(REASON, f"      odd: {wrong}\n{REASON}", 1)

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, FILE)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    "carried",
    [
        '{label: "A", carry: plan.actions, source: ours}',
        '{label: "A", kind: text, carry: concern.impact, source: ours}',
        '{label: "A", kind: date, carry: concern.aware_on, source: ours}',
    ],
)
def test_a_field_may_begin_with_any_earlier_answer_of_its_kind_and_a_plan_with_words(carried: str):
    reading.read(TEXT.replace(REASON, f"      more: {carried}\n{REASON}", 1), FILE)


def test_two_plans_in_one_form_are_found():
    plan = '{label: "A", help: "B", kind: actions, source: ours}'
    text = TEXT.replace(REASON, f"      one: {plan}\n      two: {plan}\n{REASON}", 1)

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, FILE)

    assert "Two plans are asked in one form, whose rows could not be told apart." in str(
        refused.value
    )


def test_more_guidance_than_a_page_takes_is_found():
    said = "".join('  - {says: "Think.", source: ours}\n' for _ in range(87))
    text = TEXT.replace("\nguidance:\n", f"\nguidance:\n{said}", 1)

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, FILE)

    assert "There are 91 paragraphs; a page takes 90. Put some together." in str(refused.value)


@pytest.mark.parametrize("shows_when_answered", [True, False])
def test_the_desk_tells_the_engine_what_fills_itself_in(tmp_path: Path, shows_when_answered: bool):
    today = WITH_FIELDS.replace("shown: answered_on", "shown: today", 1)
    text = WITH_FIELDS if shows_when_answered else today
    keep_own(tmp_path, text.replace("key: chair-drp", f"key: {OWN}"))
    world = a_world(tmp_path, DRP_PROCEDURES_DIR=tmp_path, DRP_PROCEDURES=OWN)
    world.people(a_directory())
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)

    opened = opening.lay_open(world.desk, "chair", dispute.id, "test")

    assert isinstance(opened, opening.Opened)
    assert opened.here.known is not None
    answered = opened.here.known.value("answered_on", "stage_1")
    assert answered == ("2026-11-23" if shows_when_answered else "")
