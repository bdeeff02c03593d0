"""What comes due: reminders, nudges, who stands in, the digest, and nobody held up by a fault."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from storage.tables import disputes
from tests.workflows.playing import at
from tests.workflows.posting import Postbox, new, sent
from tests.world import (
    AGREED,
    CALL,
    CHANNEL,
    MORE_TIME,
    NO_REPLY,
    NOT_NEGOTIATED,
    PASS_UP,
    PLAN,
    World,
    a_directory,
)
from workflows import covering
from workflows.cards import Card
from workflows.commands import Refused
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.events import LimitPassed, Silence
from workflows.history import Act
from workflows.kinds import NUDGES, Kind
from workflows.notices import CHANNEL as THE_CHANNEL
from workflows.notices import Facts, Line, Notice
from workflows.outbox import Owed
from workflows.overview import Show
from workflows.people import Directory
from workflows.ports import Store, StoreUnavailable, Work
from workflows.use_cases import safety
from workflows.use_cases.chasing import HANDFUL, MORNING, Chased, chase, start_digests
from workflows.use_cases.setting_cover import Wanted, set_cover
from workflows.use_cases.snoozing import awake
from workflows.use_cases.standing import standing

REMINDER, NUDGE, DECIDE, STAND_IN = Kind.REMINDER, Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN


def on(timeline: list[tuple[datetime, Kind, str]]) -> list[tuple[str, Kind, str]]:
    return [(f"{when:%Y-%m-%d %H:%M}", kind, to) for when, kind, to in timeline]


def chased(world: World, when: str) -> list[tuple[Kind, str]]:
    """Look at what has come due at one time only, and send it."""
    world.clock.at = at(when)
    assert chase(world.desk).failed == ()
    return new(sent(world))


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


def test_where_nobody_can_stand_in_each_administrator_is_told(world: World):
    world.raised()
    world.people(a_directory("chair_manager"))
    sent(world)

    assert (Kind.NOBODY_IN_POST, "slack:U02") in chased(world, "2026-12-03 09:00")


def test_nobody_is_told_to_decide_or_to_stand_in_who_replied_for_the_other_side(world: World):
    """A team manager replies, and becomes the chair's manager, too."""
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.people(promoted("team_manager", to="chair_manager"))
    postbox = Postbox(world)

    world.pass_to(at("2026-11-27 12:00"))

    assert [each for each in on(postbox.timeline) if each[2] == "team_manager"] == []
    assert ("2026-11-26 17:00", Kind.NOBODY_IN_POST, "slack:U02") in on(postbox.timeline)
    with world.desk.store.read() as work:
        [(at_, _)] = standing(world.desk, work, "team_manager")
    assert at_ is Show.INVOLVED

    now = date(2026, 11, 27)
    away = Wanted(
        away="team_manager", cover="safeguarding_lead", since=now, until=now, moves_open=True
    )
    assert isinstance(set_cover(world.desk, "team_manager", away), Cover)
    refused = world.choose("safeguarding_lead", dispute, "one_more_day", **MORE_TIME)
    assert isinstance(refused.outcome, Refused)


def test_whoever_wants_no_reminder_for_whom_they_cover_is_told_still_that_they_decide(world: World):
    dispute = world.raised()
    asks = Notice(key="1", kind=Kind.NUDGE, to="chair_manager", facts=Facts(), dispute=dispute.id)
    asks = replace(asks, facts=Facts(covers="chair"))
    decides = replace(asks, key="2", kind=Kind.DECIDE, facts=Facts())

    with world.desk.store.begin() as work:
        told = covering.once(awake(work, [asks, decides], world.clock.at))
        assert told == [asks]

        work.snooze(dispute.id, "chair_manager", at("2026-11-24 09:00"))
        told = covering.once(awake(work, [asks, decides], world.clock.at))
        assert told == [decides]


def promoted(person: str, to: str) -> Directory:
    """The sample council, in which somebody has the post of another, and the line below it."""
    listed = a_directory()
    whose = {post: person if post == to else post for post in listed.people}
    postings = (
        replace(
            each,
            person=whose[each.person],
            line_manager=each.line_manager and whose[each.line_manager],
        )
        for each in listed.postings
    )
    return replace(listed, postings=tuple(postings))


def to_administrators(timeline: list[tuple[datetime, Kind, str]]) -> list[tuple[str, Kind, str]]:
    return [each for each in on(timeline) if each[1] is Kind.NOBODY_DECIDES]


def test_where_both_who_decide_are_silent_the_administrators_are_told_once(world: World):
    """The chair had until 1 December, 5pm; who stands in, until 2 December, 5pm."""
    world.raised()
    postbox = Postbox(world)

    world.pass_to(at("2026-12-02 17:30"))
    assert to_administrators(postbox.timeline) == []

    world.pass_to(at("2026-12-07 12:00"))
    assert to_administrators(postbox.timeline) == [
        ("2026-12-03 09:00", Kind.NOBODY_DECIDES, "slack:U02"),
    ]


