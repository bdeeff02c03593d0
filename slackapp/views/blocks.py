"""Block Kit as plain dicts, with the limits of https://docs.slack.dev/reference/block-kit/blocks.

Text that people typed stands only where Slack reads no signs: in rich and plain text. Names of
people and of posts stand in mrkdwn, too, and are escaped: they hold no signs of emphasis.
"""

from collections.abc import Iterable
from typing import Any

from slackapp import ids
from slackapp.views import heard
from slackapp.wording import pages, safety
from slackapp.wording import showing as say

Json = dict[str, Any]

SECTION = 3000
LABEL = 75
TITLE = 24


class Cut(str):
    """Words that Slack has no room for, cut short; ``whole`` is what they would say."""

    whole: str


def cut(text: str, most: int) -> str:
    """Cut words that do not fit, so that people see that some are lacking."""
    if len(text) <= most:
        return text
    short = Cut(f"{text[: most - 1]}…")
    short.whole = text
    return short


def escape(text: str) -> str:
    """Make a name inert inside mrkdwn: it mentions nobody and becomes no link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def inert(text: str, block_id: str) -> Json:
    """A small line of typed text, in which Slack reads no signs at all."""
    return {"type": "context", "block_id": block_id, "elements": [plain(text)]}


def plain(text: str) -> Json:
    """Text that is shown as it stands."""
    return {"type": "plain_text", "text": text, "emoji": False}


def mrkdwn(text: str) -> Json:
    """Text with bold in it; never links or mentions that Slack makes by itself."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def told(text: str, block_id: str, accessory: Json | None = None) -> Json:
    """A paragraph with something typed in it, in which Slack reads no signs at all."""
    block: Json = {"type": "section", "block_id": block_id, "text": plain(text)}
    return {**block, "accessory": accessory} if accessory else block


def section(text: str, block_id: str, accessory: Json | None = None) -> Json:
    """A paragraph."""
    block: Json = {"type": "section", "block_id": block_id, "text": mrkdwn(text)}
    return {**block, "accessory": accessory} if accessory else block


def context(text: str, block_id: str) -> Json:
    """A small line."""
    return {"type": "context", "block_id": block_id, "elements": [mrkdwn(text)]}


def header(text: str, block_id: str) -> Json:
    """A heading: one a part, for whoever reads by headings."""
    return {"type": "header", "block_id": block_id, "text": plain(text)}


def divider(block_id: str) -> Json:
    """A line between parts."""
    return {"type": "divider", "block_id": block_id}


def actions(elements: Iterable[Json], block_id: str) -> list[Json]:
    """A row of buttons; nothing where there are none."""
    found = list(elements)
    return [{"type": "actions", "block_id": block_id, "elements": found}] if found else []


def button(
    text: str, action_id: str, *, value: str = "", label: str = "", primary: bool = False
) -> Json:
    """A button. ``label`` is what a screen reader says, where the text alone is not enough."""
    made: Json = {"type": "button", "action_id": action_id, "text": plain(text)}
    if value:
        made["value"] = value
    if label:
        made["accessibility_label"] = heard.shortened(label, text)
    if primary:
        made["style"] = "primary"
    return made


def input_block(
    label: str,
    element: Json,
    block_id: str,
    *,
    hint: str = "",
    optional: bool = False,
    redraws: bool = False,
) -> Json:
    """One question with its box."""
    block: Json = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        "optional": optional,
    }
    if hint:
        block["hint"] = plain(hint)
    if redraws:
        block["dispatch_action"] = True
    return block


def option(text: str, value: str, description: str = "") -> Json:
    """One answer to choose."""
    made: Json = {"text": plain(cut(text, LABEL)), "value": value}
    return {**made, "description": plain(cut(description, LABEL))} if description else made


def read_out(question: str, text: str, block_id: str) -> list[Json]:
    """A bold question with its answer, as it was given: nothing in it formats, links or mentions.

    A long one goes on in the next block, never cut.
    """
    pieces = _pieces(text, SECTION - len(question) - 1, SECTION - len(say.CONTINUED) - 1)
    return [
        _rich(
            question if number == 0 else say.CONTINUED,
            piece,
            block_id if number == 0 else f"{block_id}-{number}",
        )
        for number, piece in enumerate(pieces)
    ]


def _rich(first: str, text: str, block_id: str) -> Json:
    """Text that Slack reads no signs in: https://docs.slack.dev/reference/block-kit/blocks"""
    bold = {"type": "text", "text": f"{first}\n", "style": {"bold": True}}
    parts = [bold, {"type": "text", "text": text}] if text else [bold]
    section = {"type": "rich_text_section", "elements": parts}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def _pieces(text: str, first: int, following: int) -> list[str]:
    """Split a text at spaces, where it has some."""
    pieces, room = [], first
    while len(text) > room:
        cut = text.rfind(" ", room // 2, room)
        cut = cut if cut >= 0 else room
        pieces.append(text[:cut])
        text, room = text[cut:].lstrip(" "), following
    return [*pieces, text]


def modal(
    callback_id: str,
    title: str,
    blocks: list[Json],
    *,
    submit: str = "",
    close: str = pages.CLOSE,
    metadata: str = "",
    clears: bool = False,
) -> Json:
    """A form, or a page to read. ``clears``: closing it closes whatever is under it."""
    view: Json = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(cut(title, TITLE)),
        "close": plain(close),
        "blocks": blocks,
        "private_metadata": metadata,
    }
    if submit:
        view["submit"] = plain(cut(submit, TITLE))
    if clears:
        view["clear_on_close"] = True
    return view


def safety_first(about: str = "") -> Json:
    """What to do if a child is in danger: first on every form that people fill in."""
    return section(
        f"*{safety.FIRST}*\n{safety.THEN}",
        "safety_first",
        button(safety.BUTTON, ids.SAFETY_OPEN, value=about, label=safety.BUTTON_LABEL),
    )


def safety_last() -> Json:
    """The same, last on pushed pages, from which no further form can open."""
    return context(f"{safety.FIRST} {safety.THEN}", "safety_last")
