"""What an e-mail that is owed is written from, and where it goes."""

from dataclasses import dataclass

from workflows import by_mail
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.notices import OUTSIDE
from workflows.outbox import Owed
from workflows.people import Directory
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.resent import ADDRESS, RESENT
from workflows.stored import KeptMessage
from workflows.use_cases.world import procedure_kept, procedure_of, today

#: What is recorded of forms that somebody was sent.
SHOWN = "forms by e-mail"


@dataclass(frozen=True, kw_only=True)
class Found:
    """The world around an e-mail: its dispute, if it is of one, and the address as it is now."""

    procedure: Procedure
    dispute: Dispute | None
    directory: Directory
    address: str


def found(desk: Desk, owed: Owed) -> Found:
    """Read it. Raises NoSuchDispute."""
    with desk.store.read() as work:
        dispute = work.dispute(owed.dispute) if owed.dispute else None
        directory = work.directory(today(desk))
        return Found(
            procedure=_procedure(desk, work, owed, dispute),
            dispute=dispute,
            directory=directory,
            address=address_of(work, owed, directory),
        )


def was_taken(desk: Desk, owed: Owed) -> None:
    """The mail server has it. Whoever was sent the forms was shown them, and that is recorded.

    A post outside is no person; what was sent to it stands in the history.
    """
    is_shown = by_mail.carries_forms(owed.facts) and not owed.facts.file
    if owed.dispute and is_shown and owed.to != OUTSIDE:
        with desk.store.begin() as work:
            work.record_viewing(owed.dispute, owed.to, SHOWN, desk.now())
    desk.store.outbox.mailed(owed, desk.now())


def _procedure(desk: Desk, work: Work, owed: Owed, dispute: Dispute | None) -> Procedure:
    if dispute:
        return procedure_of(desk, work, dispute)
    sent = work.apart(owed.facts.apart) if owed.facts.apart else None
    return procedure_kept(desk, work, sent.procedure) if sent else desk.library.default


def address_of(work: Work, owed: Owed | KeptMessage, directory: Directory) -> str:
    """Give the one that somebody entered since, or that is set, or that stands in the people list.

    What was typed is read where it is kept, sealed.
    """
    mail = owed.facts.mail
    if owed.facts.given and owed.dispute:
        return str(work.answers(owed.dispute, owed.facts.given)[RESENT][ADDRESS])
    if owed.to == OUTSIDE:
        return mail.address if mail else ""
    person = directory.people.get(owed.to)
    return person.email if person else ""
