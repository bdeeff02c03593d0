"""Telling of a silence, as every process sees it."""

from tests.workflows.playing import at
from tests.world import World
from workflows.kinds import Kind
from workflows.use_cases import silence
from workflows.use_cases.silence import Pulse, Why


def test_it_is_told_once_until_it_is_well_and_that_once(world: World):
    desk, since = world.desk, world.clock()
    assert silence.pulse(desk) == Pulse(looked_at=None, earliest=None, is_told=False)
    silence.beat(desk)
    world.clock.at = at("2026-11-23 09:00")  # the clock is set back
    silence.beat(desk)
    assert silence.pulse(desk).looked_at == world.clock()

    assert silence.tell(desk, Why.STOPPED, since)
    assert not silence.tell(desk, Why.LATE, since)
    assert silence.pulse(desk).is_told
    assert silence.tell_well(desk)
    assert not silence.tell_well(desk)

    with desk.store.read() as work:
        told = [(each.kind, each.facts.at) for each in work.messages_to(["slack:U02"])]
    assert told == [(Kind.SILENCE, since), (Kind.WELL_AGAIN, world.clock())]


def test_what_was_set_back_has_been_due_since_it_came_due_at_first(world: World):
    dispute = world.raised()
    world.clock.at = at("2026-12-01 09:10")
    with world.desk.store.begin() as work:
        for morning in (True, False):
            for wake in work.claim_due(world.clock(), 9, of_the_morning=morning):
                work.set_back(wake, at("2026-12-01 09:20"))

    assert silence.pulse(world.desk).earliest == at("2026-11-27 09:00")
    with world.desk.store.read() as work:
        assert min(each.at for each in work.wakes_of(dispute.id)) == at("2026-11-27 09:00")
