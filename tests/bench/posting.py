"""Target 9: how much faster messages go when more processes send them."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection

from slackapp import equipping, wiring
from slackapp.sending import Sender
from slackapp.settings import Settings
from tests.bench.answering import QUICK
from tests.bench.apart import talking
from tests.bench.bench import Bench
from tests.bench.databases import POSTGRESQL
from tests.bench.owing import Owing, owing
from tests.bench.progress import repeated
from tests.bench.results import LAW, Measured, Result, Time, ratios
from tests.world import Clock

#: More than these gain nothing more where there are no more cores, and nobody runs so many.
MOST = max(2, min(os.cpu_count() or 2, 4))


@dataclass(frozen=True)
class Run:
    """One repetition with so many processes: seconds for all, and how many went twice or never."""

    seconds: float
    wrong: int


def posting(bench: Bench) -> Measured:
    """Measure target 9 on PostgreSQL, while Slack takes 10 ms for each message."""
    messages = owing(bench.databases, POSTGRESQL, bench.size.messages)
    bench.slack.takes(QUICK)
    settings = bench.databases.settings(messages.url, SLACK_API_URL=bench.slack.url)
    with ExitStack() as stack:
        workers = [stack.enter_context(talking(send, settings)) for _ in range(MOST)]
        for each in workers:
            each.recv()
        rounds = [
            {count: _sent(bench, messages, workers[:count]) for count in sorted({1, 2, MOST})}
            for _ in repeated("Target 9", bench.size.sweeps)
        ]
    messages.engine.dispose()
    one, two, most = ([each[count] for each in rounds] for count in (1, 2, MOST))
    return Measured(tuple(_results(one, two, most)), tuple(_times(messages, one, two)))


def send(line: Connection, has: Settings) -> None:
    """Send all that waits, whenever it is said, and tell when that is done; for its own process."""
    sender = Sender(wiring.desk(has, now=Clock()), equipping.client(has), has.channel)
    while True:
        line.send(sender.send_waiting())
        try:
            line.recv()
        except EOFError:
            return


def _sent(bench: Bench, messages: Owing, workers: Sequence[Connection]) -> Run:
    messages.owe_again()
    before, began = bench.slack.posted(), time.perf_counter()
    for each in workers:
        each.send("go")
    for each in workers:
        each.recv()
    took = time.perf_counter() - began
    never = messages.unsent()
    return Run(took, never + abs(bench.slack.posted() - before - (messages.many - never)))


def _results(one: Sequence[Run], two: Sequence[Run], most: Sequence[Run]) -> Iterator[Result]:
    seconds = [each.seconds for each in one]
    faster = ratios(seconds, [each.seconds for each in two])
    yield Result(
        number=9,
        what="messages sent by 2 processes / by 1",
        way=POSTGRESQL,
        bound=1.4,
        samples=faster,
        at_least=True,
    )
    yield Result(
        number=9,
        what="messages that went twice, or never",
        way=POSTGRESQL,
        bound=0,
        samples=[each.wrong for run in (one, two, most) for each in run],
        unit="",
        worst=True,
    )
    gained = ratios(seconds, [each.seconds * MOST for each in most])
    yield Result(
        number=LAW,
        what=f"messages sent by each of {MOST} processes / by 1 alone",
        way=POSTGRESQL,
        bound=0.7,
        samples=gained,
        at_least=True,
    )


def _times(messages: Owing, one: Sequence[Run], two: Sequence[Run]) -> Iterator[Time]:
    for count, runs in ((1, one), (2, two)):
        each = [run.seconds / messages.many for run in runs]
        yield Time(f"a message, sent by {count}", f"{POSTGRESQL}, Slack taking 10 ms", each)
