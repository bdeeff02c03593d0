"""Pressing a button of a dispute, and recording what a stage asks for before it opens."""

from workflows import engine
from workflows.commands import Accepted, Agree, Choose, File, Here, Mark, Open, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import NOWHERE, Place
from workflows.procedure import Procedure
from workflows.use_cases.deciding import Acted, FormSent, act, acted, explained, form_of
from workflows.use_cases.destroyed import dispute_gone
from workflows.use_cases.world import here_to_act, procedure_of
from workflows.visibility import may_open


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

    return act(desk, person, dispute, decide, form_of(command, draft, place))


def _choose(
    procedure: Procedure, before: Dispute, command: Choose, here: Here
) -> Accepted | Refused:
    """What is for anyone is for anyone who may open the dispute."""
    if not may_open(procedure, before, here):
        return Refused(reason=Reason.NOT_INVOLVED)
    chooses = engine.choose_for if command.of else engine.choose
    return chooses(procedure, before, command, here)


def consider(desk: Desk, person: str, dispute: str, command: Choose) -> Acted:
    """Say what a choice would do now, or why not, without doing it. Raises NoSuchDispute."""
    with desk.store.read() as work:
        before = work.dispute(dispute)
        procedure = procedure_of(desk, work, before)
        here = here_to_act(desk, work, procedure, person, before, command.of)
        outcome = dispute_gone(work, before) or _choose(procedure, before, command, here)
        if isinstance(outcome, Refused):
            form = form_of(command)
            outcome = explained(work, procedure, before, here, outcome, form)
        return acted(desk, work, procedure, before, outcome)


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

    return act(desk, person, dispute, decide, form_of(command, draft, place))


def file(desk: Desk, person: str, dispute: str, command: File, place: Place = NOWHERE) -> Acted:
    """Record the receipt of a copy that is owed. Raises NoSuchDispute."""

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return engine.file(procedure, before, command, here)

    return act(desk, person, dispute, decide, FormSent(0, "", command.answers, "", place))


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

    return act(desk, person, dispute, decide, form_of(command, draft, place))


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

    form = FormSent(command.visit, command.action, command.answers, draft, place)
    return act(desk, person, dispute, decide, form)
