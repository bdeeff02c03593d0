"""What somebody does about an e-mail that did not arrive. It moves nothing, also after the end."""

from workflows.commands import Accepted, Here, Mend, Reason, Refused
from workflows.dispute import Dispute
from workflows.engine.asking import complete
from workflows.engine.covering import as_cover
from workflows.engine.on_behalf import records_for
from workflows.engine.steps import next_version
from workflows.outward import MailRedirected, ToldByHand
from workflows.procedure import Procedure
from workflows.resent import BY_HAND, RESENT


def may_mend(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """May this person: who raised it, decides or stands in, or covers for one of them?"""
    return records_for(procedure, dispute, here) is not None


def mend(procedure: Procedure, dispute: Dispute, command: Mend, here: Here) -> Accepted | Refused:
    """Keep another address, or how and when they were told."""
    by = records_for(procedure, dispute, here)
    if by is None:
        return Refused(reason=Reason.NOT_INVOLVED)
    form = RESENT if command.elsewhere else BY_HAND
    given = complete(procedure, (form,), command.answers, dispute.stage, here)
    if given.problems:
        return Refused(reason=Reason.INCOMPLETE, problems=given.problems)
    event = (MailRedirected if command.elsewhere else ToldByHand)(who=command.who)
    changed = next_version(dispute)
    return as_cover(Accepted(dispute=changed, events=(event,), answers=given.answers), by, here)
