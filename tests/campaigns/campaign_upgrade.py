"""Whoever brings a database up to date is killed in the middle, from every earlier revision."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.upgrading import upgrade_among_deaths
from tests.databases import Database
from tests.storage.earlier import EARLIER

PROMISE = Promise(
    "R21",
    "An upgrade keeps everything",
    "a database with rows at each earlier revision, on SQLite and PostgreSQL; the process that "
    "upgrades it is killed at a statement, and the next at a later one, up to the commit; after "
    "each everything stands as before, or all is upgraded",
    "each statement of an upgrade committed by itself (AUTOCOMMIT in storage/migrating.py): "
    '"0001 was left half way", on both kinds of database',
)


@pytest.mark.parametrize("revision", EARLIER)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_it_is_upgraded_or_untouched_and_never_between(
    tmp_path: Path,
    database: Database,
    revision: str,
    size: Callable[[int, int], int],
    seed: int,
    shows: Callable[..., None],
):
    chance = Random(f"{seed} {revision}")  # noqa: S311 # a run can be had again

    came = upgrade_among_deaths(tmp_path, database, revision, chance, at_least=size(1, 50))

    shows(PROMISE, dict(came))
