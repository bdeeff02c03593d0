"""What a case note may say of a stage: never the form that is kept off the file (Q-22)."""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.checking.records import SUMMARY
from workflows.dispute import Dispute
from workflows.file_copy.kept import Given, Kept, given, with_stages
from workflows.file_copy.releasing import LeftOut, release
from workflows.history import Entry
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class CaseNote:
    """One case note: of a stage; ``record`` is the copy that is owed of it, where one is."""

    kept: Kept
    stage: str
    record: int | None
    lines: tuple[Entry, ...]
    given: tuple[Given, ...]
    left_out: tuple[LeftOut, ...]


def case_notes(kept: Kept) -> tuple[CaseNote, ...]:
    """Give one for each that is owed now; where none is, that of the stage it stands at."""
    owed = tuple(
        _note(kept, stage, number) for number, stage in owed_notes(kept.procedure, kept.dispute)
    )
    return owed or (_note(kept, kept.dispute.stage, None),)


def owed_notes(procedure: Procedure, dispute: Dispute) -> Iterator[tuple[int, str]]:
    """Give the number and the stage of each case note that is owed now."""
    for number, each in enumerate(dispute.records):
        if each.state == "due" and SUMMARY in procedure.records[each.record].holds:
            yield number, each.stage


def is_owed(procedure: Procedure, dispute: Dispute) -> bool:
    """Is a case note owed now?"""
    return any(owed_notes(procedure, dispute))


def _note(kept: Kept, stage: str, record: int | None) -> CaseNote:
    rules = kept.procedure.records
    owed = rules[kept.dispute.records[record].record] if record is not None else None
    never = owed.never_holds if owed else ()
    every = given(kept)
    may = release(kept, every)
    return CaseNote(
        kept=kept,
        stage=stage,
        record=record,
        lines=tuple(entry for entry, at in with_stages(kept.history) if at == stage),
        given=tuple(
            each
            for each in may.given
            if each.stage == stage
            and each.form not in never
            and not kept.procedure.forms[each.form].per_child
        ),
        left_out=may.left_out,
    )
