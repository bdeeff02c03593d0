"""Recording the answer of somebody outside Slack: the ways to it, and the part above the form."""

from collections.abc import Iterator
from dataclasses import replace

from slackapp import ids
from slackapp.views import blocks, boxes, choosing, elements, reviewing, rungs, who_reads
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written, open_button
from slackapp.views.marks import closed
from slackapp.views.meta import Meta
from slackapp.wording import on_behalf as say
from slackapp.wording import telling
from slackapp.wording.filling import fill, words_for
from workflows.on_behalf import RECEIVED
from workflows.use_cases.opening import Opened


def button(dispute: str, visit: int, reference: str) -> Json:
    """The way to record what they answered."""
    value = ids.about(dispute, visit)
    return blocks.button(say.RECORD, ids.RECEIVED, value=value, label=say.label(reference))


def on_the_page(opened: Opened) -> Iterator[Json]:
    """Give the button to whoever may record it."""
    dispute = opened.dispute
    if opened.absent:
        yield button(dispute.id, dispute.visit, dispute.reference)


def asked_by_email(letter: Letter) -> Written:
    """Tell the raiser that it waits; what came back in another way can be recorded."""
    facts = letter.facts
    if facts.closing and facts.closing.act:
        return closed(letter, facts.closing, facts.closing.act)
    words = telling.asked_by_email(facts)
    made = [button(letter.dispute, facts.visit, facts.reference)] if facts.opens else []
    do = blocks.actions([*made, open_button(letter)], "do")
    return words, [blocks.section(blocks.escape(words), "what"), *do]


def which(opened: Opened, meta: Meta) -> Json:
    """Ask which of the choices they made that are theirs."""
    procedure, dispute = opened.procedure, opened.dispute
    choices = procedure.choices_of(dispute.step)
    who = opened.directory.name(meta.of)
    words = words_for(procedure, reference=dispute.reference, stage=dispute.stage, who=who)
    options = [
        blocks.option(fill(choices[name].button, words), name, fill(choices[name].done, words))
        for name in opened.offered
    ]
    box = elements.radio_box(options, "")
    made = [
        blocks.safety_first(ids.about(dispute.id, dispute.visit)),
        rungs.stands(procedure, dispute, who_reads.of_a_dispute(opened)),
        _who(opened, meta),
        blocks.input_block(say.WHICH, box, ids.block(ids.ANSWER_FORM, ids.ANSWER_FIELD)),
    ]
    return blocks.modal(
        ids.WHICH_RECEIVED, say.TITLE, made, submit=say.CONTINUE, metadata=meta.write()
    )


def form(acting: Acting) -> Json:
    """Draw the form that they would have had, with who, how and when above it."""
    step = acting.opened.procedure.steps[acting.opened.dispute.step]
    drawn = (
        reviewing.step_form(acting)
        if step.one_form
        else choosing.choice_form(acting, acting.meta.choice)
    )
    first, *rest = drawn["blocks"]
    return {
        **drawn,
        "callback_id": ids.RECEIVED,
        "title": blocks.plain(say.TITLE),
        "submit": blocks.plain(say.SUBMIT),
        "blocks": [first, *_received(acting), *rest],
    }


def _received(acting: Acting) -> Iterator[Json]:
    """Ask how and when; the day begins as today, whatever was received before."""
    yield _who(acting.opened, acting.meta)
    yield from boxes.form(RECEIVED, replace(acting.drawing(), earlier={}))
    yield blocks.context(say.IN_THEIR_WORDS, "in_their_words")


def _who(opened: Opened, meta: Meta) -> Json:
    return blocks.section(say.who(blocks.escape(opened.directory.name(meta.of))), "who_answered")
