"""Saying that a copy that is owed was made: by whoever raised it, or stands in; also at the end."""

from dataclasses import replace

from workflows import forms, receipts
from workflows.commands import Accepted, File, Here, Reason, Refused
from workflows.dispute import Dispute, KeptRecord
from workflows.engine.covering import as_cover
from workflows.engine.posts import held, of_one_side
from workflows.engine.steps import next_version
from workflows.forms import Asking
from workflows.outward import RecordFiled
from workflows.procedure import Procedure

_WHY_NOT = {"held": Reason.HELD, "filed": Reason.FILED}


def file(procedure: Procedure, dispute: Dispute, command: File, here: Here) -> Accepted | Refused:
    """Record the receipt of a copy, or say why not; what is held back is not copied yet (S4-29)."""
    kept = _of_number(dispute, command.number)
    of = _filed_by(procedure, dispute, here)
    if of is None:
        return Refused(reason=Reason.NOT_YOURS, what=procedure.raising.by[0])
    if kept is None:
        return Refused(reason=Reason.NO_SUCH)
    if kept.state != "due":
        return Refused(reason=_WHY_NOT[kept.state], what=kept.record)
    key = receipts.name(command.number)
    asking = Asking(stage=dispute.stage, now=here.now, people=here.people)
    filled, problems = forms.check(key, receipts.FORM, command.answers.get(key, {}), asking)
    if problems:
        return Refused(reason=Reason.INCOMPLETE, problems=problems)
    event = RecordFiled(record=kept.record, number=command.number)
    filed = _filed(next_version(dispute), command.number)
    return as_cover(Accepted(dispute=filed, events=(event,), answers={key: filled}), of, here)


def may_file(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """May this person say that copies were made?"""
    return _filed_by(procedure, dispute, here) is not None


def _filed_by(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give whose task it is, of those for whom this person acts."""
    stands_in = held(dispute, here.holders).get(procedure.silence.stands_in)
    acts_for = of_one_side(procedure, dispute, here)
    return next((who for who in (dispute.raised_by, stands_in) if who in acts_for), None)


def _of_number(dispute: Dispute, number: int) -> KeptRecord | None:
    return dispute.records[number] if 0 <= number < len(dispute.records) else None


def _filed(dispute: Dispute, number: int) -> Dispute:
    records = tuple(
        replace(kept, state="filed") if place == number else kept
        for place, kept in enumerate(dispute.records)
    )
    return replace(dispute, records=records)
