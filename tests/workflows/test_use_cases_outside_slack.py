"""Somebody outside Slack is asked by e-mail, and nothing else is pretended to have reached them."""

from dataclasses import replace

import pytest

from tests.slackapp.outbox import rows
from tests.world import World, a_directory
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.notices import CHANNEL, Facts, Notice
from workflows.people import Directory
from workflows.use_cases.settling import owe


def outside(person: str) -> Directory:
    """The sample council, in which somebody has an e-mail address and no Slack account."""
    council = a_directory()
    who = replace(council.people[person], slack_id=None, email=f"{person}@sample.test")
    return replace(council, people={**council.people, person: who})


@pytest.fixture
def asked(world: World) -> Dispute:
    world.people(outside("team_manager"))
    return world.raised("stage_1")


def owed(world: World, to: str) -> list[str]:
    found = rows(world, "SELECT recipient, kind FROM outbox ORDER BY id")
    return [row.kind for row in found if row.recipient == to]


def test_what_is_asked_waits_as_an_e_mail_and_the_raiser_knows(world: World, asked: Dispute):
    assert owed(world, "team_manager") == [Kind.EMAIL]
    assert Kind.ASKED_BY_EMAIL in owed(world, "chair")


def test_whoever_is_in_slack_is_asked_as_before(world: World):
    world.raised("stage_1")

    assert owed(world, "team_manager") == [Kind.REQUEST]
    assert Kind.ASKED_BY_EMAIL not in owed(world, "chair")


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [(Kind.NUDGE, []), (Kind.REMINDER, []), (Kind.SAFETY, [Kind.SAFETY]), (Kind.TOLD, [Kind.TOLD])],
)
def test_no_nudge_is_owed_and_other_news_is_known_not_to_arrive(
    world: World, asked: Dispute, kind: Kind, becomes: list[Kind]
):
    news = Notice(key="news", kind=kind, to="team_manager", facts=Facts(), dispute=asked.id)
    with world.desk.store.begin() as work:
        owe(world.desk, work, news)

    assert owed(world, "team_manager") == [Kind.EMAIL, *becomes]


def test_what_is_posted_in_a_channel_goes_there_or_nowhere(world: World):
    post = Notice(key="post", kind=Kind.POST_RAISED, to=CHANNEL, facts=Facts())
    without = replace(world.desk, has_channel=False)
    with world.desk.store.begin() as work:
        owe(without, work, post)
        before = work.is_owed("post")
        owe(world.desk, work, post)
        assert (before, work.is_owed("post")) == (False, True)


def test_a_directory_says_who_is_in_slack():
    council = outside("team_manager")

    assert council.is_in_slack("chair")
    assert not council.is_in_slack("team_manager")
    assert not council.is_in_slack("nobody")
