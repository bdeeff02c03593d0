"""Every page of raising from a message or a date, and of finding, with the longest texts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from slackapp.views import drafts, finding, from_date, listing, raising
from slackapp.views.meta import Meta
from tests.slackapp.brimful import brimful
from tests.world import World
from workflows import beginning, counting_back
from workflows.overview import Show
from workflows.use_cases import drafting, opening
from workflows.use_cases import listing as use_case
from workflows.use_cases.finding import Wanted
from workflows.use_cases.listing import Found

View = dict[str, Any]
BEGAN = Meta(draft="f" * 16, procedure="chair-drp", began=("message", "files", "full"))
NEAR, FAR, UNKNOWN = date(2026, 12, 7), date(2027, 6, 1), date(2150, 1, 1)
WIDEST = Wanted(
    text=brimful(finding.LONGEST_FIND),
    category="drift_and_delay",
    stage="stage_1",
    since=date(2026, 1, 1),
    until=date(2027, 1, 1),
)


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    procedure = world.desk.library.default
    yield from _from_date(world)
    ways = [{"key": f"way_{number}", "title": f"{number:02}{'&' * 73}"} for number in range(12)]
    every = [procedure.model_copy(update=way) for way in ways]
    yield "from a date: which", from_date.which(every)
    text = beginning.with_text(procedure, brimful(3000))
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", text)
        mine = [each for each in drafting.mine(world.desk, work, "chair") if not each.dispute]
    yield "raise from a message", raising.form(blank, text, BEGAN)
    yield "before raising from a message", drafts.before_raising(mine, [procedure], BEGAN)
    widest = [replace(each, begins=brimful(3000)) for each in mine]
    again = drafts.before_raising(widest[1:], [procedure], again=widest[:1])
    yield "before raising from the same message again", again
    yield from _lists(world)


def _from_date(world: World) -> Iterator[tuple[str, View]]:
    procedure, meta = world.desk.library.default, Meta(procedure="chair-drp")
    box = beginning.date_box(procedure)
    assert box
    field, now = beginning.field_at(procedure, box), world.clock()
    yield "from a date: none yet", from_date.form((), None, meta)
    for on in (NEAR, FAR):
        steps = tuple(counting_back.worked_back(field, on, now, world.desk.calendar))
        yield f"from a date: {on}", from_date.form(steps, on, meta)
    yield "from a date: unknown", from_date.form((), UNKNOWN, meta)


def _lists(world: World) -> Iterator[tuple[str, View]]:
    every = [world.desk.library.default]
    choices = finding.choices_of(every)
    more = Meta(page=2, added=(listing.MORE,))
    found = use_case.listed(world.desk, "chair", Show.ALL, 1)
    shown: Mapping[str, Found] = {"some": found, "none": Found(rows=(), total=0)}
    for name, each in shown.items():
        drawn = listing.page(each, Show.ALL, more, wanted=WIDEST, choices=choices)
        yield f"list with every filter: {name}", drawn
    yield "list where nothing has a category", listing.page(found, Show.ALL, more)
