"""What every kind of test shares: a real browser, and where apps are stopped."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.finding import ARGUMENTS, HOW_TO_GET_ONE, browser
from tests.databases import aside, database, postgresql, upgraded
from tests.office import directory, office, others, own_settings, transport
from tests.world import WORLDS

__all__ = [
    "aside",
    "database",
    "directory",
    "office",
    "others",
    "own_settings",
    "postgresql",
    "transport",
    "upgraded",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", default=None, help="folder in which to keep screenshots")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser. Without one the test fails: it is never left out."""
    path = browser()
    if path is None:
        pytest.fail(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(autouse=True)
def close_worlds() -> Iterator[None]:
    """Let go of every database that a test opened."""
    yield
    while WORLDS:
        WORLDS.pop().desk.store.close()
