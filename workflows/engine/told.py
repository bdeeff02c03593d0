"""Whom the rules of a stage, a choice or an end tell, as things are, and who gets a copy."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from workflows.choices import ALERT
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine.aside import in_place
from workflows.engine.facts import applies
from workflows.engine.posts import held
from workflows.events import Event
from workflows.mail import Addressee, mail_of
from workflows.notice_rules import Notice
from workflows.outward import Told
from workflows.procedure import Procedure

Rules = tuple[Notice, ...]
Of = Literal["end", "stage", "choice"]


def tell(
    procedure: Procedure,
    rules: Rules,
    of: Of,
    because: str,
    dispute: Dispute,
    here: Here,
    *,
    beside: bool = False,
) -> tuple[Told, ...]:
    """Give whom these rules tell; a post that nobody holds is told of elsewhere.

    Those copied so far get a copy, but not of what stands *beside* the ladder.
    """
    copied = () if beside else dispute.copied
    apply = [rule for rule in rules if applies(rule, dispute.facts)]
    return tuple(
        told
        for rule in apply
        for told in _by_rule(procedure, rule, of, because, copied, dispute, here)
    )


def informed(dispute: Dispute, events: Iterable[Event]) -> Dispute:
    """Let whoever has a message, or a copy of one, read what it is about; but not of an alert."""
    messages = [
        event
        for event in events
        if isinstance(event, Told) and not event.mail and event.because != ALERT
    ]
    copied = [cc for each in messages for cc in each.cc]
    reached = {each.person for each in messages} | {each.person for each in copied}
    people = {who for who in reached if who} - dispute.informed
    return replace(dispute, informed=dispute.informed | people) if people else dispute


def addressees(
    procedure: Procedure, posts: Iterable[str], dispute: Dispute, here: Here
) -> tuple[Addressee, ...]:
    """Give who holds each post, or its address; whoever holds two of them once."""
    who = held(dispute, here.holders)
    found: dict[str, Addressee] = {}
    for post in in_place(procedure, posts, dispute.facts):
        each = Addressee(post=post, person=who.get(post), address=here.outside.get(post, ""))
        found.setdefault(each.person or each.address or post, each)
    return tuple(found.values())


def _by_rule(
    procedure: Procedure,
    rule: Notice,
    of: Of,
    because: str,
    copied: tuple[str, ...],
    dispute: Dispute,
    here: Here,
) -> Iterator[Told]:
    """The copies go with the first that reaches anybody, so that nobody gets one of each."""
    if rule.by == "channel":
        yield Told(post="", person=None, because=because, says=rule.says, of=of)
        return
    recipients = addressees(procedure, rule.to, dispute, here)
    cc = _less(recipients, addressees(procedure, (*rule.cc, *copied), dispute, here))
    for each in recipients:
        yield Told(
            post=each.post,
            person=each.person,
            address=each.address,
            because=because,
            says=rule.says,
            of=of,
            cc=cc if each.is_reached else (),
            fact=rule.if_ or "",
            acknowledge=rule.acknowledge,
            mail=mail_of(rule),
        )
        cc = () if each.is_reached else cc


def _less(
    recipients: tuple[Addressee, ...], copies: tuple[Addressee, ...]
) -> tuple[Addressee, ...]:
    """Give who gets a copy, less the recipients themselves, and whoever is not reached."""
    to = {(each.person, each.address) for each in recipients}
    return tuple(
        each for each in copies if each.is_reached and (each.person, each.address) not in to
    )
