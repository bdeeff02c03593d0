"""App Home: the place to work from. As safe as a posted message, with one's own drafts by date."""

from collections.abc import Iterator
from datetime import datetime

from slackapp import ids
from slackapp.views import apart, blocks, drafts, rows
from slackapp.views.blocks import Json
from slackapp.wording import called as words
from slackapp.wording import following, times
from slackapp.wording import lists as say
from workflows.local_words import USUAL, Called
from workflows.overview import Row, Show
from workflows.use_cases.drafting import Mine
from workflows.use_cases.listing import Found, Home

#: Drafts that are shown, newest first.
DRAFTS = 5


def home(has: Home, now: datetime, called: Called = USUAL) -> Json:
    """Draw somebody's App Home: what waits for them comes first, soonest first."""
    made = [blocks.safety_first(), *_start(has, called)]
    for show, title in say.PARTS.items():
        made += _part(show, title, has.parts[show], has.in_list[show], called)
    made += _supervision(has.supervised)
    made += _drafts(has.drafts, called)
    if not has.parts[Show.WAITING].rows and not has.parts[Show.PAST].rows:
        made += _nothing(is_new=not has.parts[Show.RAISED].rows and not has.drafts)
    made += [blocks.divider("end"), blocks.context(say.foot(times.moment(now), called), "foot")]
    return _view(made)


def _view(made: list[Json]) -> Json:
    return {"type": "home", "callback_id": ids.HOME, "blocks": made}


def _start(has: Home, called: Called) -> list[Json]:
    """No colour on any: none of them is urged on anybody."""
    start = [blocks.button(words.raise_one(called), ids.START_RAISE)] if has.may_raise else []
    find = blocks.button(words.find_one(called), ids.LIST_OPEN)
    return blocks.actions([*start, *apart.starts(has.sends), find], "start")


def _part(show: Show, title: str, found: Found, in_list: int, called: Called) -> Iterator[Json]:
    if not found.rows:
        return
    yield blocks.header(say.heading(title, found.total), f"h-{show}")
    for row in found.rows:
        yield rows.row(row, f"{show}-{row.dispute.id}")
    if found.total > len(found.rows):
        label = say.see_all_label(show, in_list, called)
        all_of_them = blocks.button(say.see_all(in_list), ids.LIST_OPEN, value=show, label=label)
        yield from blocks.actions([all_of_them], f"all-{show}")


def _supervision(supervised: tuple[Row, ...]) -> Iterator[Json]:
    """Say how much is open of those whom somebody supervises, and lead to it (S1-108)."""
    if not supervised:
        return
    people = len({row.dispute.raised_by for row in supervised})
    past = sum(row.dispute.late > 0 for row in supervised)
    yield blocks.header(following.SUPERVISION, "h-supervision")
    see = blocks.button(
        following.SEE_LIST,
        ids.LIST_OPEN,
        value=Show.SUPERVISION,
        label=following.SEE_LIST_LABEL,
    )
    said = following.supervised(people, len(supervised), past)
    yield blocks.section(said, "supervision", see)


def _drafts(mine: tuple[Mine, ...], called: Called) -> Iterator[Json]:
    if not mine:
        return
    yield blocks.header(say.heading(say.DRAFTS, len(mine)), "h-drafts")
    for each in mine[:DRAFTS]:
        yield drafts.row(each, called)
    yield from blocks.actions([drafts.see_all(len(mine))], "all-drafts")


def _nothing(*, is_new: bool) -> Iterator[Json]:
    """Say that nothing waits; to whoever has nothing here at all, what this page is for."""
    said = f"*{say.NOTHING_WAITS}*"
    yield blocks.section(f"{said}\n{say.FIRST_TIME}" if is_new else said, "nothing")


def not_listed(administrators: tuple[str, ...]) -> Json:
    """Say to somebody who is in no list whom to ask; the safety steps are for everybody."""
    asked = ", ".join(f"<@{each}>" for each in administrators)
    said = f"{say.NOT_LISTED}: {asked}" if asked else f"{say.NOT_LISTED}."
    made = [blocks.safety_first(), blocks.section(said, "ask")]
    return _view(made)
