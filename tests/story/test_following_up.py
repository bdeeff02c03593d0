"""What was agreed is followed to its dates: messages, forms, the page, App Home and the list."""

from datetime import timedelta
from typing import Any

from tests.office import Office
from tests.workflows.playing import at
from tests.workflows.two_chairs import both_teams
from tests.world import PLAN, RESOLVED
from workflows.dispute import Dispute


def followed(office: Office, *due: str) -> Dispute:
    """A dispute that is resolved, with actions of the social worker due on these days."""
    row = PLAN["plan"]["actions"][0]
    rows: list[dict[str, Any]] = [
        {**row, "row": str(number), "due": day} for number, day in enumerate(due, start=1)
    ]
    dispute = office.world.raised()
    plan = {"plan": {**PLAN["plan"], "actions": rows}}
    office.world.choose("team_manager", dispute, "reply", **plan)
    office.world.choose("chair", dispute, "resolved", **RESOLVED)
    office.settle()
    return office.world.now_is(dispute)


def test_on_its_date_an_action_is_reported_done_and_closed_by_the_chair(office: Office):
    # S1-106
    chair, worker = office.person("chair"), office.person("social_worker")
    reference = followed(office, "2026-12-03").reference
    office.world.pass_to(at("2026-12-03 09:30"))

    asked = worker.direct_message(f"{reference}, follow-up: action 1 is due")
    assert asked.text == (
        f"{reference}, follow-up: action 1 is due by 5pm on Thursday 3 December 2026."
    )
    assert asked.buttons == ["Record as done", "Record as not done", "Immediate safety"]
    asked.press("Record as done")
    form = worker.modal("Action 1")
    assert "Start the assessment." in form.text
    assert "The person who follows it up records it." in form.text
    assert "The assessment has not started." not in form.text
    assert "Stage 1" not in form.text
    assert "service manager" not in form.text
    assert "New date" not in form.text
    form.fill("What do you know?", "The first visit was on Monday.")
    form.submit()
    worker.modal("Recorded").shows("What you said of action 1 is recorded.").close()
    worker.direct_message("Recorded by you at 9:30am on Thursday 3 December 2026.")

    report = chair.direct_message(f"{reference}, follow-up: action 1 is reported done.")
    assert report.text.endswith("Your record closes it.")
    report.press("Record as done")
    form = chair.modal("Action 1").shows("Reported done, and not recorded yet.")
    assert "Stage 1" in form.text
    form.submit()
    page = chair.modal("Recorded").shows("Action 1 is recorded as done.")
    assert "All actions are done." in page.text
    assert page.buttons[:1] == ["Close"]
    chair.direct_message("Recorded by you at 9:30am on Thursday 3 December 2026.")


def test_the_page_evidences_what_the_chair_did_about_a_concern_also_once_it_is_over(
    office: Office,
):
    # S1-08
    chair, dispute = office.person("chair"), followed(office, "2026-12-03")
    office.world.pass_to(at("2026-12-03 09:30"))
    office.world.close(dispute)

    chair.types(f"/drp show {dispute.reference}")

    page = chair.modal(dispute.reference)
    history = page.text.partition("History, newest first\n")[2].split("\nRead")
    first, last = "*Monday 23 November 2026, 10am*", "*Thursday 3 December 2026, 9:30am*"
    assert [line.strip() for line in history if line] == [
        f"{last}\nSample Chair closed this: all actions are done.",
        f"{last}\nSample Chair recorded action 1 as done.",
        f"{first}\nSample Chair recorded this as resolved.",
        f"{first}\nSample Team Manager replied.",
        f"{first}\nSample Chair raised it at stage 1. Reply due by 5pm on Monday 30 November 2026.",
    ]
    page.press("Read", nth=2)
    read = chair.modal(over=page).shows("What do you know?")
    assert "It is recorded." in read.text


def test_an_action_that_was_not_done_gets_one_new_date_and_then_reopens_the_dispute(
    office: Office,
):
    # S1-107, S1-111
    chair = office.person("chair")
    dispute = followed(office, "2026-12-03")
    reference = dispute.reference
    office.world.pass_to(at("2026-12-04 09:30"))
    late = chair.direct_message("action 1 was due by 5pm on Thursday 3 December 2026.")
    assert late.text.endswith("Nothing is recorded yet.")
    late.press("Record as not done")
    form = chair.modal("Action 1").shows("New date, if you agree on one")
    form.fill("What do you know?", "Nobody has visited.")
    form.fill("New date, if you agree on one", "2026-12-10")
    form.submit()
    said = chair.modal("Recorded").shows("Its new date is Thursday 10 December 2026.").text
    assert "1 action is not done yet." in said
    chair.modal("Recorded").close()

    office.world.pass_to(at("2026-12-10 09:30"))
    again = chair.direct_message("action 1 is due by 5pm on Thursday 10 December 2026.")
    again.press("Record as not done")
    form = chair.modal("Action 1").shows("What was not done")
    assert "New date, if you agree on one" not in form.text
    form.fill("What do you know?", "Still nobody.")
    form.submit()
    chair.modal("Recorded").shows("Action 1 is recorded as not done.").press("Reopen")

    form = chair.modal(f"Reopen {reference}").shows("It is reopened at stage 2")
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = chair.modal(f"Reopen {reference}").shows("Who agreed?")
    form.fill("Why is this not resolved?", "The visits did not happen.")
    assert form.submit_text == "Reopen at stage 2"
    form.submit()
    chair.modal("Reopened").shows(f"{reference} is with Sample Service Manager.")
    office.person("service_manager").direct_message(f"{reference}, stage 2: your reply is due")
    assert office.world.now_is(dispute).actions == ()


