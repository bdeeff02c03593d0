"""``/drp list``: one's disputes, filtered, a page at a time, and found by reference."""

from dataclasses import replace

from slackapp import ids
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, redraws, replaces
from slackapp.views import listing
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import lists as say
from slackapp.wording import refusals
from workflows.overview import Show
from workflows.references import Mistyped
from workflows.use_cases import listing as use_case


def start(front: Front, pressed: Press) -> Answer:
    """Open the list: with the filter that a button names, else with what waits."""
    show = Show(pressed.value) if pressed.value else Show.WAITING
    return show_form(pressed, _page(front, pressed.person, show, Meta()))


def _page(front: Front, person: str, show: Show, meta: Meta) -> Json:
    found = use_case.listed(front.desk, person, show, meta.page)
    if not found.rows and meta.page > 1:  # it has become shorter since
        return _page(front, person, show, replace(meta, page=meta.page - 1))
    return listing.page(found, show, meta, front.desk.library.called)


def show_others(front: Front, pressed: Press) -> Answer:
    """Show what was chosen in the menu, at once, from its first page."""
    return redraws(_page(front, pressed.person, Show(pressed.value), Meta()))


def turn(front: Front, pressed: Press) -> Answer:
    """Turn to another page."""
    meta = replace(pressed.meta, page=int(pressed.value))
    return redraws(_page(front, pressed.person, Show(pressed.meta.choice), meta))


def find(front: Front, pressed: Press) -> Answer:
    """Find the dispute of the reference that was typed; without one, show the list."""
    show = Show(pressed.meta.choice)
    typed = str(pressed.typed.get(ids.FIND_FORM, {}).get(ids.FIND_FIELD, "")).strip()
    if not typed:
        return replaces(_page(front, pressed.person, show, Meta()))
    try:
        found = use_case.found(front.desk, pressed.person, typed)
    except Mistyped:
        return errors({ids.block(ids.FIND_FORM, ids.FIND_FIELD): refusals.MISTYPED})
    return replaces(
        listing.page(found, show, Meta(), front.desk.library.called, nothing=say.NOT_FOUND)
    )
