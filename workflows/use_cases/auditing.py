"""Everything that is held about one dispute, person or child, read at once, and that recorded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from workflows import children, references
from workflows.auditing.parts import PartIn, part_in
from workflows.cover import Cover
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import Draft
from workflows.file_copy.kept import Kept
from workflows.kinds import Kind
from workflows.notices import IN_SLACK
from workflows.people import Directory, Person
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.retention.plans import Entry, Gone, Type
from workflows.stored import KeptApart, KeptChange, KeptMessage, Viewing
from workflows.use_cases.file_copying import NoSuchReference, kept
from workflows.use_cases.mailing import address_of
from workflows.use_cases.world import procedure_kept, procedure_of

#: What was read, as the list of viewings has it.
EVERYTHING = "everything that is held"


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message with the reference of its dispute, if it is of one, and where an e-mail goes.

    ``attached`` has the titles of the forms that a rule of the procedure sends with it.
    """

    kept: KeptMessage
    reference: str
    address: str
    attached: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DisputeHeld:
    """All that is held about one dispute; ``child`` is the number of the child it is read for.

    ``gone``: what was typed in it was destroyed. ``holds`` has each time that a legal hold was put
    on or taken off, with why.
    """

    kept: Kept
    viewings: tuple[Viewing, ...]
    messages: tuple[Message, ...]
    drafts: tuple[Draft, ...]
    snoozes: tuple[tuple[str, datetime], ...]
    gone: Gone | None
    holds: tuple[tuple[Entry, str], ...]
    child: int | None = None


@dataclass(frozen=True, kw_only=True)
class PersonHeld:
    """All that is held about one person; ``viewed`` has the references of what they were shown.

    ``viewings`` has who was shown what of each dispute that they have a part in, by its id;
    ``snoozes`` the references of those that they want no reminder of, each until when.
    """

    person: Person
    directory: Directory
    changes: tuple[KeptChange, ...]
    covers: tuple[Cover, ...]
    parts: tuple[PartIn, ...]
    viewings: Mapping[str, tuple[Viewing, ...]]
    viewed: tuple[tuple[str, Viewing], ...]
    messages: tuple[Message, ...]
    snoozes: tuple[tuple[str, datetime], ...]
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
        work.record_viewing(dispute.id, reader, EVERYTHING, desk.now())
        return _held(desk, work, dispute)


def of_child(desk: Desk, named: str, reader: str) -> tuple[DisputeHeld, ...]:
    """Give everything about each dispute of a child, by the case number, oldest first.

    None is given where no dispute is about such a child. What is given is recorded in each.
    """
    wanted = children.as_compared(named)
    with desk.store.begin() as work:
        found = list(work.all_about([wanted]))[::-1] if wanted else []
        for dispute in found:
            work.record_viewing(dispute.id, reader, f"{EVERYTHING} of a child", desk.now())
        held = [_held(desk, work, dispute) for dispute in found]
        return tuple(replace(each, child=_number_of(each.kept, wanted)) for each in held)


def _number_of(kept: Kept, wanted: str) -> int | None:
    """Give the number of the child that is told apart so."""
    forms = kept.procedure.forms
    return next(
        (
            children.child_of(key)
            for key, filled in kept.raised.items()
            if wanted in children.told_apart(forms, {key: filled})
        ),
        None,
    )


def _held(desk: Desk, work: Work, dispute: Dispute) -> DisputeHeld:
    return DisputeHeld(
        kept=kept(desk, work, dispute),
        viewings=work.viewings(dispute.id),
        messages=tuple(_messages(desk, work, work.messages_of(dispute.id))),
        drafts=tuple(work.drafts_about(dispute.id)),
        snoozes=work.snoozes_of(dispute.id),
        gone=work.gone(Type.DISPUTE, dispute.id),
        holds=work.holding(Type.DISPUTE, dispute.id),
    )


def _messages(desk: Desk, work: Work, every: Iterable[KeptMessage]) -> Iterator[Message]:
    directory = work.directory_ever()
    for message in every:
        dispute = work.dispute(message.dispute) if message.dispute else None
        mail = message.facts.mail
        forms = procedure_of(desk, work, dispute).forms if dispute else {}
        is_mail = message.kind == Kind.EMAIL
        yield Message(
            kept=message,
            reference=dispute.reference if dispute else message.facts.reference,
            address=address_of(work, message, directory) if is_mail else "",
            attached=tuple(forms[each].title for each in mail.attach) if mail else (),
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
            work.record_viewing(
                part.kept.dispute.id, reader, f"{EVERYTHING} of a person", desk.now()
            )
        reached = (person.id, f"{IN_SLACK}{person.slack_id}")
        return PersonHeld(
            person=person,
            directory=directory,
            changes=work.changes_of(person.id),
            covers=work.covers_of(person.id),
            parts=parts,
            viewings={each.kept.dispute.id: work.viewings(each.kept.dispute.id) for each in parts},
            viewed=tuple(
                (work.dispute(dispute).reference, each)
                for dispute, each in work.viewed_by(person.id)
            ),
            messages=tuple(_messages(desk, work, work.messages_to(reached))),
            snoozes=tuple(
                (work.dispute(dispute).reference, until)
                for dispute, until in work.snoozes_by(person.id)
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
