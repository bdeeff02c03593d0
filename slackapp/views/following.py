"""Following actions up: the form of one action, what was recorded, what stands on the page."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import action_button, blocks, boxes, plan_said, reading, rungs
from slackapp.views.action_button import Which
from slackapp.views.blocks import Json
from slackapp.views.cards import choice_button
from slackapp.views.drafting import savable
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from slackapp.views.raise_check import open_it
from slackapp.wording import following as say
from slackapp.wording import showing
from slackapp.wording.filling import words_for
from workflows.actions import Action
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.engine import may_mark
from workflows.events import ActionMarked, ActionReported
from workflows.follow_up import NEW_DATE, RECORD
from workflows.forms import Answers
from workflows.use_cases.deciding import Acted
from workflows.use_cases.following_up import OpenedAction, row_of
from workflows.use_cases.opening import Opened


def form(opened: OpenedAction, answers: Answers, meta: Meta) -> Json:
    """Draw the form of one action, which stands on top in full."""
    dispute, action = opened.dispute, opened.action
    state = say.state(action, past=action.is_past(opened.here.now))
    made = [
        blocks.safety_first(ids.about(dispute.id, dispute.visit)),
        blocks.section(f"*{say.place(dispute.reference)}*\n{state}", "now"),
        *blocks.read_out(
            say.title(action.number), plan_said.action(opened.row, opened.directory), "action"
        ),
        _stands(opened),
        *_boxes(opened, answers, meta),
    ]
    return blocks.modal(
        ids.FOLLOW_UP,
        say.title(action.number),
        savable(made, meta, dispute.reference),
        submit=say.RECORD_THIS,
        metadata=meta.write(),
    )


def _stands(opened: OpenedAction) -> Json:
    """Say what is done with it, and who sees it; where the dispute stands, to whoever closes it.

    Whoever does the action sees that alone, and nothing else of the dispute.
    """
    if opened.closes:
        return rungs.stands(opened.procedure, opened.dispute, f"{say.CLOSES} {say.WHO_SEES}")
    return blocks.context(f"{say.REPORTS} {say.WHO_SEES}", "stands")


def _boxes(opened: OpenedAction, answers: Answers, meta: Meta) -> Iterator[Json]:
    """Ask what became of it; for a new date only whoever may agree on one, and only once."""
    drawing = Drawing(
        procedure=opened.procedure,
        directory=opened.directory,
        stage=opened.dispute.stage,
        now=opened.here.now,
        calendar=opened.here.calendar,
        person=opened.here.person,
        answers=answers,
        meta=meta,
    )
    new_date = ids.block(RECORD, NEW_DATE)
    may_move = opened.closes and not opened.action.moved
    for block in boxes.form(RECORD, drawing):
        if may_move or block["block_id"] != new_date:
            yield block


def recorded(acted: Acted, outcome: Accepted, choices: tuple[str, ...]) -> Json:
    """Say what is recorded and what is left, with the way on where there is one."""
    dispute = acted.dispute
    lines = [*_what_was_said(outcome), *_what_is_left(dispute, outcome)]
    made = [blocks.section(line, f"line-{number}") for number, line in enumerate(lines)]
    if choices:
        made += blocks.actions([*_ways_on(acted, choices), _open(dispute)], "do")
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, say.RECORDED, made, clears=True)


def _what_was_said(outcome: Accepted) -> Iterator[str]:
    for event in outcome.events:
        if isinstance(event, ActionMarked):
            yield say.was_marked(event)
        if isinstance(event, ActionReported):
            yield say.was_reported(event.number)


def _what_is_left(dispute: Dispute, outcome: Accepted) -> Iterator[str]:
    if any(isinstance(event, ActionMarked) for event in outcome.events):
        left = len(dispute.unfinished)
        yield say.left(left) if left else say.ALL_DONE


def _ways_on(acted: Acted, choices: tuple[str, ...]) -> list[Json]:
    dispute, procedure = acted.dispute, acted.procedure
    words = words_for(procedure, reference=dispute.reference, stage=dispute.stage)
    found = procedure.choices_of(dispute.step)
    return [
        choice_button(dispute.id, dispute.visit, name, found[name], words, primary=False)
        for name in choices
    ]


def _open(dispute: Dispute) -> Json:
    return open_it(dispute.id, dispute.visit, dispute.reference)


def agreed(opened: Opened) -> list[Json]:
    """List the agreed actions on the page of a dispute, each with what became of it."""
    dispute = opened.dispute
    if not dispute.actions or not dispute.follows_up:
        return []
    return [
        blocks.header(say.AGREED, "h_actions"),
        *(block for action in dispute.actions for block in _agreed(opened, action)),
    ]


def _agreed(opened: Opened, action: Action) -> Iterator[Json]:
    dispute = opened.dispute
    text = row_of(action, opened.latest)["action"]
    begins = text if len(text) <= reading.BEGINNING else f"{text[: reading.BEGINNING]} ..."
    who = showing.who_does(opened.directory.name(action.who))
    state = say.state(action, past=action.is_past(opened.here.now))
    yield from blocks.read_out(say.title(action.number), begins, f"{action.id}-agreed")
    may = action.is_unfinished and not dispute.end
    button = None
    if may and may_mark(opened.procedure, dispute, action, opened.here):
        button = action_button.record(which(dispute, action))
    yield blocks.section(f"{blocks.escape(who)}. {state}", f"{action.id}-stands", button)


def which(dispute: Dispute, action: Action) -> Which:
    """Name one action of a dispute for a button."""
    return Which(
        dispute=dispute.id,
        visit=dispute.visit,
        action=action.id,
        number=action.number,
        reference=dispute.reference,
    )
