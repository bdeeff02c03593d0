"""Slack goes away and comes back: nobody's click or message is lost that Slack did not lose."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.databases import locked
from tests.office import Office, a_runtime, over_both
from tests.person import Person
from tests.story.telling import raise_at_stage_1
from tests.world import a_directory

http_only = pytest.mark.parametrize("transport", ["http"], indirect=True)


def until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for it, a little longer than Slack's client takes to notice a dead line."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "dropped"])
def test_the_app_opens_another_line_when_slack_ends_one(office: Office, reason: str):
    chair = office.person("chair")
    assert chair.types("/drp help")

    office.control.end_sockets(reason)

    until(lambda: chair.types("/drp help"))
    assert office.runtime.status.found()["slack"] == "ok"


def test_the_log_says_of_a_second_app_that_takes_some_of_the_clicks(
    office: Office, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.INFO)
    second = a_runtime(office.has, office.world)

    second.start()

    until(lambda: "Slack counts 2 connections of this app" in caplog.text)
    second.stop()


@over_both
def test_what_is_in_hand_when_the_app_is_stopped_still_has_its_answer(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    request = manager.direct_message(reference)
    office.settle()

    with ThreadPoolExecutor() as people:
        with locked(office.has.database_url):
            accepts = people.submit(request.press, "Accept")
            time.sleep(0.3)
            stops = people.submit(office.runtime.stop)
            time.sleep(0.3)
        assert accepts.result()
        stops.result()


@http_only
def test_an_outage_delays_messages_and_loses_none(office: Office):
    reference = raise_at_stage_1(office)
    manager, chair = office.person("team_manager"), office.person("chair")
    request = manager.direct_message(reference)
    office.sandbox.outage(on=True)

    assert request.press("Accept")
    assert [m for m in chair.direct_messages() if "accepted" in m.text] == []
    office.sandbox.outage(on=False)
    office.world.clock.at += timedelta(minutes=10)

    office.runtime.postman.wake()
    chair.direct_message(f"{reference}, stage 1: accepted.")
    manager.direct_message("Accepted by you at 10am")


@over_both
def test_a_slow_or_silent_slack_says_that_the_form_did_not_open(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    request = manager.direct_message(reference)
    office.control.fault("status", "views.open", status=500)

    assert request.press("Reply")

    manager.ephemeral_message("The form did not open. Please choose the button again.")
    assert request.press("Reply")
    assert manager.modal(f"Reply to {reference}")


@over_both
def test_an_event_that_comes_twice_draws_the_same_page(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    once = manager.home().shows(reference).text

    office.control.redeliver()

    until(lambda: len(office.control.calls("views.publish")) >= 2)
    assert manager.home_now().text == once


def test_app_home_is_drawn_after_slack_has_asked_to_wait(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    office.control.fault("ratelimited", "views.publish", retry_after=1)

    assert reference in manager.home().shows(reference).text

    tried = [call["error"] for call in office.control.calls("views.publish")]
    assert tried[-1] is None


def test_a_limit_that_one_page_meets_keeps_every_page_back_until_it_ends(office: Office):
    dispute = office.world.raised("stage_1")
    manager, stands_in = office.person("team_manager"), office.person("chair_manager")
    limit_one_page(office, manager, retry_after=4)

    stands_in.home()
    time.sleep(0.5)

    assert not manager.home_now().is_published
    assert not stands_in.home_now().is_published
    assert manager.home_now().shows(dispute.reference)
    assert stands_in.home_now().shows("Nothing waits for you.")


def test_a_limit_of_which_slack_does_not_say_how_long_keeps_every_page_back(office: Office):
    manager, stands_in = office.person("team_manager"), office.person("chair_manager")
    limit_one_page(office, manager, retry_after="soon")

    stands_in.home()
    time.sleep(0.5)

    assert not manager.home_now().is_published
    assert not stands_in.home_now().is_published


def limit_one_page(office: Office, person: Person, **limit: object) -> None:
    """Let Slack ask the app to wait when it draws somebody's App Home."""
    office.control.fault("ratelimited", "views.publish", **limit)
    person.home()
    until(lambda: bool(office.control.faults()))
    time.sleep(0.1)  # the app has heard of it


def test_an_app_that_has_not_drawn_a_page_yet_draws_over_what_stands_there(office: Office):
    manager = office.person("team_manager")
    manager.home().shows("Nothing waits for you.")
    office.runtime.stop()
    office.start_again()
    reference = raise_at_stage_1(office)

    manager.home()

    manager.home_now().shows(reference)
    drawn = [call["args"] for call in office.control.calls("views.publish")]
    assert ["hash" in each for each in drawn if each["user_id"] == manager.id] == [False, False]


def test_a_page_that_another_process_drew_since_is_drawn_anew(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    manager.home().shows(reference)
    office.control.fault("error", "views.publish", error="hash_conflict")

    manager.direct_message(reference).press("Accept")
    manager.home().shows("Reply")

    assert manager.home_now().shows(reference)


@over_both
def test_somebody_who_is_of_another_organisation_by_now_can_do_nothing(office: Office):
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    request = manager.direct_message(reference)
    office.control.change_person(manager.id, team_id="T99")

    request.press("Reply")

    assert "You are not in this app's people list." in manager.modal("Nothing changed").text


@over_both
def test_for_somebody_of_another_organisation_app_home_is_not_drawn(office: Office):
    reference = raise_at_stage_1(office)
    manager, chair = office.person("team_manager"), office.person("chair")
    request = manager.direct_message(reference)
    office.control.change_person(manager.id, team_id="T99")

    manager.home()
    request.press("Reply")
    manager.modal("Nothing changed")
    chair.home().shows("Updated at")
    office.see_pages_drawn()

    assert not manager.home_now().is_published


def test_app_home_is_not_drawn_after_a_press_of_somebody_who_is_in_no_list(office: Office):
    reference = raise_at_stage_1(office)
    manager, chair = office.person("team_manager"), office.person("chair")
    request = manager.direct_message(reference)
    office.world.people(a_directory("team_manager"))

    request.press("Reply")
    manager.modal("Nothing changed")
    chair.home().shows("Updated at")
    office.see_pages_drawn()

    assert not manager.home_now().is_published


def test_of_somebody_who_has_left_the_raiser_and_an_administrator_hear(office: Office):
    manager = office.person("team_manager")
    office.control.change_person(manager.id, deleted=True)

    reference = raise_at_stage_1(office)

    said = f"{reference}, stage 1: a message has not been delivered. Please check by telephone"
    office.person("chair").direct_message(said)
    office.person("chair_manager").direct_message(said)
