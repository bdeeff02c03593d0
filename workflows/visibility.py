"""Who may open a dispute. The one rule behind every read."""

from collections.abc import Iterable, Iterator, Mapping

from workflows.dispute import Dispute
from workflows.engine import held, in_place
from workflows.events import Agreed
from workflows.history import Entry
from workflows.procedure import Procedure


def may_open(
    procedure: Procedure, dispute: Dispute, person: str, holders: Mapping[str, str]
) -> bool:
    """The raiser, whoever acts in silence, whoever was asked at any stage, is copied or was told.

    Not somebody who is only named in a form, not who runs the app, and not a whole team.
    """
    who = held(dispute, holders)
    copied = in_place(procedure, dispute.copied, dispute.facts)
    by_post = act_in_silence(procedure, who) | {who.get(post) for post in copied}
    return person in {dispute.raised_by, *dispute.asked, *dispute.informed} | by_post


def may_hear(
    procedure: Procedure, dispute: Dispute, person: str, holders: Mapping[str, str]
) -> bool:
    """Whoever may open it, and whoever does an action that is followed up: of that action only."""
    does = any(action.who == person for action in dispute.watched)
    return does or may_open(procedure, dispute, person, holders)


def may_read(entry: Entry, person: str, history: Iterable[Entry]) -> bool:
    """May somebody who may open a dispute read what was typed with one line of its *history*?

    What not all have agreed to is read by those whose joint answer it is to be.
    """
    if entry.proposed is None or person in entry.proposed.of.values():
        return True
    return entry.number in _agreed_to(history)


def _agreed_to(history: Iterable[Entry]) -> Iterator[int]:
    """Give the lines with joint answers that all agreed to: they hold the first signature."""
    waits = 0
    for entry in history:
        if entry.proposed:
            waits = entry.number
        elif entry.chosen and any(isinstance(event, Agreed) for event in entry.events):
            yield waits


def act_in_silence(procedure: Procedure, holders: Mapping[str, str]) -> frozenset[str]:
    """Give whoever decides where nobody answers, and whoever then stands in for them."""
    posts = (procedure.silence.decides, procedure.silence.stands_in)
    return frozenset(holders[post] for post in posts if post in holders)
