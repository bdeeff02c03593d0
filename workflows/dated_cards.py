"""What a new date makes of the messages that people have: those that ask for it, and the others."""

from dataclasses import replace

from workflows.dated import DateMoved, DateProposed
from workflows.engine import must_act, titles_of
from workflows.history import Act
from workflows.kinds import NUDGES, Kind
from workflows.notices import Closing, Facts, Scene

#: Those that stay as they are but for the date: what they ask is asked on.
_DATED = frozenset({Kind.REQUEST, Kind.AGREE})


def is_over(kind: Kind, to: str, facts: Facts, scene: Scene) -> bool:
    """Is it about a date that waits no more, or that is not due any more, or was it replaced?"""
    waits, events = scene.now_is.new_date, scene.outcome.events
    if kind is Kind.NEW_DATE:
        is_it = waits is not None and waits.number == facts.proposal
        return not (waits and is_it and (facts.covers or to) in waits.awaited.values())
    if kind is Kind.AGREE:
        return any(isinstance(event, DateProposed) for event in events)
    return kind in NUDGES and _moved(scene) is not None


def closing(to: str, scene: Scene, act: Act) -> Closing:
    """Say who did it, and who must yet agree to the date that waits."""
    now_is = scene.now_is
    awaited = now_is.new_date.awaited if now_is.new_date else {}
    return Closing(
        act=act,
        waits_for=titles_of(scene.procedure, now_is, awaited, "and"),
        step=now_is.step,
        yours=to in must_act(scene.procedure, now_is).values(),
    )


def with_new_date(kind: Kind, facts: Facts, scene: Scene) -> Facts:
    """Give what a message says with the date that is due now, which is ahead."""
    moved = _moved(scene)
    return replace(facts, due=moved.due, late=False) if moved and kind in _DATED else facts


def _moved(scene: Scene) -> DateMoved | None:
    events = scene.outcome.events
    return next((event for event in events if isinstance(event, DateMoved)), None)
