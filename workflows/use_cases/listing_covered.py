"""What is asked of those for whom somebody covers, in the lists of whoever covers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from workflows import engine, waiting
from workflows.desk import Desk
from workflows.overview import Row, Show
from workflows.ports import Work
from workflows.use_cases.world import here_for, today

#: A row of somebody's list, and the part in which it stands.
Standing = tuple[Show, Row]
#: No more than what is asked of a person is a matter for their cover.
_ASKED = (Show.WAITING, Show.PAST, Show.ACTIONS)


def with_covered(
    desk: Desk, work: Work, person: str, of: Callable[[Desk, Work, str], Iterable[Standing]]
) -> list[Standing]:
    """Give what stands in somebody's own list, and what is asked of those they cover, by date.

    Each stands there once: as asked of them, else as asked of whoever they cover.
    """
    own = list(of(desk, work, person))
    raisers = {_which(each): each[1].raiser for each in own}
    every = own + [
        (at, replace(row, raiser=raisers.get(_which((at, row)), "")))
        for away in work.directory(today(desk)).may_cover_for(person)
        for at, row in _covered(desk, work, person, away, of(desk, work, away))
    ]
    return sorted(waiting.once(every, _which, _rank), key=lambda each: each[1].due_at)


def _which(standing: Standing) -> tuple[str, str]:
    _, row = standing
    return row.dispute.id, row.action.id if row.action else ""


def _rank(standing: Standing) -> tuple[bool, bool]:
    return waiting.ranked(asked=_is_asked(standing), covers=standing[1].covers)


def _covered(
    desk: Desk, work: Work, person: str, away: str, theirs: Iterable[Standing]
) -> Iterator[Standing]:
    for at, row in theirs:
        here = here_for(desk, work, row.procedure, person, row.dispute)
        instead = engine.asked_instead(row.procedure, row.dispute, away, here)
        if _is_asked((at, row)) and instead == person:
            yield at, replace(row, covers=True, raiser="")


def _is_asked(standing: Standing) -> bool:
    """Is somebody asked for something: to act, or to choose another, since somebody has left?"""
    at, row = standing
    return at in _ASKED or row.chooses
