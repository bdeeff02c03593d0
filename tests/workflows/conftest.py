"""A council on a real database, for the use cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from slackapp import wiring
from tests.databases import Database
from tests.workflows.playing import ENGLAND, PROCEDURE, TEXT
from tests.world import Clock, World, a_directory, settings_for
from workflows.desk import Desk, Library

#: Read once: what is tested here is what is done with it.
LIBRARY = Library(procedures={PROCEDURE.key: PROCEDURE}, texts={PROCEDURE.key: TEXT})


@pytest.fixture
def world(tmp_path: Path, database: Database) -> Iterator[World]:
    """The app without Slack, on a database of its own with the sample council in it."""
    has, clock = settings_for(tmp_path, DRP_DATABASE_URL=database.url), Clock()
    store = wiring.store(has, wiring.engine(has))
    desk = Desk(
        store=store,
        library=LIBRARY,
        calendars={},
        calendar=ENGLAND,
        now=clock,
        has_channel=bool(has.channel),
        administrators=has.administrators,
    )
    made = World(desk=desk, clock=clock)
    made.people(a_directory())
    yield made
    store.close()
