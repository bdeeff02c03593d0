"""A council that owes messages, a Slack that does what a script says, and whoever sends.

And everything that is ever drawn, which takes half a minute: one process draws it, and those that
run tests beside it read what it has drawn.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from slackapp import equipping
from slackapp.sending import Sender
from tests.databases import Database
from tests.slackapp.every_view import View, every_message, every_view
from tests.slackapp.scripted_slack import ScriptedSlack, scripted_slack
from tests.world import CHANNEL, World, a_world, settings_for


@pytest.fixture
def slack() -> Iterator[ScriptedSlack]:
    with scripted_slack() as slack:
        yield slack


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


@pytest.fixture
def sender(world: World, slack: ScriptedSlack, tmp_path: Path) -> Sender:
    client = equipping.client(settings_for(tmp_path, SLACK_API_URL=slack.url))
    return Sender(world.desk, client, CHANNEL, pace=0)


@pytest.fixture(scope="session")
def every_form_and_page(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, View]]:
    return _once(tmp_path_factory, "views", every_view)


@pytest.fixture(scope="session")
def everything_posted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, View]]:
    return _once(tmp_path_factory, "messages", every_message)


def _once(
    folders: pytest.TempPathFactory, what: str, draws: Callable[[Path], Iterable[tuple[str, View]]]
) -> list[tuple[str, View]]:
    """Draw it; or wait until another of this run's processes has, and read that."""
    mine = folders.getbasetemp()
    kept = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / f"{what}.json"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps([*draws(folders.mktemp(what))]), "utf-8")
    return [(name, view) for name, view in json.loads(kept.read_text("utf-8"))]
