"""Everything that is kept is read again for an access request, on whichever database."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.databases import Database
from tests.workflows.ageing import closed
from tests.world import PLAN, World, a_world
from workflows.adding import ADDED, ADDITION
from workflows.drafts import About
from workflows.people_changes import Change, How
from workflows.use_cases import drafting, opening, safety, setting_cover, snoozing
from workflows.use_cases.setting_cover import Wanted

COMMAND_LINE = "command line"


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


def test_what_is_kept_of_a_dispute_and_of_a_person_is_found(world: World):
    desk, dispute = world.desk, world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    opening.lay_open(desk, "team_manager", dispute.id, "the dispute")
    typed = {ADDITION: {ADDED: "Half of it."}}
    drafting.keep(desk, "chair", "d1", About(form="add", dispute=dispute.id), typed)
    snoozing.snooze(desk, "chair", dispute.id)
    day = desk.now().date()
    wanted = Wanted(away="chair", cover="chair_manager", since=day, until=day, moves_open=True)
    setting_cover.set_cover(desk, "chair", wanted)
    safety.record(desk, "chair", None, {"immediate_risk": {"said": "I telephoned."}})
    with desk.store.begin() as work:
        added = Change(person="chair", post="chair", how=How.ADDED)
        work.record_people([added], COMMAND_LINE, desk.now())

    with desk.store.read() as work:
        assert work.every_dispute() == (dispute.id,)
        [(viewed_in, viewing)] = work.viewed_by("team_manager")
        assert (viewed_in, viewing) == (dispute.id, work.viewings(dispute.id)[0])
        assert {each.kind for each in work.messages_of(dispute.id)} >= {"sent", "request"}
        assert {each.to for each in work.messages_to(["team_manager"])} == {"team_manager"}
        assert [each.answers for each in work.drafts_about(dispute.id)] == [typed]
        assert [person for person, _ in work.snoozes_of(dispute.id)] == ["chair"]
        assert [each.cover for each in work.covers_of("chair_manager")] == ["chair_manager"]
        assert [each.how for each in work.changes_of("chair")] == ["added"]
        [recorded] = work.kept_apart_of("chair")
        assert recorded.answers == {"immediate_risk": {"said": "I telephoned."}}
        assert (recorded.reference, recorded.told, recorded.viewings) == ("ALERT-1", {}, ())


def test_only_what_lives_and_what_was_owed_since_is_read_where_that_is_enough(world: World):
    over = closed(world)
    world.clock.at += timedelta(days=1)
    live = world.raised("stage_1", child={"case_number": "7654321"})

    with world.desk.store.read() as work:
        assert work.every_dispute() == (over.id, live.id)
        assert work.live_disputes() == (live.id,)
        since = world.clock.at
        to = work.messages_to(["team_manager"], since)
        assert {each.dispute for each in work.messages_to(["team_manager"])} == {over.id, live.id}
        assert {each.dispute for each in to} == {live.id}
        assert work.messages_of(over.id, since) == ()
        assert work.messages_of(live.id, since) == work.messages_of(live.id)


@pytest.mark.parametrize("act", ["UPDATE viewings SET what = ''", "DELETE FROM viewings"])
def test_what_the_command_line_was_shown_is_kept_and_never_changed(world: World, act: str):
    dispute = world.raised("stage_1")
    with world.desk.store.begin() as work:
        work.record_viewing(dispute.id, COMMAND_LINE, "the file copy, child 1", world.desk.now())

    with pytest.raises(DatabaseError, match="only ever added to"), world.desk.store.begin() as work:
        work._connection.execute(text(act))  # type: ignore[attr-defined]

    with world.desk.store.read() as work:
        assert [each.person for each in work.viewings(dispute.id)] == [COMMAND_LINE]
