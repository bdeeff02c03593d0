"""A PostgreSQL that hangs: whoever waits for it is told in time, and the next at once."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from slackapp import wiring
from storage import connecting, silence
from tests.databases import Database, Server, on_postgresql
from tests.world import settings_for
from workflows.ports import Store, StoreUnavailable

PATIENCE = 0.3
pytestmark = on_postgresql


@pytest.fixture
def store(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(connecting, "PATIENCE", PATIENCE)
    monkeypatch.setattr(silence, "AFTERWARDS", 0.5)
    with wiring.open_desk(settings_for(tmp_path, DRP_DATABASE_URL=database.url)) as desk:
        reads(desk.store)
        yield desk.store


def reads(store: Store) -> None:
    with store.read() as work:
        work.earliest()


def writes(store: Store) -> None:
    with store.begin() as work:
        work.drop_draft("any", "anybody")


def seconds(store: Store, does: Callable[[Store], None]) -> float:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        does(store)
    return time.monotonic() - began


def test_whoever_waits_is_told_in_time_and_the_next_at_once(store: Store, postgresql: Server):
    with postgresql.hangs():
        assert PATIENCE < seconds(store, reads) < 2 * PATIENCE
        assert seconds(store, reads) < PATIENCE
        assert seconds(store, writes) < PATIENCE


def test_in_the_middle_of_a_transaction_too_and_nothing_of_it_is_kept(
    store: Store, postgresql: Server
):
    def hangs_meanwhile(store: Store) -> None:
        with store.begin() as work:
            assert work.begins("something", wiring.system_clock())
            with postgresql.hangs():
                work.drop_draft("any", "anybody")

    assert seconds(store, hangs_meanwhile) < 3 * PATIENCE
    time.sleep(silence.AFTERWARDS)
    with store.begin() as work:
        assert work.noted("something") is None


def test_once_it_answers_so_does_the_app(store: Store, postgresql: Server):
    with postgresql.hangs():
        seconds(store, reads)
    time.sleep(silence.AFTERWARDS)

    reads(store)
    writes(store)
