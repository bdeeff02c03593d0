"""When something cannot be done: a sentence that says what to do, and nothing typed is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import text

from slackapp.views.meta import read
from tests.databases import locked
from tests.office import Office
from tests.person import Modal
from tests.story.telling import fill_in, start_to_raise, write_action
from tests.world import CHANNEL, PLAN, a_directory
from workflows.use_cases import raising


@contextmanager
def locked_database(office: Office) -> Iterator[None]:
    """Another program holds the database for longer than anybody waits."""
    office.settle()
    with locked(office.has.database_url):
        yield


def test_a_form_that_cannot_be_saved_stays_open_with_its_text(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.settle()
    manager.direct_message(dispute.reference).press("Reply")
    form = manager.modal(f"Reply to {dispute.reference}")
    write_action(form, 1, "Start the assessment.")

    with locked_database(office):
        outcome = form.submit()

    assert outcome.errors == {
        "What will be done?": "This could not be saved yet. Leave the form open and choose the "
        "button again in a minute."
    }
    assert form.value("What will be done?") == "Start the assessment."
    assert form.submit().kind == "updated"


def check_page(office: Office) -> Modal:
    """The page before sending, everything written."""
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    chair.modal("Raise a dispute").submit()
    return chair.modal("Check before sending")


def test_a_form_that_was_sent_and_is_gone_back_to_says_as_what(office: Office):
    """Its answer was lost, so the check page is still there."""
    page = check_page(office)
    sends = read(page.view["private_metadata"])
    due = datetime.fromisoformat(sends.due)
    sent = raising.send(office.world.desk, "chair", sends.draft, sends.stage, due, sends.version)
    assert isinstance(sent, raising.Sent)
    page.close()
    form = office.person("chair").modal("Raise a dispute")
    form.fill("What are you worried about?", "Something else.")

    [said] = form.submit().errors.values()

    assert said == (
        f"Not sent. This was sent at 10am on Monday 23 November 2026 as {sent.dispute.reference}, "
        "without what you changed since. Your text is kept here: copy it if it says more."
    )


def test_what_could_not_be_sent_is_said_over_the_check_page_and_can_be_sent_again(office: Office):
    page = check_page(office)
    with locked_database(office):
        assert page.submit().kind == "pushed"

    said = office.person("chair").modal("Nothing changed")
    assert "This could not be saved yet." in said.text
    said.close()
    assert office.person("chair").modal("Check before sending").submit().kind == "updated"
    assert "is with Sample Team Manager." in office.person("chair").modal("Sent").text


def test_somebody_taken_off_the_list_is_told_so_on_sending(office: Office):
    page = check_page(office)
    office.world.people(a_directory("chair"))

    page.submit()

    said = office.person("chair").modal("Nothing changed")
    assert "You are not in this app's people list. Ask an administrator to add you." in said.text


def test_a_fault_while_sending_is_said_with_a_number(office: Office):
    page = check_page(office)
    with office.world.desk.store.begin() as work:
        work._connection.execute(text("UPDATE drafts SET sealed = '?'"))  # type: ignore[attr-defined]

    page.submit()

    said = office.person("chair").modal("Nothing changed")
    assert "give an administrator this number:" in said.text


def test_a_message_button_while_the_database_is_silent_changes_nothing_and_says_so(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.settle()
    request = manager.direct_message(dispute.reference)

    with locked_database(office):
        assert request.press("Accept")

    page = manager.modal("Nothing changed")
    assert "Nothing has changed. Please try again in a minute." in page.text
    assert office.world.now_is(dispute) == dispute


def test_the_three_safety_steps_show_even_when_the_database_is_gone(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.settle()
    request = manager.direct_message(dispute.reference)
    with office.world.desk.store.begin() as work:
        work._connection.execute(text("DROP TABLE postings"))  # type: ignore[attr-defined]
        work._connection.execute(  # type: ignore[attr-defined]
            text("UPDATE revisions SET number = number + 1")
        )

    request.press("Immediate safety")

    page = manager.modal("Immediate safety")
    assert "1. Call 999 if a child is in danger now." in page.text


def test_the_three_safety_steps_show_to_somebody_who_is_not_in_the_people_list(office: Office):
    client = office.runtime.postman._sender.client
    button = {
        "type": "button",
        "action_id": "safety_open",
        "text": {"type": "plain_text", "text": "Immediate safety"},
    }
    block = {"type": "actions", "block_id": "do", "elements": [button]}
    client.chat_postMessage(channel="U90", text="Forwarded", blocks=[block])

    office.stranger().direct_message("Forwarded").press("Immediate safety")

    assert "1. Call 999" in office.stranger().modal("Immediate safety").text


def test_a_fault_in_the_app_is_said_with_a_number(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    with office.world.desk.store.begin() as work:
        work._connection.execute(  # type: ignore[attr-defined]
            text("UPDATE disputes SET state = '{}'")
        )

    chair.types(f"/drp show {dispute.reference}")

    said = chair.ephemeral_message("").text
    assert said.startswith("Something went wrong and nothing was sent. Try again;")
    assert "give an administrator this number:" in said


def test_a_form_sent_after_the_stage_moved_on_keeps_its_text_and_says_who_was_first(
    office: Office,
):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.settle()
    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {dispute.reference}")
    form.choose("What happens next?", "Accept")
    form = chair.modal(f"Review {dispute.reference}").shows("What makes you satisfied?")
    form.fill("What makes you satisfied?", "It happened.")
    office.world.pass_to(office.world.clock.at.replace(day=27, hour=12))
    acted = office.world.choose(
        "chair_manager",
        dispute,
        "resolved",
        resolution={"comments": "Settled.", "resolved_on": "2026-11-27"},
        look_again={"look_again": "2027-01-15"},
    )
    assert acted.dispute.step == "follow_up"

    assert form.submit().kind == "pushed"

    chair.modal("Not sent").shows(
        "Sample Chair Manager recorded this as resolved at midday on Friday 27 November 2026. "
        "Your follow-up is asked for next. Your text is kept; add it to the record if it says more."
    ).close()
    assert form.value("What makes you satisfied?") == "It happened."


def test_access_that_was_lost_while_writing_is_checked_again_on_sending(office: Office):
    manager = office.person("chair_manager")
    dispute = office.world.raised("stage_1")
    office.world.pass_to(office.world.clock.at.replace(day=1, month=12, hour=18))
    manager.direct_message("You may decide in the chair's place.").press("Escalate")
    form = manager.modal(f"Escalate {dispute.reference}")
    form.choose("Did you telephone first?", "Nobody answered")
    form.choose("Do you agree to stage 2?", "Not yet")
    form = manager.modal(f"Escalate {dispute.reference}").shows("Stage 2 then waits for")
    form.fill("Why is this not resolved?", "Silence.")
    office.world.people(a_directory("chair_manager"))

    [said] = form.submit().errors.values()

    # the sample council's administrator is the chair's service manager
    assert said.startswith("You run this app, and are not in its people list, so no dispute is")
    assert office.world.now_is(dispute).stage == "stage_1"


def test_the_person_who_runs_the_app_hears_that_the_channel_is_closed(office: Office):
    office.control.app_in_channel(CHANNEL, present=False)
    dispute = office.world.raised("stage_1")
    office.settle()

    told = office.person("chair_manager").direct_message("The reminders channel")

    assert told.text == (
        "The reminders channel cannot be reached. In that channel type /invite and the app's name."
    )
    assert office.person("team_manager").direct_message(dispute.reference)


def test_a_button_of_a_retired_version_is_answered(office: Office):
    client = office.runtime.postman._sender.client
    button = {
        "type": "button",
        "action_id": "retired:one",
        "text": {"type": "plain_text", "text": "Old button"},
        "value": "1",
    }
    block = {"type": "actions", "block_id": "do", "elements": [button]}
    client.chat_postMessage(channel="U01", text="An old message", blocks=[block])
    chair = office.person("chair")

    chair.direct_message("An old message").press("Old button")

    assert "This button no longer works." in chair.modal("Nothing changed").text


def test_a_forged_value_and_an_unknown_dispute_say_nothing(office: Office):
    client = office.runtime.postman._sender.client
    for number, action in enumerate(("choice:reply", "open", "step", "agreement", "read:1")):
        button = {
            "type": "button",
            "action_id": action,
            "text": {"type": "plain_text", "text": f"Forged {number}"},
            "value": "0123456789abcdef:1:reply",
        }
        block = {"type": "actions", "block_id": "do", "elements": [button]}
        client.chat_postMessage(channel="U01", text=f"Forged {number}", blocks=[block])
    chair = office.person("chair")

    for number in range(5):
        chair.direct_message(f"Forged {number}").press(f"Forged {number}")

        page = chair.modal("Nothing changed")
        assert "There is no dispute with that reference that you can open." in page.text
        page.leave()


def test_somebody_who_is_not_involved_learns_nothing_from_a_forwarded_button(office: Office):
    dispute = office.world.raised("stage_1")
    client = office.runtime.postman._sender.client
    button = {
        "type": "button",
        "action_id": "choice:reply",
        "text": {"type": "plain_text", "text": "Reply"},
        "value": f"{dispute.id}:1:reply",
    }
    block = {"type": "actions", "block_id": "do", "elements": [button]}
    client.chat_postMessage(channel="U06", text="Forwarded", blocks=[block])

    office.person("head_of_service").direct_message("Forwarded").press("Reply")

    page = office.person("head_of_service").modal("Nothing changed")
    assert "There is no dispute with that reference that you can open." in page.text


def test_the_longest_and_strangest_text_is_kept_as_it_was_given(office: Office):
    chair = office.person("chair")
    people = "\U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1"
    strange = f"\u202eright to left\u202c {people} e\u0301 \x00 <&> '\" %s {{who}}"
    longest = (strange + " ").ljust(2900, "&") + " end."
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "{reference} & soon")
    form.fill("What are you worried about?", longest)
    form.choose("Have you spoken to this manager?", "Not yet")
    chair.modal("Raise a dispute").submit()
    check = chair.modal("Check before sending")
    assert f"and {len(longest) - 300:,} more characters" in check.text
    check.submit()
    chair.modal("Sent")

    with office.world.desk.store.read() as work:
        [dispute] = work.involving("chair")
        kept = work.latest_answers(dispute.id)["concern"]

    assert kept["concern"] == longest
    assert kept["timescale"] == "{reference} & soon"
    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference)
    page.press("Read")
    shown = chair.modal(over=page).shows("What are you worried about?").text
    assert strange in shown
    assert shown.count("&") == longest.count("&") + 1  # and the one of "& soon"
