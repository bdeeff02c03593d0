"""Every page and message about passing on, and about somebody who has left."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from slackapp.views import home as home_views
from slackapp.views import more_choices, passing_on, show
from slackapp.views.meta import Meta
from tests.workflows.passing import form
from tests.world import World
from workflows.commands import Accepted, PassOn
from workflows.dispute import Dispute
from workflows.events import PassedOn
from workflows.use_cases import at_home, leaving, needing, opening
from workflows.use_cases import passing_on as use_case
from workflows.use_cases.at_home import AT_HOME
from workflows.use_cases.needing import Needs
from workflows.use_cases.opening import Opened

View = dict[str, Any]
WIDEST = Needs(
    dispute="d" * 16, more_time="more_time", may_pass_on=True, is_asked=True, answer="reply"
)


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    directory = _everybody(world)
    dispute = world.raised("stage_1")
    found = needing.needs(world.desk, "team_manager", dispute.id)
    assert isinstance(found, Needs)
    yield "more choices", more_choices.form(found, dispute.visit)
    everything = replace(WIDEST, answered=found.answered)
    yield "more choices, all", more_choices.form(everything, dispute.visit)
    yield from _forms(world, dispute)
    yield "passed on", _passed(world, dispute, "team_manager")
    for _ in range(max(AT_HOME.values()) + 1):
        dispute = world.raised("stage_1")
    _leaves(world, "team_manager")
    manager = _opened(world, "service_manager", dispute)
    able = use_case.who_may_take(world.desk, "service_manager", dispute.id)
    yield "choose", passing_on.form(manager, able, _meta(dispute))
    yield "page of whoever chooses", show.show(manager)
    home = at_home.home(world.desk, "service_manager")
    yield "home of whoever chooses", home_views.home(home, world.desk.now())
    yield "chosen", _passed(world, dispute, "service_manager")
    world.people(directory)


def _forms(world: World, dispute: Dispute) -> Iterator[tuple[str, View]]:
    opened = _opened(world, "team_manager", dispute)
    able = use_case.who_may_take(world.desk, "team_manager", dispute.id)
    yield "pass on", passing_on.form(opened, able, _meta(dispute))
    many = [replace(able[0], id=f"person-{n}") for n in range(passing_on.MOST + 1)]
    people = {each.id: each for each in many}
    listed = replace(opened, directory=replace(opened.directory, people=people))
    for able in (many[1:], many):
        yield f"pass on, to one of {len(able)}", passing_on.form(listed, able, _meta(dispute))


def _everybody(world: World) -> Any:
    with world.desk.store.read() as work:
        return work.directory(world.clock.at.date())


def _meta(dispute: Dispute) -> Meta:
    return Meta(dispute=dispute.id, visit=dispute.visit, form="f" * 16)


def _opened(world: World, who: str, dispute: Dispute) -> Opened:
    opened = opening.lay_open(world.desk, who, dispute.id, "test")
    assert isinstance(opened, Opened)
    return opened


def _passed(world: World, dispute: Dispute, by: str) -> View:
    command = PassOn(visit=dispute.visit, answers=form("head_of_service"))
    acted = use_case.pass_on(world.desk, by, dispute.id, command)
    assert isinstance(acted.outcome, Accepted)
    [event] = acted.outcome.events
    assert isinstance(event, PassedOn)
    return passing_on.done(acted, event, by)


def _leaves(world: World, *people: str) -> None:
    for who in people:
        assert leaving.end_posts(world.desk, world.person(who)) == []


def live(world: World) -> None:
    """Everything happens that is worth telling of passing on, and of somebody who has left."""
    directory = _everybody(world)
    one, two = world.raised("stage_1"), world.raised("stage_1")
    _passed(world, one, "team_manager")
    _leaves(world, "team_manager")
    _passed(world, two, "service_manager")
    world.raised("stage_4")
    _leaves(world, "service_director", "chair_manager", "chair")
    world.people(directory)
