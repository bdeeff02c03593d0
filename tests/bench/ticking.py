"""The tick at work in one database: how long it takes, and how much memory."""

import gc
import statistics
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from sqlalchemy import Engine

from slackapp import wiring
from slackapp.postman import look
from slackapp.settings import Settings
from tests.bench.many_disputes import TIME_IS_UP, Batch, make_due
from tests.world import Clock
from workflows.desk import Desk

#: Claims and idle looks of one repetition, of which the middle one counts.
OFTEN = 5
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Swept:
    """One repetition, in seconds: claiming what is due, a sweep of all of it, of less, of none."""

    claim: float
    sweep: float
    less: float
    nothing_due: float


@dataclass(frozen=True)
class Tick:
    """The tick in one database, when the time of those who were asked is up."""

    desk: Desk
    engine: Engine

    def measure(self, to_claim: Batch, to_sweep: Batch, less: Batch) -> Swept:
        """Claim and look, several times; then sweep."""
        return Swept(
            claim=statistics.median(self._claim(to_claim) for _ in range(OFTEN)),
            sweep=self.sweep(to_sweep),
            less=self.sweep(less),
            nothing_due=self._nothing_due(),
        )

    def _claim(self, batch: Batch) -> float:
        """Time one claim; the next makes due again what it took."""
        make_due(self.engine, batch)
        began = time.perf_counter()
        with self.desk.store.begin() as work:
            claimed = work.claim_due(self.desk.now(), len(batch), of_the_morning=False)
        took = time.perf_counter() - began
        assert len(claimed) == len(batch)
        return took

    def sweep(self, batch: Batch) -> float:
        """Time what the tick does when a batch has come due."""
        make_due(self.engine, batch)
        return self._look(len(batch))

    def _nothing_due(self) -> float:
        """Time ticks that find nothing, one after the other, as they come all day."""
        make_due(self.engine, ())
        return statistics.median(self._look(0) for _ in range(OFTEN))

    def _look(self, due: int) -> float:
        began = time.perf_counter()
        done = look(self.desk)
        took = time.perf_counter() - began
        assert done == due
        return took


@contextmanager
def tick(has: Settings) -> Iterator[Tick]:
    """Open a database for the tick."""
    desk = wiring.desk(has, now=Clock(TIME_IS_UP))
    engine = wiring.engine(has)
    yield Tick(desk, engine)
    engine.dispose()
    desk.store.close()


def weigh(line: Connection, has: Settings, batches: Sequence[Batch]) -> None:
    """Tell how many megabytes each sweep needs above what the process holds when it is idle.

    For a process of its own; the first sweep, which is not told, warms it up.
    """
    with tick(has) as ticking:
        ticking.sweep(batches[0])
        tracemalloc.start()
        line.send([_weighed(ticking, batch) for batch in batches[1:]])


def _weighed(ticking: Tick, batch: Batch) -> float:
    gc.collect()
    tracemalloc.reset_peak()
    idle, _ = tracemalloc.get_traced_memory()
    ticking.sweep(batch)
    _, peak = tracemalloc.get_traced_memory()
    return (peak - idle) / MEGABYTE
