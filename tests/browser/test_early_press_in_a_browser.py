"""A press on a page that has just been drawn, before the page's script is there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, TimeoutError, expect

from tests.browser.seeing import form, message
from tests.office import Office


def test_a_button_cannot_be_pressed_before_the_page_listens_and_no_press_is_lost(
    office: Office, sit_down: Callable[[str], Page]
):
    reference = office.world.raised("stage_1").reference
    office.runtime.postman.tick()
    manager = sit_down("team_manager")
    message(manager, f"{reference}, stage 1")
    held: list[Route] = []
    manager.route("**/live.js", lambda route: held.append(route))
    manager.goto(manager.url, wait_until="commit")
    reply = manager.get_by_role("button", name=f"Reply to {reference}")
    expect(reply).to_be_visible()
    with pytest.raises(TimeoutError):
        reply.click(timeout=500)

    held.pop().continue_()
    reply.click()

    assert form(manager, f"Reply to {reference}")
