"""Whoever presses a button while hundreds of limits pass waits for a few handfuls of them."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace

from tests.workflows.playing import at
from tests.world import World
from workflows.dispute import Dispute
from workflows.ports import Store, StoreUnavailable, Work
from workflows.use_cases.chasing import HANDFUL, Chased, chase

DUE = HANDFUL * 30
#: Far fewer than there are: the one in hand, and what a busy machine does before we are in line.
A_FEW = 5


class Counted:
    """The store, as seen by whoever chases: how many transactions were begun."""

    def __init__(self, store: Store) -> None:
        self.store, self.begun = store, 0

    @contextmanager
    def begin(self) -> Iterator[Work]:
        with self.store.begin() as work:
            self.begun += 1
            yield work

    @contextmanager
    def read(self) -> Iterator[Work]:
        with self.store.read() as work:
            yield work


def waits(world: World, dispute: Dispute, store: Counted, chasing: Future[Chased]) -> Iterator[int]:
    """Press again and again until all is done; give how many handfuls went before each answer.

    On a machine that has much else to do the answer may be to press again in a minute.
    """
    while not chasing.done():
        before = store.begun
        with suppress(StoreUnavailable):
            world.choose("team_manager", dispute, "take_on")
        yield store.begun - before


def test_a_press_beside_hundreds_of_limits_waits_for_a_few_of_them(world: World):
    for _ in range(DUE):
        world.raised()
    world.clock.at = at("2026-11-27 09:00:01")
    chase(world.desk)
    world.clock.at = at("2026-11-30 17:00:01")
    dispute, store = world.raised(), Counted(world.desk.store)

    with ThreadPoolExecutor(1) as other:
        chasing = other.submit(chase, replace(world.desk, store=store))
        longest = max(waits(world, dispute, store, chasing))

    assert chasing.result() == Chased(done=DUE, failed=())
    assert store.begun > DUE / HANDFUL
    assert longest <= A_FEW
