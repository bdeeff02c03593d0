"""``/drp list``: one's disputes, filtered, a page at a time, and found by what is typed.

What somebody looks for stands in the boxes of the list, and every press in it reads them anew.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from slackapp import ids, list_apart
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, redraws, replaces
from slackapp.views import finding, listing
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import finding as find_words
from slackapp.wording import refusals
from workflows.overview import Show
from workflows.references import Mistyped, prefix_of
from workflows.use_cases import apart_lists
from workflows.use_cases import listing as use_case
from workflows.use_cases.finding import ANYTHING, Wanted
from workflows.use_cases.listing import Found


def start(front: Front, pressed: Press) -> Answer:
    """Open the list: with the filter that a button names, else with what waits."""
    show = _shown(pressed.value) if pressed.value else Show.WAITING
    drawn = _page(front, pressed.person, show, Meta(), ANYTHING)
    return redraws(drawn) if pressed.callback == ids.LIST else show_form(pressed, drawn)


def show_others(front: Front, pressed: Press) -> Answer:
    """Show what was chosen in the menu, at once, from its first page."""
    return _again(front, pressed, _shown(pressed.value), replace(pressed.meta, page=1))


def turn(front: Front, pressed: Press) -> Answer:
    """Turn to another page."""
    meta = replace(pressed.meta, page=ids.read_number(pressed.value))
    return _again(front, pressed, _shown(meta.choice), meta)


def more(front: Front, pressed: Press) -> Answer:
    """Add the boxes of more filters."""
    meta = replace(pressed.meta, added=(listing.MORE,))
    return _again(front, pressed, _shown(meta.choice), meta)


def find(front: Front, pressed: Press) -> Answer:
    """Show what the boxes say; what is typed is looked for in every dispute that they may open.

    Under the filter of what is sent without a dispute, it is looked for in that.
    """
    wanted, meta = _wanted(pressed), replace(pressed.meta, page=1)
    chosen = _shown(meta.choice)
    show = Show.ALL if wanted.text and chosen is not Show.APART else chosen
    if wanted.is_backwards:
        return errors({ids.block(ids.FIND_FORM, ids.FIND_SINCE): find_words.BACKWARDS})
    try:
        return replaces(_page(front, pressed.person, show, meta, wanted))
    except Mistyped:
        return errors({ids.block(ids.FIND_FORM, ids.FIND_FIELD): refusals.MISTYPED})


def _again(front: Front, pressed: Press, show: Show, meta: Meta) -> Answer:
    """Draw the list again, in which the filters hold."""
    wanted = _wanted(pressed)
    if wanted.is_backwards:
        return redraws(_nothing(front, show, meta, wanted, find_words.BACKWARDS))
    try:
        return redraws(_page(front, pressed.person, show, meta, wanted))
    except Mistyped:
        return redraws(_nothing(front, show, meta, wanted, refusals.MISTYPED))


def _nothing(front: Front, show: Show, meta: Meta, wanted: Wanted, why: str) -> Json:
    """Draw it without a row: a press that draws it again can put nothing on a box."""
    return _drawn(front, Found(rows=(), total=0), show, meta, wanted, why)


def _page(front: Front, person: str, show: Show, meta: Meta, wanted: Wanted) -> Json:
    names_apart = wanted.text and prefix_of(wanted.text) in apart_lists.prefixes(front.desk)
    if names_apart or show is Show.APART:
        return list_apart.page(front, person, meta, wanted)
    found = use_case.listed(front.desk, person, show, meta.page, wanted)
    last = max(1, -(-found.total // use_case.PAGE))
    if meta.page > last:  # it has become shorter since
        return _page(front, person, show, replace(meta, page=last), wanted)
    beside = _beside(front, person, show, meta, wanted)
    return _drawn(front, found, show, meta, wanted, beside=beside)


def _beside(front: Front, person: str, show: Show, meta: Meta, wanted: Wanted) -> list[Json]:
    """Draw what else waits, on the first page of all that does: App Home says the same."""
    is_all = show is Show.WAITING and meta.page == 1 and wanted == ANYTHING
    return list_apart.waiting(front, person) if is_all else []


def _drawn(
    front: Front,
    found: Found,
    show: Show,
    meta: Meta,
    wanted: Wanted,
    nothing: str = "",
    beside: Sequence[Json] = (),
) -> Json:
    library = front.desk.library
    return listing.page(
        found,
        show,
        meta,
        library.called,
        wanted=wanted,
        choices=finding.choices_of(library.procedures.values()),
        nothing=nothing,
        apart=apart_lists.called(front.desk),
        beside=beside,
    )


def _wanted(pressed: Press) -> Wanted:
    """Read what stands in the boxes; those that are not there leave nothing out."""
    typed = {name: str(said) for name, said in pressed.typed.get(ids.FIND_FORM, {}).items()}
    return Wanted(
        text=typed.get(ids.FIND_FIELD, "").strip(),
        category=_chosen(typed.get(ids.FIND_CATEGORY, "")),
        stage=_chosen(typed.get(ids.FIND_STAGE, "")),
        since=_day(typed.get(ids.FIND_SINCE, "")),
        until=_day(typed.get(ids.FIND_UNTIL, "")),
    )


def _chosen(said: str) -> str:
    return "" if said == finding.ANY else said


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


def _shown(name: str) -> Show:
    """Read which part of the list it is. Raises NotOurs where there is none."""
    if name not in set(Show):
        raise ids.NotOurs
    return Show(name)
