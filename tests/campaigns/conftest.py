"""What a campaign begins from, and where what it showed is gathered."""

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.evidence import Promise, Shown, write

EVIDENCE = "evidence"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run at the figures named, however long")
    parser.addoption("--write", type=Path, metavar="PAGE", help="put the figures into a page")


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The SEED that was given, or any; printed, so that a run can be had again."""
    seed = int(os.environ.get("SEED") or secrets.randbelow(1_000_000))
    print(f"\n{request.node.name}: SEED={seed}")
    return seed


@pytest.fixture
def size(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How many: the first in ``make soak``, the second in ``make soak-full``."""
    return lambda soak, full: full if request.config.getoption("full") else soak


@pytest.fixture
def shows(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Say what a campaign, or its part, came to: ``shows(PROMISE, {"pairs": 100}, {"ms": 3.2})``.

    The first figures add up over the parts of a campaign; of the second the largest stands.
    """
    began = time.monotonic()

    def show(promise: Promise, counted: dict[str, int], worst: dict[str, float] | None = None):
        seeds = [request.getfixturevalue("seed")] if "seed" in request.fixturenames else []
        part: dict[str, Any] = {
            "promise": asdict(promise),
            "counted": dict(counted),
            "worst": worst or {},
            "seeds": seeds,
            "seconds": time.monotonic() - began,
        }
        request.node.user_properties.append((EVIDENCE, part))

    return show


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the figures of all campaigns, and put them into a page where that is asked."""
    passed = terminalreporter.getreports("passed")
    parts = [part for each in passed for name, part in each.user_properties if name == EVIDENCE]
    failed = terminalreporter.getreports("failed") + terminalreporter.getreports("error")
    for report in failed:
        terminalreporter.write_line(f"Not shown: {report.nodeid}")
    shown = Shown.together(parts)
    today = datetime.now(UTC).date()
    for each in shown.values():
        terminalreporter.write_line(each.row(today))
    page: Path | None = config.getoption("write")
    if page and shown and not failed:
        run = "make soak-full" if config.getoption("full") else "make soak"
        write(page, run, shown, today)