def test_the_administrators_are_told_of_each_silence_anew_and_not_after_a_decision(world: World):
    dispute = world.raised()
    postbox = Postbox(world)
    world.pass_to(at("2026-12-03 12:00"))
    world.choose("chair_manager", dispute, "escalate_late", **NO_REPLY, agreement=AGREED)
    assert world.now_is(dispute).stage == "stage_2"

    world.pass_to(at("2026-12-14 17:30"))
    assert len(to_administrators(postbox.timeline)) == 1

    world.pass_to(at("2026-12-16 12:00"))
    assert [when for when, *_ in to_administrators(postbox.timeline)] == [
        "2026-12-03 09:00",
        "2026-12-15 09:00",
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


# ---- a morning's bundle -------------------------------------------------------------------------


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


def test_a_limit_and_a_morning_that_came_while_nobody_looked_are_both_told_of(world: World):
    world.raised()
    chased(world, "2026-12-01 16:00:00")

    assert chased(world, "2026-12-02 09:00:01") == [
        (STAND_IN, "chair_manager"),
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


def break_it(world: World, dispute: Dispute, state: str = "{}") -> str:
    """Spoil one stored state, as a fault of the disk would; give what it was."""
    this = disputes.c.id == dispute.id
    with world.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        kept = connection.execute(select(disputes.c.state).where(this)).scalar_one()
        connection.execute(update(disputes).where(this).values(state=state))
    return str(kept)


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


# ---- the digest ---------------------------------------------------------------------------------


def test_a_dispute_that_cannot_be_read_keeps_no_other_from_the_list(world: World):
    broken, sound = world.raised(), world.raised("stage_2")
    start_digests(world.desk)
    sent(world)
    break_it(world, broken)
    world.clock.at = at("2026-11-30 08:30:01")

    outcome = chase(world.desk)

    assert len(outcome.failed) >= 1
    [digest] = [owed for owed in sent(world) if owed.kind is Kind.DIGEST]
    assert [line.dispute for line in digest.facts.lines] == [sound.id]


def test_each_working_morning_has_its_digest_where_there_is_something_in_it(world: World):
    start_digests(world.desk)
    world.raised()
    postbox = Postbox(world)

    world.pass_to(at("2026-11-26 12:00"))
    nothing_yet = [kind for _, kind, _ in postbox.timeline]
    world.pass_to(at("2026-12-01 12:00"))

    digests = [each for each in on(postbox.timeline) if each[1] is Kind.DIGEST]
    assert nothing_yet == []
    assert digests == [
        ("2026-11-27 09:00", Kind.DIGEST, THE_CHANNEL),  # due on the next working day
        ("2026-11-30 09:00", Kind.DIGEST, THE_CHANNEL),  # due today
        ("2026-12-01 09:00", Kind.DIGEST, THE_CHANNEL),  # past its date
    ]


def test_the_digest_says_who_must_do_what_by_when_and_no_more(world: World):
    dispute = world.raised()
    start_digests(world.desk)
    sent(world)
    world.clock.at = at("2026-11-30 08:30:01")
    chase(world.desk)

    digest = next(each for each in sent(world) if each.kind is Kind.DIGEST)

    assert digest.facts == Facts(
        at=world.desk.now(),
        lines=(
            Line(
                dispute=dispute.id,
                reference=dispute.reference,
                stage="stage_1",
                post="team manager",
                what="reply",
                to_stage="",
                due=dispute.clock.due,
                visit=1,
            ),
        ),
    )


def test_a_digest_that_comes_due_outside_working_hours_is_left_out(world: World):
    world.raised()
    start_digests(world.desk)
    sent(world)

    looked = ["2026-11-30 18:00:00", "2026-12-01 08:30:01", "2026-12-01 09:00:01"]
    digests = [chased(world, when).count((Kind.DIGEST, THE_CHANNEL)) for when in looked]

    assert digests == [0, 1, 0]


def test_the_digest_is_started_once_however_often_the_app_starts(world: World):
    world.raised()
    for _ in range(3):
        start_digests(world.desk)
    sent(world)

    found = chased(world, "2026-11-30 08:30:01")

    assert found.count((Kind.DIGEST, THE_CHANNEL)) == 1


def test_without_a_channel_nothing_is_posted(world: World):
    world.desk = replace(world.desk, has_channel=False)
    start_digests(world.desk)
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "escalate", **NOT_NEGOTIATED)

    posted = new(sent(world)) + chased(world, "2026-11-30 09:00")

    assert THE_CHANNEL not in [to for _, to in posted]
    assert CHANNEL not in [to for _, to in posted]


def test_an_ended_dispute_is_not_in_the_digest_and_never_chased(world: World):
    dispute = world.raised()
    start_digests(world.desk)
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.close(dispute)
    sent(world)
    postbox = Postbox(world)

    world.pass_to(at("2026-12-04 12:00"))

    about_it = [each for each in postbox.timeline if each[1] is not Kind.EMPTY_POSTS]
    assert about_it == []


def test_the_clock_going_back_sends_nothing_again(world: World):
    world.raised()
    sent(world)
    chased(world, "2026-12-01 09:00:01")
    world.clock.at -= timedelta(hours=1)

    assert chase(world.desk) == Chased(done=0, failed=())
    assert new(sent(world)) == []
