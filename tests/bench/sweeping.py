"""Targets 6 to 8: what the tick costs, however many disputes are open."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from math import ceil

from tests.bench.apart import apart
from tests.bench.bench import Bench, Size
from tests.bench.many_disputes import Batch, ManyDisputes, many_disputes
from tests.bench.progress import repeated
from tests.bench.results import LAW, Measured, Result, Time, ratios
from tests.bench.ticking import Swept, tick, weigh

#: Sweeps whose memory is measured, after one that warms the process up.
WEIGHED = 3
#: A sweep of less has so much less to do.
LESS = 4


def sweeping(bench: Bench, kind: str) -> Measured:
    """Measure targets 6 to 8 on one of the databases."""
    few, many = (_opened(bench, kind, open_) for open_ in (bench.size.few, bench.size.many))
    at_few, at_many = _swept(bench, kind, few, many)
    results = (
        *_growth(bench.size, kind, at_few, at_many),
        *_idle(bench.size, kind, at_many),
        _law(bench.size, kind, at_many),
        *(_memory(bench, kind, each) for each in (few, many)),
    )
    return Measured(results, (*_times(kind, few, at_few), *_times(kind, many, at_many)))


def _opened(bench: Bench, kind: str, open_: int) -> ManyDisputes:
    """Open disputes, with a batch to claim again and again, one for each sweep, and parts of some
    for a sweep of less.
    """
    batches = 1 + bench.size.sweeps + ceil(bench.size.sweeps / LESS) + 1 + WEIGHED
    return many_disputes(bench.databases, kind, open_, batches, bench.size.due)


def _swept(
    bench: Bench, kind: str, few: ManyDisputes, many: ManyDisputes
) -> tuple[list[Swept], list[Swept]]:
    """Measure both in turns, so that whatever else the machine does falls on both."""
    with ExitStack() as stack:
        ticks = [
            (stack.enter_context(tick(bench.databases.settings(each.url))), each.batches)
            for each in (few, many)
        ]
        rounds = [
            [
                each.measure(batches[0], batches[number + 1], _part(bench.size, batches, number))
                for each, batches in ticks
            ]
            for number in repeated(f"Targets 6 and 7 on {kind}", bench.size.sweeps)
        ]
    return [at_few for at_few, _ in rounds], [at_many for _, at_many in rounds]


def _part(size: Size, batches: Sequence[Batch], number: int) -> Batch:
    """Give a part of a batch that no other sweep takes."""
    spare = [id for batch in batches[1 + size.sweeps : -1 - WEIGHED] for id in batch]
    return spare[number * size.due // LESS : (number + 1) * size.due // LESS]


def _growth(size: Size, kind: str, few: Sequence[Swept], many: Sequence[Swept]) -> Iterator[Result]:
    between = f"{size.many:,} / {size.few:,} open"
    claims = ratios([each.claim for each in many], [each.claim for each in few])
    sweeps = ratios([each.sweep for each in many], [each.sweep for each in few])
    for what, samples in (("claim", claims), ("whole sweep", sweeps)):
        yield Result(
            number=6,
            what=f"{what} of {size.due} due, {between}",
            way=kind,
            bound=1.5,
            samples=samples,
        )


def _idle(size: Size, kind: str, swept: Sequence[Swept]) -> Iterator[Result]:
    idle = [each.nothing_due for each in swept]
    claims, sweeps = [each.claim for each in swept], [each.sweep for each in swept]
    for what, samples in (("claim", claims), ("whole sweep", sweeps)):
        yield Result(
            number=7,
            what=f"sweep with nothing due / {what} of {size.due} due",
            way=kind,
            bound=0.1,
            samples=ratios(idle, samples),
        )


def _law(size: Size, kind: str, swept: Sequence[Swept]) -> Result:
    """A sweep takes as long as there are due rows."""
    return Result(
        number=LAW,
        what=f"sweep of a due dispute, of {size.due} due / of {size.due // LESS} due",
        way=kind,
        bound=1.5,
        samples=ratios([each.sweep for each in swept], [each.less * LESS for each in swept]),
    )


def _memory(bench: Bench, kind: str, disputes: ManyDisputes) -> Result:
    batches = disputes.batches[-1 - WEIGHED :]
    with apart(weigh, bench.databases.settings(disputes.url), batches) as megabytes:
        return Result(
            number=8,
            what=f"memory of a sweep of {bench.size.due} due, {disputes.open:,} open",
            way=kind,
            bound=5,
            samples=megabytes,
            unit=" MB",
            worst=True,
        )


def _times(kind: str, disputes: ManyDisputes, swept: Sequence[Swept]) -> tuple[Time, ...]:
    way = f"{kind}, {disputes.open:,} open"
    return (
        Time("claim of what is due", way, [each.claim for each in swept]),
        Time("whole sweep", way, [each.sweep for each in swept]),
        Time("sweep with nothing due", way, [each.nothing_due for each in swept]),
    )
