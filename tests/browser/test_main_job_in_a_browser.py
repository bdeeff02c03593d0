"""The main job in a real browser: what a chair and a manager see and click, with pictures of it."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.seeing import Picture, choose, form, message, pick
from tests.office import Office
from tests.story.telling import reference_in


def test_a_dispute_is_raised_answered_and_resolved_by_clicking(
    office: Office, sit_down: Callable[[str], Page], picture: Picture
):
    chair = sit_down("chair")
    chair.get_by_role("combobox", name="Message or command").fill("/drp new")
    chair.keyboard.press("Enter")
    raising = form(chair, "Raise a dispute")
    expect(raising).to_contain_text("If a child is in immediate danger, call 999 now.")
    choose(raising, "Which level made the decision?", "Stage 2: service manager")
    choose(raising, "Has your own service manager agreed to stage 2?", "Yes")
    expect(raising.get_by_label("Date agreed")).to_have_value("2026-11-23")
    raising.get_by_label("Child's case number").fill("1234567")
    raising.get_by_label("Child's initials").fill("AB")
    raising.get_by_label("What is this like for the child?").fill(
        "AB has moved bedroom three times."
    )
    raising.get_by_label("What are you worried about?").fill("The assessment has not started.")
    raising.get_by_label("What needs to happen?").fill("The assessment starts.")
    raising.get_by_label("By when?").fill("Core group by 4 December.")
    raising.get_by_label("Category").select_option("Drift and delay")
    expect(raising).to_contain_text("Drift and delay, for example:")
    pick(raising, "Social worker", "Sample Worker")
    answers = raising.get_by_role("combobox", name="Service manager who will answer")
    expect(answers).to_have_value("Sample Service Manager, service manager")
    choose(raising, "Have you spoken to this manager?", "Yes")
    expect(raising.get_by_label("Date you spoke")).to_be_visible()
    raising.get_by_role("button", name="Check before sending").click()
    check = form(chair, "Check before sending")
    expect(check).to_contain_text("By 5pm on Monday 30 November 2026 (5 working days).")
    picture(chair, "check-before-sending")
    check.get_by_role("button", name="Send to service manager").click()
    sent = form(chair, "Sent")
    reference = reference_in(sent.inner_text())
    sent.get_by_role("button", name="Close", exact=True).click()
    expect(chair.get_by_role("dialog")).to_have_count(0)

    manager = sit_down("service_manager")
    asked = message(manager, f"{reference}, stage 2")
    asked.get_by_role("button", name=f"Accept {reference}: you have taken it on").click()
    expect(asked).to_contain_text("Accepted by you at 10am on Monday 23 November 2026.")
    picture(manager, "asked-to-reply")
    asked.get_by_role("button", name=f"Reply to {reference}").click()
    reply = form(manager, f"Reply to {reference}")
    expect(reply).to_contain_text("AB, case number 1234567, on a child protection plan")
    reply.get_by_label("What will be done?").fill("Start the assessment.")
    reply.get_by_label("How will you know it is done?").fill("First visit recorded.")
    reply.get_by_label("By when?").fill("2026-12-04")
    reply.get_by_role("button", name="Add another action").click()
    expect(reply.get_by_text("Action 2")).to_be_visible()
    expect(reply.get_by_label("What will be done?").first).to_have_value("Start the assessment.")
    reply.get_by_role("button", name="Remove action 2").click()
    manager.get_by_role("button", name="Remove action", exact=True).click()
    expect(reply.get_by_text("Action 2")).to_have_count(0)
    picture(manager, "reply")
    reply.get_by_role("button", name="Send reply to chair").click()
    done = form(manager, "Reply sent")
    done.get_by_role("button", name="Close", exact=True).click()
    expect(manager.get_by_role("dialog")).to_have_count(0)  # nothing is left to be discarded

    chair.get_by_role("link", name="Home").click()
    expect(chair.get_by_role("button", name=f"Read and review {reference}")).to_be_visible()
    picture(chair, "app-home-of-the-chair")
    chair.get_by_role("link", name="Messages").click()
    review = message(chair, "A reply is recorded.")
    review.get_by_role("button", name=f"Read and review {reference}").click()
    reviewing = form(chair, f"Review {reference}")
    choose(reviewing, "What happens next?", "Accept")
    satisfied = reviewing.get_by_label("What makes you satisfied?")
    satisfied.fill("The first visit has happened.")
    picture(chair, "review")
    reviewing.get_by_role("button", name="Agree this is resolved").click()
    expect(form(chair, "Recorded")).to_contain_text(f"{reference} is recorded as resolved.")
    chair.get_by_role("button", name=f"Open it: {reference}").click()
    shown = form(chair, reference)
    expect(shown).to_contain_text("What was agreed")
    expect(shown).to_contain_text(re.compile("Due by 5pm on .*. Nothing is recorded yet."))
    picture(chair, "show")
