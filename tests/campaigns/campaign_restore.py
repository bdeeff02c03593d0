"""Machines are lost, and their backups, hours or days old, are restored on others."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.restoring import lose_and_restore
from tests.databases import Server

PROMISE = Promise(
    "R20",
    "A backup comes back whole, and sends nothing old again",
    "councils at work by chance on SQLite and PostgreSQL; `drp db backup`, up to five more days in "
    "which people reply and raise and all is sent, then the machine is lost; restored to the other "
    "kind of database by processes of which one after the other is killed, each further on, run "
    "for three days, and what waited let go",
    'held messages let through (`held_at` left out of `_IS_FREE`, storage/claiming.py): "sent '
    "again: ['request to team_manager', 'post: raised to channel', 'stand in to chair_manager', "
    '...]". Disputes that are late not looked at once more before all is held '
    "(workflows/use_cases/holding.py): \"sent again: ['nobody decides to slack:U02']\". One answer "
    'copied in place of all (storage/backup.py): "the copy of DRP-D4QC-25 differs". '
    "Each statement of a restore committed by itself (storage/backup.py), so that a killed one "
    "left a part: `NoSuchReference()`, where a copy was compared",
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
    assert came["killed on the way"] > came["restores"]
    shows(PROMISE, dict(came))
