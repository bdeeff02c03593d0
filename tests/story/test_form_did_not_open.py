"""A form that does not open: whoever pressed is told, wherever it was, and can press again."""

import time
from typing import Any

import pytest

from slackapp import equipping, ids
from slackapp.runtime import Runtime
from tests.office import Office
from tests.story.telling import LEVEL, LEVELS, raise_at_stage_1, start_to_raise
from tests.world import CHANNEL

SAID = "The form did not open. Please choose the button again."

troubles = pytest.mark.parametrize(
    "trouble",
    [
        {"kind": "hang", "seconds": 2},
        {"kind": "refuse"},
        {"kind": "status", "status": 500},
        {"kind": "error", "error": "expired_trigger_id"},
    ],
    ids=["silent", "away", "ill", "too late"],
)


@pytest.fixture
def impatient(office: Office) -> Office:
    """The app waits a second for Slack, and no longer."""
    office.runtime.stop()
    client = equipping.client(office.has)
    client.timeout = 1
    front = equipping.front(office.has, office.world.desk)
    office.start(Runtime(front, client, equipping.way_in(office.has), CHANNEL, pace=0))
    return office


@troubles
def test_from_app_home_it_is_said_in_a_direct_message(impatient: Office, trouble: dict[str, Any]):
    reference = raise_at_stage_1(impatient)
    manager = impatient.person("team_manager")
    home = manager.home().shows(reference)
    impatient.control.fault(method="views.open", **trouble)

    assert home.press("Reply")

    manager.direct_message(SAID)
    assert home.press("Reply")
    assert manager.modal(f"Reply to {reference}")


@troubles
def test_from_inside_a_form_it_is_said_there_too_and_what_was_typed_stays(
    impatient: Office, trouble: dict[str, Any]
):
    chair = impatient.person("chair")
    form = start_to_raise(chair, "stage_1")
    form.fill("What are you worried about?", "The assessment has not started.")
    impatient.control.fault(method="views.push", **trouble)

    assert form.press("What to do now")

    said = chair.direct_message("The form did not open. In an emergency call 999 now.")
    assert "Do not wait for the form." in said.text
    form = chair.modal("Raise a dispute")
    assert form.value("What are you worried about?") == "The assessment has not started."
    assert form.press("What to do now")
    assert chair.modal("Immediate safety")


def test_a_form_that_should_take_the_place_of_a_page_is_asked_for_again(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    manager.types(f"/drp show {reference}")
    page = manager.modal(reference)
    office.control.fault("status", "views.update", status=500)

    assert page.press("Reply")

    manager.direct_message(SAID)
    assert page.press("Reply")
    assert manager.modal(f"Reply to {reference}")


def test_from_a_shortcut_it_is_said_in_a_direct_message(office: Office):
    chair = office.person("chair")
    office.control.fault("status", "views.open", status=500)

    assert chair.uses(ids.RAISE_SHORTCUT)

    assert chair.direct_message(SAID)


def test_of_a_form_that_was_closed_meanwhile_nothing_is_said(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    office.control.fault("error", "views.update", error="not_found")

    form.choose(LEVEL, LEVELS["stage_2"])

    office.control.wait_for(lambda: office.control.faults() or None, lambda: "nothing was drawn")
    time.sleep(0.3)
    assert chair.direct_messages() == []
