"""Disputes that are filled in and checked, so that all that is left to do is to send them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from slackapp.views.meta import Meta
from slackapp.views.raise_check import Channel, check
from tests.bench.bench import Bench
from tests.bench.clicks import Click, submission
from tests.bench.council import chair, slack_id
from tests.bench.nothing_kept import VERSION, draft_of
from tests.bench.progress import say
from tests.world import MONDAY, World, answers
from workflows.use_cases import raising
from workflows.use_cases.raising import Ready
from workflows.use_cases.world import today

STAGE = "stage_1"


def check_pages(bench: Bench, url: str, many: int, at: datetime = MONDAY) -> list[Click]:
    """Fill in and check so many disputes in a database, to be sent on the day that they are."""
    say(f"Filling in {many} disputes ... ")
    with bench.databases.world(url, at) as world:
        pages = list(_checked(world, many))
    say("done\n")
    return pages


def _checked(world: World, many: int) -> Iterator[Click]:
    day = today(world.desk).isoformat()
    typed = answers(STAGE, concern={"aware_on": day}, spoken={"spoke_on": day})
    ready = raising.prepare(world.desk, "chair", STAGE, typed)
    assert isinstance(ready, Ready), ready
    meta = Meta(stage=STAGE, due=ready.outcome.dispute.clock.due.at.isoformat(), version=VERSION)
    for number in range(many):
        draft, person = f"draft-{number}", chair(number)
        with world.desk.store.begin() as work:
            work.save_draft(draft_of(draft, person, typed))
        page = check(ready, replace(meta, draft=draft), Channel(waits=False))
        yield submission(page, slack_id(person))
