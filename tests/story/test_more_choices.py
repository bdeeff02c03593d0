"""What else somebody may need who is asked: a small form that leads on."""

from datetime import datetime

import pytest

from tests.office import Office
from tests.person import Modal
from tests.world import PASS_UP, PLAN
from workflows.dispute import Dispute
from workflows.due import LONDON

NO_REMINDER = "No reminder today. The due date has not changed."


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def choices(office: Office, dispute: Dispute, who: str = "team_manager") -> Modal:
    """The form of more choices, opened from the newest message."""
    office.settle()
    office.person(who).direct_message(dispute.reference).press("More choices")
    return office.person(who).modal("More choices")


def test_whoever_decides_is_asked_nothing_and_is_offered_no_quiet(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at("2026-11-30 17:30"))

    page = choices(office, dispute, "chair")

    assert "A child is at immediate risk" in page.text
    assert "Remind me" not in page.text
    assert "Pass to someone else" not in page.text


def need(office: Office, dispute: Dispute, words: str, who: str = "team_manager") -> None:
    page = choices(office, dispute, who)
    page.choose("What do you need?", words)
    page.submit()


def test_a_request_offers_what_applies_and_nothing_else(office: Office):
    dispute = office.world.raised("stage_1")
    page = choices(office, dispute)

    for words in (
        "Pass to someone else",
        "Remind me on the next working day",
        "I have already answered another way",
        "A child is at immediate risk",
    ):
        assert words in page.text
    assert "Ask for more time" not in page.text
    assert page.submit_text == "Continue"
    assert list(page.submit(unchecked=True).errors.values()) == ["Choose what you need."]


def test_whoever_answered_another_way_records_it(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    need(office, dispute, "I have already answered another way")

    assert manager.modal(f"Reply to {dispute.reference}").submit_text == "Send reply to chair"


def test_an_answer_in_one_form_and_the_task_of_a_stage_are_found_too(office: Office):
    chair = office.person("chair")
    replied, waits = office.world.raised("stage_1"), office.world.raised("stage_1")
    office.world.choose("team_manager", replied, "reply", **PLAN)
    office.world.choose("team_manager", waits, "pass_up", **PASS_UP)

    need(office, replied, "I have already answered another way", "chair")
    chair.modal().shows("What happens next?").leave()
    need(office, waits, "I have already answered another way", "chair")
    assert "Has your own service manager agreed to stage 2?" in chair.modal().text


def test_cover_is_set_from_here_too(office: Office):
    dispute, manager = office.world.raised("stage_1"), office.person("team_manager")
    need(office, dispute, "Set cover while I am away")

    form = manager.modal("Set cover")
    form.pick("Who covers?", "Sample Service Manager, service manager")
    form.fill("To", "2026-11-27")
    form.submit()

    told = office.person("service_manager").direct_message("You are covering for the team manager")
    assert dispute.reference in told.text


def test_a_child_at_risk_leads_to_immediate_safety(office: Office):
    dispute = office.world.raised("stage_1")
    need(office, dispute, "A child is at immediate risk")

    page = office.person("team_manager").modal("Immediate safety")
    assert "1. Call 999" in page.text
    page.submit()
    office.person("team_manager").modal("Immediate safety").shows("Recorded.")


def test_a_reminder_is_put_off_for_one_person_until_the_next_working_day(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at("2026-11-30 12:00"))
    need(office, dispute, "Remind me on the next working day")
    assert NO_REMINDER in office.person("team_manager").modal("More choices").text
    office.person("team_manager").modal("More choices").close()
    before = office.world.now_is(dispute)

    office.world.pass_to(at("2026-11-30 18:00"))
    office.settle()
    assert count(office, "team_manager", "It was due from you") == 0
    assert count(office, "chair", "It was due from the team manager") == 1
    assert office.world.now_is(dispute).clock == before.clock

    office.world.pass_to(at("2026-12-01 09:30"))
    office.settle()
    assert count(office, "team_manager", "It was due from you") == 1
    assert count(office, "chair", "It was due from the team manager") == 2


def test_a_reminder_that_was_put_off_comes_at_9am_on_the_next_working_day(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at("2026-11-27 09:30"))
    assert count(office, "team_manager", "ask for it now") == 1
    need(office, dispute, "Remind me on the next working day")
    office.settle()

    office.world.pass_to(at("2026-11-30 08:30"))
    assert count(office, "team_manager", "ask for it now") == 1
    office.world.pass_to(at("2026-11-30 09:30"))

    assert count(office, "team_manager", "ask for it now") == 2
    assert count(office, "chair", "ask for it now") == 0
    reminded = office.person("team_manager").direct_message("ask for it now")
    assert "Reply" in reminded.buttons
    office.world.pass_to(at("2026-11-30 16:30"))
    assert count(office, "team_manager", "ask for it now") == 2


def count(office: Office, who: str, words: str) -> int:
    return sum(words in each.text for each in office.person(who).direct_messages())


def test_a_reminder_that_waits_for_this_morning_is_dropped(office: Office):
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at("2026-11-30 20:00"))
    office.settle()
    office.world.clock.at = at("2026-12-01 08:00")
    need(office, dispute, "Remind me on the next working day")
    office.person("team_manager").modal("More choices").shows(NO_REMINDER)

    office.world.pass_to(at("2026-12-01 12:00"))
    office.settle()
    assert count(office, "team_manager", "It was due from you") == 1

    office.world.pass_to(at("2026-12-02 12:00"))
    office.settle()
    assert count(office, "team_manager", "It was due from you") == 2


def test_whoever_is_not_asked_any_more_has_no_reminder_to_put_off(office: Office):
    dispute = office.world.raised("stage_1")
    page = choices(office, dispute)
    page.choose("What do you need?", "Remind me on the next working day")
    office.world.choose("team_manager", dispute, "reply", **PLAN)

    page.submit()

    assert "Nothing about this is asked of you now" in (
        office.person("team_manager").modal("Nothing changed").text
    )


@pytest.mark.parametrize("who", ["team_manager", "chair"])
def test_the_page_of_a_dispute_leads_there_too(office: Office, who: str):
    person = office.person(who)
    dispute = office.world.raised("stage_1")
    office.world.pass_to(at("2026-11-30 17:30"))
    person.types(f"/drp show {dispute.reference}")
    person.modal(dispute.reference).press(f"More choices for {dispute.reference}")

    assert "A child is at immediate risk" in person.modal("More choices").text
