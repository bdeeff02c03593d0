"""A run through all weather: half of the messages, an hour's outage, the other half."""

from pathlib import Path
from random import Random

from tests.campaigns.council import a_council
from tests.campaigns.faulty_slack import FaultySlack
from tests.campaigns.reckoning import Reckoning, reckon
from tests.databases import Database
from tests.slackapp.scripted_slack import serving
from tests.world import Clock


def through_all_weather(folder: Path, database: Database, seed: int, posts: int) -> Reckoning:
    """Send so many, and at last everything that still waits."""
    chance, clock = Random(seed), Clock()  # noqa: S311 # weather, and no secret
    with serving(FaultySlack(chance, clock)) as slack:
        council = a_council(folder, database, slack, chance, clock)
        council.works_until(posts // 2)
        council.outage()
        council.works_until(posts)
        council.everything_is_sent()
        return reckon(council)
