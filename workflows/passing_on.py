"""What is worth telling of a question that is passed on, and of somebody asked who has left."""

from collections.abc import Iterator
from dataclasses import replace

from workflows.dating import asked_in_place
from workflows.dispute import Dispute
from workflows.engine import must_act
from workflows.events import AskedHasLeft, AskedIsBack, PassedOn
from workflows.kinds import Kind
from workflows.notices import ADMINISTRATORS, Facts, Notice, Scene, buttons
from workflows.owing import notice

#: What an earlier holder of the question has, which asks nothing of them any more.
_ASKS = frozenset(
    {Kind.REQUEST, Kind.AGREEMENT, Kind.AGREE, Kind.NEW_DATE, Kind.REMINDER, Kind.NUDGE}
)


def owed(scene: Scene, event: PassedOn) -> Iterator[Notice]:
    """Ask the new person as anybody is asked, and tell whoever raised it that the date stands."""
    yield _request(scene, event.to)
    yield from asked_in_place(scene, event.post)
    if scene.now_is.raised_by not in (scene.here.person, event.to):
        yield notice(scene, Kind.PASSED_ON, scene.now_is.raised_by)


def _request(scene: Scene, to: str) -> Notice:
    now_is, proposal = scene.now_is, scene.now_is.proposal
    if now_is.waits_to_open:
        return notice(scene, Kind.AGREEMENT, to)
    if proposal:
        by = next(iter(proposal.agreed.values()))
        return notice(scene, Kind.AGREE, to, choice=proposal.choice, person=by)
    there = replace(scene.here, person=to)
    offers = buttons(Kind.REQUEST, scene.procedure, now_is, there)
    return notice(scene, Kind.REQUEST, to, choices=offers)


def left(scene: Scene, event: AskedHasLeft) -> Notice:
    """Put it in front of whoever chooses another; where nobody is found, of administrators."""
    post = scene.procedure.posts[event.post].title
    if event.chooser:
        return notice(scene, Kind.HAS_LEFT, event.chooser, post=post)
    return notice(scene, Kind.NOBODY_CHOOSES, ADMINISTRATORS, post=post)


def passed(scene: Scene) -> PassedOn | None:
    """Give the passing on that an act was, if it was one."""
    events = scene.outcome.events
    return next((event for event in events if isinstance(event, PassedOn)), None)


def who_left(scene: Scene) -> set[str]:
    """Give those of whom an act notes that they were asked, and have left."""
    return {each.person for each in scene.outcome.events if isinstance(each, AskedHasLeft)}


def holds_no_post(kind: Kind, facts: Facts, to: str, scene: Scene) -> bool:
    """Was it noted of whoever has a message that asks something that they have left?"""
    if to in who_left(scene):
        return kind in _ASKS
    back = {each.person for each in scene.outcome.events if isinstance(each, AskedIsBack)}
    return facts.no_post and to not in back


def is_over(kind: Kind, facts: Facts, to: str, scene: Scene) -> bool:
    """Is what a message asks, of whoever has it or covers, asked of somebody else from now on?"""
    whom = facts.covers or to
    event = passed(scene)
    if event is None:
        return False
    if kind is Kind.HAS_LEFT:
        return chooses_no_more(kind, facts, to, scene.now_is)
    return kind in _ASKS and whom == event.was and not _is_asked(scene, scene.now_is, whom)


def chooses_no_more(kind: Kind, facts: Facts, to: str, now_is: Dispute) -> bool:
    """Is whoever has a message to choose, or covers, not the one to choose any more?"""
    return kind is Kind.HAS_LEFT and (facts.covers or to) not in now_is.left.values()


def _is_asked(scene: Scene, now_is: Dispute, person: str) -> bool:
    return person in must_act(scene.procedure, now_is).values()
