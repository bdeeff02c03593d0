"""A procedure of three rungs: doors that are opened bit by bit, rungs left out, and other ends."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.office import TRANSPORTS, Office
from tests.person import Modal
from tests.rungs import FILE, TEXT
from tests.story.telling import reference_in
from tests.world import MONDAY

RAISE, LEVEL = "Raise a dispute", "Which level made the decision?"
WORRY, WHY = "What are you worried about?", "Why?"


@pytest.fixture
def transport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Socket Mode, with the procedure of three rungs in the council's own folder."""
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    own = {"DRP_PROCEDURES": "rungs", "DRP_PROCEDURES_DIR": str(tmp_path)}
    monkeypatch.setitem(TRANSPORTS, "own", own)
    return "own"


def begin(office: Office, level: str, knows: str) -> Modal:
    chair = office.person("chair")
    chair.types("/drp new")
    chair.modal(RAISE).choose(LEVEL, level)
    form = chair.modal(RAISE).shows(knows)
    form.pick("Social worker", "Sample Worker, social worker")
    form.fill(WORRY, "No visit yet.")
    return form


def send(office: Office, form: Modal) -> str:
    chair = office.person("chair")
    form.submit()
    chair.modal("Check before sending").submit()
    reference = reference_in(chair.modal("Sent").text)
    chair.modal("Sent").close()
    return reference


def raised_at_stage_1(office: Office) -> str:
    form = begin(office, "Stage 1: team manager", "Who answers?")
    filled_in = "concern.who~stage_1-social_worker.team_manager"
    form.person.control.wait_for(lambda: filled_in in str(form.blocks) or None, lambda: form.text)
    return send(office, form)


def page(office: Office, post: str, reference: str) -> Modal:
    office.person(post).types(f"/drp show {reference}")
    return office.person(post).modal(reference)


def test_a_dispute_begins_higher_with_all_that_its_stage_asks_in_the_one_form(office: Office):
    form = begin(office, "Stage 2: manager taking it forward", "Why start above stage 1?")
    form.fill("What did your manager advise?", "Go on.")
    form.fill("What did the lead say?", "I agree.")
    form.fill("Why start above stage 1?", "They decided it.")
    form.fill("Steps taken so far", "Two calls.")
    form.fill("Agreed date", "2026-12-01")
    form.pick("Who takes it forward?", "Sample Service Manager")

    reference = send(office, form)

    due = "by 5pm on Tuesday 1 December 2026 (the date you agreed)"
    request = office.person("service_manager").direct_message(reference)
    assert request.text == f"{reference}, stage 2: your answer is due {due}."


def test_a_stage_is_asked_for_and_opened_bit_by_bit(office: Office):
    reference = raised_at_stage_1(office)
    chair, manager = office.person("chair"), office.person("team_manager")

    # The manager moves it up: the chair has something to record first.
    manager.direct_message(reference).press("Pass up")
    form = manager.modal(f"Pass up {reference}").shows(
        "The chair or safeguarding lead records what is needed for stage 2 first, "
        "by 5pm on Tuesday 24 November 2026 (1 working day). "
        "Then it goes to the manager taking it forward."
    )
    form.fill(WHY, "It is not ours.")
    form.submit()
    manager.modal("Asked for stage 2").shows(
        "The chair or safeguarding lead is asked to record what is needed for stage 2."
    ).close()

    # The chair records what they have, and leaves the rest for later.
    task = chair.direct_message(
        "stage 2 needs your manager's advice, the safeguarding lead's view "
        'and the form "Update". Record it by'
    )
    task.press("Open stage 2")
    form = chair.modal("Open stage 2")
    form.choose("Your manager's advice", "Record it now")
    form.choose("The safeguarding lead's view", "Not yet")
    form.choose("Update", "Not yet")
    form = chair.modal("Open stage 2").shows("What did your manager advise?")
    form.shows("What you leave for later is not recorded.")
    form.fill("What did your manager advise?", "Go on.")
    form.submit()
    chair.modal("Open stage 2").shows("This is recorded").close()

    # What is recorded is not asked again; with the rest, the stage opens.
    shown = page(office, "chair", reference).shows("record what is needed for stage 2")
    assert "Recorded: your manager's advice." in shown.text
    shown.press("Open stage 2")
    form = chair.modal("Open stage 2")
    assert "Your manager's advice" not in form.labels()
    form.choose("The safeguarding lead's view", "Record it now")
    form.choose("Update", "Record it now")
    form = chair.modal("Open stage 2").shows("Who takes it forward?")
    form.fill("What did the lead say?", "I agree.")
    form.fill("Steps taken so far", "Two calls.")
    form.fill("Agreed date", "2026-12-01")
    form.pick("Who takes it forward?", "Sample Service Manager")
    form.submit()
    chair.modal("Open stage 2").shows(f"{reference} is with Sample Service Manager.")
    office.person("service_manager").direct_message(f"{reference}, stage 2: your answer is due")


