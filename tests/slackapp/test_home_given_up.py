"""A page that Slack will not take is given up at last, and whoever reads the log can see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from slackapp import equipping
from slackapp.front import Front
from slackapp.home import TRIES, Homes
from tests.slackapp.scripted_slack import ScriptedSlack
from tests.world import World, settings_for

LIMITED = (429, {"Retry-After": "0"}, {"ok": False, "error": "ratelimited"})
DRAWN = {"ok": True, "view": {"hash": "1"}}
WAITS, GIVEN_UP = "App Home waits: ratelimited", "App Home of U04 is given up after 3 tries"


@pytest.fixture
def homes(world: World, slack: ScriptedSlack, tmp_path: Path) -> Iterator[Homes]:
    client = equipping.client(settings_for(tmp_path, SLACK_API_URL=slack.url))
    homes = Homes(Front(desk=world.desk), client)
    yield homes
    homes.stop()


def tried(homes: Homes) -> None:
    """Draw somebody's page, for as long as it is tried."""
    homes.refresh("U04")
    homes._pool.shutdown(wait=True)


def test_a_page_that_is_given_up_is_a_line_in_the_log(
    homes: Homes, slack: ScriptedSlack, caplog: pytest.LogCaptureFixture
):
    slack.script = [LIMITED] * TRIES

    tried(homes)

    assert caplog.messages == [WAITS] * TRIES + [GIVEN_UP]


def test_a_page_that_is_taken_at_the_last_try_is_not_given_up(
    homes: Homes, slack: ScriptedSlack, caplog: pytest.LogCaptureFixture
):
    slack.script = [LIMITED] * (TRIES - 1) + [DRAWN]

    tried(homes)

    assert caplog.messages == [WAITS] * (TRIES - 1)
