"""The first of several to choose makes a proposal; another choice takes its place."""

from dataclasses import replace

from workflows.commands import Accepted, Choose, Here, Reason, Refused
from workflows.dispute import Dispute, Proposal
from workflows.engine.asking import Given, complete
from workflows.engine.joint import NAMED, all_of, awaited
from workflows.engine.posts import held, posts_of
from workflows.engine.steps import next_version
from workflows.events import Proposed
from workflows.forms import Answers
from workflows.procedure import Procedure


def propose(
    procedure: Procedure, dispute: Dispute, command: Choose, would: Accepted, here: Here
) -> Accepted | Refused:
    """Let a choice wait for the others; whoever proposes it agrees to it, and signs it.

    *would* is what it does once all agree: it could be done now, or it could not be proposed.
    """
    number = dispute.version + 1
    people = {post: str(who) for post, who in command.answers.get(NAMED, {}).items()}
    proposal = Proposal(
        choice=command.choice, number=number, people=people, responder=command.responder
    )
    waits = replace(dispute, proposal=proposal)
    signed = signature(procedure, waits, command.answers, here)
    mine = counts_for(procedure, waits, here)
    if signed.problems:
        return Refused(reason=Reason.INCOMPLETE, problems=signed.problems)
    assert mine  # noqa: S101 # whoever may make the choice is one of them
    event = Proposed(
        choice=command.choice,
        stage=dispute.stage,
        step=dispute.step,
        visit=dispute.visit,
        of=awaited(procedure, waits),
    )
    waits = acted_for(procedure, waits, mine, here)
    waits = replace(waits, proposal=replace(proposal, agreed={mine: here.person}))
    answers = {**would.answers, **signed.answers}
    return Accepted(dispute=next_version(waits), events=(event,), answers=answers)


def signature(procedure: Procedure, dispute: Dispute, answers: Answers, here: Here) -> Given:
    """Check the form that each of them fills in when they agree, where there is one (S3-13)."""
    who = all_of(procedure, dispute)
    forms = (who.sign,) if who and who.sign else ()
    return complete(procedure, forms, answers, dispute.stage, here)


def counts_for(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give the post for which this person can yet agree: their own, or that of a silent decider."""
    waits = awaited(procedure, dispute)
    mine = posts_of(here.person, held(dispute, here.holders))
    silence = procedure.silence
    if dispute.late == 2 and silence.stands_in in mine:
        mine = {*mine, silence.decides}
    return next((post for post in waits if post in mine), None)


def acted_for(procedure: Procedure, dispute: Dispute, post: str, here: Here) -> Dispute:
    """Remember on which side this person has acted."""
    side = procedure.posts[post].side
    return replace(dispute, acted={**dispute.acted, here.person: side})
