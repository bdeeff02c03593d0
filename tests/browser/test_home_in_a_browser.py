"""App Home and the list in a real browser, for somebody with hundreds of disputes."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.seeing import Picture, form
from tests.office import Office
from tests.person import Home
from tests.slackapp.apart_views import KEY, widest
from tests.world import CHANNEL, COUNCIL, PASS_UP, PLAN
from workflows.drafts import About, id_of
from workflows.use_cases import apart, drafting, setting_cover
from workflows.use_cases.setting_cover import Wanted

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


def fill_a_managers_page(office: Office) -> None:
    """A manager covers for another, is thanked, has half an answer, and runs the app as well."""
    world, desk = office.world, office.world.desk
    own, covered = world.raised("stage_1"), world.raised("stage_2")
    today = world.clock.at.date()
    wanted = Wanted(
        away="service_manager",
        cover="team_manager",
        since=today,
        until=today + timedelta(days=7),
        moves_open=True,
    )
    setting_cover.set_cover(desk, "service_manager", wanted)
    apart.send(desk, "chair", KEY, widest())
    about = About(form="choose", dispute=own.id, visit=own.visit, choice="reply")
    half = {"plan": {"note": "Half an answer."}}
    drafting.keep(desk, "team_manager", id_of("team_manager", about), about, half)
    assert covered.reference != own.reference
    office.runtime.postman.tick()


def test_a_manager_who_covers_is_thanked_and_runs_the_app_finds_each_part_and_its_button(
    office: Office, sit_down: Callable[[str], Page], picture: Picture
):
    fill_a_managers_page(office)
    manager = sit_down("team_manager")
    manager.get_by_role("link", name="Home").click()

    for part in ("Waiting for you (2)", "Compliments for you (1)", "Cover", "Drafts (1)"):
        expect(manager.get_by_role("heading", name=part, exact=True)).to_be_visible()
    expect(manager.get_by_text("You cover for a colleague. Your reply is due")).to_be_visible()
    expect(manager.get_by_role("heading", name="What needs mending")).to_be_visible()
    picture(manager, "app-home")

    manager.get_by_role("button", name="Set cover").press("Enter")
    setting = form(manager, "Set cover")
    expect(setting).to_contain_text("Due dates do not change.")
    close(manager, setting)
    manager.get_by_role("button", name="Continue draft 1").press("Enter")
    reply = manager.get_by_role("dialog")
    expect(reply.get_by_label("Anything else the chair should know")).to_have_value(
        "Half an answer."
    )
    close(manager, reply)
    manager.get_by_role("button", name="People").press("Enter")
    expect(form(manager, "People")).to_contain_text("found.")


@pytest.fixture
def own_settings() -> dict[str, object]:
    """The manager of the second story runs the app as well."""
    return {"DRP_ADMINISTRATORS": "U04"}


def close(page: Page, dialog: Locator) -> None:
    dialog.get_by_role("button", name="Close", exact=True).press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def home_of(office: Office) -> Home:
    return office.person("chair").home_now()


@pytest.mark.parametrize("width", [360, 480, 1280])
def test_the_page_is_as_wide_as_its_window_and_begins_at_its_left(
    width: int, office: Office, sit_down: Callable[[str], Page], picture: Picture
):
    manager = sit_down("team_manager")
    manager.set_viewport_size({"width": width, "height": 740})
    messages = manager.url
    manager.goto(f"{office.sandbox.url}/as/{COUNCIL['team_manager'][0]}/{CHANNEL}")
    fill_a_managers_page(office)
    office.settle()
    unread = manager.get_by_role("link", name=re.compile(r"Dispute Resolution \d+ unread"))
    expect(unread).to_be_visible()
    assert beyond_its_window(manager) == (0, 0)

    manager.goto(messages)
    expect(manager.get_by_role("button", name="Read it").first).to_be_visible()
    picture(manager, f"messages-{width}")
    assert beyond_its_window(manager) == (0, 0)

    manager.get_by_role("link", name="Home").click()

    expect(manager.get_by_role("heading", name="Compliments for you (1)")).to_be_visible()
    picture(manager, f"home-{width}")
    assert beyond_its_window(manager) == (0, 0)


def beyond_its_window(page: Page) -> tuple[int, int]:
    """How much wider than its window a page is, and how far it is scrolled to the right."""
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, int(wider)), int(page.evaluate("window.scrollX"))
