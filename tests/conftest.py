"""What every kind of test shares: a real browser, and where apps are stopped."""

import gc
import os
from collections.abc import Generator, Iterator
from zlib import crc32

import pytest
from coverage import Coverage
from playwright.sync_api import Browser, sync_playwright

from tests.browser.finding import ARGUMENTS, HOW_TO_GET_ONE, browser
from tests.databases import aside, database, postgresql, upgraded
from tests.office import accounts, directory, office, others, own_settings, transport
from tests.world import WORLDS

__all__ = [
    "accounts",
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


#: Where it is traced which lines of the rules run: the tests of rules, and the stories that come to
#: lines of drafts, lists and figures which those do not. Traced, a test takes twice as long.
TRACED = (
    "tests/workflows/",
    "tests/procedures/",
    "tests/story/test_drafts.py::test_a_draft",
    "tests/story/test_drafts.py::test_a_text",
    "tests/story/test_drafts.py::test_they_stand_together",
    "tests/story/test_drafts.py::test_two",
    "tests/story/test_drafts.py::test_what",
    "tests/story/test_home.py::test_nobody_is_named_there",
    "tests/story/test_home.py::test_whoever_stands_in",
    "tests/slackapp/test_status.py::test_a_database_that_cannot_be_used",
    "tests/slackapp/test_status.py::test_the_figures",
)
#: Random lives, long lists, who sees what and every way through come to no line that the others
#: do not.
UNTRACED = (
    "tests/procedures/test_lives.py",
    "tests/workflows/test_attaching.py::test_it_goes_with_every_procedure",
    "tests/workflows/test_chasing_beside_a_press.py",
    "tests/workflows/test_engine_choosing.py",
    "tests/workflows/test_invariants.py",
    "tests/workflows/test_reporting_each_procedure.py::test_every_relation",
    "tests/workflows/test_reporting_recount.py::test_every_figure",
    "tests/workflows/test_use_cases_cover_leaving.py",
    "tests/workflows/test_use_cases_listing.py",
    "tests/workflows/test_walking.py::test_a_stage_that_is_named",
    "tests/workflows/test_walking.py::test_any_higher_rung",
    "tests/workflows/test_who_sees_what.py",
    "tests/workflows/test_working_calendar_properties.py",
    "tests/workflows/test_yaml_text.py",
    "tests/workflows/test_yaml_text_signs.py",
)
#: What is asked of the database itself, and of two writers at once: always on both kinds.
ON_BOTH = (
    "tests/storage/",
    "tests/slackapp/test_database_gone_while_sending.py",
    "tests/workflows/test_chasing_in_turn.py",
    "tests/workflows/test_use_cases_apart.py",
    "tests/workflows/test_use_cases_safety.py",
)


#: Everything that thousands of tests keep is looked through for rubbish each time that there are so
#: many new things: a tenth of the time goes into it where it is as often as usual.
gc.set_threshold(50_000, 20, 50)


def pytest_xdist_auto_num_workers() -> int:
    """Stories wait for each other's sockets and clocks: two more than the machine can run."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("both_databases"):
        items[:] = [item for item in items if _is_its_database(item)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Trace where it is asked, and nowhere else: not while a story is set up, either."""
    tracing = Coverage.current()
    is_traced = item.nodeid.startswith(TRACED) and not item.nodeid.startswith(UNTRACED)
    if tracing is None or is_traced:
        return (yield)
    tracing.stop()
    try:
        return (yield)
    finally:
        tracing.start()


def _is_its_database(item: pytest.Item) -> bool:
    """What people see is the same on either kind of database: half of it is told on each.

    A test that names its kind itself keeps it.
    """
    names_its_own = any("database" in mark.args[0] for mark in item.iter_markers("parametrize"))
    if item.nodeid.startswith(ON_BOTH) or names_its_own or "[" not in item.name:
        return True
    kind = item.callspec.params.get("database")
    number = crc32(item.nodeid.replace(str(kind), "").encode())
    return kind in (None, ("sqlite", "postgresql")[number % 2])


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--both-databases", action="store_true", help="run every test on SQLite and PostgreSQL"
    )
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how large the matrix of who sees what was, and how much of it leaked."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call"
    ]
    sizes = [dict(report.user_properties).get("looked at", 0) for report in reports]
    leaks = [dict(report.user_properties).get("leaks", 0) for report in reports]
    if any(sizes):
        said = f"Who sees what: {sum(sizes):,} looked at, {sum(leaks):,} leaks."
        terminalreporter.write_line(said)
