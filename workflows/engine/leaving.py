"""Whoever is asked has left: who chooses another in their place. Nothing moves by it (ADR 39)."""

from dataclasses import replace

from workflows.commands import Accepted, Here
from workflows.dispute import Dispute
from workflows.engine.posts import must_act
from workflows.engine.steps import next_version
from workflows.engine.who_chooses import chooser
from workflows.events import AskedHasLeft
from workflows.people import Directory
from workflows.procedure import Procedure


def note_left(
    procedure: Procedure, dispute: Dispute, here: Here, ever: Directory
) -> Accepted | None:
    """Say who of those asked has left, and who chooses; once, until another is to choose."""
    asked = must_act(procedure, dispute).items()
    gone = {post: who for post, who in asked if who not in here.people}
    choosers = {
        post: chooser(procedure, dispute, post, who, here, ever) for post, who in gone.items()
    }
    new = {post: who for post, who in choosers.items() if dispute.left.get(post) != who}
    if not new:
        return None
    events = tuple(
        AskedHasLeft(post=post, person=gone[post], chooser=who or None) for post, who in new.items()
    )
    noted = replace(
        next_version(dispute),
        left={**dispute.left, **new},
        informed=dispute.informed | set(filter(None, new.values())),
    )
    return Accepted(dispute=noted, events=events)
