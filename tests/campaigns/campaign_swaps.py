"""Thousands of ciphertexts are moved to where they do not belong: none is read, each is found."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from storage.connecting import connect
from tests.campaigns.evidence import Promise
from tests.campaigns.swapping import MARK, backup, markers_in, swap_and_read, two_keys
from tests.databases import Database

PROMISE = Promise(
    "S8",
    "What is sealed opens in its own place only",
    "two ciphertexts, or their key ids, swapped at random: between rows, columns, tables and keys; "
    "both read as the app does, then `drp db verify`; the database's files, its log and a backup "
    "searched for what was typed",
    "Sealed without its place (the last argument of `encrypt` and `decrypt` in "
    '`storage/sealing.py`), SEED=7: "people was read", at the first swap within one key.',
)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_ciphertext_is_read_in_another_place_and_each_is_found(
    tmp_path: Path,
    database: Database,
    seed: int,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    chance, done, swaps = Random(seed), Counter[str](), size(1_000, 20_000)  # noqa: S311 # again
    world = two_keys(tmp_path, database)
    engine = connect(database.url)
    with engine.connect() as connection, connection.begin():
        for _ in range(swaps):
            tried = swap_and_read(world, connection, chance)
            assert tried.found, tried
            assert MARK not in tried.said
            done[tried.what] += 1
    engine.dispose()

    readable = markers_in(database.held()) + markers_in(backup(database, tmp_path / "backup.db"))
    assert readable == 0
    shows(
        PROMISE,
        {
            "swaps": swaps,
            "kinds of swap": len(done),
            "read": 0,
            "not found": 0,
            "markers": readable,
        },
    )
