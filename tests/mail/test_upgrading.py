"""E-mails that waited before they could be sent: each who gets a copy has a row of their own."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from slackapp import wiring
from storage import migrating
from storage.connecting import connect
from storage.sealing import Seals
from tests.databases import Database
from tests.mail.conftest import PARTNERSHIP, with_addresses
from tests.storage.earlier import take_back
from tests.workflows import telling
from tests.workflows.telling import typed
from tests.world import WORLDS, World, a_directory, a_world, settings_for
from workflows.drafts import RAISING
from workflows.use_cases import drafting, raising
from workflows.use_cases.raising import Ready

KEY = wiring.new_key()


def the_app(folder: Path, database: Database) -> dict[str, object]:
    return {
        "DRP_DATABASE_URL": database.url,
        "DRP_ENCRYPTION_KEYS": KEY,
        "DRP_PROCEDURES": "told",
        "DRP_PROCEDURES_DIR": Path(telling.__file__).parent,
        "outside": {"partnership": PARTNERSHIP},
    }


def test_copies_that_waited_in_one_row_are_owed_one_by_one(tmp_path: Path, database: Database):
    world = a_world(tmp_path, **the_app(tmp_path, database))
    world.people(with_addresses(a_directory()))
    ready = raising.prepare(world.desk, "chair", "stage_1", typed("stage_1", on_a_plan=False))
    assert isinstance(ready, Ready)
    drafting.keep(world.desk, "chair", "draft", RAISING, typed("stage_1", on_a_plan=False))
    due = ready.outcome.dispute.clock.due.at
    raising.send(world.desk, "chair", "draft", "stage_1", due)
    with world.desk.store.begin() as work:  # as it was before each had a row
        work._connection.execute(text("DELETE FROM outbox WHERE key LIKE '%:cc:%'"))  # type: ignore[attr-defined]
    world.desk.store.close()
    take_back(database, "0017")

    engine = connect(database.url)
    migrating.upgrade(engine, Seals((KEY,)))
    engine.dispose()

    has = settings_for(tmp_path, **the_app(tmp_path, database))
    again = World(desk=wiring.desk(has, now=world.clock), clock=world.clock)
    WORLDS.append(replace(again))
    outbox = again.desk.store.outbox
    first, copy = outbox.claim_mail(again.clock()), outbox.claim_mail(again.clock())
    assert first
    assert copy
    assert (first.to, copy.to) == ("outside", "team_manager")
    assert copy.key == f"{first.key}:cc:0"
    assert copy.facts.mail == replace(
        first.facts.mail,  # type: ignore[type-var]
        address="",
        is_copy=True,
    )
    assert copy.owed_at == world.clock.at
    assert outbox.claim_mail(again.clock()) is None
