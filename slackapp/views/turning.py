"""Turning the pages of what is too long for one."""

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import lists as say


def buttons(action_id: str, total: int, page: int, size: int) -> list[Json]:
    """Lead to the page before and the next one, where there are any; pages count from 1."""
    made = []
    if page > 1:
        label = say.earlier_label((page - 2) * size + 1, (page - 1) * size)
        made.append(_turn(action_id, say.EARLIER, page - 1, label))
    if page * size < total:
        label = say.next_label(page * size + 1, min((page + 1) * size, total))
        made.append(_turn(action_id, say.NEXT, page + 1, label))
    return blocks.actions(made, "pages")


def _turn(action_id: str, words: str, page: int, label: str) -> Json:
    return blocks.button(words, f"{action_id}:{page}", value=str(page), label=label)
