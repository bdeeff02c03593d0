"""What every form has for its draft: the button that saves, and what another device saved."""

from collections.abc import Iterator
from datetime import datetime

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import drafts as say
from slackapp.wording import times
from workflows.local_words import USUAL, Called


def savable(
    made: list[Json], meta: Meta, reference: str = "", called: Called = USUAL
) -> list[Json]:
    """Put the button that saves last in a form, where there is anything long to write.

    What another device saved is said on top, under what to do if a child is in danger.
    """
    made = [_anew(block, meta.drawn) for block in made]
    made = [*made[:1], *_other(meta), *made[1:]]
    is_long = any(block.get("element", {}).get("multiline") for block in made)
    if not is_long:
        return made
    save = blocks.button(say.SAVE, ids.SAVE_DRAFT, label=say.save_label(reference, called))
    return [*made, *_saved(meta), *blocks.actions([save], "save")]


def _anew(block: Json, drawn: int) -> Json:
    """Give a box a new name once the form holds another device's text, so that it is shown."""
    is_box = block["type"] == "input"
    return {**block, "block_id": ids.anew(block["block_id"], drawn)} if is_box else block


def _other(meta: Meta) -> Iterator[Json]:
    if meta.other:
        at = times.moment(datetime.fromisoformat(meta.other))
        yield blocks.section(f"*{say.changed_elsewhere(at)}*\n{say.BOTH_HERE}", "other")


def _saved(meta: Meta) -> Iterator[Json]:
    """Say that it is kept, above the button: what is added below it could be out of sight."""
    if meta.saved:
        at = times.moment(datetime.fromisoformat(meta.saved))
        yield blocks.context(say.saved(at), "saved")
