"""A disk without room, in the middle of a transaction, while somebody sends a form.

In two ways: SQLite may not add pages to the database; or the system refuses to write any file
beyond some length, so that a write ahead of a commit fails half way.
"""

import resource
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import Connection, Engine, event

from slackapp.wording import refusals
from tests.campaigns.pressing import reply
from tests.office import Office
from tests.person import Modal
from workflows.use_cases import verifying

NO_LIMIT = 1_073_741_823
#: Of what is left, at most: few transactions need more pages, or bytes ahead of a commit.
PAGES, BYTES = 8, 60_000
TYPED = "Start the assessment."
BOX = "What will be done?"


@dataclass
class Disk:
    """The disk of an SQLite database."""

    engine: Engine
    file: Path
    pages_left: int | None = None

    def __post_init__(self) -> None:
        event.listen(self.engine, "begin", self._begins)

    def _begins(self, connection: Connection) -> None:
        has = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        most = NO_LIMIT if self.pages_left is None else has + self.pages_left
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    @contextmanager
    def takes_pages(self, left: int) -> Iterator[None]:
        """SQLite gets so many more pages, and no more."""
        self.pages_left = left
        yield
        self.pages_left = None

    @contextmanager
    def takes_bytes(self, left: int) -> Iterator[None]:
        """No file of this process grows beyond this length, and none is written to there."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (left, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    def is_full(self, chance: Random) -> ExitStack:
        """Fill it in one of the two ways, up to some point."""
        full = ExitStack()
        if chance.random() < 0.5:
            full.enter_context(self.takes_pages(chance.randrange(PAGES)))
        else:
            full.enter_context(self.takes_bytes(chance.randrange(BYTES)))
        return full

    def is_whole(self) -> bool:
        with closing(sqlite3.connect(self.file)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def the_disk(office: Office) -> Disk:
    engine = office.world.desk.store._engine  # type: ignore[attr-defined]
    return Disk(engine, Path(str(engine.url.database)))


def send_on_a_full_disk(office: Office, seed: int, runs: int) -> Counter[str]:
    """Send a form so often on a full disk, and again once there is room.

    Raises AssertionError where what was typed is gone, or anything is not kept as it was told.
    """
    disk, came = the_disk(office), Counter[str]()
    for run in range(runs):
        chance = Random(seed + run)  # noqa: S311 # a run can be had again
        print(f"SEED={seed + run}")
        dispute = office.world.raised("stage_1")
        office.settle()
        form = reply(office, dispute.reference)
        with disk.is_full(chance):
            outcome = form.submit()
        came["acknowledged on a full disk" if outcome.kind == "updated" else "refused"] += 1
        if outcome.kind != "updated":
            _is_told(form, outcome.errors)
            assert office.world.now_is(dispute) == dispute
            assert form.submit().kind == "updated", "it does not recover"
        assert office.world.now_is(dispute).version == dispute.version + 1
    return came + _kept(office, disk, runs)


def _is_told(form: Modal, errors: dict[str, str]) -> None:
    assert errors == {BOX: refusals.DATABASE_FORM}
    assert form.value(BOX) == TYPED


def _kept(office: Office, disk: Disk, runs: int) -> Counter[str]:
    office.settle()
    found = verifying.verify(office.world.desk, ())
    assert not found.broken, found.broken
    assert disk.is_whole()
    told = Counter(
        (call["args"]["channel"], call["args"]["text"])
        for call in office.control.calls("chat.postMessage")
        if call["ok"]
    )
    assert set(told.values()) == {1}, "sent twice"
    return Counter({"runs": runs, "messages": told.total()})
