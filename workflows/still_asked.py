"""Whether what a message asks is still asked of whoever it is for, or of their cover."""

from collections.abc import Iterable

from workflows.cards import Card
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine import asked_instead, followers, must_act
from workflows.kinds import Kind
from workflows.procedure import Procedure


def is_still_asked(procedure: Procedure, dispute: Dispute, card: Card, here: Here) -> bool:
    """Would the message be true if it were sent now? A cover's only while they cover."""
    if dispute.end or dispute.visit != card.facts.visit:
        return False
    whom = card.facts.covers or card.to
    theirs = card.to in (whom, asked_instead(procedure, dispute, whom, here))
    return theirs and whom in _asked(procedure, dispute, card, here)


def _asked(procedure: Procedure, dispute: Dispute, card: Card, here: Here) -> Iterable[str]:
    """Give those who are asked what this message asks."""
    asked = must_act(procedure, dispute).values()
    match card.kind:
        case Kind.HAS_LEFT:
            return filter(None, dispute.left.values())
        case Kind.NEW_DATE:
            waits = dispute.new_date
            return waits.awaited.values() if waits and waits.number == card.facts.proposal else ()
        case Kind.REPORTED:
            is_open = any(action.id == card.facts.action for action in dispute.watched)
            return followers(procedure, dispute) if is_open else ()
        case Kind.ASKED_BY_EMAIL:
            return () if here.outside_slack.isdisjoint(asked) else (dispute.raised_by,)
        case _:
            return asked if _is_the_question(dispute, card) else ()


def _is_the_question(dispute: Dispute, card: Card) -> bool:
    """Is it what is asked now: to open a stage, to agree to this joint answer, or the step?"""
    if dispute.waits_to_open:
        return card.kind is Kind.AGREEMENT
    if dispute.proposal:
        return card.kind is Kind.AGREE and card.facts.proposal == dispute.proposal.number
    return card.kind is Kind.REQUEST
