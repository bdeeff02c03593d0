"""Raising a dispute: what it would do, for the check page, and doing it."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from workflows import category, children, engine, open_questions
from workflows.commands import Accepted, Here, Raise, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.notices import Scene
from workflows.people import Directory
from workflows.ports import Work
from workflows.post_office import NO_POST, PostOffice
from workflows.procedure import Procedure
from workflows.use_cases.earlier import Earlier, left_unresolved
from workflows.use_cases.naming import a_new_reference
from workflows.use_cases.settling import settle
from workflows.use_cases.world import here_to_raise, procedure_of, today


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What sending would do now: the dispute as it would stand, and everybody's names."""

    procedure: Procedure
    outcome: Accepted
    directory: Directory
    here: Here
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The dispute that a draft became, and whether its messages wait for Slack."""

    procedure: Procedure
    dispute: Dispute
    directory: Directory
    held: bool
    post_office: PostOffice = NO_POST


def may_raise_under(desk: Desk, work: Work, person: str) -> tuple[Procedure, ...]:
    """Give the procedures in use under which this person's posts raise, the default first.

    None for a guest, whatever posts they hold.
    """
    directory = work.directory(today(desk))
    posts = set() if person in directory.guests else set(directory.posts_of(person))
    every = desk.library.procedures.values()
    return tuple(each for each in every if posts & set(each.raising.by))


def may_raise(desk: Desk, work: Work, person: str) -> bool:
    """May this person raise under any procedure in use?"""
    return bool(may_raise_under(desk, work, person))


def is_settled(desk: Desk, procedure: Procedure) -> bool:
    """Is there no open question about a limit, or may there be one?"""
    return desk.may_be_open or not open_questions.of(procedure)


def prepare(
    desk: Desk, person: str, stage: str, answers: Answers, under: str = ""
) -> Ready | Refused:
    """Say what sending would do now, without doing it: *under* a procedure, or the default."""
    with desk.store.read() as work:
        return _prepare(desk, work, person, under, stage, answers, reference="")


def send(
    desk: Desk,
    person: str,
    draft_id: str,
    stage: str,
    promised: datetime | None,
    version: str | None = None,
) -> Sent | Ready | Refused:
    """Raise the dispute that a draft holds. Sending a draft again gives the dispute it became.

    ``promised`` is the due instant that was shown. Where it is no longer true nothing is sent, and
    what is Ready comes back to be shown again. ``version`` is the draft's as it was shown: what
    another device changed since is not sent unseen. None sends it as it is.
    """
    with desk.store.begin() as work:
        draft = work.draft(draft_id, person)
        if draft is None:
            return Refused(reason=Reason.DRAFT_GONE)
        if draft.sent_as:
            dispute = work.dispute(draft.sent_as)
            return _sent(desk, work, procedure_of(desk, work, dispute), dispute)
        if version not in (None, draft.version):
            return Refused(reason=Reason.CHANGED_ELSEWHERE)
        under, typed = draft.about.choice, draft.answers
        ready = _prepare(desk, work, person, under, stage, typed, reference=a_new_reference(work))
        if isinstance(ready, Refused) or ready.outcome.dispute.clock.due.at != promised:
            return ready
        return _raise(desk, work, person, draft_id, ready)


def _raise(desk: Desk, work: Work, person: str, draft_id: str, ready: Ready) -> Sent:
    procedure = ready.procedure
    work.keep_procedure(procedure, desk.library.texts[procedure.key])
    scene = Scene(procedure=procedure, before=None, outcome=ready.outcome, here=ready.here)
    dispute = settle(desk, work, scene, person)
    typed = ready.outcome.answers
    work.keep_children(dispute.id, children.told_apart(procedure.forms, typed))
    if kind := category.of(procedure, typed):
        work.keep_category(dispute.id, kind)
    work.draft_sent(draft_id, person, dispute.id)
    return _sent(desk, work, procedure, dispute)


def _prepare(
    desk: Desk, work: Work, person: str, under: str, stage: str, answers: Answers, reference: str
) -> Ready | Refused:
    procedure = desk.library.under(under)
    if procedure is None:
        return Refused(reason=Reason.NOT_IN_USE)
    if not is_settled(desk, procedure):
        return Refused(reason=Reason.UNSETTLED)
    here = here_to_raise(desk, work, procedure, person, answers)
    if person in here.guests:
        return Refused(reason=Reason.GUEST)
    command = Raise(id=secrets.token_hex(8), reference=reference, stage=stage, answers=answers)
    outcome = engine.begin(procedure, command, here)
    earlier = left_unresolved(desk, work, procedure, person, answers)
    if isinstance(outcome, Refused):
        return replace(outcome, earlier=tuple(each.dispute.reference for each in earlier))
    return Ready(
        procedure=procedure,
        outcome=outcome,
        directory=work.directory(today(desk)),
        here=here,
        earlier=earlier,
    )


def _sent(desk: Desk, work: Work, procedure: Procedure, dispute: Dispute) -> Sent:
    directory, held = work.directory(today(desk)), work.is_held(desk.now())
    return Sent(
        procedure=procedure,
        dispute=dispute,
        directory=directory,
        held=held,
        post_office=desk.post_office,
    )
