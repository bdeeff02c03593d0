"""Drafts: the button that saves one, the page that offers them, and a text that cannot be sent."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from slackapp import ids
from slackapp.views import blocks, reading
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import drafts as say
from slackapp.wording import raising as raising_words
from slackapp.wording import times
from slackapp.wording.filling import words_for
from workflows.drafts import Draft
from workflows.use_cases.drafting import Read

#: Drafts of new disputes that one page offers, newest first.
MOST = 10


def savable(made: list[Json], meta: Meta, reference: str = "") -> list[Json]:
    """Put the button that saves last in a form, where there is anything long to write.

    What another device saved is said on top, under what to do if a child is in danger.
    """
    made = [_anew(block, meta.drawn) for block in made]
    made = [*made[:1], *_other(meta), *made[1:]]
    is_long = any(block.get("element", {}).get("multiline") for block in made)
    if not is_long:
        return made
    save = blocks.button(say.SAVE, ids.SAVE_DRAFT, label=say.save_label(reference))
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


def before_raising(drafts: Iterable[Draft]) -> Json:
    """Offer what was begun, before a new form."""
    offered = list(drafts)[:MOST]
    made = [
        blocks.safety_first(),
        blocks.section(
            f"*{say.YOU_HAVE_ONE if len(offered) == 1 else say.YOU_HAVE_SEVERAL}*", "have"
        ),
    ]
    for number, draft in enumerate(offered):
        made += _offered(draft, number)
    made += blocks.actions([blocks.button(say.START_NEW, ids.RAISE_NEW)], "new")
    return blocks.modal(ids.PAGE, raising_words.RAISE, made)


def _offered(draft: Draft, number: int) -> Iterator[Json]:
    at = times.moment(draft.saved_at)
    yield blocks.section(
        say.of_raising(level_of(draft), at), f"draft-{number}", continue_button(draft)
    )
    yield from blocks.actions([_delete(draft)], f"delete-{number}")


def level_of(draft: Draft) -> str:
    """Give the level that was chosen in a draft of a new dispute, or nothing."""
    return str(draft.answers.get(ids.LEVEL_FORM, {}).get(ids.LEVEL_FIELD, ""))


def continue_button(draft: Draft) -> Json:
    """A button that opens the form of a draft with its text."""
    label = say.continue_label(times.moment(draft.saved_at))
    return blocks.button(say.CONTINUE, ids.DRAFT_CONTINUE, value=draft.id, label=label)


def _delete(draft: Draft) -> Json:
    label = say.delete_label(times.moment(draft.saved_at))
    button = blocks.button(say.DELETE, ids.DRAFT_DELETE, value=draft.id, label=label)
    button["confirm"] = {
        "title": blocks.plain(say.DELETE_TITLE),
        "text": blocks.plain(say.DELETE_TEXT),
        "confirm": blocks.plain(say.DELETE),
        "deny": blocks.plain(say.KEEP),
    }
    return button


def kept_page(read: Read) -> Json:
    """Show somebody their own text, where it cannot be sent any more."""
    dispute, procedure = read.dispute, read.procedure
    words = words_for(procedure, reference=dispute.reference, stage=dispute.stage)
    keys = tuple(key for key in procedure.forms if key in read.draft.answers)
    where = say.moved_on(dispute.reference)
    made = [
        blocks.section(f"*{where}*\n{say.STALE}", "stale"),
        *reading.given(procedure, keys, read.draft.answers, read.directory, words),
        *blocks.actions([_delete(read.draft)], "delete"),
        blocks.safety_last(),
    ]
    return blocks.modal(ids.PAGE, say.NOT_SENT, made)
