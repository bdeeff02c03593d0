"""One message that is owed about a dispute, with all that any such message may say."""

from dataclasses import replace

from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.notices import ADMINISTRATORS, Notice, Scene, standing
from workflows.procedure import Procedure


def notice(scene: Scene, kind: Kind, to: str, **more: object) -> Notice:
    """Owe somebody a message of one kind, once for each act."""
    return _about(scene.procedure, scene.now_is, kind, to, **more)


def _about(procedure: Procedure, dispute: Dispute, kind: Kind, to: str, **more: object) -> Notice:
    facts = replace(standing(procedure, dispute), **more)  # type: ignore[arg-type]
    key = f"{dispute.id}:{dispute.version}:{kind}:{to}"
    return Notice(key=key, kind=kind, to=to, facts=facts, dispute=dispute.id)


def nobody(scene: Scene, post: str) -> Notice:
    """Tell that nobody holds a post that the act concerns."""
    return empty(scene.procedure, scene.now_is, post)


def empty(procedure: Procedure, dispute: Dispute, post: str) -> Notice:
    """Two posts may be empty in one act; each is said, and once however often it is tried."""
    title = procedure.posts[post].title
    owed = _about(procedure, dispute, Kind.NOBODY_IN_POST, ADMINISTRATORS, post=title)
    return replace(owed, key=f"{owed.key}:{post}")
