"""The copy for the child's file: everything kept of a dispute, read at once, and that recorded."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows import references
from workflows.commands import Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.file_copy.copying import Copy, children_of, for_the_file
from workflows.file_copy.kept import Kept
from workflows.file_copy.naming import forms_naming_another
from workflows.kinds import Kind
from workflows.notices import ADMINISTRATORS, Facts, Notice
from workflows.ports import Work
from workflows.retention.plans import Gone, Type
from workflows.use_cases import mailing_files, opening
from workflows.use_cases.opening import Opened
from workflows.use_cases.settling import owe
from workflows.use_cases.world import procedure_of, today

#: Who reads at the command line: whoever may start it there is no person of the people list.
COMMAND_LINE = "command line"
#: As long as the name of a reader may be.
LONGEST_READER = 32
#: The first word of the file that is sent to somebody, as its maker knows it.
COPY = "copy"


@dataclass(frozen=True, kw_only=True)
class NoSuchReference:
    """Nothing is called by this reference."""


@dataclass(frozen=True, kw_only=True)
class NoSuchChild:
    """The dispute is about so many children, and this is none of them."""

    children: int


@dataclass(frozen=True, kw_only=True)
class NothingYet:
    """Nothing of it may be copied to the child's file now; ``copy`` says why."""

    copy: Copy


@dataclass(frozen=True, kw_only=True)
class LookFirst:
    """An answer names another child, and whoever asks has not said that they look for that."""

    opened: Opened
    kept: Kept


Copies = tuple[Copy, ...]


def at_command_line(account: str) -> str:
    """Name a reader at the command line by the account that runs the command."""
    return f"{COMMAND_LINE}: {account}"[:LONGEST_READER]


def nothing_written(desk: Desk, disputes: Iterable[str], reader: str) -> None:
    """Record of what was recorded as read that no file of it was written."""
    with desk.store.begin() as work:
        for dispute in disputes:
            work.record_viewing(dispute, reader, "no file of it was written", desk.now())


def kept(desk: Desk, work: Work, dispute: Dispute) -> Kept:
    """Read everything that is kept of a dispute."""
    history = work.history(dispute.id)
    return Kept(
        procedure=procedure_of(desk, work, dispute),
        dispute=dispute,
        directory=work.directory(today(desk)),
        history=history,
        answers={entry.number: work.answers(dispute.id, entry.number) for entry in history},
        now=desk.now(),
    )


def lay_open(desk: Desk, person: str, dispute_id: str, what: str) -> tuple[Opened, Kept] | Refused:
    """Show a dispute to somebody who may open it with all that is kept, and record that."""
    opened = opening.lay_open(desk, person, dispute_id, what)
    if isinstance(opened, Refused):
        return opened
    with desk.store.read() as work:
        return opened, kept(desk, work, opened.dispute)


def of_each_child(kept: Kept) -> Copies:
    """Give the copy of each child, in the order in which pages count them."""
    return tuple(for_the_file(kept, each) for each in range(1, len(children_of(kept)) + 1))


def ask_for(
    desk: Desk, person: str, dispute_id: str, formats: tuple[str, ...], *, looks: bool = False
) -> Opened | Refused | LookFirst:
    """Have the copy sent to one's own secure address, and keep who asked.

    Where that cannot be, whoever runs the app is asked to make it. *looks*: they say that they look
    through it for the other children before it is filed; without that none is sent that names one.
    """
    what = f"asked for the file copy: {', '.join(formats)}"
    found = lay_open(desk, person, dispute_id, what)
    if isinstance(found, Refused):
        return found
    opened, everything = found
    if not looks and any(map(forms_naming_another, of_each_child(everything))):
        return LookFirst(opened=opened, kept=everything)
    with desk.store.begin() as work:
        if mailing_files.cannot_send(desk, work, person):
            owe(desk, work, _asked(opened, formats))
        else:
            _send(desk, work, opened, formats)
    return opened


def is_mailed(desk: Desk, person: str) -> bool:
    """Would the copy be sent to this person's own address?"""
    with desk.store.read() as work:
        return mailing_files.cannot_send(desk, work, person) is None


def _send(desk: Desk, work: Work, opened: Opened, formats: tuple[str, ...]) -> None:
    dispute, now = opened.dispute, opened.here.now.isoformat()
    mailing_files.send_file(
        desk,
        work,
        opened.reader,
        key=f"{dispute.id}:{COPY}:{opened.reader}:{now}",
        file=f"{COPY}:{','.join(formats)}",
        reference=dispute.reference,
        dispute=dispute.id,
    )


def _asked(opened: Opened, formats: tuple[str, ...]) -> Notice:
    dispute = opened.dispute
    key = f"{Kind.COPY_ASKED}:{dispute.id}:{opened.reader}:{opened.here.now.isoformat()}"
    facts = Facts(reference=dispute.reference, says=",".join(formats))
    return Notice(key=key, kind=Kind.COPY_ASKED, to=ADMINISTRATORS, facts=facts, dispute=dispute.id)


def for_files(
    desk: Desk, reference: str, child: int | None, reader: str
) -> Copies | NoSuchReference | NoSuchChild | NothingYet | Gone:
    """Give a copy for each child, or for one, and record who read it. Raises Mistyped."""
    called = references.read(reference)
    with desk.store.begin() as work:
        dispute = work.dispute_called(called)
        if dispute is None:
            return NoSuchReference()
        if gone := work.gone(Type.DISPUTE, dispute.id):
            return gone
        everything = kept(desk, work, dispute)
        every = of_each_child(everything)
        copies = tuple(copy for copy in every if child in (None, copy.place))
        if not copies:
            return NoSuchChild(children=len(every))
        if not copies[0].given:
            return NothingYet(copy=copies[0])
        for copy in copies:
            work.record_viewing(dispute.id, reader, viewed(copy), desk.now())
        return copies


def viewed(copy: Copy) -> str:
    """Say in the list of viewings what was read."""
    return f"the file copy, child {copy.place}"
