"""When those who decide are silent: who stands in, who may not, and when administrators hear."""

from dataclasses import replace
from datetime import date, datetime

from tests.workflows.playing import at
from tests.workflows.posting import Postbox, chased, on, sent
from tests.world import (
    AGREED,
    MORE_TIME,
    NO_REPLY,
    PLAN,
    World,
    a_directory,
)
from workflows import covering
from workflows.commands import Refused
from workflows.cover import Cover
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.overview import Show
from workflows.people import Directory
from workflows.use_cases.setting_cover import Wanted, set_cover
from workflows.use_cases.snoozing import awake
from workflows.use_cases.standing import standing


def test_where_nobody_can_stand_in_each_administrator_is_told(world: World):
    world.raised()
    world.people(a_directory("chair_manager"))
    sent(world)

    assert (Kind.NOBODY_IN_POST, "slack:U02") in chased(world, "2026-12-03 09:00")


def test_where_whoever_decides_has_left_it_is_late_in_the_list_of_whoever_stands_in(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-11-24 10:00")
    world.people(a_directory("chair"))
    postbox = Postbox(world)

    world.pass_to(at("2026-11-30 17:30"))

    assert world.now_is(dispute).late == 1
    assert ("2026-11-30 17:00", Kind.DECIDE, "chair_manager") in on(postbox.timeline)
    with world.desk.store.read() as work:
        [(at_, _)] = standing(world.desk, work, "chair_manager")
    assert at_ is Show.PAST


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
