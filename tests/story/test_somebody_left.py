"""Somebody who is asked leaves: it is noticed, and their manager chooses who answers instead."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from slack_sdk import WebClient

from slackapp.leavers import STANDS_STILL, Leavers
from tests.office import Office
from tests.person import Message
from tests.workflows.passing import form, with_seconds
from tests.workflows.two_chairs import moves_to
from tests.world import PLAN
from workflows.commands import PassOn
from workflows.cover import Cover
from workflows.due import LONDON
from workflows.people import Directory
from workflows.use_cases import passing_on
from workflows.use_cases.setting_cover import Wanted, end_now, set_cover

DUE = "by 5pm on Monday 30 November 2026"
ADMINISTRATOR = "chair_manager"


@pytest.fixture
def directory() -> Directory:
    return with_seconds()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def leaves(office: Office, who: str) -> None:
    """Their account in the workspace is deactivated."""
    office.settle()
    person = office.person(who)
    person.control.change_person(person.id, deleted=True)


def told(office: Office, who: str = "service_manager") -> list[Message]:
    office.settle()
    messages = office.person(who).direct_messages()
    return [each for each in messages if "the person asked has left" in each.text]


def posts(office: Office, who: str) -> tuple[str, ...]:
    with office.world.desk.store.read() as work:
        return work.directory(office.world.clock.at.date()).posts_of(who)


def test_the_daily_round_notices_and_the_manager_chooses_who_replies(office: Office):
    manager = office.person("service_manager")
    dispute = office.world.raised("stage_1")
    leaves(office, "team_manager")
    office.runtime.postman.daily_rounds()

    [message] = told(office)
    assert message.text == (
        f"{dispute.reference}, stage 1: the person asked has left. Choose who is to reply {DUE}."
    )
    assert message.buttons == ["Choose", "Open"]
    assert posts(office, "team_manager") == ()
    home = manager.home().shows("Needs a decision (1)")
    assert f"The person asked has left. Choose who is to reply {DUE}." in home.text

    home.press(f"Choose who answers {dispute.reference}")
    page = manager.modal(f"Pass on {dispute.reference}")
    assert "The person asked has left. You choose who is asked instead." in page.text
    page.choose("Who should answer?", "Sample Other Manager, team manager")
    page.fill("Why?", "They take over the team.")
    page.submit()

    said = manager.modal("Passed on").text
    assert f"Sample Other Manager is asked now. The due date has not changed: {DUE}" in said
    manager.modal("Passed on").close()
    office.settle()
    closed = manager.direct_message("passed on by you at 10am")
    assert closed.buttons == ["Open"]
    request = office.person("other_manager").direct_message(dispute.reference)
    assert request.text.endswith(f"your reply is due {DUE} (5 working days).")
    manager.home().shows("Nothing waits for you.")
    assert "Needs a decision" not in manager.home_now().text


def test_a_form_that_was_open_as_they_went_to_another_agency_is_not_sent(office: Office):
    """Access is asked again as a form is sent; whoever chooses another has a message at once."""
    dispute = office.world.raised("stage_1")
    office.settle()
    manager = office.person("team_manager")
    manager.direct_message(dispute.reference).press("Escalate")
    form = manager.modal(f"Escalate {dispute.reference}")
    form.fill("Why is this decision not yours?", "I cannot move the budget.")
    moves_to(office.world, "team_manager", "social_worker", "Sample Health Trust")

    [said] = form.submit().errors.values()

    assert said.startswith("There is no dispute with that reference that you can open.")
    assert said.endswith("If you took part in an earlier post, ask whoever holds that post now.")
    assert office.world.now_is(dispute).visit == dispute.visit
    [message] = told(office)
    assert message.buttons == ["Choose", "Open"]


def broken_off(office: Office) -> None:
    """A process begins the round of a day and is stopped at once."""
    stopped = threading.Event()
    stopped.set()
    Leavers(office.world.desk, WebClient(), stopped).daily_round()


def test_a_round_that_was_broken_off_is_begun_anew_on_the_same_day_and_then_done_once(
    office: Office,
):
    leaves(office, "team_manager")
    broken_off(office)
    office.runtime.postman.daily_rounds()
    assert posts(office, "team_manager")  # another process may still be at it

    office.world.clock.at += STANDS_STILL + timedelta(seconds=1)
    office.runtime.postman.daily_rounds()
    assert not posts(office, "team_manager")

    leaves(office, "other_manager")
    office.world.clock.at += STANDS_STILL + timedelta(seconds=1)
    office.runtime.postman.daily_rounds()
    assert posts(office, "other_manager")


def test_a_message_that_cannot_reach_them_is_how_it_is_noticed_too(office: Office):
    dispute = office.world.raised("stage_1")
    leaves(office, "team_manager")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    waiting = office.world.raised("stage_1")

    [message] = told(office)

    assert message.text.startswith(f"{waiting.reference}, stage 1:")


def test_a_morning_in_the_people_list_is_enough(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.people(without(office, "team_manager"))

    office.world.pass_to(at("2026-11-24 08:45"))
    assert len(told(office)) == 1
    office.world.pass_to(at("2026-11-26 12:00"))
    assert len(told(office)) == 1
    assert office.world.now_is(dispute).clock == dispute.clock


def without(office: Office, *people: str) -> Directory:
    listed = with_seconds()
    postings = tuple(each for each in listed.postings if each.person not in people)
    return replace(listed, postings=postings)


def test_the_manager_opens_the_dispute_from_then_on_and_the_history_says_so(office: Office):
    manager = office.person("service_manager")
    dispute = office.world.raised("stage_1")
    manager.types(f"/drp show {dispute.reference}")
    manager.ephemeral_message("There is no dispute with that reference that you can open.")
    office.world.people(without(office, "team_manager"))
    office.world.pass_to(at("2026-11-24 08:45"))

    told(office)[0].press("Open")

    page = manager.modal(dispute.reference)
    assert (
        "Sample Team Manager, who was asked, has left. Sample Service Manager was asked to choose "
        "who is asked instead."
    ) in page.text
    assert "Reply" not in page.buttons
    page.press(f"Choose who answers {dispute.reference}")
    assert "You choose who is asked instead." in manager.modal(f"Pass on {dispute.reference}").text


def test_the_chair_is_reminded_as_ever(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.people(without(office, "team_manager"))
    office.world.pass_to(at("2026-12-01 09:30"))
    office.settle()

    chair = [each.text for each in office.person("chair").direct_messages()]
    assert sum(f"{dispute.reference}, stage 1: no reply is recorded" in each for each in chair) == 2
    left = "The person asked has left, and another is to be chosen."
    assert chair[-1].endswith("by 5pm on Monday 30 November 2026.")
    assert left in office.person("chair").direct_message("no reply is recorded").words
    assert not any("has not been delivered" in each for each in chair)
    past = office.person("service_manager").home().shows("Needs a decision (1)")
    assert f"Choose who is to reply. It was due {DUE}." in past.text


def test_where_nobody_above_is_left_the_administrators_hear_and_the_other_side_chooses_nobody(
    office: Office,
):
    dispute = office.world.raised("stage_1")
    council = with_seconds()
    answer = [each.person for each in council.postings if each.team == "North"]
    office.world.people(without(office, *answer))
    office.world.pass_to(at("2026-11-24 08:45"))

    [message] = told(office, ADMINISTRATOR)

    assert message.text == (
        f"{dispute.reference}, stage 1: the person asked has left. Nobody above them on their own "
        "side is in the people list, so nobody can choose who is asked instead. Add who the team "
        "manager answers to now."
    )
    assert message.buttons == []
    assert told(office, "chair") == []
    again = (each for each in council.postings if each.person != "team_manager")
    office.world.people(replace(council, postings=tuple(again)))
    office.world.pass_to(at("2026-11-25 08:45"))
    assert len(told(office)) == 1


def test_an_account_that_slack_cannot_speak_of_now_has_not_left(office: Office):
    office.world.raised("stage_1")
    leaves(office, "team_manager")
    office.sandbox.stop()

    office.runtime.postman.daily_rounds()

    assert posts(office, "team_manager") == ("team_manager",)


def test_once_they_are_named_again_the_message_to_choose_says_so_and_they_answer(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.people(without(office, "team_manager"))
    office.world.pass_to(at("2026-11-24 08:45"))
    assert told(office)[0].buttons == ["Choose", "Open"]

    office.world.people(with_seconds())
    office.world.pass_to(at("2026-11-25 08:45"))

    [message] = told(office)
    assert message.buttons == []
    assert "The person asked is back, or somebody else chooses." in message.words
    assert "Needs a decision" not in office.person("service_manager").home().text
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference)
    assert "Sample Team Manager, who was asked, is in the people list again." in page.text


def test_the_round_is_made_once_a_day_and_in_working_hours(office: Office):
    office.world.raised("stage_1")
    office.runtime.postman.daily_rounds()
    leaves(office, "team_manager")
    office.runtime.postman.daily_rounds()
    assert told(office) == []

    office.world.clock.at = at("2026-11-24 07:00")
    office.runtime.postman.daily_rounds()
    assert posts(office, "team_manager") == ("team_manager",)
    office.world.clock.at = at("2026-11-24 09:00")
    office.runtime.postman.daily_rounds()

    assert posts(office, "team_manager") == ()
    assert len(told(office)) == 1


def test_the_button_of_somebody_who_chose_already_says_so(office: Office):
    manager = office.person("service_manager")
    dispute = office.world.raised("stage_1")
    office.world.people(without(office, "team_manager"))
    office.world.pass_to(at("2026-11-24 08:45"))
    [message] = told(office)
    office.stop_sending()
    command = PassOn(visit=dispute.visit, answers=form("other_manager"))
    passing_on.pass_on(office.world.desk, "service_manager", dispute.id, command)

    message.press("Choose")

    assert "You passed this on to Sample Other Manager" in manager.modal("Nothing changed").text


def test_while_the_manager_is_away_their_cover_is_asked_to_choose_until_the_cover_ends(
    office: Office,
):
    desk, day = office.world.desk, office.world.clock.at.date()
    wanted = Wanted(
        away="service_manager", cover="head_of_service", since=day, until=day, moves_open=True
    )
    cover = set_cover(desk, "service_manager", wanted)
    assert isinstance(cover, Cover)
    dispute = office.world.raised("stage_1")
    leaves(office, "team_manager")
    office.runtime.postman.daily_rounds()

    [message] = told(office, "head_of_service")
    assert message.text == (
        f"{dispute.reference}, stage 1: the person asked has left. Choose who is to reply {DUE}. "
        "You are covering for the service manager."
    )
    assert message.buttons == ["Choose", "Open"]
    [kept] = told(office)
    assert kept.text.endswith("Your cover has been asked. You can still act.")
    end_now(desk, "service_manager", cover.id)
    [spent] = told(office, "head_of_service")
    assert "Nothing more is asked of you." in spent.words
    assert spent.buttons == []
    [back] = told(office)
    assert back.buttons == ["Choose", "Open"]
    assert "Your cover" not in back.words
