"""Four processes on one PostgreSQL, killed again and again while thousands of things come due."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.processes import killed_at_random
from tests.campaigns.replicas import killed_while_things_come_due
from tests.databases import on_postgresql
from tests.office import Office

PROMISE = Promise(
    "R4",
    "What comes due is said once",
    "`drp run` twice and `drp worker` twice on one PostgreSQL; while somebody is at work on limits "
    "that have passed one of them is frozen (SIGSTOP) until the others have gone on without it, "
    "then one is killed each second or so, and started again; each limit is recorded once, each "
    "reminder that one process would owe is in the outbox once, and of what Slack takes meanwhile, "
    "one message a kill at least, nobody is sent the same words twice; then two `drp run` and one "
    "`drp worker`, killed while people are asked and answer: all is told, in order",
    "What had come due was claimed in a transaction of its own, before that in which it is looked "
    "at (workflows/use_cases/chasing.py, _do_all): 110 of 500 limits were never recorded. "
    "Without `idle_in_transaction_session_timeout` (storage/connecting.py): `never: others go on "
    "beside one who is frozen`, after a minute. "
    "A message that somebody has in hand was free for others (`claimed_at` out of `_IS_FREE` and "
    "`_BEHIND`, storage/claiming.py): `sent twice: 1, such as ('C01', \"DRP-5BJT-11: raised at "
    "stage 1. ...`.",
)


@on_postgresql
def test_killed_while_things_come_due_they_say_each_of_them_once(
    office: Office,
    tmp_path: Path,
    seed: int,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    limits, kills, freezes = size(500, 10_000), size(20, 200), size(1, 5)

    found, seconds = killed_while_things_come_due(
        office, tmp_path, seed, limits, kills, freezes=freezes
    )

    counted = {**found, "frozen in the middle of it": freezes, "missing": 0, "twice": 0}
    shows(PROMISE, counted, {"until others went on beside one frozen, s": seconds})


@on_postgresql
def test_killed_while_people_are_asked_they_lose_nothing_and_keep_the_order(
    office: Office,
    tmp_path: Path,
    seed: int,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    found = killed_at_random(office, tmp_path, seed, size(16, 40), size(8, 20))

    shows(
        PROMISE,
        {
            "kills": found["kills"],
            "messages of disputes, none missing": found["messages"],
            "first notices sent twice, in hand when killed": found["sent twice"],
        },
    )
