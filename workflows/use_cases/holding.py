"""After a restore: what was owed before waits until somebody lets it go, or drops it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from workflows import holding
from workflows.desk import Desk
from workflows.holding import Held
from workflows.kinds import OF_AN_ALERT, Kind
from workflows.notices import ADMINISTRATORS, Facts, Notice
from workflows.nudging import goes_at
from workflows.people import Directory
from workflows.ports import Work
from workflows.reminders import Because, Wake
from workflows.telling_apart import is_apart
from workflows.use_cases.chasing import chase
from workflows.use_cases.settling import owe

#: What every process knows a copy by that was made for trying, and never sends anything.
FOR_TRYING = "restored for trying"
#: Whoever looks at a dispute that is late sets the next look; one that is past is looked at, too.
AT_MOST = 100


@dataclass(frozen=True, kw_only=True)
class Waits:
    """What waits, as it is listed. *to* and *reference* are empty where they may not be said."""

    held: Held
    to: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class AllHeld:
    """Everything that waits. ``still``: nothing is sent at all, as is meant of one *for trying*."""

    waits: tuple[Waits, ...]
    still: bool
    for_trying: bool
    directory: Directory


def hold(desk: Desk) -> int:
    """Hold everything that is owed by now, and send what comes after; give how much waits.

    What the clock owes by now is worked out first, so that it waits too. Until all of it is held
    nothing is sent at all: whoever dies in between begins again. Raises StoreUnavailable.
    """
    with desk.store.begin() as work:
        work.stand_still(desk.now())
        work.ends(FOR_TRYING)
    _catch_up(desk)
    now = desk.now()
    with desk.store.begin() as work:  # that nobody decides is told once all silences are over
        for dispute in work.due_by(now):
            work.add_wakes(dispute, [Wake(because=Because.LIMIT, at=_just_before(now))])
    _catch_up(desk)
    with desk.store.begin() as work:
        work.hold_owed(now, goes_at(Kind.DIGEST, now, desk.calendar))
        work.forget_held(each.number for each in work.held() if each.comes_by_itself(now))
        many = len(work.held())
        if many:
            owe(desk, work, _told(desk, many))
        work.go_on()
    return many


def _catch_up(desk: Desk) -> None:
    for _ in range(AT_MOST):
        if not chase(desk).done:
            break


def _just_before(now: datetime) -> datetime:
    """What is set for then has come due."""
    return now - timedelta.resolution


def _told(desk: Desk, many: int) -> Notice:
    now = desk.now()
    facts = Facts(number=many, at=now)
    key = f"{Kind.HELD}:{now.isoformat()}"
    return Notice(key=key, kind=Kind.HELD, to=ADMINISTRATORS, facts=facts)


def listed(desk: Desk) -> AllHeld:
    """Give what waits. Raises StoreUnavailable."""
    with desk.store.read() as work:
        waits = tuple(_waits(work, each) for each in work.held())
        return AllHeld(
            waits=waits,
            still=work.is_still(),
            for_trying=is_for_trying(work),
            directory=work.directory_ever(),
        )


def keep_for_trying(desk: Desk) -> None:
    """Say that a database that sends nothing is meant to. Raises StoreUnavailable."""
    with desk.store.begin() as work:
        work.note(FOR_TRYING, desk.now())


def is_for_trying(work: Work) -> bool:
    """Is this a copy for trying?"""
    return work.noted(FOR_TRYING) is not None


def is_broken_off(work: Work) -> bool:
    """Is nothing sent at all because a restore came to no end?"""
    return work.is_still() and not is_for_trying(work)


def _waits(work: Work, held: Held) -> Waits:
    """Whom it is for would tell of an alert, or of what was sent apart."""
    if held.kind in OF_AN_ALERT or is_apart(held.kind, held.facts):
        return Waits(held=held, to="", reference="")
    reference = work.dispute(held.dispute).reference if held.dispute else held.facts.reference
    return Waits(held=held, to=held.to, reference=reference)


def release(desk: Desk, numbers: Collection[int]) -> int:
    """Let some of what waits go; give how many that are.

    Of a reminder it is looked anew whether it still holds: each person then has one list.
    """
    now = desk.now()
    with desk.store.begin() as work:
        chosen = _chosen(work, numbers)
        anew = [each for each in chosen if each.is_said_anew]
        work.forget_held(each.number for each in anew)
        for dispute, wakes in holding.looks(anew, _just_before(now)).items():
            work.add_wakes(dispute, wakes)
        work.drop_held(each.number for each in chosen if each.is_over)
        as_they_are = [each for each in chosen if not (each.is_said_anew or each.is_over)]
        work.let_go(each.number for each in as_they_are)
    return len(chosen)


def drop(desk: Desk, numbers: Collection[int]) -> int:
    """Let some of what waits never go; give how many that are."""
    with desk.store.begin() as work:
        chosen = _chosen(work, numbers)
        work.drop_held(each.number for each in chosen)
    return len(chosen)


def _chosen(work: Work, numbers: Collection[int]) -> list[Held]:
    return [each for each in work.held() if each.number in numbers]
