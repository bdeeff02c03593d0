"""Passing on, putting a reminder off, and noticing who has left, on a real database."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from tests.workflows.breaking import break_it
from tests.workflows.passing import form, with_seconds
from tests.workflows.playing import at
from tests.workflows.posting import new, sent
from tests.world import MORE_TIME, PASS_UP, PLAN, World
from workflows.cards import Card
from workflows.commands import Accepted, PassOn, Reason, Refused
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.needs import Answer, Need
from workflows.outbox import Owed
from workflows.overview import Show
from workflows.people import Directory
from workflows.ports import NoSuchDispute
from workflows.use_cases import (
    at_home,
    leaving,
    needing,
    opening,
    passing_on,
    snoozing,
)
from workflows.use_cases.chasing import chase, start_digests
from workflows.use_cases.deciding import Acted
from workflows.use_cases.needing import Needs
from workflows.use_cases.setting_cover import Wanted, set_cover

ADMINISTRATOR = "slack:U02"


@pytest.fixture(autouse=True)
def council(world: World) -> None:
    world.people(with_seconds())


def pass_on(world: World, dispute: Dispute, by: str, to: str) -> Acted:
    command = PassOn(visit=world.now_is(dispute).visit, answers=form(to))
    return passing_on.pass_on(world.desk, by, dispute.id, command)


def left(world: World, *people: str) -> None:
    """These people are not in the people list any more."""
    listed = with_seconds()
    staying = tuple(each for each in listed.postings if each.person not in people)
    world.people(Directory(people=listed.people, postings=staying))


def noticed(world: World) -> list[tuple[Kind, str]]:
    """Look who has left, and give what is sent because of it."""
    sent(world)
    with world.desk.store.begin() as work:
        assert leaving.look(world.desk, work) == []
    return new(sent(world))


def card(cards: Iterable[Card], kind: Kind, to: str) -> Card:
    [found] = [each for each in cards if (each.kind, each.to) == (kind, to)]
    return found


# ---- passing on -------------------------------------------------------------------------------


def test_the_new_person_is_asked_and_whoever_raised_it_is_told(world: World):
    dispute = world.raised()
    sent(world)

    acted = pass_on(world, dispute, "team_manager", "other_manager")

    assert isinstance(acted.outcome, Accepted)
    assert new(sent(world)) == [(Kind.REQUEST, "other_manager"), (Kind.PASSED_ON, "chair")]


def test_whoever_raised_it_is_not_told_of_their_own_act(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    sent(world)

    pass_on(world, dispute, "chair", "other_chair")
    there = new(sent(world))
    pass_on(world, dispute, "other_chair", "chair")

    assert there == [(Kind.REQUEST, "other_chair")]
    assert new(sent(world)) == [(Kind.REQUEST, "chair")]


def test_a_task_to_open_a_stage_is_passed_on_as_such(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    sent(world)

    pass_on(world, dispute, "chair", "other_chair")

    assert new(sent(world)) == [(Kind.AGREEMENT, "other_chair")]


def test_whoever_took_over_from_the_chair_has_what_is_late_to_decide(world: World):
    """Though it is asked of somebody else, and they did not raise it."""
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    pass_on(world, dispute, "chair", "other_chair")
    world.choose("other_chair", dispute, "one_more_day", **MORE_TIME)
    assert past(world, "other_chair") == []

    world.pass_to(world.now_is(dispute).running.due.at + timedelta(minutes=1))

    assert past(world, "other_chair") == [dispute.reference]


def past(world: World, who: str) -> list[str]:
    rows = at_home.home(world.desk, who).parts[Show.PAST].rows
    return [row.dispute.reference for row in rows]


def test_the_second_to_pass_it_on_hears_of_the_first(world: World):
    dispute = world.raised()
    pass_on(world, dispute, "team_manager", "other_manager")

    refused = pass_on(world, dispute, "team_manager", "service_manager").outcome

    assert isinstance(refused, Refused)
    assert refused.done
    assert (refused.done.person, refused.done.passed_to) == ("team_manager", "other_manager")


def test_somebody_who_was_never_asked_hears_only_whose_turn_it_is(world: World):
    dispute = world.raised()
    before = pass_on(world, dispute, "chair", "other_manager").outcome
    pass_on(world, dispute, "team_manager", "other_manager")
    world.choose("other_manager", dispute, "take_on")
    after = pass_on(world, dispute, "chair", "service_manager").outcome

    for refused in (before, after):
        assert isinstance(refused, Refused)
        assert (refused.reason, refused.done) == (Reason.NOT_YOURS, None)
    stranger = pass_on(world, dispute, "social_worker", "other_manager").outcome
    assert stranger == Refused(reason=Reason.NOT_INVOLVED)


def test_whether_it_could_be_passed_on_is_said_without_doing_it(world: World):
    dispute = world.raised()
    command = PassOn(visit=dispute.visit)

    mine = passing_on.consider(world.desk, "team_manager", dispute.id, command).outcome
    theirs = passing_on.consider(world.desk, "chair", dispute.id, command).outcome
    could = PassOn(visit=dispute.visit, answers=form("other_manager"))
    would = passing_on.consider(world.desk, "team_manager", dispute.id, could).outcome

    assert isinstance(mine, Refused)
    assert isinstance(theirs, Refused)
    assert isinstance(would, Accepted)
    assert (mine.reason, theirs.reason) == (Reason.INCOMPLETE, Reason.NOT_YOURS)
    assert world.now_is(dispute) == dispute


def test_whoever_holds_the_same_post_is_offered_first_then_the_next_one_up(world: World):
    dispute = world.raised()

    offered = [each.id for each in passing_on.who_may_take(world.desk, "team_manager", dispute.id)]

    assert offered == ["other_manager", "service_manager", "head_of_service", "service_director"]
    assert passing_on.who_may_take(world.desk, "chair", dispute.id) == []


# ---- more choices -----------------------------------------------------------------------------


def test_only_what_applies_is_offered(world: World):
    dispute = world.raised()
    mine = needing.needs(world.desk, "team_manager", dispute.id)
    theirs = needing.needs(world.desk, "chair", dispute.id)

    assert isinstance(mine, Needs)
    assert isinstance(theirs, Needs)
    assert mine.all == (Need.PASSING, Need.REMINDER, Need.ANSWERED, Need.COVER, Need.SAFETY)
    assert (mine.answered, mine.choice_for(Need.ANSWERED)) == (Answer.CHOICE, "reply")
    assert mine.choice_for(Need.PASSING) == ""
    assert theirs.all == (Need.COVER, Need.SAFETY)
    stranger = needing.needs(world.desk, "social_worker", dispute.id)
    assert stranger == Refused(reason=Reason.NOT_INVOLVED)


def test_where_an_answer_is_given_depends_on_what_is_asked(world: World):
    replied, waits = world.raised(), world.raised()
    world.choose("team_manager", replied, "reply", **PLAN)
    world.choose("team_manager", waits, "pass_up", **PASS_UP)

    assert answered(world, "chair", replied) is Answer.STEP
    assert answered(world, "chair", waits) is Answer.STAGE
    assert answered(world, "team_manager", waits) is None
    assert answered(world, "chair_manager", replied) is None


def answered(world: World, who: str, dispute: Dispute) -> Answer | None:
    found = needing.needs(world.desk, who, dispute.id)
    assert isinstance(found, Needs)
    return found.answered


# ---- no reminder today ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-25 06:00", "2026-11-26 09:00"),
        ("2026-11-25 12:00", "2026-11-26 09:00"),
        ("2026-11-27 22:00", "2026-11-30 09:00"),
        ("2026-11-28 12:00", "2026-11-30 09:00"),
    ],
)
def test_a_reminder_is_put_off_to_the_next_working_day(world: World, now: str, until: str):
    assert snoozing.until(at(now), world.desk.calendar) == at(until)


def test_one_person_is_left_in_peace_today_and_nobody_else(world: World):
    dispute, other = world.raised(), world.raised()
    world.pass_to(at("2026-11-30 12:00"))
    sent(world)
    assert snoozing.snooze(world.desk, "team_manager", dispute.id) is None
    assert snoozing.snooze(world.desk, "team_manager", dispute.id) is None

    world.pass_to(at("2026-11-30 17:30"))
    today = sent(world)
    assert who_of(today, dispute) == [(Kind.DECIDE, "chair")]
    assert who_of(today, other) == [(Kind.NUDGE, "team_manager"), (Kind.DECIDE, "chair")]

    world.pass_to(at("2026-12-01 09:30"))
    assert {kind for kind, to in new(sent(world)) if to == "team_manager"} == {Kind.MORNING}


def who_of(messages: list[Owed], dispute: Dispute) -> list[tuple[Kind, str]]:
    return new([each for each in messages if each.dispute == dispute.id])


def test_a_morning_passes_over_what_was_put_off(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-11-27 07:00")
    snoozing.snooze(world.desk, "team_manager", dispute.id)
    sent(world)

    world.pass_to(at("2026-11-27 12:00"))

    assert (Kind.REMINDER, "team_manager") not in new(sent(world))


def test_what_was_put_off_comes_once_though_pressed_twice_and_to_nobody_else(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-11-24 12:00")
    for _ in range(2):
        snoozing.snooze(world.desk, "team_manager", dispute.id)
    world.choose("team_manager", dispute, "take_on")
    sent(world)

    world.pass_to(at("2026-11-25 08:30"))
    assert new(sent(world)) == []
    world.pass_to(at("2026-11-25 09:30"))
    assert new(sent(world)) == [(Kind.REMINDER, "team_manager")]
    world.pass_to(at("2026-11-26 12:00"))
    assert new(sent(world)) == []


def test_after_a_sleep_what_was_put_off_keeps_no_limit_that_passed_from_being_told(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-11-24 12:00")
    snoozing.snooze(world.desk, "team_manager", dispute.id)
    world.clock.at = at("2026-12-01 12:00")
    sent(world)

    assert chase(world.desk).failed == ()

    assert new(sent(world)) == [(Kind.NUDGE, "team_manager"), (Kind.DECIDE, "chair")]


def test_on_the_morning_of_the_usual_reminder_one_comes(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-11-26 12:00")
    snoozing.snooze(world.desk, "team_manager", dispute.id)
    sent(world)

    world.pass_to(at("2026-11-27 12:00"))

    assert new(sent(world)) == [(Kind.REMINDER, "team_manager")]


def test_whoever_covers_and_put_it_off_is_the_one_who_is_reminded(world: World):
    day = at("2026-11-24 12:00").date()
    wanted = Wanted(
        away="team_manager", cover="other_manager", since=day, until=at("2026-12-04 12:00").date(),
        moves_open=True,
    )  # fmt: skip
    dispute = world.raised()
    world.clock.at = at("2026-11-24 12:00")
    set_cover(world.desk, "team_manager", wanted)
    chase(world.desk)
    assert snoozing.snooze(world.desk, "other_manager", dispute.id) is None
    sent(world)

    world.pass_to(at("2026-11-25 12:00"))

    assert new(sent(world)) == [(Kind.REMINDER, "other_manager")]


def test_nothing_comes_of_what_was_answered_or_is_over_by_then(world: World):
    answered, over = world.raised(), world.raised()
    world.clock.at = at("2026-11-24 12:00")
    for dispute in (answered, over):
        snoozing.snooze(world.desk, "team_manager", dispute.id)
    world.choose("team_manager", answered, "reply", **PLAN)
    world.choose("chair", over, "withdraw", withdrawal={"reason": "It was settled."})
    sent(world)

    world.pass_to(at("2026-11-25 12:00"))

    assert [to for _, to in new(sent(world)) if to == "team_manager"] == []


def test_whoever_is_not_asked_has_nothing_to_put_off(world: World):
    dispute = world.raised()

    assert snoozing.snooze(world.desk, "chair", dispute.id) == Refused(
        reason=Reason.NOT_YOURS, what="team_manager"
    )
    with pytest.raises(NoSuchDispute):
        snoozing.snooze(world.desk, "chair", "nowhere")


# ---- somebody has left ------------------------------------------------------------------------


def test_their_manager_is_told_once_and_has_it_on_their_home_until_they_chose(world: World):
    dispute = world.raised()
    left(world, "team_manager")

    assert noticed(world) == [(Kind.HAS_LEFT, "service_manager")]
    assert noticed(world) == []
    assert decisions(world, "service_manager") == [dispute.reference]
    opened = opening.lay_open(world.desk, "service_manager", dispute.id, "test")
    assert isinstance(opened, opening.Opened)
    assert opened.chooses

    acted = pass_on(world, dispute, "service_manager", "other_manager")
    assert isinstance(acted.outcome, Accepted)
    assert decisions(world, "service_manager") == []
    told = new(sent(world))
    assert told == [(Kind.REQUEST, "other_manager"), (Kind.PASSED_ON, "chair")]


def decisions(world: World, who: str) -> list[str]:
    rows = at_home.home(world.desk, who).parts[Show.DECISION].rows
    return [row.dispute.reference for row in rows]


def test_the_message_to_choose_is_closed_by_choosing_and_by_nothing_less(world: World):
    dispute = world.raised()
    left(world, "team_manager")
    noticed(world)
    world.record_safety("chair", dispute)
    with world.desk.store.read() as work:
        assert not card(work.cards(dispute.id), Kind.HAS_LEFT, "service_manager").facts.closing

    pass_on(world, dispute, "service_manager", "other_manager")

    with world.desk.store.read() as work:
        assert [each for each in work.cards(dispute.id) if each.kind is Kind.HAS_LEFT] == []


def to_choose(world: World, dispute: Dispute) -> list[str]:
    """Who has a message with which they may choose another."""
    with world.desk.store.read() as work:
        cards = work.cards(dispute.id)
    return [each.to for each in cards if each.kind is Kind.HAS_LEFT]


def test_once_they_are_named_again_nobody_chooses_and_when_they_leave_again_it_is_told_again(
    world: World,
):
    dispute = world.raised()
    left(world, "team_manager")
    assert noticed(world) == [(Kind.HAS_LEFT, "service_manager")]

    world.people(with_seconds())
    assert noticed(world) == []
    assert to_choose(world, dispute) == []
    assert decisions(world, "service_manager") == []
    assert leaving.left_behind(world.desk) == []

    left(world, "team_manager")
    assert leaving.left_behind(world.desk) == [dispute.reference]
    assert noticed(world) == [(Kind.HAS_LEFT, "service_manager")]
    assert to_choose(world, dispute) == ["service_manager"]


def test_nobody_who_left_is_reminded_and_whoever_decides_hears_that_another_is_to_be_chosen(
    world: World,
):
    dispute = world.raised()
    left(world, "team_manager")
    noticed(world)
    world.pass_to(at("2026-11-30 17:30"))
    messages = sent(world)

    assert (Kind.DECIDE, "chair") in new(messages)
    assert "team_manager" not in [to for _, to in new(messages)]
    assert deciding(world, dispute) == ("team manager", True)
    pass_on(world, dispute, "service_manager", "head_of_service")
    assert deciding(world, dispute) == ("head of service", False)


def deciding(world: World, dispute: Dispute) -> tuple[str, bool]:
    """What the message to whoever decides says of whoever is asked: post, and have they left?"""
    with world.desk.store.read() as work:
        facts = card(work.cards(dispute.id), Kind.DECIDE, "chair").facts
    return facts.post, facts.gone


def test_whoever_passed_it_on_and_leaves_leaves_nothing_to_choose(world: World):
    dispute = world.raised()
    pass_on(world, dispute, "team_manager", "service_manager")
    left(world, "team_manager")

    assert noticed(world) == []
    assert leaving.left_behind(world.desk) == []


def test_whoever_was_to_choose_is_asked_no_more_once_another_is(world: World):
    dispute = world.raised()
    left(world, "team_manager", "service_manager")
    assert noticed(world) == [(Kind.HAS_LEFT, "head_of_service")]

    left(world, "team_manager")

    assert noticed(world) == [(Kind.HAS_LEFT, "service_manager")]
    assert to_choose(world, dispute) == ["service_manager"]


def test_where_nobody_is_above_the_administrators_are_told(world: World):
    world.raised()
    left(world, *(each for each in with_seconds().people if each != "social_worker"))

    assert noticed(world) == [(Kind.NOBODY_CHOOSES, ADMINISTRATOR)]


def test_the_day_begins_with_a_look(world: World):
    start_digests(world.desk)
    world.raised()
    left(world, "team_manager")
    sent(world)

    world.pass_to(at("2026-11-24 08:45"))

    assert (Kind.HAS_LEFT, "service_manager") in new(sent(world))


def test_one_dispute_that_cannot_be_read_or_written_keeps_no_other_from_being_seen_to(
    world: World,
):
    broken, sound, odd = world.raised(), world.raised(), world.raised()
    left(world, "team_manager")
    sent(world)
    break_it(world, broken)
    state = break_it(world, odd)
    break_it(world, odd, state.replace('"version":1', '"version":7'))

    with world.desk.store.begin() as work:
        failed = leaving.look(world.desk, work)

    assert len(failed) == 2
    assert [each.dispute for each in sent(world) if each.kind is Kind.HAS_LEFT] == [sound.id]


def test_once_an_account_is_gone_its_posts_end_and_it_is_seen_to_at_once(world: World):
    world.raised()
    sent(world)
    before = [each.id for each in leaving.listed_in_slack(world.desk)]

    assert leaving.end_posts(world.desk, world.person("team_manager")) == []

    assert before[:2] == ["team_manager", "chair"]
    assert before[1:] == sorted(before[1:])
    assert "team_manager" not in [each.id for each in leaving.listed_in_slack(world.desk)]
    assert new(sent(world)) == [(Kind.HAS_LEFT, "service_manager")]
    with world.desk.store.read() as work:
        ever = work.directory_ever()
    assert [each.until for each in ever.holders_of("team_manager") if each.until] == [
        date(2026, 11, 22)
    ]
    assert chase(world.desk).failed == ()
