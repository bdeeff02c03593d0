"""The record: append-only, chained, sealed; and the migrations that make its tables."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, select, text
from sqlalchemy.exc import DatabaseError

from slackapp import wiring
from storage import chain, records
from storage.connecting import connect
from storage.database import SqlStore
from storage.schema_version import is_current
from storage.sealing import CannotOpen, Seals
from storage.tables import UtcDateTime, answers, history, metadata, viewings
from tests.databases import Database
from tests.world import PLAN, World, a_world, settings_for
from tests.world import answers as sample_answers
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.kinds import Kind
from workflows.people_changes import Change, How
from workflows.ports import StaleDispute, StoreUnavailable
from workflows.use_cases import drafting, opening, raising


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


def rows(world: World, query: str, **values: object) -> list[tuple[object, ...]]:
    with world.desk.store.read() as work:
        found = work._connection.execute(text(query), values).all()  # type: ignore[attr-defined]
    return [tuple(row) for row in found]


def a_life(world: World) -> Dispute:
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "take_on")
    world.choose("team_manager", dispute, "reply", **PLAN)
    return dispute


def test_the_migrations_make_the_very_tables_that_the_code_uses(database: Database):
    engine = connect(database.url)

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []
    assert is_current(engine)
    engine.dispose()


def test_a_database_that_was_not_upgraded_is_not_current(tmp_path: Path):
    engine = create_engine(f"sqlite:///{tmp_path / 'new.db'}")

    assert not is_current(engine)
    engine.dispose()


@pytest.mark.parametrize("table", ["history", "viewings", "viewings_apart"])
@pytest.mark.parametrize("act", ["UPDATE {} SET person = 'x'", "DELETE FROM {}"])
def test_history_and_viewings_are_only_ever_added_to(world: World, table: str, act: str):
    dispute = a_life(world)
    with world.desk.store.begin() as work:
        work.record_viewing(dispute.id, "chair", "test", world.clock())
        number = work.record_apart("test", "chair", {}, world.clock())
        work.record_viewing_apart(number, "chair", "test", world.clock())

    with (
        pytest.raises(DatabaseError, match="is only ever added to"),
        world.desk.store.begin() as work,
    ):
        work._connection.execute(text(act.format(table)))  # type: ignore[attr-defined]


@pytest.mark.parametrize("act", ["UPDATE people_changes SET post = 'x'", "DELETE FROM {}"])
def test_who_changed_the_people_list_is_only_ever_added_to(world: World, act: str):
    added = Change(person="chair", post="chair", how=How.ADDED)
    with world.desk.store.begin() as work:
        work.record_people([added], "U02", world.clock())

    with (
        pytest.raises(DatabaseError, match="is only ever added to"),
        world.desk.store.begin() as work,
    ):
        work._connection.execute(text(act.format("people_changes")))  # type: ignore[attr-defined]


def relinked(connection: Connection, table: object, dispute: str) -> list[bool]:
    """Compute each row's hash anew, over itself and the row before it; say which still hold."""
    found, previous = [], chain.START
    ordered = select(table).where(table.c.dispute == dispute).order_by(table.c.number)  # type: ignore[call-overload, attr-defined]
    for row in connection.execute(ordered).mappings():
        told = {key: value for key, value in row.items() if key != "hash"}
        found.append(chain.link(previous, {**told, "at": row["at"].isoformat()}) == row["hash"])
        previous = row["hash"]
    return found


#: How somebody who owns the database would get past what keeps rows from being changed.
UNLOCKED = {
    "sqlite": "DROP TRIGGER history_no_update",
    "postgresql": "DROP TRIGGER history_only_added_to ON history",
}


