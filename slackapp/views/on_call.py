"""A dispute that is opened on call: the form that asks why, the page, and what officers are shown.

The page has nothing to act with: it is the parts of a dispute's page that only tell.
"""

from slackapp import ids
from slackapp.views import blocks, elements, show
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written, open_button
from slackapp.views.meta import Meta
from slackapp.wording import on_call as say
from slackapp.wording import pages
from workflows.on_call import FORM, LONGEST, REASON, OnCall
from workflows.use_cases.on_call import Accounted
from workflows.use_cases.opening import Opened

#: Of many, so many showings are listed.
MOST = 20


def form(reference: str) -> Json:
    """Say what will happen, and ask why."""
    why = elements.text_box("", LONGEST, multiline=True)
    made = [
        blocks.section(say.what_happens(reference), "what"),
        blocks.context(say.WHO_READS, "reads"),
        blocks.input_block(say.WHY, why, ids.block(FORM, REASON), hint=say.HINT),
        blocks.safety_last(),
    ]
    meta = Meta(reference=reference)
    return blocks.modal(ids.ON_CALL, say.TITLE, made, submit=say.SUBMIT, metadata=meta.write())


def page(opened: Opened, opening: OnCall, number: int = 1) -> Json:
    """The page of one dispute, to read."""
    dispute = opened.dispute
    made = [
        blocks.safety_first(ids.about(dispute.id, dispute.visit)),
        blocks.section(say.until(opening), "on_call"),
        *show.stands(opened),
        *show.told(opened, number),
    ]
    meta = Meta(dispute=dispute.id, visit=dispute.visit, page=number)
    return blocks.modal(ids.SHOW, dispute.reference, made, metadata=meta.write())


def why(found: Accounted) -> Json:
    """Who opened it, why, and what they were then shown."""
    name = found.directory.name(found.opening.person)
    shown = [say.shown(each) for each in found.shown[:MOST]]
    if len(found.shown) > MOST:
        shown.append(say.and_more(len(found.shown) - MOST))
    made = [
        *blocks.read_out(say.opened(found.opening, name), say.reason(found.opening), "reason"),
        blocks.section("\n".join([say.LOOKED_AT, *shown] if shown else [say.NOTHING]), "shown"),
        blocks.context(say.RECORDED, "recorded"),
        blocks.safety_last(),
    ]
    return blocks.modal(ids.PAGE, found.dispute.reference, made, close=pages.CLOSE)


def to_raiser(letter: Letter) -> Written:
    """Tell whoever raised it, and whoever stands in for them."""
    words = say.told(letter.facts, letter.directory.name(letter.facts.person))
    return words, [
        blocks.section(blocks.escape(words), "what"),
        *blocks.actions([open_button(letter)], "do"),
    ]


def to_officer(letter: Letter) -> Written:
    """Tell a data protection officer, with the way to the reason."""
    facts = letter.facts
    words = say.told(facts, letter.directory.name(facts.person))
    button = blocks.button(
        say.SEE_WHY,
        ids.ON_CALL_WHY,
        value=ids.about(letter.dispute, facts.number),
        label=f"{say.SEE_WHY}: {facts.reference}",
    )
    return words, [blocks.section(blocks.escape(words), "what"), *blocks.actions([button], "do")]
