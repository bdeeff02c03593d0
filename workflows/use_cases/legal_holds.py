"""Legal holds: what is held stays, whatever a rule or an approved plan says."""

from dataclasses import dataclass
from enum import StrEnum

from workflows import references
from workflows.desk import Desk
from workflows.ports import Work
from workflows.retention.plans import Act, Entry, Gone, Type


class Not(StrEnum):
    """Why nothing was done."""

    NO_REASON = "no reason"
    NO_SUCH = "no such"
    HELD_ALREADY = "held already"
    NOT_HELD = "not held"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A hold was put on or taken off; ``gone``: what it is about was destroyed before."""

    reference: str
    gone: Gone | None


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """One hold that lasts: on what, since when, by which account, and why."""

    reference: str
    entry: Entry


def hold(
    desk: Desk, reference: str, reason: str, account: str, *, release: bool = False
) -> Held | Not:
    """Put a legal hold on a dispute, or on what was sent or recorded without one; or take it off.

    The reason is sealed. Whatever destroys waits for this, and this for it. Raises Mistyped.
    """
    if not reason.strip():
        return Not.NO_REASON
    number = references.alert_of(reference)
    prefix = references.prefix_of(reference)
    called = references.of_alert(number) if number else references.read(reference, prefix)
    with desk.store.begin() as work:
        work.register_next()
        found = _alert(work, called, number) if number else _found(work, called)
        if found is None:
            return Not.NO_SUCH
        type, of = found
        if work.is_on_hold(type, of) is not release:
            return Not.NOT_HELD if release else Not.HELD_ALREADY
        act = Act.RELEASED if release else Act.HELD
        entry = Entry(act=act, at=desk.now(), by="", account=account, type=type, of=of, says={})
        work.enter(entry, reason.strip())
        return Held(reference=called, gone=work.gone(type, of))


def lasting(desk: Desk) -> tuple[Lasting, ...]:
    """Give every hold that lasts, oldest first; why is read with the audit of each."""
    with desk.store.read() as work:
        return tuple(
            Lasting(reference=_reference(work, entry), entry=entry) for _, entry in work.holds()
        )


def _found(work: Work, reference: str) -> tuple[Type, str] | None:
    if dispute := work.dispute_called(reference):
        return Type.DISPUTE, dispute.id
    number = work.apart_called(reference)
    return (Type.APART, str(number)) if number else None


def _alert(work: Work, called: str, number: int) -> tuple[Type, str] | None:
    """Find what has no reference; what has one is held by that alone."""
    recorded = work.apart_listed(number)
    is_it = recorded is not None and recorded.reference == called
    return (Type.APART, str(number)) if is_it else None


def _reference(work: Work, entry: Entry) -> str:
    if entry.type == Type.DISPUTE:
        return work.dispute(entry.of).reference
    sent = work.apart_listed(int(entry.of))
    return sent.reference if sent else ""