def test_the_chain_holds_from_the_first_row_and_shows_a_changed_one(
    world: World, database: Database
):
    dispute = a_life(world)
    with world.desk.store.read() as work:
        connection = work._connection  # type: ignore[attr-defined]
        assert relinked(connection, history, dispute.id) == [True, True, True]
        assert relinked(connection, viewings, dispute.id) == []
    outside = create_engine(database.url.replace("postgresql:", "postgresql+psycopg:"))
    with outside.begin() as connection:
        connection.execute(text(UNLOCKED[outside.dialect.name]))
        connection.execute(text("UPDATE history SET person = 'chair' WHERE number = 2"))
    outside.dispose()

    with world.desk.store.read() as work:
        holds = relinked(work._connection, history, dispute.id)  # type: ignore[attr-defined]

    assert holds == [True, False, True]


def test_each_answer_is_committed_to_and_erasing_it_leaves_the_chain_whole(world: World):
    dispute = a_life(world)
    with world.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        [row] = connection.execute(select(answers).where(answers.c.form == "plan")).all()
        kept = work._unseal(row, f"answers {dispute.id} 3 plan")  # type: ignore[attr-defined]
        [(committed,)] = connection.execute(
            select(history.c.commitments).where(history.c.number == 3)
        ).all()
        made = chain.commitment(base64.b64decode(kept["salt"]), kept["text"].encode())
        assert json.loads(committed) == {"plan": made}
        connection.execute(answers.delete())

    with world.desk.store.read() as work:
        assert relinked(work._connection, history, dispute.id) == [True] * 3  # type: ignore[attr-defined]
        assert work.answers(dispute.id, 3) == {}


def test_answers_swapped_between_two_disputes_do_not_open(world: World):
    one, two = world.raised("stage_1"), world.raised("stage_1")
    with world.desk.store.begin() as work:
        work._connection.execute(  # type: ignore[attr-defined]
            text(
                "UPDATE answers SET sealed = (SELECT sealed FROM answers a WHERE a.dispute = :two"
                " AND a.form = 'concern') WHERE dispute = :one AND form = 'concern'"
            ),
            {"one": one.id, "two": two.id},
        )

    with pytest.raises(CannotOpen), world.desk.store.read() as work:
        work.latest_answers(one.id)


def test_names_and_addresses_are_not_readable_in_the_database(world: World, database: Database):
    assert b"team_manager" in database.held()
    assert b"Sample Chair" not in database.held()


def test_a_state_made_from_an_older_version_is_not_saved(world: World):
    dispute = world.raised("stage_1")
    acted = world.choose("team_manager", dispute, "take_on")

    with pytest.raises(StaleDispute), world.desk.store.begin() as work:
        work.record(acted.outcome, "team_manager", world.clock())  # type: ignore[arg-type]


def test_states_and_events_come_back_as_they_were(world: World):
    dispute = a_life(world)
    world.pass_to(dispute.clock.due.at)
    now_is = world.now_is(dispute)

    assert records.dispute(records.dump_dispute(now_is)) == now_is
    with world.desk.store.read() as work:
        for entry in work.history(dispute.id):
            assert records.events(records.dump_events(entry.events)) == entry.events


def test_a_time_without_a_zone_is_refused_and_comes_back_in_utc():
    kind, dialect = UtcDateTime(), create_engine("sqlite://").dialect
    no_zone = datetime(2026, 11, 23)  # noqa: DTZ001 # it is what must be refused

    with pytest.raises(ValueError, match="without a zone"):
        kind.process_bind_param(no_zone, dialect)

    assert kind.process_result_value(no_zone, dialect) == datetime(2026, 11, 23, tzinfo=UTC)


def test_a_writer_that_waits_too_long_says_so_and_readers_never_wait(tmp_path: Path):
    world = a_world(tmp_path)
    store = world.desk.store
    assert isinstance(store, SqlStore)

    with store.begin(), store.read() as work:
        assert work.is_taken("DRP-0000-98") is False
        with pytest.raises(StoreUnavailable), store.begin():
            pytest.fail("two writers at once")


def test_a_transaction_that_raises_leaves_nothing_behind(world: World):
    dispute = world.raised("stage_1")
    before = rows(world, "SELECT key, state FROM outbox")

    with pytest.raises(RuntimeError):
        get_half_way(world, dispute)

    assert rows(world, "SELECT key, state FROM outbox") == before


