"""App Home and the list in a real browser, for somebody with hundreds of disputes."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.seeing import Picture, form
from tests.office import Office
from tests.person import Home
from tests.world import PASS_UP, PLAN

HUNDREDS = 500


def raise_hundreds(office: Office) -> None:
    """Hundreds of one chair's: most with others, some to review, some to agree to, some late."""
    world = office.world
    office.stop_sending()
    late = [world.raised("stage_1") for _ in range(HUNDREDS // 10)]
    world.clock.at = late[0].clock.due.at - timedelta(hours=1)
    for number in range(HUNDREDS - len(late)):
        dispute = world.raised("stage_2" if number % 2 else "stage_1")
        asked = "service_manager" if number % 2 else "team_manager"
        if number % 10 == 0:
            world.choose(asked, dispute, "reply", **PLAN)
        elif number % 10 == 3:
            world.choose(asked, dispute, "take_on")
        elif number % 10 == 6:
            world.choose(asked, dispute, "pass_up", **PASS_UP)
    world.clock.at = late[0].clock.due.at + timedelta(seconds=1)
    office.runtime.postman.tick()


def test_hundreds_of_disputes_are_counted_shown_soonest_first_and_all_can_be_reached(
    office: Office, sit_down: Callable[[str], Page], picture: Picture
):
    raise_hundreds(office)
    chair = sit_down("chair")
    chair.get_by_role("link", name="Home").click()

    expect(chair.get_by_role("heading", name="Past their date (50)")).to_be_visible()
    expect(chair.get_by_role("heading", name="Waiting for you (90)")).to_be_visible()
    expect(chair.get_by_role("heading", name="You raised (360)")).to_be_visible()
    picture(chair, "hundreds-at-home")
    assert len(home_of(office).view["blocks"]) <= 100

    chair.get_by_role("button", name="See all 500 disputes you raised").click()
    page = form(chair, "Your disputes")
    expect(page).to_contain_text("500 found. 1 to 10.")
    page.get_by_role("button", name="Next page, 11 to 20").click()
    expect(page).to_contain_text("500 found. 11 to 20.")
    picture(chair, "your-disputes")
    page.get_by_role("button", name="Close", exact=True).click()

    chair.get_by_role("button", name="Record agreement").first.click()
    expect(form(chair, "Record agreement")).to_contain_text("stage 2 needs your service manager")


def home_of(office: Office) -> Home:
    return office.person("chair").home_now()
