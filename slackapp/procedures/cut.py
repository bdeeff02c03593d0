"""Words of a form that were cut short, because Slack has no room for them."""

from collections.abc import Iterator
from typing import Any

from slackapp.block_kit import Problem
from slackapp.block_kit.rules import too_long
from slackapp.views.blocks import Cut, Json


def cut_short(view: Json) -> Iterator[Problem]:
    """Find them in its title, in the button that sends, and among answers to choose from.

    A person's name may be as long as it is: that is not the file's.
    """
    for place, part in _parts(view):
        text = part.get("text")
        if isinstance(text, Cut):
            yield too_long(f"{place}/text", len(text))


def _parts(view: Json) -> Iterator[tuple[str, Any]]:
    yield "/title", view.get("title", {})
    yield "/submit", view.get("submit", {})
    for number, block in enumerate(view["blocks"]):
        options = block.get("element", {}).get("options", ())
        for at, option in enumerate(options):
            place = f"/blocks/{number}/element/options/{at}"
            yield f"{place}/text", option["text"]
            yield f"{place}/description", option.get("description", {})
