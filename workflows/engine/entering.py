"""What the opening of a stage does beside asking somebody: copies, records, whom it tells."""

from collections.abc import Iterator
from dataclasses import replace

from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.engine import records
from workflows.engine.told import addressees, informed, tell
from workflows.outward import CopiedIn
from workflows.procedure import Procedure


def enter(procedure: Procedure, dispute: Dispute, here: Here) -> records.Changed:
    """Copy in whom this stage and those below it copy; owe and free records; tell."""
    stage = procedure.stages[dispute.stage]
    dispute, copied = _copy_in(procedure, dispute, here)
    dispute, owed = records.owe(procedure, dispute, stage.records)
    dispute, freed = records.free(dispute, stage.release)
    told = tell(procedure, stage.tell, "stage", dispute.stage, dispute, here)
    return informed(dispute, told), (*copied, *owed, *freed, *told)


def _copy_in(procedure: Procedure, dispute: Dispute, here: Here) -> records.Changed:
    """The copies of every stage so far, those skipped included; it never shrinks (S4-28, Q-23)."""
    copied = tuple(dict.fromkeys((*dispute.copied, *_so_far(procedure, dispute))))
    new = addressees(procedure, copied[len(dispute.copied) :], dispute, here)
    events = tuple(
        CopiedIn(stage=dispute.stage, post=each.post, person=each.person) for each in new
    )
    informed = dispute.informed | {each.person for each in new if each.person}
    return replace(dispute, copied=copied, informed=informed), events


def _so_far(procedure: Procedure, dispute: Dispute) -> Iterator[str]:
    ladder = list(procedure.stages)
    for stage in ladder[: ladder.index(dispute.stage) + 1]:
        yield from (copied.post for copied in procedure.stages[stage].copies)
