"""Every page and message about an e-mail that did not arrive, and about a meeting."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from slackapp import ids
from slackapp.views import mail_mending, raise_check, show
from slackapp.views.letter import Letter
from slackapp.views.messages import message
from slackapp.views.meta import Meta
from tests.world import MONDAY, World, answers
from workflows.kinds import Kind
from workflows.notices import Facts
from workflows.people import Directory
from workflows.post_office import PostOffice
from workflows.use_cases import opening, raising, resending
from workflows.use_cases.opening import Opened
from workflows.use_cases.raising import Ready

View = dict[str, Any]
ASKED = "team_manager"


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    office = PostOffice(is_set_up=True, secure=("example.gov.uk",))
    was, world.desk = world.desk, replace(world.desk, post_office=office)
    with world.desk.store.read() as work:
        directory = work.directory(world.clock.at.date())
    person = replace(directory.people[ASKED], slack_id=None, email="nurse@sample.test")
    world.people(replace(directory, people={**directory.people, ASKED: person}))
    ready = raising.prepare(world.desk, "chair", "stage_1", answers())
    assert isinstance(ready, Ready)
    yield "check, asked by e-mail", raise_check.check(ready, Meta(), None)
    dispute = world.raised("stage_1")
    owed = world.desk.store.outbox.claim_mail(world.clock())
    assert owed
    world.desk.store.outbox.undeliverable(owed, "not secure")
    seen = resending.see(world.desk, "chair", owed.key, runs_it=False)
    assert seen
    yield "e-mail not delivered", mail_mending.page(seen)
    for which in (ids.MAIL_ELSEWHERE, ids.MAIL_BY_HAND):
        yield f"{which} form", mail_mending.form(seen, which, Meta(letter=owed.key))
    opened = opening.lay_open(world.desk, "chair", dispute.id, "test")
    assert isinstance(opened, Opened)
    many = replace(opened, mails=tuple(replace(seen.mail, key=f"k{n}") for n in range(15)))
    yield "page with e-mails not delivered", show.show(many)
    world.people(directory)
    world.desk = was


def messages(world: World, directory: Directory) -> Iterator[tuple[str, View]]:
    """Give each message."""
    facts = Facts(
        reference="DRP-7F3K-09",
        stage="stage_2",
        letter=f"{'0' * 16}:12:e-mail:outside:14:cc:3",
        at=MONDAY + timedelta(days=2),
    )
    for kind in (Kind.MEETING, Kind.MEETING_CANCELLED, Kind.MEETING_REMINDER):
        yield kind, _written(world, directory, kind, facts)
    yield (
        "meeting, moved",
        _written(world, directory, Kind.MEETING, replace(facts, reported_done=True)),
    )
    for kind in (Kind.MAIL_NOT_DELIVERED, Kind.FILE_NOT_DELIVERED):
        yield kind, _written(world, directory, kind, facts)
    unnamed = replace(facts, reference="")
    yield "file, unnamed", _written(world, directory, Kind.FILE_NOT_DELIVERED, unnamed)


def _written(world: World, directory: Directory, kind: Kind, facts: Facts) -> View:
    procedure = world.desk.library.default
    return message(
        Letter(
            kind=kind,
            to="chair",
            facts=facts,
            dispute="0" * 16,
            procedure=procedure,
            directory=directory,
        )
    )
