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
from workflows.on_call import OnCall
from workflows.people import Directory, Person
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.stored import KeptApart, KeptChange, KeptMessage, Viewing
from workflows.use_cases.file_copying import NoSuchReference, kept
from workflows.use_cases.mailing import address_of
from workflows.use_cases.world import procedure_kept, procedure_of

#: What was read, as the list of viewings has it.
EVERYTHING = "everything that is held"
OF_A_PERSON = f"{EVERYTHING} of a person"


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
    """All that is held about one dispute; ``child`` is the number of the child it is read for."""

    kept: Kept
    viewings: tuple[Viewing, ...]
    messages: tuple[Message, ...]
    drafts: tuple[Draft, ...]
    snoozes: tuple[tuple[str, datetime], ...]
    on_call: tuple[OnCall, ...] = ()
    child: int | None = None


@dataclass(frozen=True, kw_only=True)
class PersonHeld:
    """All that is held about one person; ``viewed`` has the references of what they were shown.

    ``viewings`` has who was shown what of each dispute that they have a part in, by its id;
    ``snoozes`` the references of those that they want no reminder of, each until when; ``on_call``
    those that they opened on call, and why. ``given`` are the ids of all disputes that anything is
    given of.
    """

    person: Person
    directory: Directory
    changes: tuple[KeptChange, ...]
    covers: tuple[Cover, ...]
    parts: tuple[PartIn, ...]
    given: tuple[str, ...]
    viewings: Mapping[str, tuple[Viewing, ...]]
    viewed: tuple[tuple[str, Viewing], ...]
    messages: tuple[Message, ...]
    snoozes: tuple[tuple[str, datetime], ...]
    apart: tuple[tuple[Procedure | None, KeptApart], ...]
    drafts: tuple[Draft, ...]
    on_call: tuple[tuple[str, OnCall], ...]
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
        on_call=work.opened_on_call(dispute.id),
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

    In each dispute that anything is given of, and of whatever was sent without one, it is recorded
    who read it: that somebody was shown something is given of it, too.
    """
    with desk.store.begin() as work:
        directory = work.directory_ever()
        person = _found(directory, named)
        if person is None:
            return NoSuchPerson()
        parts = tuple(_parts(desk, work, person.id))
        reached = (person.id, f"{IN_SLACK}{person.slack_id}")
        given = tuple(_given(work, person.id, reached, parts))
        for dispute in given:
            work.record_viewing(dispute, reader, OF_A_PERSON, desk.now())
        apart = work.kept_apart_of(person.id)
        for sent in apart:
            work.record_viewing_apart(sent.id, reader, OF_A_PERSON, desk.now())
        return PersonHeld(
            person=person,
            directory=directory,
            changes=work.changes_of(person.id),
            covers=work.covers_of(person.id),
            parts=parts,
            given=given,
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
                for each in apart
            ),
            drafts=tuple(work.drafts_of(person.id)),
            on_call=tuple(
                (work.dispute(dispute).reference, each)
                for dispute, each in work.opened_on_call_by(person.id)
            ),
            now=desk.now(),
        )


def _given(
    work: Work, person: str, reached: tuple[str, ...], parts: Iterable[PartIn]
) -> Iterable[str]:
    """Give the ids of the disputes that anything is given of, each once."""
    of_messages = (each.dispute for each in work.messages_to(reached) if each.dispute)
    return dict.fromkeys(
        [
            *(part.kept.dispute.id for part in parts),
            *(dispute for dispute, _ in work.viewed_by(person)),
            *(dispute for dispute, _ in work.snoozes_by(person)),
            *of_messages,
        ]
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
