"""Every page and message about cover, with the longest names that fit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from slackapp import ids
from slackapp.views import cover as view
from slackapp.views import home as home_views
from slackapp.views.meta import Meta
from tests.world import World
from workflows.cover import Cover
from workflows.use_cases import at_home, setting_cover
from workflows.use_cases.open_requests import Open
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.world import today

View = dict[str, Any]


def is_set(world: World, away: str, cover: str, since: date) -> Cover:
    until = since + timedelta(days=1)
    wanted = Wanted(away=away, cover=cover, since=since, until=until, moves_open=True)
    done = setting_cover.set_cover(world.desk, away, wanted)
    assert isinstance(done, Cover), done
    return done


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    desk, procedure = world.desk, world.desk.library.default
    filled = {ids.COVER_FORM: {ids.COVER_FIELD: "service_director"}}
    for person, away in (("service_manager", "team_manager"), ("social_worker", "")):
        asked = setting_cover.ask(desk, person, away)
        yield f"cover: form of {person}", view.form(asked, filled, procedure, Meta())
        stay = replace(asked, open=Open(number=2000, moved=1000, stay=1000))
        yield f"cover: form of {person}, who keeps some", view.form(stay, filled, procedure, Meta())
    days = [today(desk) + timedelta(days=2 * number) for number in range(8)]
    covers = [is_set(world, "chair", "service_director", each) for each in days]
    laid = setting_cover.lay_open(desk, "chair", covers[0].id)
    assert laid
    yield "cover: one", view.one(replace(laid, stay=1000))
    yield (
        "cover: form with covers",
        view.form(setting_cover.ask(desk, "chair"), filled, procedure, Meta()),
    )
    yield "cover: is set", view.is_set(laid)
    for person in ("chair", "service_director"):
        home = at_home.home(desk, person)
        yield f"cover: home of {person}", home_views.home(home, desk.now())


def live(world: World) -> None:
    """Somebody is away, is asked through their cover, and comes back."""
    waits, answered = world.raised("stage_1"), world.raised("stage_1")
    cover = is_set(world, "team_manager", "head_of_service", today(world.desk))
    world.choose("head_of_service", answered, "take_on")
    world.raised("stage_1")
    assert setting_cover.end_now(world.desk, "team_manager", cover.id)
    is_set(world, "team_manager", "head_of_service", today(world.desk) + timedelta(days=7))
    assert world.now_is(waits).step == "answer"
