"""Reading a dispute, deciding about it and settling what follows, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass

from workflows import owing
from workflows.commands import Accepted, Agree, Choose, Here, Open, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import NOWHERE, Place
from workflows.forms import Answers
from workflows.notices import Scene
from workflows.people import Directory
from workflows.ports import StaleDispute, Work
from workflows.procedure import Procedure
from workflows.stored import Recorded
from workflows.use_cases import drafting
from workflows.use_cases.destroyed import dispute_gone
from workflows.use_cases.settling import owe, settle
from workflows.use_cases.who_was_first import with_what_was_done, with_whom_it_was_passed_to
from workflows.use_cases.world import here_to_act, procedure_of, today
from workflows.visibility import may_hear

Decide = Callable[[Procedure, Dispute, Here], Accepted | Refused]


#: What is not worth telling as "somebody was first".
_FIRST = frozenset(
    {Reason.MOVED_ON, Reason.USED, Reason.ENDED, Reason.NOTHING_TO_OPEN, Reason.NOTHING_TO_AGREE}
)


@dataclass(frozen=True, kw_only=True)
class Acted:
    """What an act led to: the events, and the dispute; or why not, and the dispute as it stands.

    ``held``: what it tells others waits for Slack. ``by_mail``: whoever is outside Slack is told
    by e-mail.
    """

    procedure: Procedure
    dispute: Dispute
    directory: Directory
    outcome: Accepted | Refused
    held: bool
    by_mail: bool


@dataclass(frozen=True)
class FormSent:
    """Which question and choice a form was for, what stands in it, and its draft.

    No choice: it was to record what a stage needs before it opens; an empty one: to agree.
    ``of`` is whose answer it holds, where that is recorded for them. ``whole`` is the draft of
    another form, all of whose text this one began with.
    """

    visit: int
    choice: str | None
    answers: Answers
    draft: str
    place: Place
    of: str = ""
    whole: str = ""

    @property
    def drafts(self) -> tuple[str, ...]:
        """The drafts that are not needed once it is recorded."""
        return tuple(filter(None, (self.draft, self.whole)))


def form_of(command: Choose | Open | Agree, draft: str = "", place: Place = NOWHERE) -> FormSent:
    """Give the form that a command came with."""
    choice = command.choice if isinstance(command, Choose) else None
    if isinstance(command, Agree):
        choice = ""
    of = command.of if isinstance(command, Choose) else ""
    return FormSent(command.visit, choice, command.answers, draft, place, of)


def act(desk: Desk, person: str, dispute: str, decide: Decide, form: FormSent) -> Acted:
    """Read, decide, settle. Whoever was second reads and decides once more, and is told why not."""
    try:
        return _try_to_act(desk, person, dispute, decide, form)
    except StaleDispute:
        return _try_to_act(desk, person, dispute, decide, form)


def _try_to_act(desk: Desk, person: str, dispute: str, decide: Decide, form: FormSent) -> Acted:
    with desk.store.begin() as work:
        before = work.dispute(dispute)
        procedure = procedure_of(desk, work, before)
        if recorded := work.recorded(form.place.form, form.answers):
            again = _again(work, person, form, recorded)
            return acted(desk, work, procedure, before, again)
        here = here_to_act(desk, work, procedure, person, before, form.of)
        outcome = dispute_gone(work, before) or decide(procedure, before, here)
        if isinstance(outcome, Refused):
            if outcome.reason is Reason.NOBODY_TO_TELL:
                owe(desk, work, owing.empty(procedure, before, outcome.what))
            why = explained(work, procedure, before, here, outcome, form)
            return acted(desk, work, procedure, before, why)
        if drafting.is_older(desk, work, person, form.draft, form.answers, form.place):
            elsewhere = Refused(reason=Reason.CHANGED_ELSEWHERE)
            return acted(desk, work, procedure, before, elsewhere)
        scene = Scene(procedure=procedure, before=before, outcome=outcome, here=here.acts)
        kept = settle(desk, work, scene, person)
        _drop_drafts(work, person, form)
        work.form_recorded(form.place.form, form.answers, here.now)
        return acted(desk, work, procedure, kept, outcome)


def _again(work: Work, person: str, form: FormSent, recorded: Recorded) -> Refused:
    """Refuse a form that is recorded already. What was changed in it since stays a draft.

    A draft that was written in another form since is none of this one's.
    """
    if not recorded.as_typed:
        return Refused(reason=Reason.RECORDED_OTHERWISE, at=recorded.at)
    draft = work.draft(form.draft, person)
    if draft and form.place.wrote(draft):
        work.drop_draft(draft.id, person)
    return Refused(reason=Reason.RECORDED, at=recorded.at)


def _drop_drafts(work: Work, person: str, form: FormSent) -> None:
    for draft in form.drafts:
        work.drop_draft(draft, person)


def acted(
    desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, outcome: Accepted | Refused
) -> Acted:
    """Say what it led to, and where the dispute stands now."""
    return Acted(
        procedure=procedure,
        dispute=dispute,
        directory=work.directory(today(desk)),
        outcome=outcome,
        held=isinstance(outcome, Accepted) and work.is_held(desk.now()),
        by_mail=desk.post_office.is_set_up,
    )


def explained(
    work: Work, procedure: Procedure, dispute: Dispute, here: Here, refused: Refused, form: FormSent
) -> Refused:
    """Say who was first, but say nothing at all to somebody who may not open the dispute."""
    if not may_hear(procedure, dispute, here):
        return Refused(reason=Reason.NOT_INVOLVED)
    recorded = refused.reason is Reason.NOT_YOURS and form.choice is None
    if recorded or refused.reason in _FIRST:
        return with_what_was_done(work, dispute, refused, form.visit, form.choice)
    if refused.reason in (Reason.NOT_YOURS, Reason.NOT_HERE):
        return with_whom_it_was_passed_to(work, dispute, refused, here.person)
    return refused
