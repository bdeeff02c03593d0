"""Making a report from what is kept: the store, the people list, the texts of the procedure."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.world import MONDAY, PLAN, Clock, World
from workflows.drafts import RAISING
from workflows.due import LONDON
from workflows.kinds import Kind
from workflows.procedure import Procedure
from workflows.reporting.period import Period
from workflows.reporting.protecting import Mark, Shown
from workflows.reporting.report import Report
from workflows.use_cases import apart, drafting, reporting
from workflows.use_cases.apart_reading import acknowledge


@pytest.fixture
def procedure(world: World) -> Procedure:
    return world.desk.library.default


def report(world: World, first: str = "2026-11-01", last: str = "2026-11-30") -> Report:
    days = date.fromisoformat(first), date.fromisoformat(last)
    period = Period(first=days[0], last=days[1], made_at=world.clock())
    with world.desk.store.read() as work:
        return reporting.make(world.desk, work, world.desk.library.default, period)


def test_over_an_empty_period_it_says_so(world: World):
    assert report(world).is_empty


def test_what_was_raised_and_resolved_is_counted(world: World):
    disputes = [world.raised("stage_1") for _ in range(12)]
    for each in disputes:
        world.choose("team_manager", each, "reply", **PLAN)
        world.close(each)
    world.clock.at = MONDAY + timedelta(days=20)

    made = report(world)

    assert made.figures["raised"] == made.figures["resolved"] == Shown(Mark.SHOWN, 12)
    assert made.figures["open"] == Shown(Mark.UNDER)
    assert made.figures["replies"] == Shown(Mark.SHOWN, 12)
    assert made.figures["late"] == Shown(Mark.UNDER)
    assert made.calendar == world.desk.calendar.version


def test_how_far_it_is_is_told_after_each(world: World, procedure: Procedure):
    world.raised("stage_1"), world.raised("stage_2")
    period = Period(first=date(2026, 11, 1), last=date(2026, 11, 30), made_at=MONDAY)
    world.clock.at = MONDAY + timedelta(days=1)
    period, heard = replace(period, made_at=world.clock()), list[int]()

    with world.desk.store.read() as work:
        reporting.make(world.desk, work, procedure, period, heard.append)
        assert reporting.number(work, procedure, period) == 2

    assert heard == [1, 2]


def test_what_was_chosen_in_a_box_that_is_counted_is_read_and_nothing_else(world: World):
    for plan in ["yes"] * 12 + ["no"] * 6:
        world.raised("stage_1", child={"plan": plan})
    world.clock.at = MONDAY + timedelta(days=1)
    period = Period(first=date(2026, 11, 1), last=date(2026, 11, 30), made_at=world.clock())

    made = report(world)
    with world.desk.store.read() as work:
        kept = list(work.chronicles("chair-drp", period.end, made.paper.counted))

    assert made.figures["question.child.plan.yes"].number in (12, None)
    said = [each.chosen[1]["child"] for each in kept]
    assert sorted(map(str, said)) == ["{'plan': ('no',)}"] * 6 + ["{'plan': ('yes',)}"] * 12
    assert {*kept[0].chosen} == {1}


def test_disputes_under_an_older_text_count_with_it(world: World, procedure: Procedure):
    world.raised("stage_1")
    old = procedure
    newer = old.model_copy(update={"hash": "f" * 64})
    library = replace(world.desk.library, procedures={old.key: newer})
    world.clock.at = MONDAY + timedelta(days=1)

    made = report(World(desk=replace(world.desk, library=library), clock=Clock(world.clock.at)))

    assert [each.hash for each in made.paper.texts] == [newer.hash, old.hash]
    assert not made.is_empty


def test_what_is_sent_apart_is_counted_with_what_was_acknowledged(world: World):
    answers = {
        "compliment": {
            "case_number": "1234567",
            "initials": "AB",
            "social_worker": "social_worker",
            "team_manager": "team_manager",
            "changed": "AB is seen.",
            "details": "Visited each week.",
            "shows": ["risk", "outcome"],
        }
    }
    creative = {"compliment": {**answers["compliment"], "shows": ["risk", "creative"]}}
    both = (answers if number < 5 else creative for number in range(11))
    sent = [apart.send(world.desk, "chair", "compliment", each) for each in both]
    assert all(isinstance(each, apart.HandedOver) for each in sent)
    with world.desk.store.read() as work:
        waiting = [each.id for each in work.apart_waiting_for("social_worker")]
    for number in waiting[:6]:
        for person in ("social_worker", "team_manager"):
            acknowledge(world.desk, person, number)
    world.clock.at = MONDAY + timedelta(days=1)

    made = report(world)

    assert [made.figures[f"apart.compliment{each}"].number for each in ("", ".acknowledged")] == [
        11,
        6,
    ]
    shows = {
        each: made.figures[f"question.compliment.shows.{each}"]
        for each in ("risk", "outcome", "creative", "drift")
    }
    assert shows == {
        "risk": Shown(Mark.HIDDEN),  # all eleven: it would say that none did without
        "outcome": Shown(Mark.SHOWN, 5),
        "creative": Shown(Mark.SHOWN, 6),
        "drift": Shown(Mark.UNDER),
    }


def test_forms_that_were_begun_and_never_sent_are_counted(world: World):
    for number in range(5):
        drafting.keep(world.desk, "chair", f"draft-{number}", RAISING, {})
    world.clock.at = MONDAY + timedelta(days=1)

    assert report(world).figures["drafts"] == Shown(Mark.SHOWN, 5)


def test_messages_that_did_not_arrive_are_counted(world: World):
    for _ in range(5):
        world.raised("stage_1")
    outbox = world.desk.store.outbox
    while owed := outbox.claim(world.clock(), in_hours=True):
        outbox.undeliverable(owed, "user_not_found")
    world.clock.at = MONDAY + timedelta(days=1)

    lost = report(world).figures["not_delivered"]

    assert (lost.mark, (lost.number or 0) >= 5) == (Mark.SHOWN, True)
    assert Kind.REQUEST


def test_somebody_who_is_in_no_list_is_of_no_agency(world: World, procedure: Procedure):
    for _ in range(5):
        world.raised("stage_1")
    world.clock.at = datetime(2026, 12, 24, 9, tzinfo=LONDON)
    with world.desk.store.begin() as work:
        directory = work.directory_ever()
        work.keep_directory(replace(directory, postings=directory.postings[1:]), date(2026, 12, 24))

    made = report(world)

    assert "agencies" in made.absent  # everybody was of the same one, on that day too
