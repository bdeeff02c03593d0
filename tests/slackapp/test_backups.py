"""``drp db backup`` and ``drp db restore``: all of it comes back, and nothing old is sent again."""

import sqlite3
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from slackapp import wiring
from slackapp.__main__ import main
from storage.connecting import connect
from storage.tables import answers, outbox
from tests.campaigns.tampering import take_the_guards_away
from tests.databases import Database
from tests.storage.earlier import take_back
from tests.workflows import compliments
from tests.world import PLAN, WORLDS, World, a_world, settings_for
from workflows.dispute import Dispute
from workflows.use_cases import file_copying

KEY = wiring.new_key()
#: The last revision before e-mail.
EARLIER = "0017"


@dataclass
class Machine:
    """A machine with a database, and what is set there; ``drp`` as it is typed."""

    folder: Path
    database: Database
    monkeypatch: pytest.MonkeyPatch

    def drp(self, *typed: object) -> int:
        self.monkeypatch.setenv("DRP_DATABASE_URL", self.database.url)
        return main([str(each) for each in typed])

    def app(self) -> World:
        more = {"DRP_DATABASE_URL": self.database.url, "DRP_ENCRYPTION_KEYS": KEY}
        world = World(desk=wiring.desk(settings_for(self.folder, **more)), clock=None)  # type: ignore[arg-type]
        WORLDS.append(world)
        return world


@pytest.fixture
def here(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRP_ENCRYPTION_KEYS", KEY)
    return Machine(tmp_path, database, monkeypatch)


@pytest.fixture
def there(here: Machine) -> Machine:
    """Another machine, with nothing on it yet."""
    url = f"sqlite:///{here.folder / 'restored.db'}"
    return Machine(here.folder, Database(url, drop=lambda: None), here.monkeypatch)


def lived_in(here: Machine) -> tuple[World, Dispute]:
    world = a_world(here.folder, DRP_DATABASE_URL=here.database.url, DRP_ENCRYPTION_KEYS=KEY)
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    compliments.send(world)
    return world, dispute


def test_all_of_it_is_in_one_file_for_nobody_else_and_comes_back(
    here: Machine, there: Machine, capsys: pytest.CaptureFixture[str]
):
    world, dispute = lived_in(here)
    with world.desk.store.read() as work:
        before = work.history(dispute.id), work.latest_answers(dispute.id)

    assert here.drp("db", "backup", "kept.db") == 0
    assert there.drp("db", "restore", "kept.db") == 0

    assert stat.S_IMODE(Path("kept.db").stat().st_mode) == 0o600
    assert stat.S_IMODE(Path("restored.db").stat().st_mode) == 0o600
    assert sorted(each.name for each in here.folder.glob("*kept*")) == ["kept.db"]
    with there.app().desk.store.read() as work:
        assert (work.history(dispute.id), work.latest_answers(dispute.id)) == before
    assert "Everything is as it was written." in capsys.readouterr().out
