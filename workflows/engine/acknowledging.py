"""Saying that one has read what one was told; nothing else changes."""

from collections.abc import Iterable

from workflows.commands import Accepted, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine.steps import next_version
from workflows.history import Entry
from workflows.outward import Acknowledged, Told


def acknowledge(
    dispute: Dispute, history: Iterable[Entry], number: int, person: str
) -> Accepted | Refused:
    """Acknowledge what an entry told this person, once; also after the end."""
    entries = list(history)
    if not any(_asks(entry, person) for entry in entries if entry.number == number):
        return Refused(reason=Reason.NOT_INVOLVED)
    event = Acknowledged(entry=number)
    done = [entry for entry in entries if entry.person == person and event in entry.events]
    if done:
        return Refused(reason=Reason.RECORDED, at=done[0].at)
    return Accepted(dispute=next_version(dispute), events=(event,))


def _asks(entry: Entry, person: str) -> bool:
    return any(
        isinstance(event, Told) and event.acknowledge and event.person == person
        for event in entry.events
    )
