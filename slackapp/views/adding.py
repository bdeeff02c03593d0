"""Adding to the record: the form, and the button that opens it."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks, boxes, elements, heard, rungs, small, subjects, who_reads
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.raise_check import open_it
from slackapp.wording import adding as say
from slackapp.wording import times
from workflows.adding import ADDITION, PART
from workflows.dispute import Dispute
from workflows.history import Entry
from workflows.use_cases.opening import Opened

#: As many lines as Slack's menu takes; the newest.
MOST = 100


def form(acting: Acting) -> Json:
    """Ask what to add, and about which line of the history, if about one."""
    dispute = acting.opened.dispute
    made = [
        blocks.safety_first(ids.about(dispute.id, dispute.visit)),
        rungs.stands(acting.opened.procedure, dispute, who_reads.of_a_dispute(acting.opened)),
        *boxes.form(ADDITION, acting.drawing()),
        *_part(acting),
        blocks.context(say.BESIDE, "beside"),
    ]
    return blocks.modal(
        ids.ADD,
        say.title(dispute.reference),
        savable(made, acting.meta, dispute.reference),
        submit=say.ADD,
        metadata=acting.meta.write(),
    )


def _part(acting: Acting) -> Iterator[Json]:
    opened = acting.opened
    options = [_option(entry, opened) for entry in _readable(opened)[:MOST]]
    if options:
        chosen = str(acting.answers.get(ADDITION, {}).get(PART, ""))
        menu = elements.menu_box(options, chosen)
        yield blocks.input_block(say.ABOUT, menu, ids.block(ADDITION, PART), optional=True)


def _readable(opened: Opened) -> list[Entry]:
    """Give the lines that hold answers which this person may read, newest first."""
    return [entry for entry in opened.history[::-1] if entry.forms and opened.may_read(entry)]


def _option(entry: Entry, opened: Opened) -> Json:
    words = say.part(subjects.of(entry, opened), times.moment(entry.at))
    return blocks.option(heard.shortened(words), str(entry.number))


def button(dispute: Dispute, draft: str = "") -> Json:
    """A button that opens the form; it begins with what was typed in another, the *draft*."""
    value = ids.about(dispute.id, dispute.visit, draft)
    return blocks.button(say.ADD, ids.ADD_START, value=value, label=say.label(dispute.reference))


def added_page(dispute: Dispute) -> Json:
    """Say that it is kept."""
    to_it = open_it(dispute.id, dispute.visit, dispute.reference)
    return small.notice([say.done(dispute.reference)], title=say.SENT, do=[to_it])
