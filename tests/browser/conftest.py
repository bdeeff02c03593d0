"""People at real browsers, and pictures of what they see."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.seeing import Picture
from tests.office import Office
from tests.world import COUNCIL


@pytest.fixture
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Picture:
    """Take a picture of the page; ``--pictures FOLDER`` keeps them."""
    folder = Path(request.config.getoption("--pictures") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")

    return take


@pytest.fixture
def sit_down(chromium: Browser, office: Office) -> Iterator[Callable[[str], Page]]:
    """Give somebody a browser of their own; nothing may go wrong in it."""
    pages, wrong = [], list[str]()

    def page_of(post: str) -> Page:
        page = chromium.new_page(viewport={"width": 1100, "height": 900}, locale="en-GB")
        page.set_default_timeout(5_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{office.sandbox.url}/as/{COUNCIL[post][0]}")
        pages.append(page)
        return page

    yield page_of
    for page in pages:
        page.close()
    assert wrong == []
