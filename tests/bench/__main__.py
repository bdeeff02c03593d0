"""``make bench``: measure, say what was found, and fail where a target is missed."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.bench import page
from tests.bench.answering import answering
from tests.bench.bench import HTTP, QUICK, SOCKET, USUAL, Bench, Size
from tests.bench.databases import POSTGRESQL, SQLITE, databases
from tests.bench.deadlines import deadlines
from tests.bench.dispatching import dispatching
from tests.bench.lines import sockets
from tests.bench.memory import memory
from tests.bench.posting import posting
from tests.bench.queueing import queueing
from tests.bench.results import Measured, Verdict
from tests.bench.saving import saving
from tests.bench.slack import slack
from tests.bench.starting import starting
from tests.bench.sweeping import sweeping

PARTS: Mapping[str, Callable[[Bench], Measured]] = {
    "answering-http": partial(answering, way=HTTP),
    "answering-socket": partial(answering, way=SOCKET),
    "saving-sqlite": partial(saving, kind=SQLITE),
    "saving-postgresql": partial(saving, kind=POSTGRESQL),
    "sweeping-sqlite": partial(sweeping, kind=SQLITE),
    "sweeping-postgresql": partial(sweeping, kind=POSTGRESQL),
    "posting": posting,
    "queueing": queueing,
    "memory": memory,
    "starting": starting,
    "dispatching": dispatching,
    "deadlines": deadlines,
}


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for. Give 1 where a target is missed by more than its spread."""
    asked = _read(arguments)
    parts = asked.only or list(PARTS)
    found = list(measured(QUICK if asked.quick else USUAL, parts))
    tables = page.tables(found, _command(asked), datetime.now(UTC).date())
    print(tables, "", page.conclusion(found), sep="\n")
    if asked.write:
        page.write(asked.write, tables)
    return int(any(each.verdict is Verdict.MISSED for part in found for each in part.results))


def measured(size: Size, parts: Sequence[str]) -> Iterator[Measured]:
    """Measure some parts, one after the other."""
    with ExitStack() as stack:
        line = stack.enter_context(sockets())
        stand_in = stack.enter_context(slack(line.url))
        kept = stack.enter_context(databases())
        bench = Bench(size, stand_in, line, kept)
        for part in parts:
            yield PARTS[part](bench)


def _command(asked: Namespace) -> str:
    """Say how these figures were taken."""
    given = ["--quick"] * asked.quick + (["--only", *asked.only] if asked.only else [])
    return f'make bench ARGS="{" ".join(given)}"' if given else "make bench"


def _read(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="take a minute, and be less sure")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), help="measure these parts only")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
