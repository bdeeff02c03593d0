"""A council with a second chair, who has a manager of their own; and disputes of both."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.workflows.playing import AGREES, INFORMAL_ANSWER, TYPED
from tests.world import (
    COUNCIL,
    FINALISED,
    NOT_NEGOTIATED,
    PLAN,
    RESOLVED,
    World,
    a_directory,
    answers,
)
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.people import Directory, Person, Posting
from workflows.people_file import dated
from workflows.use_cases import leaving

OTHERS = {
    "other_chair": "chair",
    "other_manager": "chair_manager",
    "head": "chairs_head_of_service",
}
EVERYBODY = (*COUNCIL, *OTHERS, "stranger")
ABOVE = {"other_chair": "other_manager", "chair_manager": "head", "other_manager": "head"}


def both_teams(*without: str, **lines: str) -> Directory:
    """The sample council with the others; *lines* gives somebody another line manager."""
    council, above = a_directory(), {**ABOVE, **lines}
    others = (
        Posting(person=who, post=post, team="Others", agency="Sample Council")
        for who, post in OTHERS.items()
    )
    postings = (
        replace(each, line_manager=above.get(each.person, each.line_manager))
        for each in (*council.postings, *others)
        if each.person not in without
    )
    people = {who: Person(id=who, name=who, slack_id=f"U-{who}") for who in OTHERS}
    return Directory(people={**council.people, **people}, postings=tuple(postings))


def moves_to(world: World, who: str, post: str, agency: str) -> None:
    """From today on somebody holds another post, as an import of the people list says it."""
    council = both_teams()
    now = Posting(person=who, post=post, team="North", agency=agency)
    stay = tuple(each for each in council.postings if each.person != who)
    becomes(world, replace(council, postings=(*stay, now)))


def becomes(world: World, directory: Directory) -> None:
    """Make the list this from today on, and see at once to what was asked of whoever left."""
    today = world.clock.at.date()
    with world.desk.store.begin() as work:
        postings = dated(directory.postings, work.directory_ever().postings, today)
        work.keep_directory(replace(directory, postings=postings), today)
        assert leaving.look(world.desk, work) == []


def raise_by(world: World, who: str, **changes: dict[str, Any]) -> Dispute:
    """Raise a dispute at stage 1 as either chair."""
    return world.raised_by(who, "stage_1", answers("stage_1", **changes))


def moves(world: World, dispute: Dispute, *acts: tuple[str, str, dict[str, Any]]) -> Dispute:
    """Who chooses what, one after the other."""
    for by, choice, typed in acts:
        assert isinstance(world.choose(by, dispute, choice, **typed).outcome, Accepted)
    return world.now_is(dispute)


REPLIES = ("team_manager", "reply", PLAN)


def played(world: World) -> list[Dispute]:
    """Disputes in every state that a list can tell apart, raised by the one chair or the other."""
    by_other, past = raise_by(world, "other_chair"), world.raised()
    read_late = world.raised("informal")
    moves(world, read_late, ("team_manager", "reply", INFORMAL_ANSWER))
    world.pass_to(world.clock.at + timedelta(days=9))
    return [
        *(world.now_is(each) for each in (by_other, past)),
        moves(world, read_late, ("chair_manager", "resolved_informally", FINALISED)),
        *of_the_chair(world),
        *asked_of_the_chair(world),
    ]


def of_the_chair(world: World) -> list[Dispute]:
    """What the sample chair raised lately."""
    informal, directly, asked = world.raised("informal"), world.raised("stage_4"), world.raised()
    waits, replied, escalated, followed, over = (world.raised() for _ in range(5))
    return [
        moves(world, informal, ("team_manager", "reply", INFORMAL_ANSWER)),
        directly,
        asked,
        moves(world, waits, ("team_manager", "pass_up", TYPED["pass_up"])),
        moves(world, replied, REPLIES),
        moves(world, escalated, REPLIES, ("chair", "escalate", {**NOT_NEGOTIATED, **AGREES})),
        moves(world, followed, REPLIES, ("chair", "resolved", RESOLVED)),
        world.close(moves(world, over, REPLIES)),
    ]


def asked_of_the_chair(world: World) -> list[Dispute]:
    """What the other chair raised, and the sample chair was chosen to answer."""
    answers_it = {"people": {"manager": "chair"}}
    live, over = (raise_by(world, "other_chair", **answers_it) for _ in range(2))
    replied = moves(world, over, ("chair", "reply", PLAN))
    return [live, world.close(replied, by="other_chair")]