def test_the_page_of_a_dispute_shows_each_action_and_what_became_of_it(office: Office):
    chair = office.person("chair")
    dispute = followed(office, "2026-12-03", "2026-12-04")
    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference).shows("What was agreed")
    assert page.text.count("Nothing is recorded yet.") == 2
    assert "Close" not in page.buttons

    page.press(f"Record: action 2 of {dispute.reference}")
    form = chair.modal("Action 2")
    form.choose("Is it done?", "Yes, it is done")
    chair.modal("Action 2").shows("What do you know?").submit()
    chair.modal("Recorded").press(f"Open it: {dispute.reference}")

    page = chair.modal(dispute.reference).shows("Recorded as done.")
    assert "Sample Chair recorded action 2 as done." in page.text
    page.press("Read")
    assert "Yes, it is done" in chair.modal(over=page).text


def test_what_was_begun_about_an_action_is_kept_and_an_old_button_says_so(office: Office):
    chair = office.person("chair")
    dispute = followed(office, "2026-12-03")
    office.world.pass_to(at("2026-12-03 09:30"))
    card = chair.direct_message("action 1 is due")
    card.press("Record as not done")
    form = chair.modal("Action 1").shows("What was not done")
    form.fill("What do you know?", "Nobody has visited.")
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()
    chair.home().shows("Drafts (1)").press("Continue")
    assert chair.modal("Action 1").value("What do you know?") == "Nobody has visited."
    office.stop_sending()
    chair.modal("Action 1").submit()
    chair.modal("Recorded").close()

    office.world.mark("chair", dispute, "plan.actions.1", action_record=DONE)
    card.press("Record as done")

    assert "recorded already" in chair.modal("Nothing changed").text


DONE = {"done": "yes", "on": "2026-12-03"}


def test_a_form_of_an_action_that_was_recorded_meanwhile_says_so_and_keeps_its_text(
    office: Office,
):
    chair = office.person("chair")
    dispute = followed(office, "2026-12-03")
    office.world.pass_to(at("2026-12-03 09:30"))
    chair.direct_message("action 1 is due").press("Record as done")
    form = chair.modal("Action 1").shows("What do you know?")
    office.world.mark("chair", dispute, "plan.actions.1", action_record=DONE)

    assert list(form.submit().errors.values()) == [
        "This action is not followed up any more, or it is recorded already."
    ]
    form.choose("Is it done?", "No, it is not done")
    chair.modal("Nothing changed")


def test_an_action_past_its_date_is_said_to_be_so_on_app_home_in_the_list_and_in_its_form(
    office: Office,
):
    reference = followed(office, "2026-12-03", "2026-12-10").reference
    office.world.pass_to(at("2026-12-04 09:30"))

    for post in ("chair", "social_worker"):
        person = office.person(post)
        home = person.home().shows("Past their date (1)")
        past, _, others = home.text.partition("Follow-up actions (1)")
        assert (
            f"*{reference}, follow-up*\nAction 1. It was due by 5pm on Thursday 3 December 2026. "
            "Nothing is recorded yet."
        ) in past
        assert "Action 2. Due by 5pm on Thursday 10 December 2026." in others
        assert "Nothing waits for you." not in home.text
        person.types("/drp list")
        form = person.modal("Your disputes").shows("Action 1. It was due")
        form.choose("Show", "Past their date")
        form = person.modal("Your disputes").shows("1 found.")
        form.press(f"Record: action 1 of {reference}")
        said = person.modal("Action 1").shows("It was due by 5pm on Thursday 3 December 2026.")
        assert "Nothing is recorded yet." in said.text


def test_the_service_manager_sees_what_is_open_of_each_chair(office: Office):
    # S1-108
    office.world.people(both_teams(other_chair="chair_manager"))
    office.world.raised()
    office.world.clock.at += timedelta(days=8)
    manager = office.person("chair_manager")

    home = manager.home().shows("1 person, 1 open, 0 past their date.")
    home.press("See list of what is open for those you supervise")

    page = manager.modal("Supervision").shows("Sample Chair: 1 open, 0 past their date")
    assert "1 found." in page.text
    assert page.buttons.count("Open") == page.buttons.count("Tell head of service") == 1
    page.press("Tell head of service")
    assert "What should they know?" in manager.modal(over=page).text


def test_withdrawing_ends_the_open_actions_and_whoever_does_one_is_asked_no_more(office: Office):
    chair, worker = office.person("chair"), office.person("social_worker")
    dispute = followed(office, "2026-12-03")
    office.world.pass_to(at("2026-12-03 09:30"))
    assert worker.direct_message("action 1 is due").buttons[0] == "Record as done"
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Withdraw")
    form = chair.modal(f"Withdraw {dispute.reference}").shows("open actions end")

    assert form.submit().kind == "refused"
    form.fill("Why is it withdrawn?", "It was raised about another child.")
    form.submit()

    chair.modal("Withdrawn")
    worker.direct_message("Withdrawn on Thursday 3 December 2026. Nothing more is owed.")
    office.settle()
    before = len(worker.direct_messages())
    office.world.pass_to(at("2026-12-04 09:30"))
    assert len(worker.direct_messages()) == before
    assert "another child" not in office.channel().message("withdrawn").words
