"""A run through all weather, with an hour's outage; and one with a Slack that keeps hanging up."""

import gc
from pathlib import Path
from random import Random

from tests.campaigns.council import a_council
from tests.campaigns.faulty_slack import CUT_OFF, HUNG_UP, NOBODY_KNOWS, FaultySlack
from tests.campaigns.reckoning import Reckoning, reckon
from tests.databases import Database
from tests.slackapp.scripted_slack import serving
from tests.world import Clock


def through_all_weather(folder: Path, database: Database, seed: int, posts: int) -> Reckoning:
    """Send so many, and at last everything that still waits."""
    chance, clock = Random(seed), Clock()  # noqa: S311 # weather, and no secret
    with serving(FaultySlack(chance, clock)) as slack:
        council = a_council(folder, database, slack, chance, clock)
        council.works_until(lambda: len(slack.posts) >= posts // 2)
        council.outage()
        council.works_until(lambda: len(slack.posts) >= posts)
        council.everything_is_sent()
        reckoning = reckon(council)
    gc.collect()  # what Slack's client forgot to close is warned of here, where that is expected
    return reckoning


def hung_up_on(folder: Path, database: Database, seed: int, times: int) -> Reckoning:
    """Send to a Slack that takes every second message, and hangs up before all of it is said."""
    chance, clock = Random(seed), Clock()  # noqa: S311 # weather, and no secret
    with serving(FaultySlack(chance, clock)) as slack:
        slack.weather = {"well": 2, HUNG_UP: 1, CUT_OFF: 1}
        council = a_council(folder, database, slack, chance, clock)
        council.works_until(lambda: sum(slack.met[how] for how in NOBODY_KNOWS) >= times)
        council.everything_is_sent()
        reckoning = reckon(council)
    gc.collect()  # what Slack's client forgot to close is warned of here, where that is expected
    return reckoning
