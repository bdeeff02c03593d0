"""People outside Slack are full parties: chosen like others, and asked by e-mail, which waits."""

import pytest

from tests.office import Office
from tests.slackapp.outbox import states
from tests.story.outside_slack import choose_nurse
from tests.story.telling import reference_in
from tests.world import MONDAY


@pytest.fixture
def asked(office: Office) -> str:
    """A dispute that a nurse is asked to answer, raised through the forms; its reference."""
    check = choose_nurse(office).shows("Sample Nurse is asked to reply")
    assert "An e-mail, which waits: they are outside Slack" in check.text
    assert "No e-mail is sent" not in check.text
    check.submit()
    sent = (
        office.person("chair").modal("Sent").shows("What is asked of somebody outside Slack waits")
    )
    return reference_in(sent.text)


def test_they_are_chosen_like_others_and_the_raiser_hears_that_it_waits(office: Office, asked: str):
    told = office.person("chair").direct_message("the team manager is outside Slack")

    assert told.text.startswith(f"{asked}, stage 1")
    assert "nurse" not in told.text.lower()
    assert states(office.world)["e-mail"] == ["waiting"]
    assert "not delivered" not in states(office.world)


def test_they_are_reminded_of_nothing_that_would_not_arrive(office: Office, asked: str):
    office.world.pass_to(MONDAY.replace(day=30, hour=18))

    assert not {"reminder", "nudge", "not delivered"} & states(office.world).keys()
    assert office.person("chair").direct_message("No reply is recorded")


def test_whoever_withdraws_it_reads_that_they_have_not_been_told(office: Office, asked: str):
    chair = office.person("chair")
    chair.types(f"/drp show {asked}")
    chair.modal(asked).press("Withdraw")
    form = chair.modal(f"Withdraw {asked}")
    form.fill("Why is it withdrawn?", "It was settled by telephone.")
    form.submit()

    chair.modal("Withdrawn").shows(
        "Those concerned who are in Slack have been told. Sample Nurse is outside Slack and has "
        "not been told: tell them yourself."
    )
