"""Everything that the record holds about one dispute or one person, read at once and recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workflows import references
from workflows.auditing.parts import PartIn, part_in
from workflows.cover import Cover
from workflows.desk import Desk
from workflows.drafts import Draft
from workflows.file_copy.kept import Kept
from workflows.notices import IN_SLACK
from workflows.people import Directory, Person
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.stored import KeptApart, KeptChange, KeptMessage, Viewing
from workflows.use_cases.file_copying import NoSuchReference, kept
from workflows.use_cases.world import procedure_kept


@dataclass(frozen=True, kw_only=True)
class DisputeHeld:
    """All that is held about one dispute."""

    kept: Kept
    viewings: tuple[Viewing, ...]
    messages: tuple[KeptMessage, ...]
    drafts: tuple[Draft, ...]
    snoozes: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True, kw_only=True)
class PersonHeld:
    """All that is held about one person; ``viewed`` has the references of what they were shown."""

    person: Person
    directory: Directory
    changes: tuple[KeptChange, ...]
    covers: tuple[Cover, ...]
    parts: tuple[PartIn, ...]
    viewed: tuple[tuple[str, Viewing], ...]
    messages: tuple[tuple[str, KeptMessage], ...]
    apart: tuple[tuple[Procedure | None, KeptApart], ...]
    drafts: tuple[Draft, ...]
    now: datetime


@dataclass(frozen=True, kw_only=True)
class NoSuchPerson:
    """Nobody in the people list, now or ever, is called so."""


def of_dispute(desk: Desk, reference: str, reader: str) -> DisputeHeld | NoSuchReference:
    """Give everything about a dispute, and record who read it. Raises Mistyped."""
    called = references.read(reference)
    with desk.store.begin() as work:
        dispute = work.dispute_called(called)
        if dispute is None:
            return NoSuchReference()
        work.record_viewing(dispute.id, reader, "everything that is held", desk.now())
        return DisputeHeld(
            kept=kept(desk, work, dispute),
            viewings=work.viewings(dispute.id),
            messages=work.messages_of(dispute.id),
            drafts=tuple(work.drafts_about(dispute.id)),
            snoozes=work.snoozes_of(dispute.id),
        )


def of_person(desk: Desk, named: str, reader: str) -> PersonHeld | NoSuchPerson:
    """Give everything about a person, by their id, Slack account or e-mail address.

    In each dispute that anything is given of, it is recorded who read it.
    """
    with desk.store.begin() as work:
        directory = work.directory_ever()
        person = _found(directory, named)
        if person is None:
            return NoSuchPerson()
        parts = tuple(_parts(desk, work, person.id))
        for part in parts:
            what = "everything that is held of a person"
            work.record_viewing(part.kept.dispute.id, reader, what, desk.now())
        reached = (person.id, f"{IN_SLACK}{person.slack_id}")
        return PersonHeld(
            person=person,
            directory=directory,
            changes=work.changes_of(person.id),
            covers=work.covers_of(person.id),
            parts=parts,
            viewed=tuple(
                (work.dispute(dispute).reference, each)
                for dispute, each in work.viewed_by(person.id)
            ),
            messages=tuple(
                (work.dispute(each.dispute).reference if each.dispute else "", each)
                for each in work.messages_to(reached)
            ),
            apart=tuple(
                (procedure_kept(desk, work, each.procedure) if each.procedure else None, each)
                for each in work.kept_apart_of(person.id)
            ),
            drafts=tuple(work.drafts_of(person.id)),
            now=desk.now(),
        )


def _found(directory: Directory, named: str) -> Person | None:
    wanted = named.strip().casefold()
    every = directory.people.values()
    return next((each for each in every if wanted and wanted in _names(each)), None)


def _names(person: Person) -> set[str]:
    return {each.casefold() for each in (person.id, person.slack_id or "", person.email)}


def _parts(desk: Desk, work: Work, person: str) -> Iterator[PartIn]:
    for id in work.every_dispute():
        if part := part_in(kept(desk, work, work.dispute(id)), person):
            yield part
