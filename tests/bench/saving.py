"""Targets 4 and 5: what the database adds when a dispute is sent from the check page."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice

from slackapp.wording.raising import SENT
from tests.bench import apps
from tests.bench.bench import Bench
from tests.bench.check_pages import check_pages
from tests.bench.clicks import Click
from tests.bench.databases import KINDS, POSTGRESQL, SQLITE
from tests.bench.lines import Lines, NotAnswered
from tests.bench.progress import repeated
from tests.bench.results import Measured, Result, Time, ratios, share

BARE, NO_DATABASE = "bare handler", "the app without a database"
BOUNDS = {SQLITE: (3, 4), POSTGRESQL: (6, 4)}
CROWD = 16


@dataclass(frozen=True)
class Sent:
    """One repetition: one person's middle time, and the time of 99 of 100 answers to a crowd."""

    alone: float
    in_crowd: float


@dataclass(frozen=True)
class Stack:
    """One app, and the check pages that can still be sent to it, each once."""

    lines: Lines
    pages: Iterator[Click]
    title: str | None = SENT

    def send(self, alone: int, in_crowd: int) -> Sent:
        """Let one person send, then a crowd at once."""
        one_person = self._send(list(islice(self.pages, alone)))
        shares = [list(islice(self.pages, in_crowd // CROWD)) for _ in range(CROWD)]
        with ThreadPoolExecutor(CROWD) as people:
            crowd = [took for each in people.map(self._send, shares) for took in each]
        return Sent(statistics.median(one_person), share(crowd, 0.99))

    def _send(self, pages: Sequence[Click]) -> list[float]:
        """Send pages one after the other. Raises NotAnswered where one was not recorded."""
        line = self.lines.line()
        answered = [line.tell(page) for page in pages]
        titles = {each.answer.get("view", {}).get("title", {}).get("text") for each in answered}
        if titles != {self.title}:
            raise NotAnswered(f"not recorded: {titles}")
        return [each.seconds for each in answered]


def saving(bench: Bench) -> Measured:
    """Measure targets 4 and 5 over HTTP, on both databases."""
    size = bench.size
    with ExitStack() as stack:
        stacks = dict(_stacks(bench, stack))
        rounds = [
            {name: each.send(size.clicks, size.submissions) for name, each in stacks.items()}
            for _ in repeated("Targets 4 and 5 over HTTP", size.repetitions)
        ]
    return Measured(tuple(_results(rounds)), tuple(_times(rounds)))


def _stacks(bench: Bench, stack: ExitStack) -> Iterator[tuple[str, Stack]]:
    """Run each app, with all the pages that a run sends."""
    many = (bench.size.clicks + bench.size.submissions) * bench.size.repetitions
    for kind in KINDS:
        url = bench.databases.staffed(kind)
        pages = check_pages(bench, url, many)
        yield kind, Stack(stack.enter_context(bench.running(apps.app, url)), iter(pages))
    for name, app, title in (
        (NO_DATABASE, apps.app_that_keeps_nothing, SENT),
        (BARE, apps.bare_handler, None),
    ):
        yield name, Stack(stack.enter_context(bench.running(app, url)), iter(pages), title)


Rounds = Sequence[Mapping[str, Sent]]


def _results(rounds: Rounds) -> Iterator[Result]:
    without = [each[NO_DATABASE] for each in rounds]
    for kind in KINDS:
        sent = [each[kind] for each in rounds]
        alone = ratios([each.alone for each in sent], [each.alone for each in without])
        crowd = ratios([each.in_crowd for each in sent], [each.in_crowd for each in without])
        bound_alone, bound_crowd = BOUNDS[kind]
        yield Result(
            number=4,
            what="dispute sent, with / without the database, 1 person",
            way=kind,
            bound=bound_alone,
            samples=alone,
        )
        yield Result(
            number=5,
            what=f"the same for 99 of 100 answers, {CROWD} people at once",
            way=kind,
            bound=bound_crowd,
            samples=crowd,
        )


def _times(rounds: Rounds) -> Iterator[Time]:
    for name in (BARE, NO_DATABASE, *KINDS):
        yield Time("dispute sent by 1 person", name, [each[name].alone for each in rounds])
        crowd = [each[name].in_crowd for each in rounds]
        yield Time(f"99 of 100 answers to {CROWD} people", name, crowd)
