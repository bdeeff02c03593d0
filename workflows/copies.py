"""Whoever is copied in hears of every act of the ladder, for their information (S4-28, S4-54)."""

from collections.abc import Iterable, Iterator

from workflows.dispute import Dispute
from workflows.engine import held, in_place, must_act
from workflows.events import Chosen, Ended, Event, StageOpened, StepStarted
from workflows.kinds import Kind
from workflows.notices import Notice, Scene
from workflows.outward import CopiedIn, Told
from workflows.owing import nobody, notice
from workflows.procedure import Procedure


def copied_in(scene: Scene, event: CopiedIn) -> Iterator[Notice]:
    """Say once from which stage on they are copied in; not to whoever is asked, or did it."""
    if event.person is None:
        if scene.procedure.posts[event.post].found != "outside":
            yield nobody(scene, event.post)
    elif is_told(event, scene.procedure, scene.now_is, scene.here.person):
        yield notice(scene, Kind.COPIED_IN, event.person)


def is_told(event: CopiedIn, procedure: Procedure, now_is: Dispute, by: str) -> bool:
    """Whoever is asked has a message of their own, and *by* whom it was done knows."""
    return event.person not in (*must_act(procedure, now_is).values(), by)


def owed(scene: Scene, told: Iterable[Notice]) -> Iterator[Notice]:
    """Give the copies of what was *told*, less those who are told themselves, and who did it."""
    what = _what(scene)
    if what is None:
        return
    reached = {each.to for each in told if each.kind is not Kind.EMAIL} | _actors(scene)
    for person in dict.fromkeys(_readers(scene)):
        if person not in reached:
            yield notice(scene, Kind.COPIED, person, **what)


def _actors(scene: Scene) -> set[str]:
    """Give who did it: one person, or all whose joint answer it is."""
    chosen = (event.by for event in scene.outcome.events if isinstance(event, Chosen))
    return {scene.here.person, *(person for by in chosen for person in by)}


def _readers(scene: Scene) -> Iterator[str]:
    """Give who gets a copy: of everything from a stage on, or of this one message."""
    if not _is_beside(scene):
        who = held(scene.now_is, scene.here.holders)
        copied = in_place(scene.procedure, scene.now_is.copied, scene.now_is.facts)
        yield from (who[post] for post in copied if post in who)
    for event in scene.outcome.events:
        if isinstance(event, Told) and not event.mail:
            yield from (each.person for each in event.cc if each.person)


def _is_beside(scene: Scene) -> bool:
    """Was it done beside the ladder, and moved nothing?"""
    events = scene.outcome.events
    moved = any(isinstance(event, Ended | StepStarted) for event in events)
    always = scene.procedure.any_time
    return not moved and any(
        isinstance(event, Chosen) and event.choice in always for event in events
    )


def _what(scene: Scene) -> dict[str, object] | None:
    """Say what there is a copy of: the end, the next question, what stays, or what was told.

    None: what stands beside the ladder, reminders, and what only waits to be recorded.
    """
    events = scene.outcome.events
    ended = next((event for event in events if isinstance(event, Ended)), None)
    if ended:
        return {"end": ended.end, "at": scene.here.now}
    if any(isinstance(event, StageOpened | StepStarted) for event in events):
        return {}
    return next((found for event in events if (found := _stays(scene, event))), None)


def _stays(scene: Scene, event: Event) -> dict[str, object] | None:
    """Say what was done where no other question follows."""
    match event:
        case Told() if event.cc and not event.mail:
            return {"says": event.says}
        case Chosen() if event.choice not in scene.procedure.any_time:
            short = scene.procedure.choices_of(event.step)[event.choice].short
            return {"choice": event.choice, "step": event.step} if short else None
        case _:
            return None
