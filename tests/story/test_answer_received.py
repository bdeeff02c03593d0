"""Somebody outside Slack answers by letter or telephone, and whoever raised it records that."""

from dataclasses import replace

import pytest

from tests.office import Office
from tests.person import Modal
from tests.story.outside_slack import choose_nurse, with_nurse
from tests.story.telling import (
    raise_at_stage_1,
    reference_in,
    write_action,
)
from tests.world import PLAN, a_directory
from workflows.people import Directory

RECORD = "Record an answer received"
TITLE = "Answer received"


@pytest.fixture
def asked(office: Office) -> str:
    """A dispute that a nurse outside Slack is asked to answer; its reference."""
    choose_nurse(office).submit()
    return reference_in(office.person("chair").modal("Sent").text)


def reply_received(office: Office) -> Modal:
    """Press the button on the chair's message, and say that they replied."""
    chair = office.person("chair")
    chair.direct_message("outside Slack").press(RECORD)
    which = chair.modal(TITLE).shows("Sample Nurse")
    assert "Sample Nurse accepted this" in which.text
    assert "you have taken it on" not in which.text
    which.choose("What did they answer?", "Reply")
    assert which.submit().kind == "updated"
    return chair.modal(TITLE).shows("Received on")


def with_nurse_in_slack() -> Directory:
    council = with_nurse()
    nurse = replace(council.people["nurse"], slack_id="U99")
    return replace(council, people={**council.people, "nurse": nurse})


def fill_in_reply(form: Modal) -> None:
    write_action(form, 1, "Start the assessment.")
    form.pick("Who will do it?", "Sample Worker, social worker")


def test_whoever_raised_it_records_a_reply_that_came_by_telephone(office: Office, asked: str):
    chair, form = office.person("chair"), reply_received(office)
    form.choose("How?", "Telephone")
    fill_in_reply(form)
    assert form.submit().kind == "updated"

    chair.direct_message("a reply is recorded.").press("Read and review")
    chair.modal().shows("Sample Nurse")
    chair.types(f"/drp show {asked}")
    chair.modal(asked).shows(
        "Sample Nurse replied. Recorded by Sample Chair on behalf of Sample Nurse, "
        "received by telephone on Monday 23 November 2026."
    )


def test_a_day_that_is_still_to_come_is_said_on_its_box_and_the_text_stays(
    office: Office, asked: str
):
    form = reply_received(office)
    form.choose("How?", "Telephone")
    form.fill("Received on", "2026-11-24")
    fill_in_reply(form)

    assert list(form.submit().errors) == ["Received on"]
    assert form.value("What will be done?") == "Start the assessment."


def test_the_message_says_what_was_recorded_and_its_button_goes(office: Office, asked: str):
    chair, form = office.person("chair"), reply_received(office)
    form.choose("How?", "Letter")
    fill_in_reply(form)
    form.submit()

    card = chair.direct_message("Sample Nurse replied")
    assert RECORD not in card.text
    assert "AB" not in card.text


def test_the_page_leads_to_it_and_a_form_begun_goes_on_from_its_draft(office: Office, asked: str):
    chair = office.person("chair")
    chair.types(f"/drp show {asked}")
    chair.modal(asked).press(f"{RECORD}: {asked}")
    which = chair.modal(TITLE)
    which.choose("What did they answer?", "Reply")
    which.submit()
    form = chair.modal(TITLE).shows("Received on")
    form.choose("How?", "Letter")
    write_action(form, 1, "Start the assessment.")
    form.press("Save draft")
    chair.modal(TITLE).shows("Draft saved")

    chair.home().shows("draft").press("Continue")
    assert chair.modal(TITLE).value("What will be done?") == "Start the assessment."


def test_a_review_is_recorded_for_a_chair_who_has_no_slack_any_more(office: Office):
    reference = raise_at_stage_1(office)
    council = a_directory()
    chair = replace(council.people["chair"], slack_id=None, email="chair@sample.test")
    office.world.people(replace(council, people={**council.people, "chair": chair}))
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
    assert dispute
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    manager = office.person("chair_manager")
    manager.types(f"/drp show {reference}")
    manager.modal(reference).press(f"{RECORD}: {reference}")
    form = manager.modal(TITLE).shows("Sample Chair")
    form.choose("How?", "Telephone")
    form.choose("What happens next?", "Accept")
    form = manager.modal(TITLE).shows("Date resolved")
    form.fill("What makes you satisfied?", "It has started.")
    form.fill("When will you look at the actions again?", "2027-01-29")
    assert form.submit().kind == "updated"

    manager.types(f"/drp show {reference}")
    manager.modal(reference).shows("Recorded by Sample Chair Manager on behalf of Sample Chair")


def test_somebody_who_has_slack_by_now_answers_there_and_the_text_stays(office: Office, asked: str):
    chair, form = office.person("chair"), reply_received(office)
    form.choose("How?", "E-mail")
    fill_in_reply(form)
    office.world.people(with_nurse_in_slack())

    assert "This person answers in Slack." in form.submit().errors["How?"]
    assert chair.modal(TITLE).value("What will be done?") == "Start the assessment."
