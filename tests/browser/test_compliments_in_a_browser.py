"""A compliment in a real browser: written by keyboard, read, and acknowledged by both."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.seeing import Picture, form, message
from tests.office import Office

SAID_BACK = "Thank you. It was a good day."


def typed(page: Page, text: str) -> None:
    """Go on to the next box, and type into it."""
    page.keyboard.press("Tab")
    page.keyboard.type(text)


def write(page: Page) -> None:
    """Send it without a pointer, from the field for commands."""
    page.get_by_role("combobox", name="Message or command").fill("/drp compliment")
    page.keyboard.press("Enter")
    writing = form(page, "Send a compliment")
    writing.get_by_label("Child's case number").focus()
    page.keyboard.type("1234567")
    typed(page, "AB")
    typed(page, "Sample Worker")
    expect(writing.get_by_role("option", name="Sample Worker")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    manager = writing.get_by_role("combobox", name="Their team manager")
    expect(manager).to_have_value("Sample Team Manager, team manager")
    manager.focus()
    typed(page, "AB goes to school every day.")
    typed(page, "Sample Worker walked there with AB.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(writing.get_by_role("checkbox").first).to_be_checked()
    send = writing.get_by_role("button", name="Send compliment")
    send.focus()
    page.keyboard.press("Enter")


def acknowledge(page: Page, reading: Locator, words: str) -> None:
    """Read it and acknowledge it, with a few words back."""
    expect(reading).to_contain_text("AB goes to school every day.")
    reading.get_by_label("Would you like to say anything back?").fill(words)
    reading.get_by_role("button", name="Acknowledge").click()
    expect(page.get_by_role("dialog").last).to_contain_text("knowledged")


def test_a_compliment_goes_from_the_chairs_form_to_both_acknowledgements(
    office: Office, sit_down: Callable[[str], Page], picture: Picture
):
    chair = sit_down("chair")
    write(chair)
    sent = form(chair, "Compliment sent")
    expect(sent).to_contain_text("Sample Worker and Sample Team Manager have a message.")
    sent.get_by_role("button", name="Close", exact=True).click()
    mine = message(chair, "compliment sent")
    mine.get_by_role("button", name="Read it").click()
    waiting = chair.get_by_role("dialog")
    expect(waiting).to_contain_text("Nobody has acknowledged it yet.")
    waiting.get_by_role("button", name="Close", exact=True).click()
    expect(chair.get_by_role("dialog")).to_have_count(0)

    worker = sit_down("social_worker")
    told = message(worker, "a compliment waits for you")
    told.get_by_role("button", name="Read it").click()
    reading = worker.get_by_role("dialog")
    expect(reading).to_contain_text("From Sample Chair")
    expect(reading).not_to_contain_text("Nobody has acknowledged it yet.")
    picture(worker, "compliment")
    acknowledge(worker, reading, SAID_BACK)

    manager = sit_down("team_manager")
    manager.get_by_role("link", name="Home").click()
    manager.get_by_role("button", name="Read: compliment").click()
    acknowledge(manager, manager.get_by_role("dialog"), "")

    heard = message(chair, "the social worker has acknowledged it")
    heard.get_by_role("button", name="Read it").click()
    both = chair.get_by_role("dialog")
    expect(both).to_contain_text("Sample Team Manager acknowledged it")
    expect(both).to_contain_text(SAID_BACK)
    picture(chair, "compliment-acknowledged")
