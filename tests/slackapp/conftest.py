"""A council that owes messages, a Slack that does what a script says, and whoever sends.

And everything that is ever drawn, which takes seconds: the tests that look through all of it run in
one process (a group of
xdist), which draws it once.
"""

from collections.abc import Iterator
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
    return list(every_view(tmp_path_factory.mktemp("views")))


@pytest.fixture(scope="session")
def everything_posted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, View]]:
    return list(every_message(tmp_path_factory.mktemp("messages")))
