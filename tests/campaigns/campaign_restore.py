"""Machines are lost, and their backups, hours or days old, are restored on others."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.restoring import lose_and_restore
from tests.databases import Server

PROMISE = Promise(
    "R20",
    "A backup comes back whole, and sends nothing old again",
    "councils at work by chance on SQLite and PostgreSQL; `drp db backup`, up to five more days of "
    "work and sending, then the machine is lost; restored to the other kind of database, run for "
    "three days, and what waited let go",
    "TO BE SEEN",
)


def test_every_copy_is_the_same_and_nobody_is_sent_anything_again(
    tmp_path: Path,
    upgraded: Path,
    postgresql: Server,
    size: Callable[[int, int], int],
    seed: int,
    shows: Callable[..., None],
):
    came = lose_and_restore(tmp_path, upgraded, postgresql, seed, runs=size(10, 20))

    assert came["messages held"] > came["restores"]
    shows(PROMISE, dict(came))
