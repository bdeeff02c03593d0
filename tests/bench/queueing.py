"""Target 10: what the outbox adds to each message, beside a job queue that is made for speed."""

import asyncio
import time
from collections.abc import Iterator

import procrastinate

from slackapp import wiring
from tests.bench.bench import Bench
from tests.bench.databases import POSTGRESQL
from tests.bench.owing import Owing, owing
from tests.bench.progress import repeated
from tests.bench.results import Measured, Result, Time, ratios
from tests.world import Clock
from workflows.desk import Desk


def queueing(bench: Bench) -> Measured:
    """Measure target 10 on PostgreSQL: one at a time, and nothing is done with it."""
    many = bench.size.messages
    messages = owing(bench.databases, POSTGRESQL, many)
    jobs = Jobs(bench.databases.empty(POSTGRESQL))
    jobs.prepare()
    desk = wiring.desk(bench.databases.settings(messages.url), now=Clock())
    rounds = [
        (_settled(messages, desk) / many, jobs.done(many) / many)
        for _ in repeated("Target 10", bench.size.sweeps)
    ]
    desk.store.close()
    messages.engine.dispose()
    ours, theirs = [each for each, _ in rounds], [each for _, each in rounds]
    return Measured(tuple(_results(ours, theirs)), tuple(_times(ours, theirs)))


def _settled(messages: Owing, desk: Desk) -> float:
    """Take each in hand, look once more whether it may go, and note that Slack has it."""
    messages.owe_again()
    outbox, settled, began = desk.store.outbox, 0, time.perf_counter()
    while owed := outbox.claim(desk.now(), in_hours=True):
        assert outbox.may_still_go(owed, desk.now())
        outbox.sent(owed, "D01", "1.0")
        settled += 1
    assert settled == messages.many
    return time.perf_counter() - began


class Jobs:
    """Jobs that do nothing, in a database of their own."""

    def __init__(self, url: str) -> None:
        """Nothing is there yet."""
        self._app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url))
        self._nothing = self._app.task(name="nothing")(_nothing)

    def prepare(self) -> None:
        """Make its tables."""
        asyncio.run(self._prepared())

    async def _prepared(self) -> None:
        async with self._app.open_async():
            await self._app.schema_manager.apply_schema_async()

    def done(self, many: int) -> float:
        """Owe so many, and give the seconds until the one worker has done them all."""
        return asyncio.run(self._done(many))

    async def _done(self, many: int) -> float:
        async with self._app.open_async():
            await self._nothing.batch_defer_async(*[{} for _ in range(many)])
            began = time.perf_counter()
            await self._app.run_worker_async(
                wait=False, concurrency=1, listen_notify=False, install_signal_handlers=False
            )
            return time.perf_counter() - began


async def _nothing() -> None:
    pass


def _results(ours: list[float], theirs: list[float]) -> Iterator[Result]:
    for bound, as_set in ((2, False), (0.5, True)):
        yield Result(
            number=10,
            what="a message through the outbox / a job through procrastinate",
            way=POSTGRESQL,
            bound=bound,
            samples=ratios(ours, theirs),
            as_set=as_set,
        )


def _times(ours: list[float], theirs: list[float]) -> Iterator[Time]:
    yield Time("a message through the outbox", POSTGRESQL, ours)
    yield Time("a job through procrastinate", POSTGRESQL, theirs)
