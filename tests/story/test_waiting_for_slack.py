"""While messages wait for Slack, whoever sends something is told so; once they go, no more."""

from datetime import datetime, timedelta

from tests.office import Office
from tests.story.telling import raise_at_stage_1, write_action
from workflows.due import LONDON

WAITS = "Saved. The message about it is waiting and goes when Slack answers."


def slack_asks_to_wait(office: Office) -> None:
    """Whatever is sent next is refused, and everything waits for a minute."""
    office.control.fault("ratelimited", "chat.postMessage", retry_after=60)
    office.world.raised("stage_4")
    office.control.wait_for(lambda: held(office) or None, lambda: "Slack was not asked")


def held(office: Office) -> bool:
    office.runtime.postman.wake()
    with office.world.desk.store.read() as work:
        return work.is_held(office.world.clock())


def test_a_dispute_raised_while_slack_asks_to_wait_is_saved_and_says_that_its_message_waits(
    office: Office,
):
    slack_asks_to_wait(office)

    reference = raise_at_stage_1(office)

    assert WAITS in office.person("chair").modal("Sent").text
    office.world.clock.at += timedelta(minutes=1)
    office.runtime.postman.wake()
    assert office.person("team_manager").direct_message(f"{reference}, stage 1")


def test_a_reply_while_slack_asks_to_wait_is_saved_and_does_not_say_that_anybody_was_told(
    office: Office,
):
    manager = office.person("team_manager")
    reference = raise_at_stage_1(office)
    manager.direct_message(reference).press("Reply")
    form = manager.modal(f"Reply to {reference}")
    write_action(form, 1, "Start the assessment.")
    office.settle()
    slack_asks_to_wait(office)

    form.submit()

    said = manager.modal("Reply sent").text
    assert WAITS in said
    assert "Sample Chair has been told." not in said


def test_a_call_while_slack_asks_to_wait_says_nothing_of_a_message_since_it_owes_none(
    office: Office,
):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.pass_to(datetime(2026, 11, 30, 17, 1, tzinfo=LONDON))
    office.settle()
    chair.direct_message(f"{dispute.reference}, stage 1: no reply").press("I have telephoned")
    form = chair.modal(f"Telephone {dispute.reference}")
    form.choose("What happened?", "I left a message")
    slack_asks_to_wait(office)

    form.submit()

    said = chair.modal("Call recorded").text
    assert f"This is recorded in {dispute.reference}. No date has changed." in said
    assert WAITS not in said


def test_an_alert_while_slack_asks_to_wait_says_that_the_lead_was_not_told_yet(office: Office):
    chair = office.person("chair")
    chair.types("/drp new")
    chair.modal("Raise a dispute").press("What to do now")
    slack_asks_to_wait(office)

    chair.modal("Immediate safety").submit()

    said = chair.modal("Immediate safety").shows("Recorded.").text
    assert "Your safeguarding lead has not been told yet. Telephone them now." in said
    assert "is asked to telephone you now" not in said


def test_when_nothing_is_held_nothing_is_said_of_waiting(office: Office):
    slack_asks_to_wait(office)
    office.world.clock.at += timedelta(minutes=1)

    raise_at_stage_1(office)

    assert WAITS not in office.person("chair").modal("Sent").text
