"""Acting for somebody who is away: whom to ask in their place, and whom it was done for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workflows.commands import Accepted, Here, Refused
from workflows.dispute import Dispute
from workflows.engine.joint import asked_of
from workflows.engine.posts import can_act, held, must_act, posts_of
from workflows.events import ActedAsCover
from workflows.procedure import Procedure


def asked_instead(procedure: Procedure, dispute: Dispute, person: str, here: Here) -> str:
    """Give whoever is asked where this person would be: their cover, if they can act here."""
    posts = posts_of(person, held(dispute, here.holders)) | posts_of(person, dispute.left)
    return _instead(procedure, dispute, person, posts, here.covers)


def covers_asked(
    procedure: Procedure, dispute: Dispute, covers: Mapping[str, str]
) -> dict[str, str]:
    """Give, of those who must act now, each in whose place somebody else is asked, and who."""
    asked = must_act(procedure, dispute)
    found = {
        person: _instead(procedure, dispute, person, posts_of(person, asked), covers)
        for person in asked.values()
    }
    return {person: cover for person, cover in found.items() if cover != person}


def _instead(
    procedure: Procedure,
    dispute: Dispute,
    person: str,
    posts: Iterable[str],
    covers: Mapping[str, str],
) -> str:
    """Whoever has acted for the other side cannot cover, nor who acts for another joint post.

    Then the person is asked, away or not.
    """
    cover = covers.get(person, person)
    able = all(can_act(procedure, dispute, post, cover) for post in posts)
    return cover if able and cover not in _taken(procedure, dispute, person, covers) else person


def _taken(
    procedure: Procedure, dispute: Dispute, person: str, covers: Mapping[str, str]
) -> Iterator[str]:
    """Give whoever acts for another post of the joint answer that is asked for, or has agreed."""
    who = asked_of(procedure, dispute.stage, dispute.step)
    if dispute.end or dispute.waits_to_open or not who.together:
        return
    yield from (dispute.proposal.agreed.values() if dispute.proposal else ())
    yield from (dispute.new_date.agreed.values() if dispute.new_date else ())
    named = [dispute.named[post] for post in who.all if post in dispute.named]
    yield from (each for each in named if each != person)
    before = named[: named.index(person)] if person in named else ()
    yield from (covers.get(each, each) for each in before)


def as_cover(outcome: Accepted | Refused, of: str | None, here: Here) -> Accepted | Refused:
    """Say *of* whom it was asked, where their cover did it, who may open the dispute from then on.

    Nothing else differs: what was asked of whom, and by when, stays as it was.
    """
    if isinstance(outcome, Refused) or of is None or of == here.person:
        return outcome
    asked = outcome.dispute.asked | {here.person}
    dispute = replace(outcome.dispute, asked=asked)
    return replace(outcome, dispute=dispute, events=(*outcome.events, ActedAsCover(of=of)))
