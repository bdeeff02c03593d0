"""The whole main job, told as it happens at work, over Slack's own protocols."""

from datetime import timedelta

from tests.office import Office, over_both
from tests.story.telling import raise_at_stage_1, record_as_done, write_action


@over_both
def test_a_dispute_goes_up_a_stage_and_is_resolved_and_closed(
    office: Office,
):
    chair, manager = office.person("chair"), office.person("team_manager")
    reference = raise_at_stage_1(office)

    # The manager is asked, by reference, and takes it on.
    request = manager.direct_message(reference)
    assert request.text == (
        f"{reference}, stage 1: your reply is due by 5pm on Monday 30 November 2026 "
        "(5 working days)."
    )
    assert request.buttons == ["Reply", "Accept", "Escalate", "More choices", "Immediate safety"]
    assert chair.direct_message(reference).text == (
        f"{reference}, stage 1: sent. The team manager's reply is due by 5pm on "
        "Monday 30 November 2026 (5 working days)."
    )
    assert request.press("Accept")
    request = manager.direct_message("Accepted by you at 10am on Monday 23 November 2026.")
    assert request.buttons == ["Reply", "Escalate", "More choices", "Immediate safety"]
    chair.direct_message(
        f"{reference}, stage 1: accepted. The reply is due by 5pm on Monday 30 November 2026"
    )

    # The manager reads what was raised and writes a plan; rows come and go, text stays.
    request.press("Reply")
    form = manager.modal(f"Reply to {reference}")
    assert "AB, case number 1234567, on a child protection plan" in form.text
    assert "The assessment has not started." in form.text
    write_action(form, 1, "Start the assessment.")
    form.press("Add another action")
    form = manager.modal(f"Reply to {reference}").shows("Action 2")
    write_action(form, 2, "Share the dates.")
    form.press("Add another action")
    form = manager.modal(f"Reply to {reference}").shows("Action 3")
    form.press("Remove action 3")
    form = manager.modal(f"Reply to {reference}")
    assert form.value("What will be done?") == "Start the assessment."
    assert form.value("What will be done?", nth=2) == "Share the dates."
    office.world.clock.at += timedelta(days=1)
    form.submit()
    assert "Sample Chair has been told." in manager.modal("Reply sent").text
    manager.modal("Reply sent").close()
    replied = manager.direct_message("you replied at 10am on Tuesday 24 November 2026")
    assert replied.buttons == ["Open"]

    # The chair reads it, has telephoned, and gives one more day.
    review = chair.direct_message("A reply is recorded. Your review is due")
    review.press("Read and review")
    form = chair.modal(f"Review {reference}")
    assert "From Sample Team Manager at 10am on Tuesday 24 November 2026" in form.text
    assert "Start the assessment." in form.text
    form.choose("What happens next?", "One more day")
    form = chair.modal(f"Review {reference}").shows("The team manager will have until")
    assert (
        "until 10am on Wednesday 25 November 2026 "
        "(24 hours, not counting hours on days that are not working days)"
    ) in form.text
    form.fill("What did you agree?", "The first visit is booked.")
    form.choose("Are you confident?", "Yes, I am confident one more day will be enough")
    assert form.submit_text == "Give one more day"
    form.submit()
    chair.modal("Recorded").close()

    # The manager brings the plan up to date, with the rows as they were.
    update = manager.direct_message("One more day is agreed. Your update is due")
    assert "by 10am on Wednesday 25 November 2026 (24 hours)" in update.text
    update.press("Update reply")
    form = manager.modal(f"Update {reference}")
    assert "The first visit is booked." in form.text
    assert form.value("What will be done?", nth=2) == "Share the dates."
    form.submit()
    manager.modal("Update sent").close()

    # Not enough: the chair moves it up, with the service manager's agreement recorded at once.
    chair.direct_message("An update is recorded.").press("Read and review")
    form = chair.modal(f"Review {reference}")
    assert "One more day has been given at this stage." in form.text
    form.choose("What happens next?", "Escalate")
    form = chair.modal(f"Review {reference}").shows("Goes to Sample Service Manager")
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = chair.modal(f"Review {reference}").shows("Who agreed?")
    assert form.submit().errors
    form.choose("Did you telephone first, to agree next steps?", "We spoke and could not agree")
    form.fill("Why is this not resolved?", "The visit has not happened.")
    assert form.submit_text == "Move to stage 2"
    form.submit()
    assert f"{reference} is with Sample Service Manager." in chair.modal("Recorded").text
    chair.modal("Recorded").close()
    manager.direct_message(f"You see this differently, and that is recorded. {reference}")

    # The service manager replies and the chair agrees that it is resolved.
    above = office.person("service_manager")
    above.direct_message(f"{reference}, stage 2: your reply is due").press("Reply")
    form = above.modal(f"Reply to {reference}")
    assert form.value("What will be done?", nth=2) == "Share the dates."
    form.submit()
    above.modal("Reply sent").close()
    chair.direct_message(f"{reference}, stage 2: a reply is recorded").press("Read and review")
    form = chair.modal(f"Review {reference}")
    form.choose("What happens next?", "Accept")
    form = chair.modal(f"Review {reference}").shows("What makes you satisfied?")
    form.fill("What makes you satisfied?", "The visit happened.")
    assert form.value("When will you look at the actions again?") == "2026-12-04"
    assert form.submit_text == "Agree this is resolved"
    form.submit()
    recorded = chair.modal("Recorded").text
    assert f"{reference} is recorded as resolved." in recorded
    assert "Next: 2 actions, the first due by 5pm on Friday 4 December 2026." in recorded
    chair.modal("Recorded").close()
    above.direct_message(
        f"{reference}, stage 2: recorded as resolved. 2 actions are followed to their dates."
    )

    # Both actions are done: the chair says so, and closes it with what has changed.
    record_as_done(chair, reference, 1)
    recorded = chair.modal("Recorded").shows("Action 1 is recorded as done.")
    assert "1 action is not done yet." in recorded.text
    recorded.close()
    record_as_done(chair, reference, 2)
    chair.modal("Recorded").shows("All actions are done.").press("Close")
    form = chair.modal(f"Close {reference}")
    form.fill("Has this changed things for the child?", "AB knows who comes.")
    assert form.submit_text == "Close this dispute"
    form.submit()
    assert f"{reference} is recorded as resolved." in chair.modal("Closed").text
    above.direct_message(f"{reference}: all actions are done. Closed on Tuesday 24 November 2026.")

    # The channel saw stages and references, in order, and nothing else.
    posts = [message.text for message in office.channel().messages()]
    assert posts == [
        f"{reference}: raised at stage 1. The team manager's reply is due by 5pm on "
        "Monday 30 November 2026 (5 working days).",
        f"{reference}, stage 1: replied.",
        f"{reference}, stage 1: one more day is agreed.",
        f"{reference}, stage 1: updated.",
        f"{reference}: moved to stage 2. The service manager's reply is due by 5pm on "
        "Tuesday 1 December 2026 (5 working days).",
        f"{reference}, stage 2: replied.",
        f"{reference}, stage 2: resolved.",
        f"{reference}: resolved at stage 2.",
    ]
