"""Two who look for what is due at once: one does it, and nobody who acts is held up."""

from datetime import timedelta

import pytest

from tests.workflows.playing import at
from tests.world import World, a_directory
from workflows.use_cases.chasing import Chased, chase
from workflows.use_cases.leaving import left_behind

PAST_THE_DATE = at("2026-11-30 17:00:01")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_while_one_process_looks_another_leaves_it_to_that_one(world: World):
    """On SQLite there is one writer anyway."""
    world.raised()
    world.clock.at = PAST_THE_DATE

    with world.desk.store.begin() as other:
        assert other.only_one("chasing")
        assert chase(world.desk) == Chased(done=0, failed=())
    assert chase(world.desk).done > 0


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_dispute_in_which_somebody_acts_is_looked_at_later(world: World):
    dispute = world.raised()
    world.clock.at = PAST_THE_DATE

    with world.desk.store.begin() as other:
        assert other.hold([dispute.id]) == {dispute.id}
        chase(world.desk)
        with world.desk.store.read() as work:
            assert work.dispute(dispute.id).late == 0
    world.clock.at = PAST_THE_DATE + timedelta(minutes=1)
    chase(world.desk)

    with world.desk.store.read() as work:
        assert work.dispute(dispute.id).late == 1


def test_disputes_of_somebody_who_holds_no_post_any_more_are_found(world: World):
    dispute = world.raised()
    assert left_behind(world.desk) == []

    world.people(a_directory("team_manager"))

    assert left_behind(world.desk) == [dispute.reference]
