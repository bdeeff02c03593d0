"""Ten years of ten thousand disputes, in two partnerships, each from one seed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.living_through import live_through

PROMISE = Promise(
    "R11",
    "What holds of a dispute holds all its life",
    "people of two partnerships raise, answer, pass on, cover, are silent, leave and come, under "
    "all five procedures and one with an attached record, while Slack refuses now and then; time "
    "goes to each morning and to each dispute's own dates, not to what the app set for itself; "
    "after each step: one live stage with a date, nothing done without the right to it, no stage "
    "left out, copies filed before it is closed, a date that has passed in the history, what is "
    "unanswered seen by somebody by name at once (by administrators where nobody is left who may "
    "act), and told once; each working day: nothing that the clock should have done is missing; "
    "at the end nobody was nudged twice in a day about one thing, the history is verified and each "
    "month's and year's report adds up. "
    "`SEED=7 ONLY=12` lives through one dispute alone",
    "Whatever is late was left out of people's lists: within a week nobody saw that it waits. What "
    "is owed was not put into the outbox: nobody was told that a date has passed. `is_free` let "
    "everybody act on either side: a manager with a post of each acted for both; the message said "
    "`SEED=7 ONLY=9: its step 2`. Each wake of half the disputes was lost as it was set "
    "(`add_wakes` in `storage/parts/wakes.py`): on the first morning after, `Missing(... NOT_SET "
    "... LIMIT)`; so it was with those of the day before alone, and with those of the mornings "
    "after alone. Who is late was looked at again after three hours, in place of the next morning "
    "(`wakes` in `workflows/reminders.py`): `nudged twice: 24, such as ...`.",
)


@pytest.mark.parametrize("partnership", [1, 2])
def test_what_holds_of_a_dispute_holds_all_its_life(
    partnership: int,
    quick_path: Path,
    size: Callable[[int, int], int],
    seed: int,
    shows: Callable[..., None],
):
    only = os.environ.get("ONLY")

    lived = live_through(
        quick_path,
        seed * 10 + partnership,
        disputes=size(100, 5_000),
        days=size(365, 3_653),
        only=int(only) if only else None,
    )

    shows(PROMISE, {**lived, "years of each partnership": size(1, 10) if partnership == 1 else 0})
