"""Copies that are owed outside the app: held back, due, made; and never back again."""

from collections.abc import Iterable
from dataclasses import replace

from workflows.choices import Choice
from workflows.dispute import Dispute, KeptRecord
from workflows.events import Event
from workflows.outward import RecordFreed, RecordOwed
from workflows.procedure import Procedure

Changed = tuple[Dispute, tuple[Event, ...]]


def owe(procedure: Procedure, dispute: Dispute, names: Iterable[str]) -> Changed:
    """Owe these records, but none anew of which a copy is held back, or due at this very stage."""
    new = [
        KeptRecord(
            record=name,
            stage=dispute.stage,
            state="due" if procedure.records[name].release == "at_once" else "held",
        )
        for name in dict.fromkeys(names)
        if not _is_owed(dispute, name)
    ]
    owed = tuple(
        RecordOwed(record=kept.record, stage=kept.stage, held=kept.state == "held") for kept in new
    )
    return (replace(dispute, records=(*dispute.records, *new)) if new else dispute), owed


def by_choice(procedure: Procedure, dispute: Dispute, choice: Choice) -> Changed:
    """Owe what a choice owes; one that resolves frees what waits for that."""
    dispute, owed = owe(procedure, dispute, choice.records)
    if not choice.resolves:
        return dispute, owed
    waits = (name for name, rule in procedure.records.items() if rule.release == "when_resolved")
    dispute, freed = free(dispute, waits)
    return dispute, (*owed, *freed)


def _is_owed(dispute: Dispute, name: str) -> bool:
    return any(
        kept.state == "held" or (kept.state == "due" and kept.stage == dispute.stage)
        for kept in dispute.records
        if kept.record == name
    )


def free(dispute: Dispute, names: Iterable[str]) -> Changed:
    """Let these records be copied from now on, if they are held back."""
    names = set(names)
    is_freed = [kept.state == "held" and kept.record in names for kept in dispute.records]
    records = tuple(
        replace(kept, state="due") if freed else kept
        for kept, freed in zip(dispute.records, is_freed, strict=True)
    )
    freed = tuple(
        RecordFreed(record=kept.record)
        for kept, freed in zip(dispute.records, is_freed, strict=True)
        if freed
    )
    return (replace(dispute, records=records) if freed else dispute), freed


def over(procedure: Procedure, dispute: Dispute, end: str) -> Changed:
    """Free what waits for the end; what waits to be resolved, only if the end settles (S4-29)."""
    settles = procedure.ends[end].settles
    rules = procedure.records.items()
    return free(dispute, (name for name, rule in rules if settles or rule.release == "at_end"))
