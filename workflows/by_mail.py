"""Whether an e-mail that is owed still goes, and where to: settled just before it is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from workflows.dispute import Dispute
from workflows.engine import must_act
from workflows.kinds import Kind
from workflows.meetings import CANCEL, INVITATION
from workflows.notices import Facts
from workflows.outbox import Owed
from workflows.people import Directory
from workflows.post_office import PostOffice, can_be_written_to
from workflows.procedure import Procedure

#: What asks somebody to act in a dispute.
ASKS = frozenset({Kind.REQUEST, Kind.AGREEMENT, Kind.AGREE})
#: What waited longer, until e-mail was set up or the server answered, would surprise: it speaks of
#: what began weeks ago. Whoever raised it is told, and may still send it.
OLDEST = timedelta(days=14)
#: Why one is never sent. The mail server's own reasons stand beside these.
NO_ADDRESS, NOT_SECURE, TOO_OLD = "no address", "not secure", "too old"
NOT_THEIRS = "not theirs"
#: Why one waits: nobody on the way to the mail server may read it.
NOT_ENCRYPTED = "not encrypted"


@dataclass(frozen=True, kw_only=True)
class Post:
    """What is known just before an e-mail is sent; ``is_theirs``: it is still for whom it was."""

    owed: Owed
    is_theirs: bool
    address: str
    office: PostOffice
    now: datetime


def asks(facts: Facts) -> bool:
    """Does it ask somebody to act, with the forms that they need for it?"""
    if facts.file:
        return False
    return facts.mail is None and (facts.instead or Kind.REQUEST) in ASKS


def is_invitation(facts: Facts) -> bool:
    """Does it carry an invitation, which holds a reference and a time, and may go anywhere?"""
    return facts.file.startswith(f"{INVITATION}:")


def is_called_off(facts: Facts) -> bool:
    """Does it take a meeting out of a calendar?"""
    return is_invitation(facts) and facts.file.endswith(f":{CANCEL}")


def is_own_file(facts: Facts) -> bool:
    """Does it carry a file for one person, who asked for it or has it each month?"""
    return bool(facts.file) and not is_invitation(facts)


def carries_forms(facts: Facts) -> bool:
    """Does anything go with it that may name somebody?"""
    mail = facts.mail
    if mail is None:
        return asks(facts) or is_own_file(facts) or facts.instead == Kind.APART
    return bool(mail.attach) or mail.or_summary or mail.which_children


def is_over(procedure: Procedure, dispute: Dispute, owed: Owed, now: datetime) -> bool:
    """Is what it asks asked of this person no more, or the meeting past? Then nobody misses it."""
    if is_invitation(owed.facts):
        return owed.facts.at is not None and owed.facts.at <= now
    if not asks(owed.facts):
        return False
    facts = owed.facts
    if dispute.end or dispute.visit != facts.visit:
        return True
    asked = must_act(procedure, dispute).values()
    is_request = facts.instead in ("", Kind.REQUEST)
    return is_request and not {owed.to, facts.covers} & set(asked)


def must_be_secure(facts: Facts) -> bool:
    """Does it go to a secure address only?

    Whatever carries a form does, whether the paper says so or not.
    """
    return carries_forms(facts) or bool(facts.mail and facts.mail.secure)


def returned_to(dispute: Dispute, directory: Directory, office: PostOffice) -> str:
    """Give where a completed form comes back to: to whoever raised it, who records the answer.

    It is as full of names as what was sent: where their address is not a secure one, to us.
    Whoever raised it is known to those who are asked: the form says so.
    """
    raiser = directory.people.get(dispute.raised_by)
    return raiser.email if raiser and office.is_secure(raiser.email) else office.sender


def why_never(post: Post) -> str:
    """Say why it is not sent, and will not be as it is; nothing where it goes."""
    owed = post.owed
    if owed.owed_at and post.now - owed.owed_at > OLDEST:
        return TOO_OLD
    if not post.is_theirs:
        return NOT_THEIRS
    if not can_be_written_to(post.address):
        return NO_ADDRESS
    if must_be_secure(owed.facts) and not post.office.is_secure(post.address):
        return NOT_SECURE
    return ""
