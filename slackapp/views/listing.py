"""The list of one's disputes: what to show, what to look for, ten to a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from slackapp import ids
from slackapp.views import blocks, finding, rows, turning
from slackapp.views.blocks import Json
from slackapp.views.finding import NO_CHOICES, Choices
from slackapp.views.meta import Meta
from slackapp.wording import apart as apart_words
from slackapp.wording import called as words
from slackapp.wording import finding as find_words
from slackapp.wording import following
from slackapp.wording import lists as say
from slackapp.wording.filling import capital
from workflows.local_words import USUAL, Called
from workflows.overview import Row, Show
from workflows.use_cases.finding import ANYTHING, Wanted
from workflows.use_cases.listing import PAGE, Found

#: What ``Meta.added`` says once more filters were asked for.
MORE = "filters"


def page(
    found: Found,
    show: Show,
    meta: Meta,
    called: Called = USUAL,
    *,
    wanted: Wanted = ANYTHING,
    choices: Choices = NO_CHOICES,
    nothing: str = "",
    apart: tuple[str, ...] = (),
    beside: Sequence[Json] = (),
) -> Json:
    """Draw one page, with the boxes as they were filled in; *beside* it what is no dispute."""
    made: list[Json] = []
    if found.rows:
        first = (meta.page - 1) * PAGE + 1
        last = first + len(found.rows) - 1
        made.append(blocks.section(say.count(found.total, first, last), "count"))
        made += _supervised(found) if show is Show.SUPERVISION else _rows(found.rows)
        made += turning.buttons(ids.LIST_PAGE, found.total, meta.page, PAGE)
    elif not beside:
        nothing = nothing or _nothing(show, wanted, called)
        made.append(blocks.section(nothing, "count"))
    boxes = finding.boxes(wanted, choices, more=MORE in meta.added)
    return framed([*boxes, *made, *beside], show, meta, called, apart)


def framed(
    rows: Iterable[Json], show: Show, meta: Meta, called: Called, apart: tuple[str, ...]
) -> Json:
    """Draw a page of the list around its boxes and rows; *apart* is what else it can show."""
    made = [_show(show, apart), *rows, blocks.safety_last()]
    kept = replace(meta, choice=show)
    title = say.SHOWS[show] if show is Show.SUPERVISION else words.yours(called)
    return blocks.modal(ids.LIST, title, made, submit=say.SHOW_THESE, metadata=kept.write())


def _nothing(show: Show, wanted: Wanted, called: Called) -> str:
    return say.nothing(show, called) if wanted == ANYTHING else find_words.NOT_FOUND


def _rows(found: tuple[Row, ...]) -> Iterator[Json]:
    for row in found:
        yield rows.row_to_open(row, f"row-{row.dispute.id}")


def _supervised(found: Found) -> Iterator[Json]:
    """Draw each row under the name of whoever raised it, with what is open of theirs (S1-108)."""
    above = ""
    for row in found.rows:
        if row.dispute.raised_by != above:
            above = row.dispute.raised_by
            said = following.supervised_of(row.raiser, found.counts[above])
            yield blocks.section(f"*{blocks.escape(said)}*", f"raiser-{row.dispute.id}")
        yield rows.row_to_open(row, f"row-{row.dispute.id}")
        yield from blocks.actions(rows.tell(row), f"tell-{row.dispute.id}")


def _show(show: Show, apart: tuple[str, ...]) -> Json:
    options = [blocks.option(words, each) for each, words in say.SHOWS.items()]
    if apart or show is Show.APART:
        options.append(blocks.option(capital(apart_words.called(apart)), Show.APART))
    menu = {
        "type": "static_select",
        "action_id": ids.LIST_SHOW,
        "placeholder": blocks.plain(say.SHOW),
        "options": options,
        "initial_option": next(each for each in options if each["value"] == show),
    }
    return blocks.section(f"*{say.SHOW}*", f"show~{show}", menu)
