"""Acting for somebody who is away: whom to ask in their place, and whom it was done for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workflows.commands import Accepted, Here, Refused
from workflows.dispute import Dispute
from workflows.engine.joint import asked_of
from workflows.engine.posts import must_act, posts_of, sides, sides_of
from workflows.engine.sides import Sides
from workflows.events import ActedAsCover
from workflows.people import Directory, holders
from workflows.procedure import Procedure


def asked_instead(procedure: Procedure, dispute: Dispute, person: str, here: Here) -> str:
    """Give whoever is asked where this person would be: their cover, if they can act here."""
    return _instead(sides(procedure, dispute, here), dispute, person, here.covers_in(dispute))


def covers_asked(procedure: Procedure, dispute: Dispute, directory: Directory) -> dict[str, str]:
    """Give, of those who must act now and have a cover, who is asked in the place of each.

    Where the cover cannot act in this dispute, it is they themselves.
    """
    found, covers = _found(procedure, dispute, directory), directory.covers_in(dispute)
    stand = sides_of(procedure, dispute, found)
    return {
        person: _instead(stand, dispute, person, covers)
        for person in must_act(procedure, dispute).values()
        if person in covers
    }


def _found(procedure: Procedure, dispute: Dispute, directory: Directory) -> dict[str, str]:
    return holders(procedure, directory, dispute.raised_by, dispute.named)


def _instead(stand: Sides, dispute: Dispute, person: str, covers: Mapping[str, str]) -> str:
    """A party cannot cover, nor whoever is of another side, or acts for another joint post.

    Then the person is asked, away or not.
    """
    cover = covers.get(person, person)
    left = {stand.procedure.posts[post].side for post in posts_of(person, dispute.left)}
    able = cover == person or stand.may_cover(cover, stand.every_one_of(person) | left)
    taken = _taken(stand.procedure, dispute, person, covers)
    return cover if able and cover not in taken else person


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
