"""``/drp people``: administrators keep the people list; everybody else reads their own ladder."""

from dataclasses import replace

from slackapp import ids
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, opens, opens_drawn, redraws, replaces
from slackapp.views import people as view
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from workflows.use_cases import guests
from workflows.use_cases import people_list as use_case
from workflows.use_cases.world import today


def refused(front: Front, press: Press) -> Json | None:
    """Say that this is for administrators; nothing to whoever is one."""
    is_theirs = front.is_run_by(press.slack_id)
    return None if is_theirs else small.notice([refusals.FOR_ADMINISTRATORS])


def start(front: Front, press: Press) -> Answer:
    """Open the list, or somebody's own ladder."""
    if not front.is_run_by(press.slack_id):
        return show_form(press, _own(front, press.person))
    if press.view.get("callback_id") == ids.PAGE:
        return show_form(press, _page(front, "", Meta()))
    return opens_drawn(lambda: _page(front, "", Meta()))


def _own(front: Front, person: str) -> Json:
    if guests.is_guest(front.desk, person):
        return small.notice([refusals.GUEST])
    ladder = use_case.own_ladder(front.desk, person)
    with front.desk.store.read() as work:
        directory = work.directory(today(front.desk))
    return view.own(ladder, {id: directory.name(id) for id in directory.by_person})


def _page(front: Front, typed: str, meta: Meta) -> Json:
    found = use_case.page(front.desk, typed, meta.page)
    if not found.rows and meta.page > 1:  # it has become shorter since
        return _page(front, typed, replace(meta, page=meta.page - 1))
    return view.page(found, use_case.titles(front.desk), meta)


def _looked_for(press: Press) -> str:
    return str(press.typed.get(ids.FIND_FORM, {}).get(ids.FIND_FIELD, ""))


def turn(front: Front, press: Press) -> Answer:
    """Turn to another page."""
    if no := refused(front, press):
        return redraws(no)
    meta = replace(press.meta, page=ids.read_number(press.value))
    return redraws(_page(front, _looked_for(press), meta))


def find(front: Front, press: Press) -> Answer:
    """Show those whose name, post or team was typed."""
    return replaces(refused(front, press) or _page(front, _looked_for(press), Meta()))


def empty(front: Front, press: Press) -> Answer:
    """Show which posts nobody is found for."""
    if no := refused(front, press):
        return opens(no)
    return opens_drawn(lambda: view.empty(use_case.empty_posts(front.desk)))


def waiting(front: Front, press: Press) -> Answer:
    """Show what waits for somebody who has their post no more."""
    if no := refused(front, press):
        return opens(no)
    with front.desk.store.read() as work:
        has_left = not work.directory(today(front.desk)).postings_of(press.value)
    waits = use_case.waiting(front.desk, press.value)
    return show_form(press, view.waiting(waits, has_left=has_left))
