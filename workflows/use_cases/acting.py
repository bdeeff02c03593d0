"""Pressing a button of a dispute, and recording what a stage asks for before it opens."""

from collections.abc import Callable
from dataclasses import dataclass

from workflows import engine
from workflows.commands import Accepted, Agree, Choose, File, Here, Mark, Open, Reason, Refused
from workflows.dispute import Dispute
from workflows.drafts import NOWHERE, Place
from workflows.forms import Answers
from workflows.notices import Scene
from workflows.people import Directory
from workflows.ports import Desk, Recorded, StaleDispute, Work
from workflows.procedure import Procedure
from workflows.use_cases import drafting
from workflows.use_cases.settling import settle
from workflows.use_cases.who_was_first import with_what_was_done
from workflows.use_cases.world import here_for, procedure_of, today
from workflows.visibility import may_hear, may_open

Decide = Callable[[Procedure, Dispute, Here], Accepted | Refused]

#: What is not worth telling as "somebody was first".
_FIRST = frozenset(
    {Reason.MOVED_ON, Reason.USED, Reason.ENDED, Reason.NOTHING_TO_OPEN, Reason.NOTHING_TO_AGREE}
)


@dataclass(frozen=True, kw_only=True)
class Acted:
    """What an act led to: the events, and the dispute; or why not, and the dispute as it stands.

    ``held``: what it tells others waits for Slack.
    """

    procedure: Procedure
    dispute: Dispute
    directory: Directory
    outcome: Accepted | Refused
    held: bool


def choose(
    desk: Desk,
    person: str,
    dispute: str,
    command: Choose,
    draft: str = "",
    place: Place = NOWHERE,
) -> Acted:
    """Make a choice; the *draft* of its form is dropped with it. Raises NoSuchDispute, DoNotFit."""

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return _choose(procedure, before, command, here)

    return _act(desk, person, dispute, decide, _form(command, draft, place))


def _choose(
    procedure: Procedure, before: Dispute, command: Choose, here: Here
) -> Accepted | Refused:
    """What is for anyone is for anyone who may open the dispute."""
    if not may_open(procedure, before, here.person, here.holders):
        return Refused(reason=Reason.NOT_INVOLVED)
    return engine.choose(procedure, before, command, here)


def consider(desk: Desk, person: str, dispute: str, command: Choose) -> Acted:
    """Say what a choice would do now, or why not, without doing it. Raises NoSuchDispute."""
    with desk.store.read() as work:
        before = work.dispute(dispute)
        procedure = procedure_of(desk, work, before)
        here = here_for(desk, work, procedure, person, before)
        outcome = _choose(procedure, before, command, here)
        if isinstance(outcome, Refused):
            form = _form(command)
            outcome = _explained(work, procedure, before, here, outcome, form)
        return _acted(desk, work, procedure, before, outcome)


def open_stage(
    desk: Desk,
    person: str,
    dispute: str,
    command: Open,
    draft: str = "",
    place: Place = NOWHERE,
) -> Acted:
    """Record what the stage asked for needs. Raises NoSuchDispute, DoNotFit."""

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return engine.open_stage(procedure, before, command, here)

    return _act(desk, person, dispute, decide, _form(command, draft, place))


def file(desk: Desk, person: str, dispute: str, command: File, place: Place = NOWHERE) -> Acted:
    """Record the receipt of a copy that is owed. Raises NoSuchDispute."""

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return engine.file(procedure, before, command, here)

    return _act(desk, person, dispute, decide, _Form(0, "", command.answers, "", place))


def agree(
    desk: Desk,
    person: str,
    dispute: str,
    command: Agree,
    draft: str = "",
    place: Place = NOWHERE,
) -> Acted:
    """Agree to the joint answer that waits. Raises NoSuchDispute, DoNotFit.

    Its text is read before: a line of the history never changes, and the engine looks whether it
    is still that one which waits.
    """
    with desk.store.read() as work:
        proposed = work.answers(dispute, command.proposal)

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return engine.agree(procedure, before, command, proposed, here)

    return _act(desk, person, dispute, decide, _form(command, draft, place))


