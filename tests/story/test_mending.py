"""What needs mending: on an administrator's App Home, and once a week in a message."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.office import Office
from tests.story.outside_slack import choose_nurse
from tests.world import a_directory
from workflows.due import LONDON
from workflows.use_cases.setting_cover import Wanted, set_cover


@pytest.fixture
def own_settings() -> dict[str, object]:
    """One administrator is in the people list, another is in none."""
    return {"DRP_ADMINISTRATORS": "U02,U90"}


def test_whoever_runs_the_app_sees_below_their_own_parts_what_needs_mending(office: Office):
    office.world.people(a_directory("head_of_service"))

    home = office.person("chair_manager").home().shows("What needs mending (1)")

    assert "4 posts are empty." in home.text
    assert home.text.index("Nothing waits for you.") < home.text.index("What needs mending")
    assert home.press("See: 4 posts are empty.")
    page = office.person("chair_manager").modal("Empty posts")
    page.shows("Nobody holds the post of head of service.")
    assert "Empty posts (4)" in page.text


def test_an_administrator_who_is_in_no_list_has_it_too_and_nothing_else(office: Office):
    home = office.stranger().home().shows("What needs mending (1)")

    assert "You run this app and hold no post" in home.text
    assert home.press("People")
    assert office.stranger().modal("People").shows("8 found.")


def test_whoever_runs_the_app_and_is_in_no_list_is_told_to_add_themselves(office: Office):
    runs = office.stranger()

    for typed in ("/drp help", "/drp new", "/drp list", "/drp nonsense"):
        runs.types(typed)
        said = runs.ephemeral()[-1]
        assert "add yourself under People: /drp people." in said.words
        assert "Ask an administrator" not in said.words
        assert "/drp people: who holds which post" in said.words
        assert "/drp list" not in said.words
        assert said.buttons == ["People", "Immediate safety"]
    for shortcut in ("raise_dispute", "send_apart"):
        runs.uses(shortcut)
        page = runs.modal("Nothing changed").shows("add yourself under People")
        page.press("People")
        runs.modal("People").shows("8 found.").leave()


def test_nobody_else_has_it(office: Office):
    assert "mending" not in office.person("chair").home().shows("Nothing waits").text


def test_a_request_to_somebody_who_holds_no_post_any_more_is_named_by_reference_only(
    office: Office,
):
    dispute = office.world.raised("stage_1")
    office.world.people(a_directory("team_manager"))
    office.world.clock.at = datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)
    somebody = office.person("chair_manager")

    home = somebody.home().shows("A person with open work has left. 1 request.")
    assert home.press("See: A person with open work has left. 1 request.")

    page = somebody.modal("What needs mending").shows(dispute.reference)
    assert "Sample" not in page.text
    assert page.buttons == []


def test_the_settings_check_says_what_can_be_seen_without_asking_slack(office: Office):
    somebody = office.person("chair_manager")
    assert somebody.home().shows("What needs mending").press("Settings check")

    page = somebody.modal("Settings check").shows("Bank holidays are known until")

    assert "8 people hold a post." in page.text
    assert "Nobody holds the post of executive director. Add somebody under People" in page.text


def test_e_mails_that_nobody_sends_here_are_said_to_whoever_runs_the_app(office: Office):
    runs = office.person("chair_manager")
    assert "mail server" not in runs.home().shows("What needs mending").text
    choose_nurse(office).submit()
    office.person("chair").modal("Sent")

    home = runs.home().shows(
        "No mail server is set, or not over an encrypted line. 1 e-mail waits;"
    )

    home.press("Settings check")
    said = runs.modal("Settings check").shows("No mail server is set, or not over an").text
    assert "no message waits to be sent" not in said


def test_on_the_first_working_day_of_a_week_administrators_hear_how_many_posts_are_empty(
    office: Office,
):
    monday = datetime(2026, 11, 30, 9, 0, 1, tzinfo=LONDON)
    office.world.pass_to(monday)

    told = office.stranger().direct_message("2 posts are empty.")

    assert office.person("chair_manager").direct_message("2 posts are empty.")
    assert told.press("See them: 2 posts are empty.")
    office.stranger().modal("Empty posts").shows("Nobody holds the post of executive director.")
    office.world.pass_to(datetime(2026, 12, 4, 12, 0, tzinfo=LONDON))
    all_told = [m for m in office.stranger().direct_messages() if "empty" in m.text]
    assert len(all_told) == 1


def test_of_a_message_that_did_not_arrive_whoever_runs_the_app_sees_the_reference(office: Office):
    office.stop_sending()
    dispute = office.world.raised("stage_1")
    outbox = office.world.desk.store.outbox
    while owed := outbox.claim(office.world.clock(), in_hours=True):
        outbox.undeliverable(owed, "user_not_found")
    somebody = office.stranger()

    lost = "3 messages of the last 7 days did not arrive, or may not have."
    assert somebody.home().shows(lost).press(f"See: {lost}")

    page = somebody.modal("What needs mending").shows(dispute.reference)
    assert "Sample Team Manager" in page.text
    assert "since 10am on Monday 23 November 2026" in page.text


def test_of_one_that_belongs_to_no_dispute_they_see_whom_it_was_for_and_send_it_again(
    office: Office,
):
    whole = office.directory
    wrong = replace(whole.people["service_manager"], slack_id="U77")
    office.world.people(replace(whole, people={**whole.people, "service_manager": wrong}))
    day = office.world.clock.at.date()
    wanted = Wanted(
        away="team_manager", cover="service_manager", since=day, until=day, moves_open=True
    )
    set_cover(office.world.desk, "team_manager", wanted)
    office.settle()
    somebody = office.stranger()
    lost = "1 message of the last 7 days did not arrive, or may not have."
    somebody.home().shows(lost).press(f"See: {lost}")
    page = somebody.modal("What needs mending").shows("Sample Service Manager")
    assert "Telephone the person if they must know today." in page.text

    office.world.people(whole)
    page.press("Try again 1, 10am on Monday 23 November 2026")

    somebody.modal("What needs mending").shows("It is sent again now.")
    office.settle()
    assert office.person("service_manager").direct_message("You cover for a colleague")
    assert "did not arrive" not in somebody.home().shows("What needs mending (1)").text
