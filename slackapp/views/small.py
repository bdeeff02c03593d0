"""Small pages: nothing changed, it is recorded, and what went wrong."""

from collections.abc import Iterable

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import pages, refusals


def notice(
    words: list[str],
    *,
    title: str = refusals.NOTHING_CHANGED,
    do: Iterable[Json] = (),
    clears: bool = True,
) -> Json:
    """A page of a sentence or two, which is sure to be seen and read out."""
    made = [
        blocks.section(blocks.escape(each), f"line-{number}") for number, each in enumerate(words)
    ]
    made += blocks.actions(do, "do")
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, title, made, close=pages.CLOSE, clears=clears)
