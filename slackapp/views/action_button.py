"""The buttons that open the form of one agreed action."""

from dataclasses import dataclass

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import following as say
from workflows.follow_up import NO, YES


@dataclass(frozen=True, kw_only=True)
class Which:
    """Which action of which dispute, and how it is called."""

    dispute: str
    visit: int
    action: str
    number: int
    reference: str


def record(which: Which) -> Json:
    """A button to say what became of it."""
    return _button(which, say.RECORD, ids.ACTION)


def done_or_not(which: Which) -> list[Json]:
    """A button for each answer, which the form then begins with."""
    return [
        _button(which, say.RECORD_DONE, f"{ids.ACTION}:{YES}"),
        _button(which, say.RECORD_NOT_DONE, f"{ids.ACTION}:{NO}"),
    ]


def _button(which: Which, words: str, action_id: str) -> Json:
    return blocks.button(
        words,
        action_id,
        value=ids.about(which.dispute, which.visit, which.action),
        label=say.label(words, which.number, which.reference),
    )
