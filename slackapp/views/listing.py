"""The list of one's disputes: what to show, a reference to find, ten to a page."""

from collections.abc import Iterator
from dataclasses import replace

from slackapp import ids
from slackapp.views import blocks, elements, rows, turning
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import called as words
from slackapp.wording import lists as say
from workflows.local_words import USUAL, Called
from workflows.overview import Row, Show
from workflows.use_cases.listing import PAGE, Found

#: Characters of a reference, however it is typed.
LONGEST_FIND = 60


def page(
    found: Found, show: Show, meta: Meta, called: Called = USUAL, *, nothing: str = ""
) -> Json:
    """Draw one page. The reference that was typed stays in its box, and in no id."""
    made = [_show(show), _find()]
    if found.rows:
        first = (meta.page - 1) * PAGE + 1
        last = first + len(found.rows) - 1
        made.append(blocks.section(say.count(found.total, first, last), "count"))
        made += _rows(found.rows, show)
        made += turning.buttons(ids.LIST_PAGE, found.total, meta.page, PAGE)
    else:
        made.append(blocks.section(nothing or say.nothing(show, called), "count"))
    made.append(blocks.safety_last())
    kept = replace(meta, choice=show)
    return blocks.modal(
        ids.LIST, words.yours(called), made, submit=say.SHOW_THESE, metadata=kept.write()
    )


def _rows(found: tuple[Row, ...], show: Show) -> Iterator[Json]:
    """Draw each row; in supervision under the name of whoever raised it (S1-108)."""
    above = ""
    for row in found:
        if show is Show.SUPERVISION and row.raiser != above:
            above = row.raiser
            yield blocks.section(f"*{blocks.escape(above)}*", f"raiser-{row.dispute.id}")
        yield rows.row_to_open(row, f"row-{row.dispute.id}")


def _show(show: Show) -> Json:
    options = [blocks.option(words, each) for each, words in say.SHOWS.items()]
    menu = {
        "type": "static_select",
        "action_id": ids.LIST_SHOW,
        "placeholder": blocks.plain(say.SHOW),
        "options": options,
        "initial_option": next(each for each in options if each["value"] == show),
    }
    return blocks.section(f"*{say.SHOW}*", f"show~{show}", menu)


def _find() -> Json:
    box = elements.text_box("", LONGEST_FIND, multiline=False)
    block_id = ids.block(ids.FIND_FORM, ids.FIND_FIELD)
    return blocks.input_block(say.FIND, box, block_id, hint=say.FIND_HELP, optional=True)
