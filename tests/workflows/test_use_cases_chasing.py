"""What comes due: reminders, nudges, limits that pass, and nobody held up by a fault."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflows.breaking import break_it
from tests.workflows.playing import at
from tests.workflows.posting import Postbox, chased, new, on, sent
from tests.world import (
    CALL,
    MORE_TIME,
    PASS_UP,
    PLAN,
    World,
)
from workflows.events import LimitPassed, Silence
from workflows.history import Act
from workflows.kinds import Kind
from workflows.notices import CHANNEL as THE_CHANNEL
from workflows.notices import Facts
from workflows.outbox import Owed
from workflows.ports import Store, StoreUnavailable, Work
from workflows.use_cases import safety
from workflows.use_cases.chasing import HANDFUL, Chased, chase

REMINDER, NUDGE, DECIDE, STAND_IN = Kind.REMINDER, Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN


def test_an_unanswered_dispute_is_chased_as_the_ladder_says(world: World):
    # S1-103, S1-109
    world.raised()
    postbox = Postbox(world)

    world.pass_to(at("2026-12-03 12:00"))

    assert on(postbox.timeline) == [
        ("2026-11-27 09:00", REMINDER, "team_manager"),
        ("2026-11-30 17:00", NUDGE, "team_manager"),
        ("2026-11-30 17:00", DECIDE, "chair"),
        ("2026-12-01 09:00", NUDGE, "team_manager"),
        ("2026-12-01 09:00", DECIDE, "chair"),
        ("2026-12-01 17:00", STAND_IN, "chair_manager"),
        ("2026-12-02 09:00", NUDGE, "team_manager"),
        ("2026-12-02 09:00", DECIDE, "chair"),
        ("2026-12-03 09:00", Kind.NOBODY_DECIDES, "slack:U02"),
        ("2026-12-03 09:00", NUDGE, "team_manager"),
        ("2026-12-03 09:00", DECIDE, "chair"),
    ]


def test_just_after_the_due_time_the_nudge_goes_at_once_in_working_hours(world: World):
    world.raised()
    chased(world, "2026-11-30 16:59:59")

    assert chased(world, "2026-11-30 17:00:00") == []
    assert chased(world, "2026-11-30 17:00:01") == [(NUDGE, "team_manager"), (DECIDE, "chair")]
    assert chased(world, "2026-11-30 17:30:00") == []
    assert chased(world, "2026-12-01 09:00:01") == [(NUDGE, "team_manager"), (DECIDE, "chair")]


def test_looking_twice_at_the_same_time_sends_nothing_twice(world: World):
    dispute = world.raised()
    first = chased(world, "2026-12-01 09:00:01")

    assert first == [
        (Kind.SENT, "chair"),
        (Kind.POST_RAISED, THE_CHANNEL),
        (Kind.REQUEST, "team_manager"),
        (NUDGE, "team_manager"),
        (DECIDE, "chair"),
    ]
    assert chase(world.desk) == Chased(done=0, failed=())
    assert sent(world) == []
    assert world.now_is(dispute).late == 1


def test_a_limit_that_passed_is_a_line_of_the_history_that_nobody_wrote(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-12-03 09:00")

    chase(world.desk)

    with world.desk.store.read() as work:
        entry = work.history(dispute.id)[-1]
    assert (entry.person, entry.number) == (None, 2)
    assert entry.events == (
        LimitPassed(stage="stage_1", step="answer", opening=None, due=dispute.clock.due),
        Silence(stage="stage_1", post="chair_manager", person="chair_manager"),
    )


def test_a_review_that_is_late_is_chased_too(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    postbox = Postbox(world)

    world.pass_to(at("2026-11-27 12:00"))

    assert on(postbox.timeline) == [
        ("2026-11-24 09:00", REMINDER, "chair"),
        ("2026-11-25 17:00", NUDGE, "chair"),
        ("2026-11-26 09:00", NUDGE, "chair"),
        ("2026-11-26 17:00", STAND_IN, "chair_manager"),
        ("2026-11-27 09:00", NUDGE, "chair"),
    ]


def test_one_more_day_has_no_reminder_of_the_day_before(world: World):
    # S1-96
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "one_more_day", **MORE_TIME)
    postbox = Postbox(world)

    world.pass_to(at("2026-11-24 11:00"))

    assert on(postbox.timeline) == [
        ("2026-11-24 10:00", NUDGE, "team_manager"),
        ("2026-11-24 10:00", DECIDE, "chair"),
    ]


def test_an_agreement_that_nobody_records_is_chased(world: World):
    # S1-111
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    postbox = Postbox(world)

    world.pass_to(at("2026-11-26 12:00"))

    assert on(postbox.timeline) == [
        ("2026-11-24 17:00", NUDGE, "chair"),
        ("2026-11-25 09:00", NUDGE, "chair"),
        ("2026-11-25 17:00", STAND_IN, "chair_manager"),
        ("2026-11-26 09:00", NUDGE, "chair"),
    ]


# ---- what an act does to what is owed -----------------------------------------------------------


def test_a_reply_ends_the_nudges(world: World):
    dispute = world.raised()
    chased(world, "2026-12-01 12:00")
    world.choose("team_manager", dispute, "reply", **PLAN)
    sent(world)

    assert chased(world, "2026-12-02 08:59") == []
    assert chased(world, "2026-12-02 09:00:01") == [(REMINDER, "chair")]


def test_a_nudge_that_waits_for_the_morning_is_dropped_by_a_reply_in_the_night(world: World):
    dispute = world.raised()
    sent(world)
    assert chased(world, "2026-11-30 18:30") == []  # its nudges wait for Tuesday 9am

    world.choose("team_manager", dispute, "reply", **PLAN)

    assert new(sent(world)) == [(Kind.REQUEST, "chair")]
    assert chased(world, "2026-12-01 09:00:01") == [
        (Kind.POST_CHOSEN, THE_CHANNEL),
        (REMINDER, "chair"),
    ]


def test_asking_for_the_next_stage_in_the_night_drops_the_nudges_too(world: World):
    dispute = world.raised()
    sent(world)
    chased(world, "2026-11-30 18:30")

    world.choose("team_manager", dispute, "pass_up", **PASS_UP)

    assert new(sent(world)) == [(Kind.AGREEMENT, "chair")]
    assert chased(world, "2026-12-01 08:59") == []


def test_a_no_in_the_night_drops_the_nudge_to_record_an_agreement(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    sent(world)
    chased(world, "2026-11-24 18:30")

    world.open_stage("chair", dispute, agreement={"agreed": "no"})

    assert new(sent(world)) == [(Kind.NOT_AGREED, "team_manager")]
    assert chased(world, "2026-11-25 09:00:01") == []


@pytest.mark.parametrize("waits", [False, True])
def test_immediate_safety_drops_no_nudge(world: World, waits: bool):
    dispute = world.raised()
    if waits:
        world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    sent(world)
    chased(world, "2026-11-24 18:30" if waits else "2026-11-30 18:30")

    assert safety.record(world.desk, "chair", dispute.id, {}) is None

    nudges = [(NUDGE, "chair")] if waits else [(NUDGE, "team_manager"), (DECIDE, "chair")]
    assert new(sent(world)) == [(Kind.SAFETY, "safeguarding_lead")]
    assert chased(world, "2026-11-25 09:00" if waits else "2026-12-01 09:00") == nudges


def test_a_call_is_told_with_the_next_nudge(world: World):
    # S1-103
    dispute = world.raised()
    chased(world, "2026-12-01 09:00:01")
    when = world.desk.now()
    world.choose("chair", dispute, "telephoned", **CALL)
    chased(world, "2026-12-02 08:59")
    world.clock.at = at("2026-12-02 09:00:01")

    chase(world.desk)

    marks = {each.kind: each.facts.marks for each in sent(world) if each.ts is None}
    assert marks[DECIDE] == (Act(choice="telephoned", step="answer", person="chair", at=when),)
    assert marks[NUDGE] == ()


def in_place(messages: list[Owed], kind: Kind) -> list[Facts]:
    return [each.facts for each in messages if each.ts and each.kind is kind]


def test_a_later_nudge_takes_the_buttons_of_the_earlier_one(world: World):
    world.raised()
    chased(world, "2026-11-27 09:00:01")
    world.clock.at = at("2026-11-30 17:00:01")
    chase(world.desk)

    messages = sent(world)

    assert [facts.choices for facts in in_place(messages, REMINDER)] == [()]
    assert [facts.late for facts in in_place(messages, Kind.REQUEST)] == [True]


def test_after_a_long_sleep_what_is_said_is_what_is_true_now(world: World):
    # The machine slept from before the day before until after the due time.
    world.raised()
    sent(world)

    assert chased(world, "2026-11-30 17:30") == [(NUDGE, "team_manager"), (DECIDE, "chair")]


def test_after_a_weeks_sleep_everybody_hears_once(world: World):
    """The administrators hear last: whoever stands in could not decide before they heard."""
    world.raised()
    sent(world)

    assert chased(world, "2026-12-08 10:00") == [
        (STAND_IN, "chair_manager"),
        (NUDGE, "team_manager"),
        (DECIDE, "chair"),
    ]
    assert chased(world, "2026-12-08 17:00") == []
    assert chased(world, "2026-12-09 09:00:01") == [
        (Kind.NOBODY_DECIDES, "slack:U02"),
        (NUDGE, "team_manager"),
        (DECIDE, "chair"),
    ]


def test_after_a_sleep_into_the_night_the_next_morning_tells_of_all_that_passed(world: World):
    for _ in range(3):
        world.raised()
    sent(world)

    assert chased(world, "2026-12-01 04:00") == []
    assert chased(world, "2026-12-01 09:00:01") == [
        (Kind.MORNING, "team_manager"),
        (Kind.MORNING, "chair"),
    ]


def test_a_machine_that_wakes_before_the_morning_leaves_its_reminders_to_the_morning(world: World):
    """One list of a morning, whichever dispute comes first in it."""
    for _ in range(2):
        world.raised()
    world.clock.at = at("2026-11-27 10:00")
    world.raised()  # due on the 4th: its reminder comes on this morning, too
    chased(world, "2026-12-01 09:00:01")

    assert chased(world, "2026-12-03 05:30") == []
    this_morning = chased(world, "2026-12-03 09:13")

    assert [kind for kind, to in this_morning if to == "team_manager"] == [Kind.MORNING]


@pytest.mark.parametrize("weekend", ["2026-12-05 12:00", "2026-12-06 12:00"])
def test_nobody_is_nudged_at_the_weekend(world: World, weekend: str):
    world.raised()
    sent(world)
    chased(world, "2026-12-04 17:00")

    assert chased(world, weekend) == []
    assert chased(world, "2026-12-07 09:00:01") == [
        (Kind.NOBODY_DECIDES, "slack:U02"),
        (NUDGE, "team_manager"),
        (DECIDE, "chair"),
    ]


class SoonGone:
    """A store that stops answering after some transactions."""

    def __init__(self, store: Store, answers: int) -> None:
        self.store, self.answers = store, answers

    @contextmanager
    def begin(self) -> Iterator[Work]:
        if not self.answers:
            raise StoreUnavailable("it has gone")
        self.answers -= 1
        with self.store.begin() as work:
            yield work


def test_what_was_done_of_many_limits_is_kept_where_the_rest_cannot_be_done_now(world: World):
    """They are done by handfuls, so that whoever presses a button meanwhile waits for one."""
    many = [world.raised() for _ in range(HANDFUL * 3)]
    chased(world, "2026-11-27 09:00:01")
    world.clock.at = at("2026-11-30 17:00:01")
    soon_gone = replace(world.desk, store=SoonGone(world.desk.store, answers=3))

    with pytest.raises(StoreUnavailable):
        chase(soon_gone)

    assert sum(world.now_is(dispute).late for dispute in many) == HANDFUL * 2
    assert chase(world.desk) == Chased(done=HANDFUL, failed=())
    assert [kind for kind, _ in new(sent(world))].count(NUDGE) == len(many)


# ---- when one cannot be done --------------------------------------------------------------------


def test_one_dispute_that_fails_holds_up_no_other_and_is_tried_again(world: World):
    broken, sound = world.raised(), world.raised("stage_2")
    sent(world)
    was = break_it(world, broken)
    world.clock.at = at("2026-11-30 17:00:01")

    outcome = chase(world.desk)

    assert (outcome.done, len(outcome.failed)) == (3, 2)
    assert new(sent(world)) == [(NUDGE, "service_manager"), (DECIDE, "chair")]
    assert world.now_is(sound).late == 1

    break_it(world, broken, was)
    assert chased(world, "2026-11-30 17:01:00") == []
    assert chased(world, "2026-11-30 17:01:02") == [(NUDGE, "team_manager"), (DECIDE, "chair")]


def test_the_clock_going_back_sends_nothing_again(world: World):
    world.raised()
    sent(world)
    chased(world, "2026-12-01 09:00:01")
    world.clock.at -= timedelta(hours=1)

    assert chase(world.desk) == Chased(done=0, failed=())
    assert new(sent(world)) == []
