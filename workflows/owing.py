"""One message that is owed because of an act, with all that any message about a dispute may say."""

from dataclasses import replace

from workflows.kinds import Kind
from workflows.notices import ADMINISTRATORS, Notice, Scene, standing


def notice(scene: Scene, kind: Kind, to: str, **more: object) -> Notice:
    """Owe somebody a message of one kind, once for each act."""
    dispute = scene.now_is
    facts = replace(standing(scene.procedure, dispute), **more)  # type: ignore[arg-type]
    key = f"{dispute.id}:{dispute.version}:{kind}:{to}"
    return Notice(key=key, kind=kind, to=to, facts=facts, dispute=dispute.id)


def nobody(scene: Scene, post: str) -> Notice:
    """Two posts may be empty in one act; each is said."""
    title = scene.procedure.posts[post].title
    owed = notice(scene, Kind.NOBODY_IN_POST, ADMINISTRATORS, post=title)
    return replace(owed, key=f"{owed.key}:{post}")
