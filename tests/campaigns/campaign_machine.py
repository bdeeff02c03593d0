"""Thousands of runs of fifty presses on the real store, held against a second reading."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.machine import press
from tests.world import a_world

PROMISE = Promise(
    "R12",
    "The state machine is right",
    "runs of 50 presses, records and passings of time on the real store, by whoever may and by "
    "whoever it is, whole or not, stale or not, with another dispute once one has ended, each held "
    "against a second, small reading of the rules",
    "The engine no longer refused a press whose question is over: the store took a reply that was "
    "drawn for the question before, where the second reading says that it has moved on.",
)


def test_the_store_stands_where_a_second_reading_of_the_rules_does(
    quick_path: Path, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    runs = size(200, 2_000)

    seen = press(a_world(quick_path), seed, runs)

    done = sum(times for what, times in seen.items() if what.endswith(": done"))
    figures = {"runs": runs, "accepted": done, "refused": seen.total() - done, "differences": 0}
    shows(PROMISE, figures)
