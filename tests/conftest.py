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


#: Where it is traced which lines of the rules run: the tests of rules, and the two stories that try
#: all of drafts and lists. Tracing makes a story take twice as long.
TRACED = (
    "tests/workflows/",
    "tests/procedures/",
    "tests/story/test_drafts.py",
    "tests/story/test_home.py",
    "tests/slackapp/test_status.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not item.nodeid.startswith(TRACED):
            item.add_marker("no_cover")


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
