"""In place of a page that cannot be laid open: it is not theirs, or it was destroyed."""

from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.wording import destroyed as say
from slackapp.wording import refusals
from workflows.commands import Refused


def page(refused: Refused, otherwise: str = refusals.NOT_INVOLVED) -> Json:
    """Say when it was destroyed and why, to those who could open it; else *otherwise*."""
    if refused.gone:
        return small.notice([say.of_reference(refused.what, refused.gone)], title=say.TITLE)
    return small.notice([otherwise])
