"""Passing a question on while a new date for it waits, on a real database."""

from pathlib import Path

import pytest

from tests import dates
from tests.databases import Database
from tests.dates import EVEN_LATER, LATER
from tests.workflows.passing import form, with_seconds
from tests.workflows.posting import new, sent
from tests.world import World, a_world
from workflows.commands import Accepted, AnswerDate, PassOn, Reason, Refused
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.use_cases import dating, opening, passing_on
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened

MANAGER, OTHER, CHAIR = "team_manager", "other_manager", "chair"


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    """A council in which manager and chair agree on a new date."""
    made = a_world(tmp_path, DRP_DATABASE_URL=database.url, **dates.own_procedure(tmp_path))
    made.people(with_seconds())
    return made


def pass_on(world: World, dispute: Dispute) -> None:
    """The manager passes it on while a date waits."""
    sent(world)
    command = PassOn(visit=dispute.visit, answers=form(OTHER))
    outcome = passing_on.pass_on(world.desk, MANAGER, dispute.id, command).outcome
    assert isinstance(outcome, Accepted), outcome


def answer(world: World, by: str, dispute: Dispute) -> Acted:
    waits = world.now_is(dispute).new_date
    assert waits
    command = AnswerDate(visit=dispute.visit, number=waits.number, agrees=True)
    return dating.answer_date(world.desk, by, dispute.id, command)


def test_a_date_that_waited_for_the_earlier_person_waits_for_the_new_one(world: World):
    dispute = world.raised()
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)
    world.choose(CHAIR, dispute, "ask_for_time", **EVEN_LATER)
    pass_on(world, dispute)

    gone = sent(world)
    [asks] = [each for each in gone if each.kind is Kind.NEW_DATE and each.ts is None]
    [over] = [each for each in gone if each.kind is Kind.NEW_DATE and each.ts]
    assert (asks.to, asks.facts.person, asks.facts.choice) == (OTHER, CHAIR, "ask_for_time")
    assert (over.to, bool(over.facts.closing)) == (MANAGER, True)
    refused = answer(world, MANAGER, dispute).outcome
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.NOT_YOURS
    assert answer(world, OTHER, dispute).dispute.clock.due.day.isoformat() == "2026-12-04"


def test_a_date_that_the_earlier_person_proposed_waits_for_the_other_side_as_before(world: World):
    dispute = world.raised()
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)
    pass_on(world, dispute)

    assert set(new(sent(world))) == {(Kind.REQUEST, OTHER), (Kind.PASSED_ON, CHAIR)}
    assert answer(world, CHAIR, dispute).dispute.clock.due.day.isoformat() == "2026-12-03"


def test_a_date_that_waits_is_laid_open_with_its_reason_and_prefills_nothing(world: World):
    dispute = world.raised()
    before = opening.lay_open(world.desk, CHAIR, dispute.id, "test")
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)

    opened = opening.lay_open(world.desk, CHAIR, dispute.id, "test")

    assert isinstance(before, Opened)
    assert isinstance(opened, Opened)
    assert (before.date_proposed, opened.date_proposed) == ({}, LATER)
    assert "later" not in opened.begins
