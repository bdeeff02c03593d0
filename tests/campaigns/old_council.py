"""A council whose disputes have grown old, and what of them stands in its database's files."""

import multiprocessing
import os
import random
import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, event, select

from slackapp import wiring
from slackapp.reporting import files
from slackapp.reporting.document import Imprint, document
from slackapp.settings import Settings
from storage.tables import answers, apart, children, drafts, on_call, recorded_forms, told_apart
from tests.campaigns import leads
from tests.databases import Database
from tests.workflows import ageing
from tests.workflows.ageing import APPROVER, a_policy
from tests.workflows.compliments import send
from tests.world import PLAN, WORLDS, Clock, World, a_directory, settings_for
from workflows.dispute import Dispute
from workflows.drafts import About
from workflows.integrity import Head
from workflows.ports import Store
from workflows.reporting.period import Period
from workflows.retention import policy
from workflows.retention.store import Anew
from workflows.use_cases import (
    apart_reading,
    drafting,
    legal_holds,
    opening,
    reporting,
    retention_run,
    verifying,
)

#: So much of a ciphertext is looked for: it was drawn by chance, so it stands nowhere else.
FRAGMENT = slice(0, 24)
MONTH = (date(2026, 11, 1), date(2026, 11, 30))
IMPRINT = Imprint(organisation="Sample Partnership", calendar="ENG")


