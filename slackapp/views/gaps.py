"""A small line for each post that nobody is found for, further up than the stage that is begun."""

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import people as say
from workflows.gaps import Gap


def above(found: tuple[Gap, ...]) -> list[Json]:
    """Say what is missing above. It never stops anybody: somebody can be chosen then."""
    if not found:
        return []
    words = " ".join((*(say.gap(each) for each in found), say.GAPS_ABOVE))
    return [blocks.context(blocks.escape(words), "gaps_above")]
