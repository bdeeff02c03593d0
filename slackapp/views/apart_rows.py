"""What was sent without a dispute, in lists: at home what waits, and all of it under its filter."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks, finding, listing, turning
from slackapp.views.apart_messages import read
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import apart as say
from slackapp.wording import lists
from workflows.apart import ApartRow
from workflows.local_words import Called
from workflows.overview import Show
from workflows.use_cases.apart_lists import PAGE, FoundApart
from workflows.use_cases.finding import Wanted

#: The most that App Home shows; the list has the rest.
AT_HOME = 5


def at_home(rows: tuple[ApartRow, ...]) -> Iterator[Json]:
    """Draw the part of App Home with what the reader is asked to acknowledge."""
    if not rows:
        return
    called = say.called(dict.fromkeys(row.rule.many for row in rows))
    yield blocks.header(lists.heading(say.for_you(called), len(rows)), "h-apart")
    for row in rows[:AT_HOME]:
        yield _row(row)
    if len(rows) > AT_HOME:
        label = say.see_all_label(len(rows), called)
        every = blocks.button(
            lists.see_all(len(rows)), ids.LIST_OPEN, value=Show.APART, label=label
        )
        yield from blocks.actions([every], "all-apart")


def page(
    found: FoundApart, meta: Meta, called: Called, apart: tuple[str, ...], wanted: Wanted
) -> Json:
    """Draw a page of the list, newest first, with the box in which a reference is typed."""
    many = say.called(apart)
    made = [finding.text_box(wanted, say.find_help(many))]
    if found.rows:
        first = (meta.page - 1) * PAGE + 1
        said = lists.count(found.total, first, first + len(found.rows) - 1)
        made.append(blocks.section(said, "count"))
        made += map(_row, found.rows)
        made += turning.buttons(ids.LIST_PAGE, found.total, meta.page, PAGE)
    else:
        nothing = say.none_fits(many) if wanted.text else say.nothing(many)
        made.append(blocks.section(nothing, "count"))
    return listing.framed(made, Show.APART, meta, called, apart)


def _row(row: ApartRow) -> Json:
    listed = row.listed
    words = f"*{listed.reference}*\n{blocks.escape(say.stands(row))}"
    button = read(say.READ, listed.id, row.rule.one, listed.reference)
    return blocks.section(words, f"apart-{listed.id}", button)
