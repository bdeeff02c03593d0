"""Who hears that something was added to the record: whoever raised it, and whoever must act."""

from collections.abc import Iterator

from workflows.engine import must_act
from workflows.kinds import Kind
from workflows.notices import Notice, Scene
from workflows.owing import notice


def added(scene: Scene) -> Iterator[Notice]:
    """Tell them, but not whoever added it: what it says is read in the dispute."""
    now_is = scene.now_is
    concerned = (now_is.raised_by, *must_act(scene.procedure, now_is).values())
    for person in dict.fromkeys(concerned):
        if person != scene.here.person:
            yield notice(scene, Kind.ADDED, person)
