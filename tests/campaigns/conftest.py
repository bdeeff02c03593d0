"""What a campaign begins from, and where what it showed is gathered."""

import logging
import os
import secrets
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from slackapp.faults import quieten
from tests.campaigns.evidence import OF_ALL, Promise, Shown, chosen_by, passed_whole, whole, write
from tests.canary import LISTENING, Canary
from tests.databases import SHOWN_BEFORE, Database

EVIDENCE = "evidence"
IN_MEMORY = Path("/dev/shm")  # noqa: S108 # a folder of its own is made in it
CANARIES = Promise(
    OF_ALL,
    "Nothing that was typed is anywhere but sealed",
    "after each campaign these are looked through for the words of which its answers are made, for "
    "initials and case number, and where disputes are lived by chance for a mark of each box and a "
    "date of birth: its log lines; every message posted to what stands in for Slack, whether "
    "called or in answer to a press, every App Home, the ids and metadata of every view; every "
    "byte of its files, SQLite and its "
    "journals among them; of PostgreSQL every row of every table, and every file that its server "
    "wrote meanwhile: tables, journal, log. No campaign sends e-mail",
    "With the initials in the facts of a message (`use_cases/settling.py`): `chat.postMessage: "
    "child.initials`, `chat.update: child.initials`, `test.db: child.initials`. "
    "A form that was sent was written to the log: 240 log lines of one campaign had a mark. "
    "Answers were kept as they are in place of sealed (`storage/sealing.py`): on SQLite the "
    "database and its journal had one; on PostgreSQL `a row`, two of its tables' files and "
    "`pg_wal/000000010000000000000001`.",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run at the figures named, however long")
    parser.addoption("--write", type=Path, metavar="PAGE", help="put the figures into a page")


def pytest_configure(config: pytest.Config) -> None:
    """Draw one seed for the whole run: its workers find it here. A part writes no page."""
    os.environ["SEED"] = os.environ.get("SEED") or str(secrets.randbelow(1_000_000))
    if config.getoption("write", None) and (chosen := chosen_by(vars(config.option), os.environ)):
        raise pytest.UsageError(f"--write is for whole campaigns: leave out {', '.join(chosen)}.")


def pytest_report_header() -> str:
    """Say how this run can be had again."""
    return f"SEED={os.environ['SEED']}"


@pytest.fixture
def seed() -> int:
    """The SEED that was given, or any; the same in each campaign of a run."""
    return int(os.environ["SEED"])


@pytest.fixture
def size(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How many: the first in ``make soak``, the second in ``make soak-full``."""
    return lambda soak, full: full if request.config.getoption("full") else soak


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """A folder in memory, where there is one: for what is not about being kept on a disk."""
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Generator[None, Any, Any]:
    """Look, after each campaign, for what was typed in it: it stands nowhere but sealed."""
    if not item.path.name.startswith("campaign_"):
        return (yield)
    canary, root, began = Canary(), logging.getLogger(), time.monotonic()
    before = root.level
    root.addHandler(canary)
    root.setLevel(logging.INFO)  # as the app itself logs
    quieten()
    LISTENING.append(canary)
    SHOWN_BEFORE.append(canary.opens)
    try:
        result = yield
    finally:
        root.setLevel(before)
        root.removeHandler(canary)
        LISTENING.remove(canary)
        SHOWN_BEFORE.remove(canary.opens)
    _read(canary, item.funcargs)
    found = sorted(set(canary.found))
    assert found == [], found
    looked = {
        "log lines": canary.lines,
        "messages": canary.posted,
        "views": canary.views,
        "bytes of files": canary.bytes_kept,
        "bytes of PostgreSQL's rows": canary.bytes_of_rows,
        "marks": 0,
    }
    item.user_properties.append((EVIDENCE, _part(CANARIES, looked, began)))
    return result


def _read(canary: Canary, made: Mapping[str, Any]) -> None:
    """Look through what the fixtures of a campaign hold now that it is over."""
    for folder in ("tmp_path", "quick_path"):
        if folder in made:
            canary.reads(made[folder])
    database: Database | None = made.get("database")
    if database and not database.is_sqlite:
        canary.opens(database)


def _part(promise: Promise, counted: dict[str, int], began: float, **more: Any) -> dict[str, Any]:
    seconds = time.monotonic() - began
    found = {"promise": asdict(promise), "counted": dict(counted), "worst": {}, "seeds": []}
    return {**found, "seconds": seconds, **more}


@pytest.fixture
def shows(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Say what a campaign, or its part, came to: ``shows(PROMISE, {"pairs": 100}, {"ms": 3.2})``.

    The first figures add up over the parts of a campaign; of the second the largest stands.
    """
    began = time.monotonic()

    def show(promise: Promise, counted: dict[str, int], worst: dict[str, float] | None = None):
        seeds = [request.getfixturevalue("seed")] if "seed" in request.fixturenames else []
        part = _part(promise, counted, began, worst=worst or {}, seeds=seeds)
        request.node.user_properties.append((EVIDENCE, part))

    return show


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Print the figures of all campaigns, and put them into a page where that is asked.

    A worker knows its own part alone: whoever has started it tells of the whole.
    """
    if hasattr(config, "workerinput"):
        return
    parts = [
        (each.nodeid, part)
        for each in terminalreporter.getreports("passed")
        for name, part in each.user_properties
        if name == EVIDENCE
    ]
    failed = terminalreporter.getreports("failed") + terminalreporter.getreports("error")
    for report in failed:
        terminalreporter.write_line(f"Not shown: {report.nodeid}")
    shown = Shown.together(passed_whole(parts, [report.nodeid for report in failed]))
    today = datetime.now(UTC).date()
    for each in shown.values():
        terminalreporter.write_line(each.row(today))
    page: Path | None = config.getoption("write")
    written = whole(shown, config.getoption("file_or_dir"))
    came_to_its_end = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    if page and written and came_to_its_end:
        run = "make soak-full" if config.getoption("full") else "make soak"
        write(page, run, written, today)