def mark(
    desk: Desk,
    person: str,
    dispute: str,
    command: Mark,
    draft: str = "",
    place: Place = NOWHERE,
) -> Acted:
    """Record what became of an agreed action. Raises NoSuchDispute, DoNotFit."""

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return engine.mark(procedure, before, command, here)

    form = _Form(command.visit, command.action, command.answers, draft, place)
    return _act(desk, person, dispute, decide, form)


@dataclass(frozen=True)
class _Form:
    """Which question and choice a form was for, what stands in it, and its draft.

    No choice: it was to record what a stage needs before it opens; an empty one: to agree.
    """

    visit: int
    choice: str | None
    answers: Answers
    draft: str
    place: Place


def _form(command: Choose | Open | Agree, draft: str = "", place: Place = NOWHERE) -> _Form:
    choice = command.choice if isinstance(command, Choose) else None
    if isinstance(command, Agree):
        choice = ""
    return _Form(command.visit, choice, command.answers, draft, place)


def _act(desk: Desk, person: str, dispute: str, decide: Decide, form: _Form) -> Acted:
    """Read, decide, settle. Whoever was second reads and decides once more, and is told why not."""
    try:
        return _try_to_act(desk, person, dispute, decide, form)
    except StaleDispute:
        return _try_to_act(desk, person, dispute, decide, form)


def _try_to_act(desk: Desk, person: str, dispute: str, decide: Decide, form: _Form) -> Acted:
    with desk.store.begin() as work:
        before = work.dispute(dispute)
        procedure = procedure_of(desk, work, before)
        if recorded := work.recorded(form.place.form, form.answers):
            again = _again(work, person, form, recorded)
            return _acted(desk, work, procedure, before, again)
        here = here_for(desk, work, procedure, person, before)
        outcome = decide(procedure, before, here)
        if isinstance(outcome, Refused):
            why = _explained(work, procedure, before, here, outcome, form)
            return _acted(desk, work, procedure, before, why)
        if drafting.is_older(desk, work, person, form.draft, form.answers, form.place):
            elsewhere = Refused(reason=Reason.CHANGED_ELSEWHERE)
            return _acted(desk, work, procedure, before, elsewhere)
        scene = Scene(procedure=procedure, before=before, outcome=outcome, here=here)
        settle(desk, work, scene, person)
        work.drop_draft(form.draft, person)
        work.form_recorded(form.place.form, form.answers, here.now)
        return _acted(desk, work, procedure, outcome.dispute, outcome)


def _again(work: Work, person: str, form: _Form, recorded: Recorded) -> Refused:
    """Refuse a form that is recorded already. What was changed in it since stays a draft."""
    if not recorded.as_typed:
        return Refused(reason=Reason.RECORDED_OTHERWISE, at=recorded.at)
    work.drop_draft(form.draft, person)
    return Refused(reason=Reason.RECORDED, at=recorded.at)


def _acted(
    desk: Desk, work: Work, procedure: Procedure, dispute: Dispute, outcome: Accepted | Refused
) -> Acted:
    return Acted(
        procedure=procedure,
        dispute=dispute,
        directory=work.directory(today(desk)),
        outcome=outcome,
        held=isinstance(outcome, Accepted) and work.is_held(desk.now()),
    )


def _explained(
    work: Work, procedure: Procedure, dispute: Dispute, here: Here, refused: Refused, form: _Form
) -> Refused:
    """Say who was first, but say nothing at all to somebody who may not open the dispute."""
    if not may_hear(procedure, dispute, here.person, here.holders):
        return Refused(reason=Reason.NOT_INVOLVED)
    recorded = refused.reason is Reason.NOT_YOURS and form.choice is None
    if recorded or refused.reason in _FIRST:
        return with_what_was_done(work, dispute, refused, form.visit, form.choice)
    return refused
