"""How long somebody's part in a dispute lasts: no longer than the post in which they took it.

It is worked out from the people list and the history, so that it is true of disputes of before,
and again once somebody is back.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date, timedelta

from workflows.dated import DateProposed
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.events import (
    ActedAsCover,
    AskedHasLeft,
    Event,
    PassedOn,
    Proposed,
    StepStarted,
)
from workflows.history import Entry
from workflows.outward import CopiedIn, Told
from workflows.people import Directory, Posting
from workflows.procedure import Procedure

#: Whose part is over, and the posts that they held when they took it, the latest to end first.
Over = Mapping[str, tuple[Posting, ...]]


def over(
    procedure: Procedure,
    dispute: Dispute,
    directory: Directory,
    history: Callable[[], Iterable[Entry]],
) -> Over:
    """Give those whose part in a dispute is over, with what they held then.

    While it is open, those on whom it counts keep their part as long as they work for the same
    agency. All others keep it as long as they hold the same post there. The history is asked for
    only where somebody has left anything since the dispute was raised.
    """
    raised = dispute.raised_at.astimezone(LONDON).date()

    def left(person: str, since: date) -> bool:
        stays = person in _counted_on(dispute)
        return _has_left(procedure, directory, person, since, stays=stays)

    moved = [person for person in _everybody(dispute) if left(person, raised)]
    later = [person for person in moved if person != dispute.raised_by]
    since = dict.fromkeys(moved, raised) | (_first_days(history(), later) if later else {})
    return {
        person: tuple(_held_since(directory, person, since[person])) or directory.ended_of(person)
        for person in moved
        if left(person, since[person])
    }


def took_part(dispute: Dispute) -> frozenset[str]:
    """Give who may open it by what was done: who raised it, was asked at any stage, or was told."""
    return frozenset({dispute.raised_by, *dispute.asked, *dispute.informed})


def _everybody(dispute: Dispute) -> frozenset[str]:
    """Give those who took part, and those who do an action of it."""
    return took_part(dispute).union(action.who for action in dispute.actions)


def _counted_on(dispute: Dispute) -> frozenset[str]:
    """Give those without whom an open dispute does not go on: it may ask them again."""
    if dispute.is_closed:
        return frozenset()
    does = (action.who for action in dispute.watched)
    return frozenset({dispute.raised_by, *dispute.named.values(), *dispute.left.values(), *does})


def _has_left(
    procedure: Procedure, directory: Directory, person: str, since: date, *, stays: bool
) -> bool:
    """Has somebody left, since that day, an agency; or, who need not stay, a post of it?

    Of two that they held then, it is not known which one they took part for.
    """
    today = directory.postings_of(person)
    then = list(_held_since(directory, person, since))
    agencies, posts = {each.agency for each in today}, {_post(each) for each in today}
    left_agency = any(each.agency not in agencies for each in then)
    left_post = any(each.post in procedure.posts and _post(each) not in posts for each in then)
    return not today or left_agency or (left_post and not stays)


def _post(posting: Posting) -> tuple[str, str]:
    """A team that is called otherwise, or another line manager, makes no other post."""
    return posting.post, posting.agency


def _held_since(directory: Directory, person: str, day: date) -> Iterator[Posting]:
    """Give what somebody held on a day and holds no more.

    What ends on a day ended with the day before, whatever they did on it; what began on it, too,
    was a slip that was put right.
    """
    for each in directory.ended_of(person):
        since, until = each.since or date.min, each.until or date.max
        if since <= min(day, until) and until >= day - timedelta(days=1):
            yield each


def _first_days(history: Iterable[Entry], people: Container[str]) -> dict[str, date]:
    """Give the day on which each of these came into the dispute, where a line says so."""
    found = dict[str, date]()
    for entry in history:
        for person in _brought_in(entry):
            if person and person in people:
                found.setdefault(person, entry.at.astimezone(LONDON).date())
    return found


def _brought_in(entry: Entry) -> Iterator[str | None]:
    for event in entry.events:
        yield from [entry.person] if isinstance(event, ActedAsCover) else _named_in(event)


def _named_in(event: Event) -> Iterator[str | None]:
    match event:
        case StepStarted():
            yield from event.asked.values()
        case Proposed() | DateProposed():
            yield from event.of.values()
        case PassedOn():
            yield event.to
        case AskedHasLeft():
            yield event.chooser
        case Told():
            yield from (event.person, *(each.person for each in event.cc))
        case CopiedIn():
            yield event.person
