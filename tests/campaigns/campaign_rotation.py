"""Thousands of rows get a new key while somebody writes, and the rotation is killed."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.rotating import change_the_key
from tests.databases import Database

PROMISE = Promise(
    "S7",
    "The key can be changed while the app is used",
    "`drp keys rotate` on SQLite and on PostgreSQL while another process raises, "
    "replies, types and reads; killed with `kill -9` and begun again, then two at once; "
    "`drp db verify` with the new key alone and heads of before",
    "Without the lock on the rows that are sealed anew (`with_for_update` in `storage/vault.py`), "
    'on PostgreSQL: "2 unreadable", drafts that were typed meanwhile were put back to what they '
    "said before. Without making the marks of children anew: `drp keys rotate` ends with status 1, "
    "since the old key is still needed.",
)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_every_row_stands_under_the_new_key_and_can_be_read_throughout(
    tmp_path: Path,
    database: Database,
    seed: int,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    chance = Random(seed)  # noqa: S311 # a run can be had again

    rows, kills = size(5_000, 10_000), size(2, 40)

    changed = change_the_key(tmp_path, database, rows, kills, chance)

    assert changed.rows >= rows
    assert (changed.unreadable, changed.under_the_old_key) == (0, 0)
    shows(
        PROMISE,
        {
            "rows": changed.rows,
            "disputes written meanwhile": changed.written,
            "kills": changed.kills,
            "unreadable": changed.unreadable,
            "under the old key": changed.under_the_old_key,
        },
    )
