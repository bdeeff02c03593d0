"""A guest of the workspace answers what is asked of them, and begins nothing."""

import pytest

from slackapp import ids
from tests.office import Office
from tests.story.telling import raise_at_stage_1
from workflows.use_cases import guests

GUEST = (
    "You are a guest in this Slack workspace: you can answer what is asked of you here, and raise "
    "nothing."
)


def becomes_guest(office: Office, who: str) -> None:
    """Their account is a guest's from now on, and the daily round asks Slack about everybody."""
    office.settle()
    person = office.person(who)
    person.control.change_person(person.id, is_restricted=True)
    office.runtime.postman.daily_rounds()
    assert guests.is_guest(office.world.desk, who)


@pytest.mark.parametrize("word", ["/drp new", "/drp people", "/drp help"])
def test_a_guest_is_told_so_wherever_something_could_be_begun(office: Office, word: str):
    becomes_guest(office, "chair")
    chair = office.person("chair")
    chair.types(word)

    if word == "/drp people":
        chair.modal("Nothing changed").shows(GUEST)
    else:
        assert GUEST in chair.ephemeral_message("guest").text


@pytest.mark.parametrize("shortcut", [ids.RAISE_SHORTCUT, ids.APART_SHORTCUT])
def test_no_shortcut_begins_anything_for_a_guest(office: Office, shortcut: str):
    becomes_guest(office, "chair")
    chair = office.person("chair")
    chair.uses(shortcut)

    chair.modal("Nothing changed").shows(GUEST)


def test_app_home_says_so_and_offers_nothing_to_begin(office: Office):
    becomes_guest(office, "chair")
    home = office.person("chair").home().shows(GUEST)

    assert not {"Raise a dispute", "Send a compliment"} & set(home.buttons)


def test_a_guest_who_is_asked_reads_the_dispute_and_answers(office: Office):
    becomes_guest(office, "team_manager")
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")

    manager.types(f"/drp show {reference}")
    manager.modal(reference).shows("What you can do now").close()
    manager.direct_message(reference).press("Accept")
    manager.direct_message("Accepted by you")


def test_a_guest_opens_nothing_by_their_post_alone(office: Office):
    reference = raise_at_stage_1(office)
    becomes_guest(office, "chair_manager")
    manager = office.person("chair_manager")
    manager.types(f"/drp show {reference}")

    manager.ephemeral_message("There is no dispute with that reference that you can open")
