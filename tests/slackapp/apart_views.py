"""Every page and message of what is sent without a dispute, with the longest texts that fit."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from slackapp.views import apart as view
from slackapp.views import apart_rows, listing
from slackapp.views import home as home_views
from slackapp.views.meta import Meta
from tests.slackapp.brimful import brimful
from tests.world import World
from workflows.forms import Answers
from workflows.local_words import USUAL
from workflows.overview import Show
from workflows.use_cases import apart, apart_lists, apart_reading, at_home
from workflows.use_cases.apart import HandedOver
from workflows.use_cases.apart_lists import FoundApart
from workflows.use_cases.apart_reading import LONGEST, Laid
from workflows.use_cases.finding import ANYTHING
from workflows.use_cases.listing import Found

View = dict[str, Any]
KEY = "compliment"


def widest() -> Answers:
    """Every box is filled to its brim, and every criterion ticked."""
    typed = {
        "case_number": brimful(40),
        "initials": brimful(6),
        "social_worker": "social_worker",
        "team_manager": "team_manager",
        "shows": ["risk", "drift", "daily_life", "outcome", "creative"],
        "details": brimful(3000),
        "changed": brimful(3000),
    }
    return {KEY: typed}


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    procedure, meta = world.desk.library.default, Meta(procedure="chair-drp", choice=KEY)
    for answers in ({}, widest()):
        with world.desk.store.read() as work:
            form = apart.form(world.desk, work, "chair", KEY, procedure, answers)
        yield "apart: form", view.form(form, answers, meta)
    for found in ("service_manager", ""):
        blank = replace(form.blank, found={"team_manager": found})
        theirs = replace(form, blank=blank, own=frozenset({"team_manager"}))
        yield f"apart: form of their manager, {found}", view.form(theirs, answers, meta)
    handed = live(world)
    for held in (True, False):
        yield f"apart: sent, held {held}", view.sent(KEY, replace(handed, held=held))
    for person in ("chair", "social_worker", "team_manager"):
        yield f"apart: page of the {person}", view.page(laid(world, person))
    yield from _lists(world)


def _lists(world: World) -> Iterator[tuple[str, View]]:
    for _ in range(9):
        assert isinstance(apart.send(world.desk, "chair", KEY, widest()), HandedOver)
    for person in ("chair", "team_manager"):
        home = at_home.home(world.desk, person)
        yield f"apart: home of the {person}", home_views.home(home, world.desk.now())
        for page in (1, 2):
            found, many = (
                apart_lists.listed(world.desk, person, page),
                apart_lists.called(world.desk),
            )
            drawn = apart_rows.page(found, Meta(page=page), USUAL, many, ANYTHING)
            yield f"apart: list of the {person}, page {page}", drawn
    beside = list(apart_rows.at_home(apart_lists.waits_for(world.desk, "team_manager")))
    none = Found(rows=(), total=0)
    yield "apart: beside what waits", listing.page(none, Show.WAITING, Meta(), beside=beside)
    nothing = apart_rows.page(FoundApart(rows=(), total=0), Meta(), USUAL, (), ANYTHING)
    yield "apart: an empty list", nothing


def laid(world: World, person: str) -> Laid:
    found = apart_reading.read(world.desk, person, 1)
    assert isinstance(found, Laid)
    return found


def live(world: World) -> HandedOver:
    """One is sent, and acknowledged by one of the two, who says something back."""
    handed = apart.send(world.desk, "chair", KEY, widest())
    assert isinstance(handed, HandedOver)
    assert apart_reading.acknowledge(world.desk, "social_worker", 1, brimful(LONGEST)) is None
    return handed
