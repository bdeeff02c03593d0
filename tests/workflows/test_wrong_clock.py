"""A clock that was ahead, and is right again: what it has put off is found, and set again."""

from datetime import timedelta

from tests.world import World
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.use_cases import missing, standstill, wrong_clock
from workflows.use_cases.chasing import chase, start_digests
from workflows.use_cases.missing import What

AGES = timedelta(days=3650)


def look(world: World) -> bool:
    """Look at what is due, and say so: was the clock ahead when that was said before?"""
    assert chase(world.desk).failed == ()
    return standstill.beat(world.desk)


def was_ahead(world: World, by: timedelta) -> bool:
    start_digests(world.desk)
    look(world)
    world.clock.at += by
    look(world)
    world.clock.at -= by
    return look(world)


def test_what_a_clock_that_was_ahead_has_put_off_is_missing_until_it_is_mended(world: World):
    dispute = world.raised()

    assert was_ahead(world, AGES)

    found = missing.missing(world.desk)
    assert {each.what for each in found} == {What.MORNING, What.NOT_SET}
    wrong_clock.put_right(world.desk)
    assert missing.missing(world.desk) == ()
    world.pass_to(world.clock.at + timedelta(days=1))
    with world.desk.store.read() as work:
        lists = [each.kind for each in work.messages_of(dispute.id)]
    assert Kind.NUDGE in lists  # it was recorded as late


def test_a_start_sets_the_next_morning_where_a_clock_that_was_ahead_has_put_it_off(world: World):
    was_ahead(world, AGES)

    start_digests(world.desk)

    assert missing.missing(world.desk) == ()


def test_what_was_owed_meanwhile_goes_now_but_what_is_planned_waits(world: World):
    world.clock.at += AGES
    dispute = world.raised()
    world.clock.at -= AGES
    planned = Notice(key="planned", kind=Kind.MEETING_REMINDER, to="chair", facts=Facts())
    with world.desk.store.begin() as work:
        work.owe(planned, world.clock.at + timedelta(days=9))

    wrong_clock.put_right(world.desk)

    claimed = set[str | None]()
    while owed := world.desk.store.outbox.claim(world.clock(), in_hours=True):
        claimed.add(owed.dispute)
        world.desk.store.outbox.drop(owed)
    assert claimed == {dispute.id}


def test_a_clock_that_is_put_back_an_hour_was_not_ahead(world: World):
    assert not was_ahead(world, timedelta(hours=1))
    assert missing.missing(world.desk) == ()
