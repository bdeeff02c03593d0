"""A certificate of destruction is shown years later: is it the one that was given?"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from slackapp import wiring
from storage.tables import plans
from tests.databases import Database
from tests.workflows.ageing import approved, closed, grown_old, planned, ran, under
from tests.world import WORLDS, World, a_world, settings_for
from workflows.use_cases import rotating, verifying

OLD, NEW = wiring.new_key(), wiring.new_key()


@pytest.fixture
def has(tmp_path: Path, database: Database) -> Callable[..., World]:
    """The app, started with these keys."""

    def started(*keys: str) -> World:
        given = {"DRP_DATABASE_URL": database.url, "DRP_ENCRYPTION_KEYS": ",".join(keys)}
        if not started_before:
            started_before.append(a_world(tmp_path, **given))
            return started_before[-1]
        desk = wiring.desk(settings_for(tmp_path, **given), now=started_before[0].clock)
        WORLDS.append(replace(started_before[0], desk=desk))
        return WORLDS[-1]

    started_before = list[World]()
    return started


def destroyed_and_certified(world: World) -> str:
    under(world)
    closed(world)
    grown_old(world)
    plan = approved(world)
    ran(world, plan)
    return plan


def found(world: World) -> list[tuple[str, str]]:
    looked = verifying.verify(world.desk, ()).broken
    return [(each.chain, each.how) for each in looked]


def behind_its_back(world: World, statement: Any) -> None:
    with world.desk.store.begin() as work:
        work._connection.execute(statement)  # type: ignore[attr-defined]


def changed(world: World, does: Callable[[dict[str, Any]], None]) -> None:
    """Somebody writes another certificate in place of the one that was given."""
    with world.desk.store.read() as work:
        text = work._connection.execute(select(plans.c.certificate)).scalar()  # type: ignore[attr-defined]
    content = json.loads(text)
    does(content)
    behind_its_back(world, update(plans).values(certificate=json.dumps(content)))


def leave_one_out(content: dict[str, Any]) -> None:
    content["destroyed"] = []


def sign_by_nobody(content: dict[str, Any]) -> None:
    content["signature"]["mac"] = "0" * 64


def lose_the_signature(content: dict[str, Any]) -> None:
    del content["signature"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_certificate_that_was_changed_is_found(has: Callable[..., World]):
    world = has(OLD)
    plan = destroyed_and_certified(world)
    assert found(world) == []
    with world.desk.store.read() as work:
        given = work.certificate(plan)

    for does in (leave_one_out, sign_by_nobody, lose_the_signature):
        behind_its_back(world, update(plans).values(certificate=given))
        changed(world, does)
        assert found(world) == [("plans", "text changed")]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_it_can_be_proved_when_the_key_that_signed_it_is_gone(has: Callable[..., World]):
    destroyed_and_certified(has(OLD))
    rotating.rotate(has(NEW, OLD).desk, rest=lambda: None)

    world = has(NEW)
    assert found(world) == []
    changed(world, leave_one_out)
    assert found(world) == [("plans", "text changed")]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_plan_or_a_certificate_that_is_gone_changed_or_put_there_is_found(
    has: Callable[..., World],
):
    world = has(OLD)
    under(world)
    closed(world)
    grown_old(world)
    planned(world)

    for statement, how in (
        (update(plans).values(certificate="{}"), "text added"),
        (update(plans).values(certificate=None, text="{}"), "text changed"),
        (delete(plans), "text missing"),
        (insert(plans).values(id="of nobody", text="{}"), "text added"),
    ):
        behind_its_back(world, statement)
        assert ("plans", how) in found(world)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_certificate_that_was_given_and_is_gone_is_found(has: Callable[..., World]):
    world = has(OLD)
    destroyed_and_certified(world)

    behind_its_back(world, update(plans).values(certificate=None))

    assert found(world) == [("plans", "text missing")]
