"""Every page and message of what is sent without a dispute, with the longest texts that fit."""

from collections.abc import Iterator
from typing import Any

from slackapp.views import apart as view
from slackapp.views import home as home_views
from slackapp.views.meta import Meta
from tests.world import World
from workflows.forms import Answers
from workflows.use_cases import apart, listing, opening
from workflows.use_cases.apart import Laid

View = dict[str, Any]
KEY = "compliment"


def widest() -> Answers:
    """Every box is filled to its brim, and every criterion ticked."""
    typed = {
        "case_number": "&" * 40,
        "initials": "&" * 6,
        "social_worker": "social_worker",
        "team_manager": "team_manager",
        "shows": ["risk", "drift", "daily_life", "outcome"],
        "details": "&" * 3000,
        "changed": "&" * 3000,
    }
    return {KEY: typed}


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    procedure, meta = world.desk.library.default, Meta(procedure="chair-drp", choice=KEY)
    for answers in ({}, widest()):
        with world.desk.store.read() as work:
            blank = opening.blank(world.desk, work, "chair", answers, procedure)
        yield "apart: form", view.form(blank, answers, meta)
    for held in (True, False):
        yield f"apart: sent, held {held}", view.sent(procedure.apart[KEY], held=held)
    live(world)
    laid = apart.read(world.desk, "chair", 1)
    assert isinstance(laid, Laid)
    yield "apart: page", view.page(laid)
    home = listing.home(world.desk, "chair")
    yield "apart: home", home_views.home(home, world.desk.now())


def live(world: World) -> None:
    """One is sent, and acknowledged by one of the two."""
    assert apart.send(world.desk, "chair", KEY, widest()) is None
    assert apart.acknowledge(world.desk, "social_worker", 1) is None