def test_a_stage_is_left_out_with_a_reason_and_the_post_that_is_a_party_stands_aside(
    office: Office,
):
    reference, chair = raised_at_stage_1(office), office.person("chair")

    page(office, "chair", reference).press("Skip a stage")
    form = chair.modal("Skip a stage")
    form.fill(WHY, "There is no time.")
    form.choose("To which stage?", "Stage 3")
    form = chair.modal("Skip a stage").shows("Goes to Sample Head of Service, head of service.")
    assert form.submit_text == "Move to stage 3"
    form.choose("Referral", "Record it now")
    form = chair.modal("Skip a stage").shows("Is the head of service a party?")
    form.choose("Is the head of service a party?", "Yes")
    form = chair.modal("Skip a stage").shows("Which scrutineer?")
    form.pick("Which scrutineer?", "Sample Director")
    form.submit()

    chair.modal("Recorded").shows(f"{reference} is with Sample Director.").close()
    office.person("service_director").direct_message(f"{reference}, stage 3: your answer is due")
    shown = page(office, "chair", reference)
    assert "Stage 3, scrutineer: now" in shown.text
    assert "Stage 2 was left out." in shown.text


def test_a_dispute_is_withdrawn_with_a_reason_and_everybody_is_told_that(office: Office):
    reference, manager = raised_at_stage_1(office), office.person("team_manager")
    chair = office.person("chair")
    assert "Withdraw" not in page(office, "team_manager", reference).buttons
    manager.modal(reference).close()

    page(office, "chair", reference).press("Withdraw")
    form = chair.modal(f"Withdraw {reference}").shows("Those asked are told. The record stays.")
    form.fill(WHY, "The plan was changed.")
    assert form.submit_text == "Withdraw dispute"
    form.submit()

    chair.modal("Recorded").shows(f"{reference} is withdrawn. Those concerned have been told.")
    on = "on Monday 23 November 2026"
    manager.direct_message(f"{reference}: withdrawn at stage 1 {on}.")
    manager.direct_message(f"Withdrawn {on}. Nothing more is owed.")
    office.channel().message(f"{reference}: withdrawn.")
    shown = page(office, "team_manager", reference)
    assert f"Stage 1, team manager: ended {on}, withdrawn" in shown.text
    assert "Sample Chair withdrew this." in shown.text

    # What stays can still be recorded; who had asked for it or not.
    shown.press("Refer to CAFCASS")
    form = manager.modal(f"Refer {reference}")
    form.fill(WHY, "They have the case.")
    form.submit()
    manager.modal("Recorded").shows(f"This is recorded in {reference}.")


def test_what_ends_it_at_one_press_asks_once_more_and_says_where_it_went(office: Office):
    reference, chair = raised_at_stage_1(office), office.person("chair")
    page(office, "chair", reference).press("Refer to CAFCASS")
    form = chair.modal(f"Refer {reference}")
    form.fill(WHY, "A court has it.")
    form.choose("Does a court decide this?", "Yes")
    form.submit()
    chair.modal("Recorded").close()

    shown = page(office, "chair", reference)
    assert "Refer to CAFCASS" not in shown.buttons
    shown.press("A court decides")

    chair.modal(reference).shows("CAFCASS decides at stage 1")
    office.channel().message(f"{reference}: CAFCASS decides at stage 1.")
    manager = office.person("team_manager")
    manager.direct_message(f"{reference}: ended as CAFCASS decides at stage 1")
    assert ", referred" in page(office, "team_manager", reference).text


def test_the_month_for_the_whole_cuts_short_and_is_said_to_be_over_once(office: Office):
    reference, manager = raised_at_stage_1(office), office.person("team_manager")
    office.world.clock.at = MONDAY + timedelta(days=29)
    manager.direct_message(reference).press("Reply")
    form = manager.modal(f"Reply {reference}")
    form.fill("What is your answer?", "It is done.")
    form.submit()
    manager.modal("Recorded").close()

    until = "by 5pm on Wednesday 23 December 2026"
    office.person("chair").direct_message(
        f"your review is due {until} (cut short by the month for the whole)"
    )
    office.world.pass_to(MONDAY + timedelta(days=31))

    over = f"{reference}, stage 1: the whole process was to end {until} (1 month)."
    for post in ("chair", "chair_manager"):
        office.person(post).direct_message(over)
    shown = page(office, "chair", reference)
    assert f"The whole process was to end {until} (1 month). That date has passed." in shown.text
    assert "The date for the whole process passed." in shown.text
