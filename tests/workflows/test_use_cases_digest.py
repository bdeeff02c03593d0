"""The channel's morning list: when it goes, what stands in it, and what keeps none from it."""

from dataclasses import replace

from tests.workflows.breaking import break_it
from tests.workflows.playing import at
from tests.workflows.posting import Postbox, chased, new, on, sent
from tests.world import (
    CHANNEL,
    NOT_NEGOTIATED,
    PLAN,
    World,
)
from workflows.kinds import Kind
from workflows.notices import CHANNEL as THE_CHANNEL
from workflows.notices import Facts, Line
from workflows.use_cases.chasing import chase, start_digests


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
