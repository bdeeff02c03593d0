"""A council with a policy, whose disputes grow old: for the rules of retention."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.world import PLAN, World
from workflows.adding import ADDED, ADDITION
from workflows.commands import Add
from workflows.dispute import Dispute
from workflows.integrity import Head
from workflows.ports import Store, Work
from workflows.reporting.period import Period
from workflows.reporting.report import Report
from workflows.retention import policy
from workflows.retention.plans import Type, Why
from workflows.retention.policy import Policy
from workflows.use_cases import (
    adding,
    reporting,
    retention_plans,
    retention_run,
)
from workflows.use_cases.deciding import Acted
from workflows.use_cases.retention_certificate import Ran
from workflows.use_cases.retention_plans import Who

#: The Slack ids of the two who agree, and the account of the server they share.
PLANNER, APPROVER = Who(officer="U02", account="one"), Who(officer="U07", account="two")
YEAR = timedelta(days=366)
#: When the report is made, whenever that is.
MADE_AT = datetime(2099, 1, 1, tzinfo=UTC)


def a_policy(**rules: Any) -> Policy:
    usual = {
        "officers": ("U02", "U07"),
        "disputes": {"any": policy.read("2 years after closed", "closed", "last contact")},
    }
    return Policy(**{**usual, **rules})


def under(world: World, **rules: Any) -> World:
    """The same council, with a policy."""
    world.desk = replace(world.desk, retention=a_policy(**rules))
    return world


def closed(world: World, **changes: Any) -> Dispute:
    dispute = world.raised("stage_1", **changes)
    world.choose("team_manager", dispute, "reply", **PLAN)
    return world.close(dispute)


def sent(world: World) -> None:
    """Everything that is owed has gone, as after an ordinary day."""
    with world.desk.store.begin() as work:
        work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "UPDATE outbox SET pending = false, state = 'sent', sent_revision = revision,"
            " channel = 'D01', ts = '1795428000.000100' WHERE state = 'waiting'"
        )


def grown_old(world: World, years: int = 3) -> None:
    sent(world)
    world.clock.at += years * YEAR


def planned(world: World) -> str:
    made = retention_plans.make(world.desk, PLANNER)
    assert isinstance(made, retention_plans.Laid), made
    assert made.id
    return made.id


def approve(world: World, plan: str) -> None:
    """The other one approves it, and those who could object have had their time."""
    done = retention_plans.approve(world.desk, APPROVER, plan)
    assert isinstance(done, retention_plans.Standing), done
    world.clock.at += timedelta(days=2)


def approved(world: World) -> str:
    """A plan that both agree on, old enough to be run."""
    plan = planned(world)
    approve(world, plan)
    return plan


def add(world: World, dispute: Dispute) -> Acted:
    """Somebody puts a statement beside what is there."""
    said = {ADDITION: {ADDED: "A word more."}}
    return adding.add(world.desk, "chair", dispute.id, Add(answers=said))


def ran(world: World, plan: str) -> dict[str, Any]:
    done = retention_run.run(world.desk, PLANNER, plan)
    assert isinstance(done, Ran), done
    return done.content


def report(world: World, first: str = "2026-11-01", last: str = "2026-11-30") -> Report:
    """The report of the month in which it all was, as it would be made today."""
    days = date.fromisoformat(first), date.fromisoformat(last)
    period = Period(first=days[0], last=days[1], made_at=MADE_AT)
    with world.desk.store.read() as work:
        return reporting.make(world.desk, work, world.desk.library.default, period)


def look(world: World) -> tuple[list[tuple[Type, str]], list[tuple[Type, str, Why]]]:
    found = retention_plans.look(world.desk).plan
    return (
        [(each.type, each.reference) for each in found.items],
        [(each.type, each.reference, each.why) for each in found.stays],
    )


def keeps(text: str, *events: str) -> policy.Keep:
    return policy.read(text, *events)


@dataclass
class Meanwhile:
    """The store, in which somebody does something just before the first thing is destroyed."""

    store: Store
    does: Callable[[], object]
    begun: int = 0

    def begin(self) -> AbstractContextManager[Work]:
        self.begun += 1
        if self.begun == 2:
            self.does()
        return self.store.begin()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def head(world: World) -> list[Head]:
    with world.desk.store.read() as work:
        return [Head(at=world.clock.at, tips=work.tips(None))]
