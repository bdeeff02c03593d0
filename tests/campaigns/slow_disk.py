"""Fifty people who send at one moment, to an app whose disk is slow or whose database is held."""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from slackapp import wiring
from storage.silence import AFTERWARDS
from tests.bench.lines import Http
from tests.campaigns.additions import KEPT, STAYS_OPEN, drawn_form, kept, written
from tests.campaigns.over_http import App
from tests.databases import Database, Server, locked
from tests.slackapp.scripted_slack import scripted_slack
from tests.world import WORLDS, Clock, World, a_directory, settings_for

AT_ONCE = 50
#: What each commit takes longer, in seconds.
SLOW = 0.005
#: Another program holds the database so long, and lets go: a backup, an upgrade.
HELD = 0.5


@dataclass(frozen=True)
class Answers:
    """What was sent, what Slack was told to do with each form, and after how many seconds."""

    given: Sequence[tuple[str, str, float]]

    def told(self, what: str) -> list[str]:
        """Give the words of the forms of which Slack was told this."""
        return [words for words, said, _ in self.given if said == what]

    @property
    def seconds(self) -> list[float]:
        return sorted(took for _, _, took in self.given)

    @property
    def longest(self) -> float:
        return self.seconds[-1]

    @property
    def of_99(self) -> float:
        """Within which 99 of 100 were given."""
        return self.seconds[int(len(self.given) * 0.99)]


@dataclass(frozen=True)
class Crowd:
    """Fifty people, each with a form of one of some disputes."""

    world: World
    database: Database
    app: App
    forms: Sequence[dict[str, object]]

    def sends(self, rounds: int, said: str) -> Answers:
        """Let all send at one moment, so many times."""
        sent = [self._all_send(f"{said}, round {number}") for number in range(rounds)]
        return Answers([answer for answers in sent for answer in answers])

    def _all_send(self, said: str) -> list[tuple[str, str, float]]:
        ready = threading.Barrier(AT_ONCE)

        def one(number: int) -> tuple[str, str, float]:
            addition = written(self.forms[number % len(self.forms)], f"{said}, person {number}")
            with Http(self.app.port).line() as line:
                ready.wait()
                return addition.words, *addition.send(line)

        with ThreadPoolExecutor(AT_ONCE) as people:
            return list(people.map(one, range(AT_ONCE)))

    @contextmanager
    def held_for_a_while(self) -> Iterator[None]:
        """Another program holds the database for half a second."""
        with ThreadPoolExecutor(1) as aside:
            holding = aside.submit(self._hold, begun := threading.Event())
            begun.wait()
            yield
            holding.result()

    def _hold(self, begun: threading.Event) -> None:
        with locked(self.database.url):
            begun.set()
            time.sleep(HELD)

    def kept(self) -> list[str]:
        """Give the words of every addition that is in the record."""
        disputes = {written(form, "").dispute for form in self.forms}
        return [words for dispute in disputes for words in kept(self.world, dispute)]


@contextmanager
def a_crowd(folder: Path, database: Database) -> Iterator[Crowd]:
    """They have the forms open, and the app runs on a slow disk."""
    with scripted_slack() as slack:
        has = settings_for(folder, DRP_DATABASE_URL=database.url, SLACK_API_URL=slack.url)
        world = World(desk=wiring.desk(has, now=(clock := Clock())), clock=clock)
        WORLDS.append(world)
        world.people(a_directory())
        forms = [drawn_form(world) for _ in range(AT_ONCE)]
        app = App(has, folder, SLOW)
        app.start()
        try:
            yield Crowd(world, database, app, forms)
        finally:
            app.kill()


@dataclass(frozen=True)
class Waited:
    """How long people waited on a slow disk, for a held database, and for one that is not there."""

    slow: Answers
    held: Answers
    gone: Answers

    @property
    def longest(self) -> float:
        return max(self.slow.longest, self.held.longest, self.gone.longest)


def fifty_at_once(folder: Path, database: Database, rounds: int) -> Waited:
    """Let fifty send. Raises AssertionError where what is acknowledged and what is kept differ."""
    with a_crowd(folder, database) as crowd:
        slow = crowd.sends(rounds, "slow disk")
        with crowd.held_for_a_while():
            held = crowd.sends(1, "held")
        with locked(database.url):
            gone = crowd.sends(1, "not there")
        assert len(slow.told(KEPT)) == rounds * AT_ONCE
        assert len(held.told(KEPT)) + len(held.told(STAYS_OPEN)) == AT_ONCE
        assert len(gone.told(STAYS_OPEN)) == AT_ONCE
        assert sorted(crowd.kept()) == sorted(slow.told(KEPT) + held.told(KEPT))
    return Waited(slow, held, gone)


def while_the_server_hangs(
    folder: Path, database: Database, server: Server, rounds: int
) -> Answers:
    """Let fifty send to a PostgreSQL that says nothing, so many times; then to one that does.

    Give the answers while it hung. Raises AssertionError where what is acknowledged and what is
    kept differ.
    """
    with a_crowd(folder, database) as crowd:
        before = crowd.sends(1, "well")
        with server.hangs():
            hung = crowd.sends(rounds, "hangs")
        time.sleep(AFTERWARDS)
        after = crowd.sends(1, "well again")
        assert len(hung.told(STAYS_OPEN)) == rounds * AT_ONCE
        assert len(after.told(KEPT)) == AT_ONCE
        assert sorted(crowd.kept()) == sorted(before.told(KEPT) + after.told(KEPT))
    return hung
