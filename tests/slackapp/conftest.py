"""A council that owes messages, a Slack that does what a script says, and whoever sends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from slackapp import equipping
from slackapp.sending import Sender
from tests.databases import Database
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
