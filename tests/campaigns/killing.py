"""``drp run``, killed at any moment while people send, who know what was acknowledged."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path
from random import Random

from sqlalchemy import text

from slackapp import wiring
from tests.bench.lines import Http, NotAnswered
from tests.campaigns.additions import KEPT, Addition, drawn_form, kept, written
from tests.campaigns.over_http import PATIENCE, App
from tests.databases import Database
from tests.slackapp.scripted_slack import scripted_slack
from tests.world import WORLDS, Clock, World, a_directory, settings_for
from workflows.kinds import Kind
from workflows.use_cases.verifying import verify

PEOPLE, DISPUTES_OF_EACH = 4, 5
#: Once it has acknowledged something, it is killed after so many seconds at most.
LONGEST_LIFE = 0.3


@dataclass
class Somebody:
    """Writes, sends, and sends again until it is acknowledged, whatever happens to the app."""

    app: App
    forms: list[dict[str, object]]
    over: threading.Event
    name: str
    tried: list[Addition] = field(default_factory=list)
    acknowledged: list[Addition] = field(default_factory=list)

    def sends(self) -> None:
        for number in count():
            form = self.forms[number % len(self.forms)]
            self.tried.append(written(form, f"{self.name}, number {number}"))
            while not self._is_sent(self.tried[-1]):
                if self.over.wait(0.01):
                    return
            self.acknowledged.append(self.tried[-1])

    def _is_sent(self, addition: Addition) -> bool:
        if not self.app.port or self.over.is_set():
            return False
        try:
            with Http(self.app.port).line() as line:
                return addition.send(line)[0] == KEPT
        except (NotAnswered, HTTPException):  # it died meanwhile
            return False


def killed_while_people_send(
    folder: Path, database: Database, seed: int, kills: int
) -> Counter[str]:
    """Kill it so often; count what was acknowledged. Raises AssertionError where any is lost."""
    chance = Random(seed)  # noqa: S311 # a moment, and no secret
    with scripted_slack() as slack, people_at_work(folder, database, slack.url) as (app, people):
        for _ in range(kills):
            _is_at_work(people)
            time.sleep(chance.random() * LONGEST_LIFE)
            app.kill()
            app.start()
    return reckoned(WORLDS[-1], people, database) + Counter(kills=kills)


def _is_at_work(people: list[Somebody]) -> None:
    """Wait until something was acknowledged since it started."""
    before, end = _acknowledged(people), time.monotonic() + PATIENCE
    while _acknowledged(people) == before:
        assert time.monotonic() < end, "nothing is acknowledged"
        time.sleep(0.005)


def _acknowledged(people: list[Somebody]) -> int:
    return sum(len(each.acknowledged) for each in people)


@contextmanager
def people_at_work(
    folder: Path, database: Database, api_url: str
) -> Iterator[tuple[App, list[Somebody]]]:
    """The app runs, and some people send one thing after the other."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url, SLACK_API_URL=api_url)
    world = World(desk=wiring.desk(has, now=(clock := Clock())), clock=clock)
    WORLDS.append(world)
    world.people(a_directory())
    app, over = App(has, folder), threading.Event()
    forms = [[drawn_form(world) for _ in range(DISPUTES_OF_EACH)] for _ in range(PEOPLE)]
    people = [Somebody(app, each, over, f"Person {n}") for n, each in enumerate(forms)]
    app.start()
    with ThreadPoolExecutor(PEOPLE) as at_once:
        sending = [at_once.submit(each.sends) for each in people]
        try:
            yield app, people
        finally:
            over.set()
            app.kill()
    for each in sending:
        each.result()


def reckoned(world: World, people: list[Somebody], database: Database) -> Counter[str]:
    """Hold what is kept against what was acknowledged; all of it is whole, and once."""
    tried = [each for somebody in people for each in somebody.tried]
    acknowledged = {each.words for somebody in people for each in somebody.acknowledged}
    there = [words for of in {each.dispute for each in tried} for words in kept(world, of)]
    assert len(there) == len(set(there)), "kept twice"
    assert acknowledged <= set(there), f"lost: {sorted(acknowledged - set(there))}"
    assert set(there) <= {each.words for each in tried}
    assert verify(world.desk, ()).broken == ()
    assert _is_whole(world, database, len(there))
    return Counter(acknowledged=len(acknowledged))


def _is_whole(world: World, database: Database, additions: int) -> bool:
    """Is the file sound, and somebody told of each addition?"""
    with world.desk.store.read() as work:
        say = work._connection.execute  # type: ignore[attr-defined]
        if database.is_sqlite:
            assert say(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        told = say(text("SELECT count(*) FROM outbox WHERE kind = :kind"), {"kind": Kind.ADDED})
        return bool(told.scalar() == additions)
