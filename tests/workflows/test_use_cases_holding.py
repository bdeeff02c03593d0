"""After a restore: what was owed before waits, what is new goes, and reminders come in one list."""

from datetime import timedelta

import pytest

from tests.slackapp.outbox import states
from tests.workflows import compliments
from tests.workflows.playing import at
from tests.workflows.posting import new, sent
from tests.world import PLAN, RESOLVED, World
from workflows.kinds import Kind
from workflows.use_cases import holding, mending
from workflows.use_cases.chasing import chase, start_digests

TOLD = (Kind.HELD, "slack:U02")


def goes(world: World, when: str = "") -> list[tuple[Kind, str]]:
    """What is sent once the clock has done its part."""
    if when:
        world.clock.at = at(when)
    assert chase(world.desk).failed == ()
    return new(sent(world))


def held(world: World) -> list[tuple[Kind, str]]:
    return [(each.held.kind, each.held.to) for each in holding.listed(world.desk).waits]


def numbers(world: World, *kinds: Kind) -> list[int]:
    waits = [each.held for each in holding.listed(world.desk).waits]
    return [each.number for each in waits if each.kind in kinds or not kinds]


def restored(world: World, when: str) -> None:
    """The store stands as it did at its backup, days ago; what fell due since is owed at once."""
    with world.desk.store.begin() as work:
        work.stand_still(world.desk.now())
    world.clock.at = at(when)
    holding.hold(world.desk)


def test_nothing_of_before_goes_and_the_administrators_are_told_how_much_waits(world: World):
    world.raised()
    waits = [(Kind.SENT, "chair"), (Kind.REQUEST, "team_manager")]

    restored(world, "2026-11-23 12:00")

    assert {*waits} <= {*held(world)}
    assert mending.look(world.desk).held == len(held(world))
    assert goes(world) == [TOLD]


def test_what_people_do_afterwards_goes_and_what_waits_holds_nothing_up(world: World):
    dispute = world.raised()
    restored(world, "2026-11-23 12:00")
    goes(world)

    world.choose("team_manager", dispute, "reply", **PLAN)

    assert (Kind.REQUEST, "chair") in goes(world)
    assert (Kind.REQUEST, "team_manager") in held(world)


def test_what_came_due_while_nothing_ran_waits_too_however_long_that_was(world: World):
    world.raised()
    start_digests(world.desk)
    goes(world)

    restored(world, "2026-12-02 12:00")

    late = {Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN, Kind.DIGEST}
    assert late <= {kind for kind, _ in held(world)}
    assert goes(world) == [TOLD]
    assert (Kind.DECIDE, "chair") in goes(world, "2026-12-03 09:00:01")


def test_at_night_what_would_wait_for_the_morning_waits_longer(world: World):
    world.raised()
    goes(world)

    restored(world, "2026-12-05 03:00")

    late = [(Kind.STAND_IN, "chair_manager"), (Kind.NOBODY_DECIDES, "slack:U02")]
    assert {*late} <= {*held(world)}
    assert goes(world) == [TOLD]
    assert goes(world, "2026-12-07 08:59") == []
    assert goes(world, "2026-12-07 09:00:01") == [
        (Kind.NUDGE, "team_manager"),
        (Kind.DECIDE, "chair"),
    ]


def test_until_all_of_it_is_held_nothing_goes_at_all(world: World):
    world.raised()
    with world.desk.store.begin() as work:
        work.stand_still(world.desk.now())

    assert goes(world) == []
    assert holding.listed(world.desk).still

    holding.hold(world.desk)
    assert goes(world) == [TOLD]
    assert not holding.listed(world.desk).still


def test_nobody_is_told_where_nothing_waits(world: World):
    world.raised()
    goes(world)

    assert holding.hold(world.desk) == 0
    assert goes(world) == []


