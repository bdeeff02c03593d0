"""What a change of the key does and says, where the database is busy or an answer is unreadable."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from slackapp import wiring
from tests.databases import Database
from tests.world import WORLDS, World, a_world, settings_for
from workflows.ports import KeyNotHeld, StoreUnavailable
from workflows.rotation import Step
from workflows.use_cases import legal_holds, opening, rotating, verifying

OLD, NEW = wiring.new_key(), wiring.new_key()


@pytest.fixture
def both(tmp_path: Path, database: Database) -> World:
    """A dispute under the old key, and a process that has the new one before it."""
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url, DRP_ENCRYPTION_KEYS=OLD)
    legal_holds.hold(world.desk, world.raised("stage_1").reference, "An inquiry.", "sample")
    keys = {"DRP_DATABASE_URL": database.url, "DRP_ENCRYPTION_KEYS": f"{NEW},{OLD}"}
    WORLDS.append(replace(world, desk=wiring.desk(settings_for(tmp_path, **keys), now=world.clock)))
    return WORLDS[-1]


@dataclass
class Busy:
    """A store that answers every other time; with *never*, not at all."""

    store: Any
    never: bool = False
    asked: int = 0

    @property
    def vault(self) -> "Busy":
        return self

    @property
    def signatures(self) -> Any:
        return self.store.signatures

    def renew(self, kind: str, after: tuple[Any, ...]) -> Step | None:
        self._may_answer()
        step: Step | None = self.store.vault.renew(kind, after)
        return step

    @contextmanager
    def begin(self) -> Iterator[Any]:
        self._may_answer()
        with self.store.begin() as work:
            yield work

    def _may_answer(self) -> None:
        self.asked += 1
        if self.never or self.asked % 2:
            raise StoreUnavailable("busy")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store if name == "read" else self.store.vault, name)


def statement(world: World, text: str) -> None:
    with world.desk.store.begin() as work:
        work._connection.exec_driver_sql(text)  # type: ignore[attr-defined]


def test_all_of_it_is_done_and_told_though_the_database_is_busy(both: World):
    busy: Any = Busy(both.desk.store)
    owed, told, rests = rotating.owed(both.desk), list[int](), list[None]()

    done = rotating.rotate(
        replace(both.desk, store=busy), rest=lambda: rests.append(None), told=told.append
    )

    assert (done.renewed, done.marked, done.left) == (owed - 1, 1, {})
    assert told == sorted(told)
    assert told[-1] == owed
    assert len(rests) > len(told)
    assert rotating.owed(both.desk) == 0


def test_a_database_that_stays_silent_is_given_up(both: World):
    silent: Any = Busy(both.desk.store, never=True)

    with pytest.raises(StoreUnavailable):
        rotating.rotate(replace(both.desk, store=silent), rest=lambda: None)

    assert silent.asked == rotating.TRIES


def test_what_cannot_be_read_is_left_and_said_and_the_rest_is_done(both: World):
    statement(both, "UPDATE answers SET form = 'moved' WHERE form = 'concern'")

    done = rotating.rotate(both.desk, rest=lambda: None)

    [row] = done.unopened
    assert (row[0], row[1][1:]) == ("answers", (1, "moved"))
    assert len(done.unmarked) == 1
    assert set(done.left) == {both.desk.store.vault.keys[1]}


def test_verify_says_what_stands_sealed_where_it_was_not_written(both: World):
    assert verifying.verify(both.desk, ()).unopened == ()
    statement(
        both,
        "UPDATE people SET sealed = (SELECT sealed FROM people WHERE id = 'chair') "
        "WHERE id = 'team_manager'",
    )

    assert verifying.verify(both.desk, ()).unopened == (("people", ("team_manager",)),)


def test_a_process_that_was_not_given_the_new_key_hears_which(both: World):
    before = WORLDS[-2]
    dispute = before.raised("stage_2")
    rotating.rotate(both.desk, rest=lambda: None)

    with pytest.raises(KeyNotHeld) as told:
        opening.lay_open(before.desk, "chair", dispute.id, "the dispute")

    assert told.value.key_id == both.desk.store.vault.keys[0]
