"""How many requests somebody has, and how many of them a cover takes, by the rule of covers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workflows import covering, engine
from workflows.cover import Cover, away_on
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.people import Directory
from workflows.ports import Work
from workflows.use_cases.covering import waiting_for
from workflows.use_cases.world import here_for, procedure_of, today


@dataclass(frozen=True, kw_only=True)
class Open:
    """How many requests somebody has: so many are ``moved`` by a cover, and so many ``stay``.

    What their cover cannot act in, and they have as a cover themselves, goes back to whose it is.
    """

    number: int = 0
    moved: int = 0
    stay: int = 0


def count(desk: Desk, work: Work, person: str, new: Cover | None = None) -> Open:
    """Count what is asked of somebody, and of them as cover for others; what *new* does to it."""
    found = list(_asked_of(desk, work, person))
    if new is None:
        return Open(number=len(found), moved=len(found))
    there = _with(desk, work, new)
    asked = [_asked_instead(desk, work, dispute, whose, there) for dispute, whose in found]
    stay = sum(who == person for who in asked)
    back = sum(who != person and who == whose for who, (_, whose) in zip(asked, found, strict=True))
    return Open(number=len(found), moved=len(found) - stay - back, stay=stay)


def _asked_of(desk: Desk, work: Work, person: str) -> Iterator[tuple[Dispute, str]]:
    """Give each open request that somebody has, with of whom it is asked: them, or one away."""
    for whose in (person, *work.directory(today(desk)).may_cover_for(person)):
        for dispute in waiting_for(work, whose):
            for card in work.cards(dispute.id):
                is_one = card.to == person and card.kind in covering.HANDED_OVER
                if is_one and (card.facts.covers or person) == whose:
                    yield dispute, whose


def _with(desk: Desk, work: Work, new: Cover) -> Directory:
    """Give the people list of its first day with this cover, in place of another."""
    directory, day = work.directory(today(desk)), max(new.since, today(desk))
    covers = [*(each for each in work.covers() if each.away != new.away), new]
    return replace(directory, away=away_on(day, covers, directory.by_person))


def _asked_instead(desk: Desk, work: Work, dispute: Dispute, whose: str, there: Directory) -> str:
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, whose, dispute)
    here = replace(here, covers=there.covers, chains=there.chains)
    return engine.asked_instead(procedure, dispute, whose, here)
