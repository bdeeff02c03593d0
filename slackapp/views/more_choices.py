"""What else somebody may need who is asked: a button on each request, and a small form."""

from slackapp import ids
from slackapp.views import blocks, elements
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import passing_on as say
from workflows.use_cases.needing import Needs


def button(dispute: str, visit: int, reference: str) -> Json:
    """The way to what else one may need."""
    value = ids.about(dispute, visit)
    return blocks.button(say.MORE, ids.MORE, value=value, label=say.more_label(reference))


def form(has: Needs, visit: int) -> Json:
    """Ask what they need: only what applies."""
    options = [blocks.option(say.NEEDS[need], need) for need in has.all]
    block_id = ids.block(ids.NEED_FORM, ids.NEED_FIELD)
    made = [
        blocks.input_block(say.WHAT_NEED, elements.radio_box(options, ""), block_id),
        blocks.safety_last(),
    ]
    meta = Meta(dispute=has.dispute, visit=visit)
    return blocks.modal(ids.MORE, say.MORE, made, submit=say.CONTINUE, metadata=meta.write())
