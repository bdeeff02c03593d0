"""App Home: the place to work from. As safe as a posted message, with one's own drafts by date."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from slackapp import ids
from slackapp.views import apart, apart_rows, blocks, cover, drafts, from_date, rows
from slackapp.views.blocks import Json
from slackapp.wording import called as words
from slackapp.wording import cover as cover_words
from slackapp.wording import following, officers, refusals, times
from slackapp.wording import lists as say
from workflows.cover import Role
from workflows.due import LONDON
from workflows.local_words import USUAL, Called
from workflows.overview import Row, Show
from workflows.use_cases.at_home import Home
from workflows.use_cases.drafting import Mine
from workflows.use_cases.listing import WAITS, Found

#: Drafts that are shown, newest first.
DRAFTS = 5


def home(has: Home, now: datetime, called: Called = USUAL, mending: Iterable[Json] = ()) -> Json:
    """Draw somebody's App Home: what waits for them comes first, soonest first.

    ``mending`` is for those who run the app, after their own parts.
    """
    made = [blocks.safety_first(), *_start(has, called)]
    made += [blocks.context(refusals.GUEST, "guest")] if has.is_guest else []
    for show, title in say.PARTS.items():
        made += _part(show, title, has.parts[show], has.in_list[show], called)
    made += apart_rows.at_home(has.apart)
    made += cover.part(has.covers, now.astimezone(LONDON).date())
    made += _supervision(has.supervised)
    made += _drafts(has.drafts, called)
    if not _waits(has):
        made += _nothing(is_new=not has.parts[Show.RAISED].rows and not has.drafts)
    made += mending
    made += [blocks.divider("end"), _foot(has, now, called)]
    return _view(made)


def _foot(has: Home, now: datetime, called: Called) -> Json:
    covered = any(role is Role.AWAY for role, _ in has.covers)
    fresh = say.foot(times.moment(now), called)
    return blocks.context(fresh if covered else f"{cover_words.NONE_SET} {fresh}", "foot")


def _view(made: list[Json]) -> Json:
    return {"type": "home", "callback_id": ids.HOME, "blocks": made}


def _start(has: Home, called: Called) -> list[Json]:
    """No colour on any: none of them is urged on anybody."""
    start = [blocks.button(words.raise_one(called), ids.START_RAISE)] if has.may_raise else []
    start += [from_date.button()] if has.from_date else []
    find = blocks.button(words.find_one(called), ids.LIST_OPEN)
    return blocks.actions([*start, *apart.starts(has.sends), find, cover.start()], "start")


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
    for number, each in enumerate(mine[:DRAFTS], 1):
        yield drafts.row(each, number, called)
    number = len(mine) if len(mine) > DRAFTS else 0
    yield from blocks.actions([drafts.see_all(number)], "all-drafts")


def _waits(has: Home) -> bool:
    """Is anything asked of them: in a dispute, of an action, or to be acknowledged?"""
    return any(has.parts[show].rows for show in WAITS) or bool(has.apart)


def _nothing(*, is_new: bool) -> Iterator[Json]:
    """Say that nothing waits; to whoever has nothing here at all, what this page is for."""
    said = f"*{say.NOTHING_WAITS}*"
    yield blocks.section(f"{said}\n{say.FIRST_TIME}" if is_new else said, "nothing")


def not_listed(administrators: tuple[str, ...]) -> Json:
    """Say to somebody who is in no list whom to ask; the safety steps are for everybody."""
    asked = ", ".join(f"<@{each}>" for each in administrators)
    said = f"{say.NOT_LISTED}: {asked}" if asked else f"{say.NOT_LISTED}."
    return _view([blocks.safety_first(), blocks.section(said, "ask")])


def officer(*, protects_data: bool, agrees_on_retention: bool) -> list[Json]:
    """Say to an officer what they are here for; nothing to anybody else."""
    said = [officers.PROTECTS_DATA] if protects_data else []
    said += [officers.AGREES_ON_RETENTION] if agrees_on_retention else []
    return [blocks.section("\n".join([*said, officers.NEED_NO_POST]), "officer")] if said else []


def without_post(here_for: list[Json], mending: list[Json]) -> Json:
    """Draw it for whoever is in no list, and need be in none to run the app or to be an officer."""
    runs = [blocks.section(say.WITHOUT_POST, "post"), *mending] if mending else []
    return _view([blocks.safety_first(), *here_for, *runs])
