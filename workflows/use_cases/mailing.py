"""What an e-mail that is owed is written from, and where it goes."""

from dataclasses import dataclass

from workflows import by_mail, still_theirs
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.notices import OUTSIDE, Facts
from workflows.outbox import Owed
from workflows.people import Directory
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.resent import ADDRESS, RESENT
from workflows.stored import KeptMessage
from workflows.use_cases.world import here_for, procedure_kept, procedure_of, today

#: What is recorded of forms that somebody was sent.
SHOWN = "forms by e-mail"
#: The same, of whoever gave another address for it: who reads it there the app does not know.
SENT_ELSEWHERE = "forms by e-mail, to another address that they gave"


@dataclass(frozen=True, kw_only=True)
class Found:
    """The world around an e-mail: its dispute, if it is of one, and the address as it is now.

    ``is_theirs``: whoever it goes to still holds the post that it is for.
    """

    procedure: Procedure
    dispute: Dispute | None
    directory: Directory
    address: str
    is_theirs: bool


def found(desk: Desk, owed: Owed) -> Found:
    """Read it. Raises NoSuchDispute."""
    with desk.store.read() as work:
        dispute = work.dispute(owed.dispute) if owed.dispute else None
        directory = work.directory(today(desk))
        procedure = _procedure(desk, work, owed, dispute)
        return Found(
            procedure=procedure,
            dispute=dispute,
            directory=directory,
            address=address_of(work, owed, directory),
            is_theirs=is_theirs(desk, work, owed.to, owed.facts, dispute),
        )


def is_theirs(desk: Desk, work: Work, to: str, facts: Facts, dispute: Dispute | None) -> bool:
    """Is it still for whom it was owed to? They may have left since, or have another post."""
    directory = work.directory(today(desk))
    is_listed = still_theirs.is_listed(to, facts, directory)
    if not is_listed or dispute is None or to == OUTSIDE or facts.given:
        return is_listed
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, to, dispute)
    return still_theirs.is_theirs(procedure, dispute, facts, directory, here)


def was_taken(desk: Desk, owed: Owed) -> None:
    """The mail server has it. Whoever was sent the forms was shown them, and that is recorded.

    A post outside is no person; what was sent to it stands in the history. Where somebody gave
    another address, it is recorded of them.
    """
    is_shown = by_mail.carries_forms(owed.facts) and not owed.facts.file
    if owed.dispute and is_shown and (owed.to != OUTSIDE or owed.facts.given):
        with desk.store.begin() as work:
            work.record_viewing(owed.dispute, *_shown(work, owed, owed.dispute), desk.now())
    desk.store.outbox.mailed(owed, desk.now())


def _shown(work: Work, owed: Owed, dispute: str) -> tuple[str, str]:
    """Say of whom it is recorded, and what: never of somebody to whose address it did not go."""
    if not owed.facts.given:
        return owed.to, SHOWN
    gave = next(each for each in work.history(dispute) if each.number == owed.facts.given)
    return str(gave.person), SENT_ELSEWHERE


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
