"""Several children in the form to raise: the same questions about each, one child after another."""

from collections.abc import Callable, Iterator

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from slackapp.wording import siblings as say
from workflows.children import FIRST, MOST_CHILDREN, child_of, key_of

Draw = Callable[[str, Drawing], Iterator[Json]]


def each(keys: tuple[str, ...], drawing: Drawing, questions: Draw) -> Iterator[Json]:
    """Draw these forms for each child, and the button that adds another."""
    shown = drawing.meta.children
    for place, child in enumerate(shown, start=1):
        if len(shown) > 1:
            yield _head(place, child)
        for key in keys:
            yield from questions(key_of(key, child), drawing)
    if len(shown) < MOST_CHILDREN:
        yield from blocks.actions([blocks.button(say.ADD, ids.CHILD_ADD)], "children")
    else:
        yield blocks.context(say.ENOUGH, "children")


def label(words: str, key: str, meta: Meta) -> str:
    """Give the question, with its child where that is not the first."""
    child = child_of(key)
    return words if child == FIRST else say.of_child(words, meta.children.index(child) + 1)


def button_label(words: str, key: str, meta: Meta) -> str:
    """Name a button that stands beneath each of several children; beside one its words will do."""
    several = len(meta.children) > 1
    return say.button_label(words, meta.children.index(child_of(key)) + 1) if several else ""


def _head(place: int, child: int) -> Json:
    """Head a child; the first cannot be taken away, for a dispute is about one at least."""
    remove = blocks.button(
        say.REMOVE, ids.CHILD_REMOVE, value=str(child), label=say.remove_label(place)
    )
    remove["confirm"] = {
        "title": blocks.plain(say.remove_title(place)),
        "text": blocks.plain(say.REMOVE_TEXT),
        "confirm": blocks.plain(say.REMOVE_YES),
        "deny": blocks.plain(say.REMOVE_NO),
    }
    head = f"*{say.child(place)}*"
    return blocks.section(head, f"child-{child}", None if child == FIRST else remove)
