"""What administrators are shown: the people list, its form, and what needs mending."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from slackapp.doctor.without_slack import worst_first
from slackapp.views import home as home_views
from slackapp.views import listed, mending, people
from slackapp.views.listed import Filled
from slackapp.views.meta import Meta
from slackapp.wording import mending as mending_words
from slackapp.wording import people as say
from slackapp.wording import telling_mail
from tests.world import MONDAY, World, a_directory
from workflows.gaps import Gap
from workflows.use_cases import people_list
from workflows.use_cases.mending import AllUndelivered, Mending, Undelivered, look
from workflows.use_cases.people_list import Saved

View = dict[str, Any]
REFERENCES = tuple(f"DRP-{number:04d}-98" for number in range(1000))
#: As long as a team may be called, for every post of a large council.
GAPS = tuple(Gap("p" * 40, f"{number} {'&' * 110}", "&" * 120) for number in range(500))


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is, as wide as it can be."""
    titles = people_list.titles(world.desk)
    page = people_list.page(world.desk, "", 1)
    yield "people", people.page(replace(page, total=1000), titles, Meta(page=2))
    yield "nobody found", people.page(replace(page, rows=(), total=0), titles, Meta())
    yield "empty posts", people.empty(GAPS)
    yield "no empty post", people.empty(())
    yield from _entry(world, titles)
    posting = page.rows[0]
    ended = Saved(directory=page.directory, posting=posting, is_over=True, waiting=REFERENCES)
    yield "post ended", people.saved(ended, titles[posting.post])
    yield "what waits", people.waiting(REFERENCES, has_left=False)
    names = {id: who.name for id, who in page.directory.people.items()}
    yield "own ladder", people.own(people_list.own_ladder(world.desk, "chair"), names)
    yield "no ladder", people.own((), names)
    yield from _mending(world)


def ask_outside_slack(world: World) -> None:
    """Somebody without a Slack account is asked."""
    council = a_directory()
    manager = replace(council.people["team_manager"], slack_id=None, email="m@sample.test")
    world.people(replace(council, people={**council.people, manager.id: manager}))
    world.raised("stage_1")


def _entry(world: World, titles: dict[str, str]) -> Iterator[tuple[str, View]]:
    directory, _ = people_list.one(world.desk, "")
    values = {
        "name": "&" * 120,
        "slack_id": "U01",
        "email": "new@sample.test",
        "phone": "&" * 120,
        "agency": "&" * 120,
        "post": "chair",
        "team": "&" * 120,
        "line_manager": "chair_manager",
        "since": "2026-11-23",
        "until": "2027-11-23",
    }
    filled = Filled(values=values, titles=titles, directory=directory, about_account=say.IS_A_GUEST)
    yield "entry", listed.form(filled, Meta(posting="0" * 16, guest="U01", drawn=3))
    yield "another post", listed.form(filled, Meta(posting="0" * 16, beside=True, guest="U01"))
    yield "entry of whom", listed.form(filled, Meta(guest="U01", drawn=3, earlier="chair"))
    empty = Filled(values={}, titles=titles, directory=directory)
    yield "new entry", listed.form(empty, Meta())


def _mending(world: World) -> Iterator[tuple[str, View]]:
    widest = Mending(
        lost=1000,
        held=1000,
        vacant=GAPS,
        left=REFERENCES,
        known_until=date(2026, 12, 31),
        has_channel=False,
        channel_closed=True,
        unsettled=tuple("&" * 100 for _ in range(5)),
    )
    for name, found in (("widest", widest), ("as it is", look(world.desk))):
        here_for = home_views.officer(protects_data=True, agrees_on_retention=True)
        yield f"mending, {name}", home_views.without_post(here_for, mending.rows(found))
    lost = Undelivered(
        key="k" * 200,
        to="chair",
        reference="DRP-7F3K-09",
        since=MONDAY,
        refused=True,
        may_go_again=True,
    )
    files = tuple(
        replace(lost, key=word, file=f"{word}:more", refused=False) for word in telling_mail.FILES
    )
    yield (
        "files not delivered",
        mending.not_arrived(AllUndelivered(named=files, unnamed=0, directory=a_directory())),
    )
    of_all = AllUndelivered(named=(lost,) * 100, unnamed=3, directory=a_directory())
    yield "not delivered", mending.not_arrived(of_all, mending_words.IS_SENT)
    yield "all delivered", mending.not_arrived(replace(of_all, named=(), unnamed=0))
    yield "left behind", mending.left_behind(REFERENCES)
    yield "settings", mending.settings([each.says for each in worst_first(world.desk)])
