"""Every form, page and message about a new date, with the longest texts that fit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from slackapp.views import choosing, done, laid_over, show
from slackapp.views import home as home_views
from slackapp.views.acting import Acting
from slackapp.views.meta import Meta
from tests import dates
from tests.dates import LATER
from tests.slackapp.brimful import brimful
from tests.world import World, a_world
from workflows.commands import Accepted, AnswerDate
from workflows.people import Directory
from workflows.use_cases import at_home, dating, opening
from workflows.use_cases.opening import Opened

View = dict[str, Any]
LONGEST = {"later": {**LATER["later"], "risk": brimful(1000)}}


def a_world_of_dates(folder: Path, people: Directory) -> World:
    """The sample council, whose manager and chair may agree on a new date."""
    folder.mkdir(exist_ok=True)
    world = a_world(folder, **dates.own_procedure(folder))
    world.people(people)
    return world


def views(folder: Path, people: Directory) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    world = a_world_of_dates(folder, people)
    dispute = world.raised("stage_1")
    meta = Meta(dispute=dispute.id, visit=1, choice="ask_for_time", draft="f" * 16)
    for typed in ({}, LONGEST):
        acting = Acting(opened=_opened(world, "team_manager", dispute.id), answers=typed, meta=meta)
        yield "asking for more time", choosing.choice_form(acting, "ask_for_time")
    acted = world.choose("team_manager", dispute, "ask_for_time", **LONGEST)
    assert isinstance(acted.outcome, Accepted)
    yield "a date is proposed", done.page(acted, acted.outcome, "team_manager", "Proposed")
    for person in ("chair", "team_manager"):
        yield f"a date waits: {person}", show.show(_opened(world, person, dispute.id))
        found = at_home.home(world.desk, person)
        yield f"a date waits, home of {person}", home_views.home(found, world.desk.now())
    waits = acted.dispute.new_date
    assert waits
    command = AnswerDate(visit=1, number=waits.number, agrees=True)
    dating.answer_date(world.desk, "chair", dispute.id, command)
    opened = _opened(world, "chair", dispute.id)
    yield "a date is agreed", show.show(opened)
    for entry in opened.history:
        read = opening.read_entry(world.desk, "chair", dispute.id, entry.number)
        assert isinstance(read, tuple)
        yield f"a date, entry {entry.number}", laid_over.entry_page(*read)


def _opened(world: World, by: str, dispute: str) -> Opened:
    found = opening.lay_open(world.desk, by, dispute, "test")
    assert isinstance(found, Opened)
    return found


def live(world: World) -> None:
    """A date is proposed, another in its place, one is kept, and one agreed."""
    for agrees in (True, False):
        dispute = world.raised("stage_1")
        world.choose("team_manager", dispute, "ask_for_time", **LATER)
        waits = world.now_is(dispute).new_date
        assert waits
        command = AnswerDate(visit=1, number=waits.number, agrees=agrees)
        dating.answer_date(world.desk, "chair", dispute.id, command)
    world.choose("team_manager", world.raised("stage_1"), "ask_for_time", **LATER)
