"""What can be done about an e-mail that did not arrive: try again, elsewhere, or tell them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from workflows import by_mail, engine
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Here, Mend, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.mailed import Mailed
from workflows.notices import Scene
from workflows.people import Directory
from workflows.ports import StaleDispute, Work
from workflows.procedure import Procedure
from workflows.resent import ADDRESS, RESENT
from workflows.use_cases import mailing
from workflows.use_cases.settling import settle
from workflows.use_cases.world import here_for, procedure_of, today


class Done(StrEnum):
    """What came of it."""

    DONE = "done"
    IN_HAND = "in hand"  # it is just being sent
    NOTHING = "nothing"  # there is nothing to do about it
    NOT_YOURS = "not yours"
    NOT_THEIRS = "not theirs"  # whoever it is for does not hold that post any more


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An e-mail and its dispute; ``may_mend``: this person may do more than have it tried again.

    A file for one person is theirs: nobody else gives another address for it.
    """

    mail: Mailed
    dispute: Dispute
    procedure: Procedure
    directory: Directory
    here: Here
    may_mend: bool

    @property
    def is_own_file(self) -> bool:
        """Is it a file for one person? Nobody tells them of it in another way."""
        return by_mail.is_own_file(self.mail.facts)


def see(desk: Desk, person: str, key: str, *, runs_it: bool) -> Seen | None:
    """Give an e-mail to whoever may do something about it: those of its dispute, or who runs it."""
    with desk.store.read() as work:
        seen = _seen(desk, work, person, key)
        return seen if seen and (seen.may_mend or runs_it) else None


def _seen(desk: Desk, work: Work, person: str, key: str) -> Seen | None:
    mail = work.mail(key)
    if mail is None:
        return None
    dispute = work.dispute(mail.dispute)
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, person, dispute)
    is_theirs = mail.to == person or not by_mail.is_own_file(mail.facts)
    is_theirs = is_theirs and person not in here.gone
    return Seen(
        mail=mail,
        dispute=dispute,
        procedure=procedure,
        directory=work.directory(today(desk)),
        here=here,
        may_mend=bool(person) and is_theirs and engine.may_mend(procedure, dispute, here),
    )


def again(desk: Desk, person: str, key: str, *, runs_it: bool) -> Done:
    """Let it be sent anew: something may have been mended since."""
    with desk.store.begin() as work:
        seen = _seen(desk, work, person, key)
        if seen is None or not (seen.may_mend or runs_it):
            return Done.NOT_YOURS
        if not seen.mail.may_be_mended:
            return Done.NOTHING
        mail = seen.mail
        if not mailing.is_theirs(desk, work, mail.to, mail.facts, seen.dispute):
            return Done.NOT_THEIRS
        is_owed = work.mail_again(key, seen.mail.facts, desk.now())
        return Done.DONE if is_owed else Done.IN_HAND


def mend(desk: Desk, person: str, key: str, command: Mend) -> Done | Refused:
    """Send it elsewhere, or record that they were told. Raises DoNotFit."""
    try:
        return _mend(desk, person, key, command)
    except StaleDispute:  # somebody acted at the same moment
        return _mend(desk, person, key, command)


def _mend(desk: Desk, person: str, key: str, command: Mend) -> Done | Refused:
    with desk.store.begin() as work:
        seen = _seen(desk, work, person, key)
        if seen is None or not seen.may_mend:
            return Done.NOT_YOURS
        if not seen.mail.may_be_mended or (seen.is_own_file and not command.elsewhere):
            return Done.NOTHING
        outcome = engine.mend(seen.procedure, seen.dispute, command, seen.here)
        if isinstance(outcome, Refused):
            return outcome
        if command.elsewhere and (refused := _not_secure(desk, seen.mail, outcome)):
            return refused
        return _settled(desk, work, seen, outcome, person, elsewhere=command.elsewhere)


def _not_secure(desk: Desk, mail: Mailed, outcome: Accepted) -> Refused | None:
    """Refuse an address to which it would not be sent."""
    address = str(outcome.answers[RESENT][ADDRESS])
    if not by_mail.must_be_secure(mail.facts) or desk.post_office.is_secure(address):
        return None
    problem = Problem(box=Box(form=RESENT, field=ADDRESS), why=Why.NOT_SECURE)
    return Refused(reason=Reason.INCOMPLETE, problems=(problem,))


def _settled(
    desk: Desk, work: Work, seen: Seen, outcome: Accepted, person: str, *, elsewhere: bool
) -> Done:
    mail, now = seen.mail, desk.now()
    if elsewhere:
        facts = replace(mail.facts, given=outcome.dispute.version)
        is_done = work.mail_again(mail.key, facts, now)
    else:
        is_done = work.told_by_hand(mail.key, now)
    if not is_done:
        return Done.IN_HAND
    scene = Scene(procedure=seen.procedure, before=seen.dispute, outcome=outcome, here=seen.here)
    settle(desk, work, scene, person)
    return Done.DONE
