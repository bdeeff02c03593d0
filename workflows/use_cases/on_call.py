"""Opening a dispute on call (break-glass): for a reason, for an hour, to read and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workflows import engine, on_call, references
from workflows.commands import Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.history import Entry
from workflows.kinds import Kind
from workflows.notices import IN_SLACK, Notice, standing
from workflows.on_call import OnCall
from workflows.people import Directory
from workflows.ports import NoSuchDispute, Work
from workflows.procedure import Procedure
from workflows.stored import Viewing
from workflows.use_cases.destroyed import dispute_gone
from workflows.use_cases.opening import Opened, may_see
from workflows.use_cases.settling import owe, owe_at
from workflows.use_cases.world import here_for, procedure_of, today
from workflows.visibility import act_in_silence

NO = Refused(reason=Reason.NOT_INVOLVED)


@dataclass(frozen=True, kw_only=True)
class Accounted:
    """What a data protection officer is shown: who opened what, why, and what they then looked at.

    ``shown`` has the showings of this one opening, oldest first.
    """

    dispute: Dispute
    opening: OnCall
    directory: Directory
    shown: tuple[Viewing, ...]


def may(desk: Desk, work: Work, person: str) -> bool:
    """Is somebody on call? They are named in the settings, and hold a post today.

    Nobody is where no officer is named who would read why.
    """
    directory = work.directory(today(desk))
    who = directory.people.get(person)
    is_listed = bool(directory.postings_of(person)) and person not in directory.guests
    return bool(desk.officers) and is_listed and who is not None and who.slack_id in desk.on_call


def is_on_call(desk: Desk, person: str) -> bool:
    """Is somebody on call today?"""
    with desk.store.read() as work:
        return may(desk, work, person)


def opened_by(desk: Desk, person: str, text: str) -> str | None:
    """Give the id of a dispute that somebody has open on call, by its reference. Raises Mistyped.

    None where they have not: whether there is such a dispute is not said before a reason is given.
    """
    reference = references.read(text)
    with desk.store.read() as work:
        dispute = work.dispute_called(reference)
        is_open = dispute is not None and _lasting(desk, work, dispute.id, person)
        return dispute.id if dispute and is_open else None


def open_it(desk: Desk, person: str, text: str, answers: Answers) -> str | Refused:
    """Open a dispute on call, and owe everybody who is to hear of it their messages; give its id.

    A reference that does not exist is answered as everywhere. Of what was destroyed it is said
    that it was, and no reason is kept. Somebody who has it open already goes on with that. Raises
    Mistyped.
    """
    reason = str(answers.get(on_call.FORM, {}).get(on_call.REASON) or "").strip()
    with desk.store.begin() as work:
        if not may(desk, work, person):
            return NO
        if not reason:
            return Refused(reason=Reason.INCOMPLETE)
        dispute = work.dispute_called(references.read(text))
        if dispute is None:
            return NO
        work.wait_for([dispute.id])
        dispute = work.dispute(dispute.id)
        if gone := dispute_gone(work, dispute):
            return gone
        has_it = may_see(desk, work, dispute, person) or _lasting(desk, work, dispute.id, person)
        if not has_it:
            _open(desk, work, dispute, person, reason[: on_call.LONGEST])
        return dispute.id


def _open(desk: Desk, work: Work, dispute: Dispute, person: str, reason: str) -> None:
    now = desk.now()
    opening = work.open_on_call(dispute.id, person, reason, now)
    procedure = procedure_of(desk, work, dispute)
    morning = desk.calendar_of(procedure).next_morning(now)
    told = _told(desk, work, procedure, dispute, person)
    for to in told:
        notice = _notice(procedure, dispute, opening, Kind.ON_CALL, to)
        if to == dispute.raised_by:
            owe(desk, work, notice)
        else:
            owe_at(desk, work, notice, morning)
    for officer in desk.officers:
        to = f"{IN_SLACK}{officer}"
        owe_at(desk, work, _notice(procedure, dispute, opening, Kind.ON_CALL_WHY, to), morning)


def _told(
    desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, person: str
) -> Iterable[str]:
    """Give whoever raised it, and whoever stands in for them: but not whoever opens it."""
    here = here_for(desk, work, procedure, person, dispute)
    concerned = {dispute.raised_by, *act_in_silence(procedure, engine.held(dispute, here.holders))}
    return sorted(concerned - {person})


def _notice(procedure: Procedure, dispute: Dispute, opening: OnCall, kind: Kind, to: str) -> Notice:
    facts = replace(
        standing(procedure, dispute), person=opening.person, at=opening.at, number=opening.number
    )
    key = f"{dispute.id}:on call {opening.number}:{to}"
    return Notice(key=key, kind=kind, to=to, facts=facts, dispute=dispute.id)


def _lasting(desk: Desk, work: Work, dispute: str, person: str) -> OnCall | None:
    """Give the opening by which somebody may read a dispute now; only while they are on call."""
    if not may(desk, work, person):
        return None
    now = desk.now()
    theirs = (each for each in work.opened_on_call(dispute) if each.person == person)
    return next((each for each in theirs if each.at <= now < each.until), None)


# ---- what is shown ----------------------------------------------------------------------------


def lay_open(
    desk: Desk, person: str, dispute_id: str, what: str
) -> tuple[Opened, OnCall] | Refused:
    """Show a dispute that somebody has open on call, with nothing to do in it; record that."""
    with desk.store.begin() as work:
        try:
            dispute = work.dispute(dispute_id)
        except NoSuchDispute:
            return NO
        opening = _lasting(desk, work, dispute.id, person)
        if opening is None:
            return NO
        if gone := dispute_gone(work, dispute):
            return gone
        work.record_viewing(dispute.id, person, on_call.shown(what, opening.number), desk.now())
        return _opened(desk, work, dispute, person), opening


def _opened(desk: Desk, work: Work, dispute: Dispute, person: str) -> Opened:
    procedure = procedure_of(desk, work, dispute)
    return Opened(
        procedure=procedure,
        dispute=dispute,
        directory=work.directory(today(desk)),
        here=here_for(desk, work, procedure, person, dispute),
        history=work.history(dispute.id),
        latest=work.latest_answers(dispute.id),
        proposed={},
        offered=(),
        may_open_stage=False,
        may_agree=False,
        reader=person,
        on_call=work.opened_on_call(dispute.id),
    )


def read_entry(
    desk: Desk, person: str, dispute_id: str, number: int
) -> tuple[Opened, Entry, Answers] | Refused:
    """Show one line of the history with its answers, and record that."""
    found = lay_open(desk, person, dispute_id, f"entry {number}")
    if isinstance(found, Refused):
        return found
    opened, _ = found
    entry = next((each for each in opened.history if each.number == number), None)
    if entry is None or not opened.may_read(entry):
        return NO
    with desk.store.read() as work:
        return opened, entry, work.answers(dispute_id, number)


def account(desk: Desk, slack_id: str, dispute_id: str, number: int) -> Accounted | Refused:
    """Show an officer why a dispute was opened, and what was looked at; record that they read it.

    They need be in no list, and are shown nothing of the dispute itself.
    """
    if slack_id not in desk.officers:
        return NO
    with desk.store.begin() as work:
        try:
            dispute = work.dispute(dispute_id)
        except NoSuchDispute:
            return NO
        openings = work.opened_on_call(dispute.id)
        opening = next((each for each in openings if each.number == number), None)
        if opening is None:
            return NO
        seen = work.viewings(dispute.id)
        why = on_call.shown(on_call.READ_WHY, number)
        work.record_viewing(dispute.id, f"{IN_SLACK}{slack_id}", why, desk.now())
        return Accounted(
            dispute=dispute,
            opening=opening,
            directory=work.directory_ever(),
            shown=tuple(
                each
                for each in seen
                if each.person == opening.person and each.what.endswith(on_call.shown("", number))
            ),
        )
