"""Telling of a silence, as every process sees it."""

from tests.workflows.playing import at
from tests.world import World
from workflows.kinds import Kind
from workflows.use_cases import standstill
from workflows.use_cases.standstill import Pulse, Why


def test_it_is_told_once_until_it_is_well_and_that_once(world: World):
    desk, since = world.desk, world.clock()
    assert standstill.pulse(desk) == Pulse(looked_at=None, earliest=None, is_told=False)
    standstill.beat(desk)
    world.clock.at = at("2026-11-23 09:00")  # the clock is set back
    standstill.beat(desk)
    assert standstill.pulse(desk).looked_at == world.clock()

    assert standstill.tell(desk, Why.STOPPED, since)
    assert not standstill.tell(desk, Why.LATE, since)
    assert standstill.pulse(desk).is_told
    assert standstill.tell_well(desk)
    assert not standstill.tell_well(desk)

    with desk.store.read() as work:
        told = [(each.kind, each.facts.at) for each in work.messages_to(["slack:U02"])]
    assert told == [(Kind.STANDSTILL, since), (Kind.WELL_AGAIN, world.clock())]


def test_what_was_set_back_has_been_due_since_it_came_due_at_first(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-12-01 09:10")
    with world.desk.store.begin() as work:
        for morning in (True, False):
            for wake in work.claim_due(world.clock(), 9, of_the_morning=morning):
                work.set_back(wake, at("2026-12-01 09:20"))

    assert standstill.pulse(world.desk).earliest == at("2026-11-27 09:00")
    with world.desk.store.read() as work:
        assert min(each.at for each in work.wakes_of(dispute.id)) == at("2026-11-27 09:00")
