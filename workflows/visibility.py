"""Who may open a dispute. The one rule behind every read."""

from collections.abc import Mapping

from workflows.dispute import Dispute
from workflows.engine import held
from workflows.procedure import Procedure


def may_open(
    procedure: Procedure, dispute: Dispute, person: str, holders: Mapping[str, str]
) -> bool:
    """The raiser, the posts that ``silence`` names, and whoever was asked at any stage.

    Not somebody who is only named in a form, not who runs the app, and not a whole team.
    """
    who = held(dispute, holders)
    silence = procedure.silence
    by_post = {who.get(silence.decides), who.get(silence.stands_in)}
    return person == dispute.raised_by or person in dispute.asked or person in by_post
