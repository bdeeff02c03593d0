"""Passing on by hand: a council with a second team manager and a second chair."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.workflows import playing
from tests.world import MONDAY, a_directory
from workflows import engine
from workflows.commands import Accepted, PassOn, Refused
from workflows.dispute import Dispute
from workflows.pass_on import PASSING
from workflows.people import Directory, Person, Posting

YESTERDAY = date(2026, 11, 22)
#: Another person in a post that somebody of the sample council holds, too.
SECOND = {"other_manager": "team_manager", "other_chair": "chair"}


def with_seconds() -> Directory:
    """The sample council; two of its posts are held by a second person, in another team."""
    council = a_directory()
    people = {
        who: Person(id=who, name=f"Sample {who.replace('_', ' ').title()}", slack_id=f"U2{number}")
        for number, who in enumerate(SECOND)
    }
    postings = (
        Posting(person=who, post=post, team="South", agency="Sample Council")
        for who, post in SECOND.items()
    )
    return Directory(people={**council.people, **people}, postings=(*council.postings, *postings))


def gone(*people: str, directory: Directory | None = None) -> Directory:
    """Everybody who was ever in the list: these left yesterday."""
    listed = directory or with_seconds()
    postings = (
        replace(each, until=YESTERDAY) if each.person in people else each
        for each in listed.postings
    )
    return replace(listed, postings=tuple(postings))


def today(ever: Directory) -> Directory:
    """The people list as it stands on the day of the tests."""
    held = (each for each in ever.postings if each.is_held_on(MONDAY.date()))
    return replace(ever, postings=tuple(held))


def form(to: str, why: str = "I am on leave.") -> dict[str, Any]:
    """What somebody types to pass a question on."""
    return {PASSING: {"to": to, "why": why}}


def pass_on(
    dispute: Dispute,
    by: str,
    to: str,
    now: datetime = MONDAY,
    *,
    visit: int | None = None,
    ever: Directory | None = None,
    typed: Any = None,
) -> Accepted | Refused:
    """Try to pass on what is asked."""
    everybody = ever or with_seconds()
    there = playing.here(by, now, dispute=dispute, directory=today(everybody))
    command = PassOn(
        visit=dispute.visit if visit is None else visit,
        answers=form(to) if typed is None else typed,
    )
    return engine.pass_on(playing.PROCEDURE, dispute, command, there, everybody)


def passed(dispute: Dispute, by: str, to: str, now: datetime = MONDAY, **more: Any) -> Dispute:
    """The dispute after it was passed on."""
    return playing.now_is(pass_on(dispute, by, to, now, **more))


def note_left(dispute: Dispute, ever: Directory) -> Accepted | None:
    """Look whether whoever is asked has left."""
    there = playing.here("", dispute=dispute, directory=today(ever))
    return engine.note_left(playing.PROCEDURE, dispute, there, ever)
