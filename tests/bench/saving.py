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
from tests.bench.databases import POSTGRESQL, SQLITE
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
class Sender:
    """One app, and the check pages that can still be sent to it, each once."""

    lines: Lines
    pages: Iterator[Click]
    title: str | None

    def send(self, alone: int, in_crowd: int) -> Sent:
        """Let one person send, then a crowd at once."""
        one_person = self._send(list(islice(self.pages, alone)))
        shares = [list(islice(self.pages, in_crowd // CROWD)) for _ in range(CROWD)]
        with ThreadPoolExecutor(CROWD) as people:
            crowd = [took for each in people.map(self._send, shares) for took in each]
        return Sent(statistics.median(one_person), share(crowd, 0.99))

    def _send(self, pages: Sequence[Click]) -> list[float]:
        """Send pages one after the other. Raises NotAnswered where one was not recorded."""
        with self.lines.line() as line:
            answered = [line.tell(page) for page in pages]
        titles = {each.answer.get("view", {}).get("title", {}).get("text") for each in answered}
        if titles != {self.title}:
            raise NotAnswered(f"not recorded: {titles}")
        return [each.seconds for each in answered]


def saving(bench: Bench, kind: str) -> Measured:
    """Measure targets 4 and 5 over HTTP, on one of the databases."""
    size = bench.size
    with ExitStack() as stack:
        senders = dict(_senders(bench, kind, stack))
        rounds = [
            {name: each.send(size.clicks, size.submissions) for name, each in senders.items()}
            for _ in repeated(f"Targets 4 and 5 on {kind}", size.repetitions)
        ]
    return Measured(tuple(_results(kind, rounds)), tuple(_times(kind, rounds)))


def _senders(bench: Bench, kind: str, stack: ExitStack) -> Iterator[tuple[str, Sender]]:
    """Run each app, with all the pages that are sent to it."""
    url = bench.databases.staffed(kind)
    many = (bench.size.clicks + bench.size.submissions) * bench.size.repetitions
    pages = check_pages(bench, url, many)
    for name, app, title in (
        (BARE, apps.bare_handler, None),
        (NO_DATABASE, apps.app_that_keeps_nothing, SENT),
        (kind, apps.app, SENT),
    ):
        yield name, Sender(stack.enter_context(bench.running(app, url)), iter(pages), title)


Rounds = Sequence[Mapping[str, Sent]]


def _results(kind: str, rounds: Rounds) -> Iterator[Result]:
    with_it, without = ([each[name] for each in rounds] for name in (kind, NO_DATABASE))
    alone, crowd = BOUNDS[kind]
    yield Result(
        number=4,
        what="dispute sent, with / without the database",
        way=kind,
        bound=alone,
        samples=ratios([each.alone for each in with_it], [each.alone for each in without]),
    )
    yield Result(
        number=5,
        what=f"the same with {CROWD} people at once, 99 of 100 answers",
        way=kind,
        bound=crowd,
        samples=ratios([each.in_crowd for each in with_it], [each.in_crowd for each in without]),
    )


def _times(kind: str, rounds: Rounds) -> Iterator[Time]:
    for name in rounds[0]:
        way = kind if name == kind else f"{name}, beside {kind}"
        crowd = [each[name].in_crowd for each in rounds]
        yield Time("dispute sent", way, [each[name].alone for each in rounds])
        yield Time(f"dispute sent with {CROWD} at once, 99 of 100 answers", way, crowd)