@dataclass
class OldCouncil:
    """Disputes by what becomes of them, and what was seen before anything went."""

    has: Settings
    database: Database
    world: World
    chance: random.Random
    open: list[Dispute] = field(default_factory=list)
    closed: list[Dispute] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    #: Who opened each dispute on call.
    leads: dict[str, str] = field(default_factory=dict)

    # ---- years ago -----------------------------------------------------------------------------

    def lives(self, disputes: int) -> None:
        """Something unique in every box; some read, some drafted, some about the same child."""
        leads.come(self.world, disputes)
        for number in range(disputes):
            dispute = self._one(number)
            self.leads[dispute.id] = leads.lead_of(number)
            leads.opens(self.world, dispute, number)
            opening.lay_open(self.world.desk, "chair", dispute.id, "the dispute")
            about = About(form="choose", dispute=dispute.id, visit=dispute.visit)
            typed = {"plan": {"note": f"Marker draft {number}."}}
            drafting.keep(self.world.desk, "team_manager", f"draft{number}", about, typed)
        for number in range(disputes // 10 + 1):
            send(self.world, details=f"Marker compliment {number}.")
            apart_reading.acknowledge(self.world.desk, "social_worker", number + 1, "Marker back.")

    def _one(self, number: int) -> Dispute:
        marks = {box: f"Marker {box} {number}." for box in ("impact", "concern", "resolution")}
        plan = "yes" if self.chance.random() < 0.5 else "no"
        child = {"case_number": f"Marker{number // 3}", "initials": "MK", "plan": plan}
        dispute = self.world.raised("stage_1", concern=marks, child=child)
        if number % 10 == 9:
            self.open.append(dispute)
            return dispute
        [row] = PLAN["plan"]["actions"]
        actions = [{**row, "action": f"Marker action {number}."}]
        reply = {"plan": {**PLAN["plan"], "actions": actions}}
        self.world.choose("team_manager", dispute, "reply", **reply)
        self.closed.append(self.world.close(dispute))
        return dispute

    def grows_old(self) -> None:
        """Years pass, in which PostgreSQL has looked at its rows, as it does by itself."""
        ageing.grown_old(self.world)
        if not self.database.is_sqlite:
            with psycopg.connect(self.database.url, autocommit=True) as connection:
                connection.execute("ANALYZE")

    def some_are_held(self, share: float) -> None:
        for each in self.closed:
            if each.id not in self.held | self.changed and self.chance.random() < share:
                legal_holds.hold(self.world.desk, each.reference, "Marker reason.", "one")
                self.held.add(each.id)

    def some_are_added_to(self, share: float) -> None:
        for each in self.closed:
            if each.id not in self.held and self.chance.random() < share:
                ageing.add(self.world, each)
                self.changed.add(each.id)
        ageing.sent(self.world)

    # ---- what stands there ---------------------------------------------------------------------

    def fragments(self, of: Iterable[str]) -> list[bytes]:
        """Give a piece of each thing that was typed in these disputes, as it stands sealed."""
        wanted = set(of)
        with self.world.desk.store.read() as work:
            asks = work._connection.execute  # type: ignore[attr-defined]
            mine = [
                *(row.sealed for row in asks(select(answers)) if row.dispute in wanted),
                *(row.sealed for row in asks(select(on_call)) if row.dispute in wanted),
                *(row.sealed for row in asks(select(drafts)) if row.sent_as in wanted),
            ]
            marks = {
                row.mark: row.dispute for row in asks(select(children)) if row.dispute in wanted
            }
        return [bytes(each)[FRAGMENT] for each in mine] + [mark.encode() for mark in marks]

    def fragments_of_drafts(self, of: Iterable[str]) -> list[bytes]:
        """Give a piece of each thing that was typed about these disputes and not sent."""
        wanted = set(of)
        with self.world.desk.store.read() as work:
            rows = work._connection.execute(select(drafts)).all()  # type: ignore[attr-defined]
        return [bytes(row.sealed)[FRAGMENT] for row in rows if row.dispute in wanted]

    def fragments_apart(self) -> list[bytes]:
        """Give a piece of each compliment, of what was said back, and of each form's mark."""
        with self.world.desk.store.read() as work:
            asks = work._connection.execute  # type: ignore[attr-defined]
            every = [
                row.sealed
                for table in (apart, told_apart, recorded_forms)
                for row in asks(select(table))
                if row.sealed
            ]
        return [bytes(each)[FRAGMENT] for each in every]

    def found(self, fragments: Sequence[bytes]) -> int:
        """Say how many of them stand in the files of the database."""
        everything = self._files()
        return sum(each in everything for each in fragments)

    def _files(self) -> bytes:
        if self.database.is_sqlite:
            return self.database.held()
        with psycopg.connect(self.database.url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            [(folder, number)] = connection.execute(
                "SELECT current_setting('data_directory'), oid FROM pg_database"
                " WHERE datname = current_database()"
            ).fetchall()
        kept = Path(folder) / "base" / str(number)
        return b"\n".join(each.read_bytes() for each in sorted(kept.iterdir()))

    def report(self) -> dict[str, bytes]:
        """The files of the month in which it all was, as made at one instant."""
        first, last = MONTH
        period = Period(first=first, last=last, made_at=ageing.MADE_AT)
        desk = self.world.desk
        with desk.store.read() as work:
            made = reporting.make(desk, work, desk.library.default, period)
        kept = files.forms(document(made, IMPRINT))
        return {name: content for name, content in kept.items() if not name.endswith("xlsx")}

    def heads(self) -> list[Head]:
        with self.world.desk.store.read() as work:
            return [Head(at=self.world.clock.at, tips=work.tips(None))]

    def broken(self, heads: list[Head]) -> int:
        return len(verifying.verify(self.world.desk, heads).broken)

    # ---- going ---------------------------------------------------------------------------------

    def dies_running(self, plan: str, after: int) -> bool:
        """Run the plan in a process of its own that is killed at its so many-th statement.

        False where it was done before that.
        """
        return self._dies(_run_and_die, plan, after)

    def dies_while_written_anew(self, plan: str) -> bool:
        """Run it to where nothing is left to destroy, and kill it while the files are written anew.

        While it runs, somebody puts a hold on some that have not gone yet.
        """
        died = self._dies(_hold_some_and_die, plan, self.closed, self.chance.random())
        with self.world.desk.store.read() as work:
            self.held = {entry.of for _, entry in work.holds()}
        return died

    def _dies(self, does: Callable[..., None], *arguments: object) -> bool:
        process = multiprocessing.get_context("fork").Process(
            target=does, args=(self.has, self.world, *arguments)
        )
        process.start()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL), process.exitcode
        return process.exitcode != 0


def _run_and_die(has: Settings, world: World, plan: str, after: int) -> None:
    engine, left = _as_plain(wiring.engine(has)), [after]

    @event.listens_for(Engine, "before_cursor_execute")
    def counts(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            _die()

    _run(world, wiring.store(has, engine), plan)


def _hold_some_and_die(
    has: Settings, world: World, plan: str, every: list[Dispute], seed: float
) -> None:
    store: Any = Dying(wiring.store(has, _as_plain(wiring.engine(has))))
    here, chance = replace(world, desk=replace(world.desk, store=store)), random.Random(seed)  # noqa: S311

    def hold_one(done: int) -> None:
        each = chance.choice(every)
        if chance.random() < 0.2 and here.now_is(each).destroyed_at is None:
            legal_holds.hold(here.desk, each.reference, "Marker late.", "one")

    _run(here, store, plan, hold_one)


def _run(world: World, store: Any, plan: str, told: Callable[[int], object] | None = None) -> None:
    retention_run.run(replace(world.desk, store=store), APPROVER, plan, told)
    os._exit(0)


def _as_plain(engine: Engine) -> Engine:
    """Some builds of SQLite write over what is deleted by themselves; not all do, so none may."""
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def plain(connection: Any, _record: object) -> None:
            connection.execute("PRAGMA secure_delete=OFF")

    return engine


@dataclass
class Dying:
    """The store of a process that dies a moment after it began to write the files anew."""

    store: Store

    def write_anew(self) -> Anew:
        threading.Timer(0.005, _die).start()
        return self.store.write_anew()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def an_old_council(folder: Path, database: Database, chance: random.Random) -> OldCouncil:
    has, clock = settings_for(folder, DRP_DATABASE_URL=database.url), Clock()
    made = wiring.desk(has, now=clock)
    made.store.close()
    desk = replace(
        made,
        store=wiring.store(has, _as_plain(wiring.engine(has))),
        retention=a_policy(
            apart={"any": policy.read("1 year after sent", "sent")},
            messages=policy.read("1 year after sent", "sent"),
            drafts=policy.read("1 year after saved", "saved"),
            access_log=policy.read("1 year after destroyed", "destroyed"),
            people=policy.read("1 year after left", "left"),
        ),
    )
    world = World(desk=desk, clock=clock)
    WORLDS.append(world)
    world.people(a_directory())
    return OldCouncil(has, database, world, chance)