def get_half_way(world: World, dispute: Dispute) -> None:
    with world.desk.store.begin() as work:
        work.drop_draft("draft", "chair")
        work.set_wakes(dispute.id, ())
        work._connection.execute(text("DELETE FROM outbox"))  # type: ignore[attr-defined]
        raise RuntimeError("half way")


def test_of_the_databases_there_are_two_are_taken():
    with pytest.raises(ValueError, match="must begin with sqlite:/// or postgresql://"):
        connect("mysql://nowhere/drp")


def test_a_database_that_is_not_there_is_said_soon(tmp_path: Path):
    nowhere = SqlStore(connect(f"postgresql:///drp?host={tmp_path}"), Seals((wiring.new_key(),)))

    with pytest.raises(StoreUnavailable), nowhere.read():
        pytest.fail("nobody listens there")
    nowhere.close()


def test_many_who_look_at_once_are_each_in_the_chain(world: World):
    dispute = world.raised("stage_1")

    with ThreadPoolExecutor(8) as people:
        list(
            people.map(
                lambda _: opening.lay_open(world.desk, "chair", dispute.id, "page"), range(40)
            )
        )

    with world.desk.store.read() as work:
        assert relinked(work._connection, viewings, dispute.id) == [True] * 40  # type: ignore[attr-defined]


def test_a_draft_sent_by_many_presses_at_once_is_one_dispute(world: World):
    typed = sample_answers("stage_1")
    drafting.keep(world.desk, "chair", "draft", RAISING, typed)
    ready = raising.prepare(world.desk, "chair", "stage_1", typed)
    assert isinstance(ready, raising.Ready)
    promised = ready.outcome.dispute.clock.due.at

    with ThreadPoolExecutor(8) as presses:
        sent = list(
            presses.map(
                lambda _: raising.send(world.desk, "chair", "draft", "stage_1", promised), range(8)
            )
        )

    assert len({each.dispute.id for each in sent if isinstance(each, raising.Sent)}) == 1
    assert rows(world, "SELECT count(*) FROM disputes") == [(1,)]


def test_of_several_who_send_no_two_are_at_one_dispute(world: World):
    """Order is kept in each dispute, however many send."""
    for _ in range(3):
        world.raised("stage_1")
    outbox = world.desk.store.outbox

    with ThreadPoolExecutor(8) as senders:
        claimed = list(senders.map(lambda _: outbox.claim(world.clock(), in_hours=True), range(16)))

    in_hand = [owed for owed in claimed if owed]
    assert len(in_hand) == len({owed.dispute for owed in in_hand}) == 3
    assert {owed.kind for owed in in_hand} == {Kind.SENT}


def test_another_key_opens_nothing(tmp_path: Path):
    world = a_world(tmp_path)
    dispute = world.raised("stage_1")
    has = settings_for(tmp_path)
    other = SqlStore(connect(has.database_url), Seals((wiring.new_key(),)))

    with pytest.raises(CannotOpen), other.read() as work:
        work.latest_answers(dispute.id)
    other.close()


def test_whether_anything_is_due_is_asked_anew_after_the_database_hung_up(world: World):
    dispute = world.raised("stage_1")
    now, store = world.desk.now(), world.desk.store
    assert not store.has_work(now, now)
    if world.desk.store._engine.dialect.name != "sqlite":  # type: ignore[attr-defined]
        hang_up_on_everybody(world)
        with pytest.raises(StoreUnavailable):
            store.has_work(now, now)

    assert not store.has_work(now, now)
    assert store.has_work(dispute.clock.due.at + timedelta(seconds=1), now)


def hang_up_on_everybody(world: World) -> None:
    with world.desk.store.begin() as work:
        work._connection.execute(  # type: ignore[attr-defined]
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


def test_what_somebody_took_in_hand_and_did_not_settle_is_work(world: World):
    world.raised("stage_1")
    now = world.desk.now()
    assert world.desk.store.outbox.claim(now, in_hours=True)

    assert not world.desk.store.has_work(now, now)
    assert world.desk.store.has_work(now, now + timedelta(minutes=3))