def test_what_is_let_go_goes_and_what_is_dropped_never_does(world: World):
    world.raised()
    restored(world, "2026-11-23 12:00")
    goes(world)
    request = numbers(world, Kind.REQUEST)

    assert holding.release(world.desk, request) == 1
    assert holding.release(world.desk, request) == 0
    assert holding.drop(world.desk, numbers(world)) > 0

    assert goes(world) == [(Kind.REQUEST, "team_manager")]
    assert held(world) == []
    assert states(world)[Kind.SENT] == ["cancelled"]
    assert goes(world, "2026-11-23 12:10") == []


def test_of_reminders_that_are_let_go_each_person_has_one_list_of_what_is_still_so(world: World):
    one, two, done = world.raised(), world.raised(), world.raised()
    goes(world)
    restored(world, "2026-12-01 12:00")
    goes(world)
    world.choose("team_manager", done, "reply", **PLAN)
    goes(world)

    holding.release(world.desk, numbers(world))

    again = goes(world)
    assert [each for each in again if each[1] == "team_manager"] == [(Kind.MORNING, "team_manager")]
    with world.desk.store.read() as work:
        [listed] = [card for card in work.cards_of("team_manager") if card.kind is Kind.MORNING]
    assert {line.dispute for line in listed.facts.lines} == {one.id, two.id}
    assert held(world) == []


def test_a_list_that_is_let_go_is_made_anew(world: World):
    world.raised()
    world.raised()
    goes(world)
    restored(world, "2026-11-30 10:00")
    assert (Kind.MORNING, "team_manager") in held(world)

    holding.release(world.desk, numbers(world, Kind.MORNING))

    assert (Kind.MORNING, "team_manager") in goes(world)


def test_however_often_something_is_late_it_comes_to_an_end(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    world.raised()
    monkeypatch.setattr(holding, "AT_MOST", 1)

    restored(world, "2026-12-02 12:00")

    assert Kind.NUDGE in {kind for kind, _ in held(world)}


def test_a_reminder_of_what_is_not_late_yet_is_looked_at_again_too(world: World):
    world.raised()
    goes(world)
    restored(world, "2026-11-30 10:00")
    assert (Kind.REMINDER, "team_manager") in held(world)

    holding.release(world.desk, numbers(world))

    assert (Kind.REMINDER, "team_manager") in goes(world)


def test_a_digest_that_is_let_go_is_not_sent_since_the_next_says_it_all(world: World):
    world.raised()
    start_digests(world.desk)
    goes(world)
    restored(world, "2026-12-01 12:00")
    goes(world)

    holding.release(world.desk, numbers(world, Kind.DIGEST))

    assert goes(world) == []
    assert states(world)[Kind.DIGEST] == ["cancelled"]


def test_whom_an_alert_is_for_is_not_said(world: World):
    dispute = world.raised()
    world.record_safety("team_manager", dispute)
    compliments.send(world)
    restored(world, "2026-11-23 12:00")

    said = {(each.held.kind, each.to, each.reference) for each in holding.listed(world.desk).waits}

    assert (Kind.SAFETY, "", "") in said
    assert (Kind.APART, "", "") in said
    assert (Kind.REQUEST, "team_manager", dispute.reference) in said


def test_an_action_that_is_let_go_is_asked_about_anew(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    goes(world)
    restored(world, "2027-01-15 12:00")
    assert (Kind.ACTION, "social_worker") in held(world)
    goes(world)

    holding.release(world.desk, numbers(world, Kind.ACTION))

    assert (Kind.ACTION, "social_worker") in goes(world)


def test_two_who_hold_at_once_come_to_the_same(world: World):
    world.raised()
    many = holding.hold(world.desk)
    world.clock.at += timedelta(minutes=1)

    assert holding.hold(world.desk) == many + 1  # that it waits was not said yet


def test_a_copy_for_trying_says_that_it_is_one(world: World):
    assert not holding.listed(world.desk).for_trying

    holding.keep_for_trying(world.desk)

    assert holding.listed(world.desk).for_trying
