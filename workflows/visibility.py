"""Who may open a dispute. The one rule behind every read."""

from collections.abc import Iterable, Iterator, Mapping

from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine import acts_for, held, in_place, of_one_side
from workflows.events import Agreed
from workflows.history import Entry
from workflows.procedure import Procedure
from workflows.taking_part import took_part


def may_open(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """The raiser, whoever acts in silence, whoever was asked at any stage, is copied or was told.

    Whoever is invited to a meeting was told. And whoever covers for one of them, while they do,
    and may act for them here. Not somebody who is only named in a form, not who runs the app, and
    not a whole team; and nobody whose part in it is over.
    """
    mine = of_one_side(procedure, dispute, here)
    part = took_part(dispute) - here.gone
    return not mine.isdisjoint(part | _by_post(procedure, dispute, here))


def _by_post(procedure: Procedure, dispute: Dispute, here: Here) -> frozenset[str]:
    """Give who may open it by a post they hold; a guest only once it is late, and asks for them.

    It is so whoever asks: the cover of a guest opens no more than the guest. To be named for a post
    gives it to nobody who has left.
    """
    who = held(dispute, here.holders)
    in_silence = act_in_silence(procedure, who)
    copied = in_place(procedure, dispute.copied, dispute.facts)
    by_post = in_silence.union(who[post] for post in copied if post in who)
    asked = in_silence if dispute.late else frozenset()
    named = here.gone.intersection((dispute.raised_by, *dispute.named.values()))
    return by_post - (here.guests - asked) - named


def may_hear(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """Whoever may open it, and whoever does an action that is followed up: of that action only."""
    acts_for = of_one_side(procedure, dispute, here) - here.gone
    does = any(action.who in acts_for for action in dispute.watched)
    return does or may_open(procedure, dispute, here)


def may_read(
    procedure: Procedure, dispute: Dispute, here: Here, entry: Entry, history: Iterable[Entry]
) -> bool:
    """May somebody who may open a dispute read what was typed with one line of its *history*?

    What not all have agreed to is read by those whose joint answer it is to be, and by whoever
    covers for one of them; not by a cover who has acted for the other side.
    """
    of = entry.proposed.of.items() if entry.proposed else ()
    if not of or any(acts_for(procedure, dispute, post, who, here) for post, who in of):
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
