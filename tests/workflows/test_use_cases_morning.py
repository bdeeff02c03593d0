"""Two or more of one morning are one list to each person, and the next morning's replaces it."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workflows.playing import ENGLAND, at, raised
from tests.workflows.posting import chased, sent
from tests.world import MORE_TIME, PLAN, RESOLVED, World
from workflows import nudging
from workflows.cards import Card
from workflows.kinds import NUDGES, Kind
from workflows.notices import Facts, Notice
from workflows.use_cases import chasing
from workflows.use_cases.chasing import MORNING, Chased, chase

NUDGE, DECIDE, STAND_IN = Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN


def lists_of(world: World, person: str) -> tuple[Card, ...]:
    """The morning lists of one person that still have their buttons."""
    with world.desk.store.read() as work:
        return work.cards_of(person)


def test_two_or_more_of_one_morning_are_one_message_to_each_person(world: World):
    both = [world.raised(), world.raised()]
    sent(world)

    assert chased(world, "2026-11-27 09:00:01") == [(Kind.MORNING, "team_manager")]
    (card,) = lists_of(world, "team_manager")
    assert [(line.reference, line.mine) for line in card.facts.lines] == [
        (reference, True) for reference in sorted(each.reference for each in both)
    ]


def test_a_nudge_of_the_same_day_leaves_the_mornings_list_since_it_is_about_another(world: World):
    for _ in range(2):
        world.raised()
    world.raised("informal", informal_talk={"agreed_by": "2026-11-27"})
    for when in ("2026-11-26 09:00:01", "2026-11-27 09:00:01"):
        chased(world, when)

    afternoon = chased(world, "2026-11-27 17:00:01")

    assert afternoon == [(NUDGE, "team_manager"), (DECIDE, "chair")]
    assert [len(card.facts.lines) for card in lists_of(world, "team_manager")] == [2]


def test_a_nudge_that_waits_for_this_very_morning_is_not_said_again_in_its_list(world: World):
    for _ in range(2):
        dispute = world.raised()
        world.choose("team_manager", dispute, "reply", **PLAN)
        world.clock.at = at("2026-11-23 19:00")
        world.choose("chair", dispute, "one_more_day", **MORE_TIME)
    sent(world)
    chased(world, "2026-11-24 19:00:01")

    this_morning = chased(world, "2026-11-25 09:00:01")

    assert [each for each in this_morning if each[0] in NUDGES] == [
        (NUDGE, "team_manager"),
        (DECIDE, "chair"),
    ] * 2


def test_next_morning_the_list_of_the_day_before_gives_way(world: World):
    first = world.raised()
    world.raised()
    sent(world)
    for when in ("2026-12-01 09:00:01", "2026-12-02 09:00:01"):
        chased(world, when)

    assert [card.key for card in lists_of(world, "team_manager")] == [
        f"morning:team_manager:2026-12-02:{first.id}"
    ]


def test_more_than_one_batch_of_a_morning_loses_nobody(world: World):
    disputes = {world.raised().id for _ in range(MORNING + 3)}
    world.clock.at = at("2026-11-27 09:00:01")

    outcome = chase(world.desk)

    lists = lists_of(world, "team_manager")
    assert outcome == Chased(done=MORNING + 3, failed=())
    assert [len(card.facts.lines) for card in lists] == [MORNING, 3]
    assert {line.dispute for card in lists for line in card.facts.lines} == disputes


def test_all_that_a_morning_has_of_one_dispute_is_told_though_the_batch_is_full(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(chasing, "MORNING", 1)
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    world.pass_to(at("2027-02-01 08:00"))  # both the action and the look again are late

    world.pass_to(at("2027-02-01 09:00:01"))

    day = "2027-02-01"
    with world.desk.store.read() as work:
        told = [each for each in work.cards_of("chair") if each.facts.at and day in each.key]
    assert [[line.action for line in card.facts.lines] for card in told] == [["plan.actions.1", ""]]


def test_a_limit_and_a_morning_that_came_while_nobody_looked_are_both_told_of(world: World):
    world.raised()
    chased(world, "2026-12-01 16:00:00")

    assert chased(world, "2026-12-02 09:00:01") == [
        (STAND_IN, "chair_manager"),
        (NUDGE, "team_manager"),
        (DECIDE, "chair"),
    ]


def test_after_a_long_sleep_many_limits_that_passed_are_one_message_to_each_person(world: World):
    every = {world.raised().id for _ in range(3)}
    sent(world)

    assert chased(world, "2026-12-01 16:00") == [
        (Kind.MORNING, "team_manager"),
        (Kind.MORNING, "chair"),
    ]
    for who in ("team_manager", "chair"):
        assert {
            line.dispute for (card,) in [lists_of(world, who)] for line in card.facts.lines
        } == every


def test_after_a_sleep_that_ends_before_nine_the_morning_lists_only_what_is_new(world: World):
    """Two are past their date when the machine wakes; a third is due on the next day."""
    late = {world.raised().id for _ in range(2)}
    world.clock.at = at("2026-11-26 10:00")
    world.raised()
    sent(world)

    chased(world, "2026-12-02 08:45")
    [at_once] = lists_of(world, "team_manager")
    assert {line.dispute for line in at_once.facts.lines} == late

    at_nine = chased(world, "2026-12-02 09:00:01")
    assert [kind for kind, to in at_nine if to == "team_manager"] == [Kind.REMINDER]
    assert lists_of(world, "team_manager") == (at_once,)

    chased(world, "2026-12-03 09:00:01")
    [next_day] = lists_of(world, "team_manager")
    assert {line.dispute for line in next_day.facts.lines} == late


def test_what_a_list_says_is_what_it_says_still_of_that_very_question():
    due = raised().running.due
    late = Facts(visit=1, late=True, due=due)
    notice = Notice(key="1", kind=Kind.NUDGE, to="team_manager", facts=late, dispute="d1")
    in_list = nudging.morning(
        [notice, replace(notice, dispute="d2")], at("2026-12-02 09:00"), ENGLAND
    ).facts
    of_it = next(line for line in in_list.lines if line.dispute == "d1")

    def tells_nothing_new(notice: Notice, facts: Facts = in_list) -> bool:
        return nudging.said(notice) in set(nudging.listed(facts))

    assert tells_nothing_new(notice)
    assert not tells_nothing_new(replace(notice, dispute="d3"))
    assert not tells_nothing_new(replace(notice, kind=Kind.DECIDE))
    others: dict[str, Any] = {
        "visit": 2,
        "to_stage": "stage_2",
        "action": "a1",
        "proposal": 1,
        "covers": "chair",
    }
    for name, value in others.items():
        assert not tells_nothing_new(replace(notice, facts=replace(late, **{name: value}))), name
    assert not tells_nothing_new(replace(notice, facts=replace(late, late=False)))
    over = replace(in_list, lines=(replace(of_it, over=True),))
    assert not tells_nothing_new(notice, over)
