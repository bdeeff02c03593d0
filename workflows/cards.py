"""Messages with buttons, kept true: what each must look like after an act.

A used button goes, and a line says who did what and when. A later nudge replaces an earlier one.
"""

from dataclasses import dataclass, replace

from workflows import dated_cards
from workflows.choices import STAY
from workflows.dated import DateProposed
from workflows.dispute import Dispute
from workflows.engine import acting_posts, awaited, must_act, titles_of
from workflows.events import (
    ActedAsCover,
    ActionReported,
    Agreed,
    Chosen,
    Proposed,
    StageAskedFor,
    StageOpened,
)
from workflows.following import settled
from workflows.history import Act
from workflows.kinds import NUDGES, Kind
from workflows.notices import Closing, Facts, Line, Scene, buttons, have_left
from workflows.passing_on import chooses_no_more, holds_no_post, is_over, passed
from workflows.procedure import Procedure

#: The kinds that carry buttons which an act can use up.
WITH_BUTTONS = NUDGES | {
    Kind.REQUEST,
    Kind.AGREEMENT,
    Kind.AGREE,
    Kind.NEW_DATE,
    Kind.REPORTED,
    Kind.HAS_LEFT,
    Kind.ASKED_BY_EMAIL,
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """A message with buttons that somebody has, or is about to have."""

    key: str
    kind: Kind
    to: str
    facts: Facts


def after_act(card: Card, scene: Scene) -> Facts:
    """Give what *card* must say once the act of *scene* is done."""
    now_is, act = scene.now_is, _act(scene)
    if now_is.end or now_is.visit != card.facts.visit:
        return replace(card.facts, choices=(), opens=False, closing=_closing(card, scene, act))
    if is_over(card.kind, card.facts, card.to, scene):
        return replace(card.facts, choices=(), opens=False, closing=Closing(act=act))
    if card.kind in (Kind.HAS_LEFT, Kind.ASKED_BY_EMAIL):
        return card.facts
    if card.facts.action:
        return _about_an_action(card, scene, act)
    if card.kind is Kind.AGREEMENT:
        return _agreement(card.facts, now_is, act)
    if dated_cards.is_over(card.kind, card.to, card.facts, scene):
        closing = dated_cards.closing(card.to, scene, act)
        return replace(card.facts, choices=(), opens=False, closing=closing)
    if _is_agreed_to(card, scene):
        waits_for = titles_of(scene.procedure, now_is, awaited(scene.procedure, now_is), "and")
        closing = Closing(act=act, waits_for=waits_for)
        return replace(card.facts, choices=(), opens=False, closing=closing)
    marks = _still_true(scene.procedure, card.facts.marks, now_is)
    if _leaves_mark(scene.procedure, card, now_is, act):
        marks = (*marks, act)
    there = replace(scene.here, person=card.to)
    return replace(
        dated_cards.with_new_date(card.kind, card.facts, scene),
        choices=buttons(card.kind, scene.procedure, now_is, there),
        opens=card.facts.opens and now_is.waits_to_open,
        to_stage=_waits_for(card, now_is),
        marks=marks,
        post=acting_posts(scene.procedure, now_is) if passed(scene) else card.facts.post,
        gone=card.facts.gone and have_left(scene.procedure, now_is),
    )


def _waits_for(card: Card, now_is: Dispute) -> str:
    """Give the stage that waits to open, on a card that is about that and about no step."""
    is_about_it = card.facts.to_stage and now_is.waits_to_open
    return now_is.opening.stage if is_about_it and now_is.opening else ""


def after_tick(card: Card, scene: Scene) -> Facts:
    """Give what a request must say once its date has passed; nudges are messages of their own.

    A message to choose another is over where whoever was asked is back, or somebody else chooses.
    Whoever holds no post any more is asked nothing, until they are back.
    While a stage waits to open, the date that passed is not that of the request.
    """
    now_is = scene.now_is
    if chooses_no_more(card.kind, card.facts, card.to, now_is):
        return replace(card.facts, closing=Closing())
    facts = replace(card.facts, no_post=holds_no_post(card.kind, card.facts, card.to, scene))
    is_current = card.kind is Kind.REQUEST and card.facts.visit == now_is.visit
    passed = is_current and now_is.late > 0 and not now_is.waits_to_open
    return replace(facts, late=True) if passed else facts


def _act(scene: Scene) -> Act:
    """Give what was done; recording an agreement, or agreeing, is no choice of a step."""
    made = next(
        (e for e in scene.outcome.events if isinstance(e, Chosen | Proposed | DateProposed)), None
    )
    here = scene.here
    what, step = (made.choice, made.step) if made else ("", "")
    by = made.by if isinstance(made, Chosen) else ()
    of = next((e.of for e in scene.outcome.events if isinstance(e, ActedAsCover)), "")
    asked_for = next((e.stage for e in scene.outcome.events if isinstance(e, StageAskedFor)), "")
    to = passing.to if (passing := passed(scene)) else ""
    return Act(
        choice=what,
        step=step,
        person=here.person,
        at=here.now,
        by=by,
        to_stage=asked_for,
        passed_to=to,
        of=of,
    )


def _closing(card: Card, scene: Scene, act: Act) -> Closing:
    now_is = scene.now_is
    asked = must_act(scene.procedure, now_is)
    moved_up = any(isinstance(event, StageOpened) for event in scene.outcome.events)
    return Closing(
        act=act,
        to_stage=now_is.stage if moved_up else "",
        step=now_is.step,
        post=acting_posts(scene.procedure, now_is),
        yours=card.to in asked.values(),
        end=now_is.end or "",
    )


def _is_agreed_to(card: Card, scene: Scene) -> bool:
    """Does a joint answer stand in place of what this card asks: proposed, or agreed to by them?

    Whoever is asked to agree to a new one has a message of its own.
    """
    events = scene.outcome.events
    if card.kind is Kind.AGREE and scene.now_is.proposal is None:
        return True
    if any(isinstance(event, Agreed) for event in events):
        return _is_of(card, _act(scene))
    proposed = next((event for event in events if isinstance(event, Proposed)), None)
    return proposed is not None and (card.facts.covers or card.to) in proposed.of.values()


def _is_of(card: Card, act: Act) -> bool:
    """Was it done by the person whom this card asks, or in whose place it asks; or for them?"""
    return not {card.to, card.facts.covers or card.to}.isdisjoint({act.person, act.of})


def _agreement(facts: Facts, now_is: Dispute, act: Act) -> Facts:
    """The task of recording an agreement is done once it was answered with no, too."""
    if now_is.waits_to_open:
        return facts
    return replace(facts, opens=False, closing=Closing(act=act))


def _about_an_action(card: Card, scene: Scene, act: Act) -> Facts:
    """What was recorded is asked of nobody; what somebody reported, not of them again."""
    events = scene.outcome.events
    told = {each.action for each in events if isinstance(each, ActionReported)}
    theirs = told if _is_of(card, act) else frozenset[str]()
    over = card.facts.action in settled(scene) | theirs
    return replace(card.facts, closing=_closing(card, scene, act)) if over else card.facts


def _still_true(procedure: Procedure, marks: tuple[Act, ...], now_is: Dispute) -> tuple[Act, ...]:
    """Drop the line of having moved it up, once that was answered with no."""
    choices = procedure.choices_of(now_is.step)
    return tuple(act for act in marks if now_is.waits_to_open or choices[act.choice].to == STAY)


def _leaves_mark(procedure: Procedure, card: Card, now_is: Dispute, act: Act) -> bool:
    """Does this act stand as a line on this card: one that stays, on the cards that offered it?"""
    choice = procedure.choices_of(now_is.step).get(act.choice)
    if choice is None or act.choice not in card.facts.choices:
        return False
    return choice.to == STAY or now_is.waits_to_open


def without(card: Card, dispute: str, actions: frozenset[str] = frozenset()) -> Facts:
    """Give what a morning's list must say once what it says of one dispute is over.

    With *actions*: only what it says of these.
    """
    lines = tuple(
        replace(line, over=line.over or _is_about(line, dispute, actions))
        for line in card.facts.lines
    )
    return replace(card.facts, lines=lines)


def _is_about(line: Line, dispute: str, actions: frozenset[str]) -> bool:
    return line.dispute == dispute and (not actions or line.action in actions)


def replaced(card: Card, later: Kind) -> Facts | None:
    """Give what an earlier nudge must say once a later one goes to the same person, or None."""
    if card.kind not in NUDGES or later not in NUDGES or card.facts.closing:
        return None
    return replace(card.facts, choices=(), opens=False, closing=Closing())
