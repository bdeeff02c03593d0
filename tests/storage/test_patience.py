"""Of a crowd only the first wait long for a database that is held; the others are told soon."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from slackapp import wiring
from tests.databases import Database, locked
from tests.world import settings_for
from workflows.ports import Store, StoreUnavailable

SOON = 0.6


@pytest.fixture
def store(tmp_path: Path, database: Database) -> Iterator[Store]:
    with wiring.open_desk(settings_for(tmp_path, DRP_DATABASE_URL=database.url)) as desk:
        yield desk.store


def writes(store: Store) -> None:
    with store.begin() as work:
        work.drop_draft("any", "anybody")


def seconds_until_told(store: Store) -> float:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        writes(store)
    return time.monotonic() - began


def test_whoever_comes_after_somebody_waited_in_vain_is_told_soon(store: Store, database: Database):
    with locked(database.url):
        assert seconds_until_told(store) > SOON
        assert seconds_until_told(store) < SOON
        assert seconds_until_told(store) < SOON


def test_once_it_answers_again_everybody_may_write_at_once(store: Store, database: Database):
    with locked(database.url):
        seconds_until_told(store)

    writes(store)

    with locked(database.url):
        assert seconds_until_told(store) > SOON
