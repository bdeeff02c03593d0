"""What was destroyed cannot be opened, and nothing done in it: that is said, with when and why."""

from workflows.commands import Reason, Refused
from workflows.dispute import Dispute
from workflows.ports import Work
from workflows.retention.plans import Type


def dispute_gone(work: Work, dispute: Dispute) -> Refused | None:
    """Say that a dispute was destroyed, if it was."""
    if dispute.destroyed_at is None:
        return None
    gone = work.gone(Type.DISPUTE, dispute.id)
    return Refused(reason=Reason.DESTROYED, what=dispute.reference, gone=gone)


def apart_gone(work: Work, id: int, reference: str) -> Refused | None:
    """Say that what was sent without a dispute was destroyed, if it was."""
    gone = work.gone(Type.APART, str(id))
    return Refused(reason=Reason.DESTROYED, what=reference, gone=gone) if gone else None
