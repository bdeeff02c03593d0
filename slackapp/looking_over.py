"""Before a form is taken: what looks like a personal number in it is asked about, once."""

from collections.abc import Iterator
from functools import partial

from slackapp import ids, keeping
from slackapp.front import Front
from slackapp.press import Answer, Handler, Press, errors
from slackapp.views.blocks import Json
from slackapp.wording import refusals
from workflows.personal_numbers import holds_one
from workflows.use_cases.looking_over import to_ask_about

#: A box with room for a sentence; shorter ones ask for a number, a name or a word.
_NARRATIVE = 300
#: Nothing is put between anybody and the safety of a child.
_NEVER = frozenset({ids.SAFETY})


def first(handler: Handler) -> Handler:
    """Take a form to its handler once its writer was asked about each such box."""
    return partial(_looked_over, handler)


def _looked_over(handler: Handler, front: Front, pressed: Press) -> Answer:
    """Ask, or hand it on; what is typed is kept first. What another device wrote is shown first."""
    boxes = () if pressed.id in _NEVER else _to_ask_about(front, pressed)
    if not boxes:
        return handler(front, pressed)
    if pressed.meta.draft and keeping.keep(front, pressed, pressed.meta)[0].other:
        return handler(front, pressed)
    return errors(dict.fromkeys(boxes, refusals.PERSONAL_NUMBER))


def _to_ask_about(front: Front, pressed: Press) -> tuple[str, ...]:
    """Give those boxes; of two forms in one view, one after the other, each is asked about."""
    form = f"{pressed.callback}:{pressed.meta.form or pressed.view_id}"
    return to_ask_about(front.desk, form, _holding_one(pressed.view))


def _holding_one(view: Json) -> Iterator[str]:
    typed = (view.get("state") or {}).get("values", {})
    for block in view["blocks"]:
        if _is_narrative(block.get("element") or {}):
            states = typed.get(block["block_id"], {}).values()
            if any(holds_one(state.get("value") or "") for state in states):
                yield block["block_id"]


def _is_narrative(element: Json) -> bool:
    is_text = element.get("type") == "plain_text_input"
    return is_text and (element.get("max_length") or _NARRATIVE) >= _NARRATIVE
