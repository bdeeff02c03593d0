"""Whoever is asked has left: who chooses another in their place. Nothing moves by it (ADR 39)."""

from dataclasses import replace

from workflows.commands import Accepted, Here
from workflows.dispute import Dispute
from workflows.engine.posts import must_act
from workflows.engine.steps import next_version
from workflows.engine.who_chooses import chooser
from workflows.events import AskedHasLeft, AskedIsBack
from workflows.people import Directory
from workflows.procedure import Procedure


def note_left(
    procedure: Procedure, dispute: Dispute, here: Here, ever: Directory
) -> Accepted | None:
    """Say who of those asked has left, and who chooses; once, until another is to choose.

    And who of them is back: nobody is to choose in their place any more.
    """
    asked = must_act(procedure, dispute)
    gone = {post: who for post, who in asked.items() if who not in here.there}
    back = {post: who for post, who in asked.items() if post in dispute.left.keys() - gone.keys()}
    choosers = {
        post: chooser(procedure, dispute, post, who, here, ever) for post, who in gone.items()
    }
    new = {post: who for post, who in choosers.items() if dispute.left.get(post) != who}
    if not new and not back:
        return None
    is_back = (AskedIsBack(post=post, person=who) for post, who in back.items())
    has_left = (
        AskedHasLeft(post=post, person=gone[post], chooser=who or None) for post, who in new.items()
    )
    stays = {post: who for post, who in dispute.left.items() if post not in back}
    noted = replace(
        next_version(dispute),
        left={**stays, **new},
        informed=dispute.informed | set(filter(None, new.values())),
    )
    return Accepted(dispute=noted, events=(*is_back, *has_left))
