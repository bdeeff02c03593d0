"""What every kind of test shares: a real browser, and where apps are stopped."""

from collections.abc import Iterator
from zlib import crc32

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


#: Where it is traced which lines of the rules run: the tests of rules, and the stories that try all
#: of drafts, lists and figures. Tracing makes a story take twice as long.
TRACED = (
    "tests/workflows/",
    "tests/procedures/",
    "tests/story/test_drafts.py",
    "tests/story/test_home.py",
    "tests/slackapp/test_status.py",
)
#: Only PostgreSQL has two writers; of the rules it runs the same lines as SQLite everywhere else.
ON_POSTGRESQL = (
    "tests/workflows/test_chasing_in_turn.py",
    "tests/workflows/test_use_cases_apart.py",
    "tests/workflows/test_use_cases_safety.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if _is_its_database(item)]
    for item in items:
        if not _is_traced(item):
            item.add_marker("no_cover")


def _is_traced(item: pytest.Item) -> bool:
    on_both = "postgresql" in item.name and not item.nodeid.startswith(ON_POSTGRESQL)
    return item.nodeid.startswith(TRACED) and not on_both


def _is_its_database(item: pytest.Item) -> bool:
    """What a procedure's file says is no matter of the database: half are told on each."""
    database = item.callspec.params.get("database") if "[" in item.name else None
    if database is None or not item.get_closest_marker("either_database"):
        return True
    number = crc32(item.nodeid.replace(str(database), "").encode())
    return bool(database == ("sqlite", "postgresql")[number % 2])


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
