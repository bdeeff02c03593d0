"""The first of several to choose makes a proposal; another choice takes its place."""

from dataclasses import replace

from workflows.commands import Accepted, Choose, Here, Reason, Refused
from workflows.dispute import Dispute, Proposal
from workflows.engine.asking import Given, complete
from workflows.engine.joint import NAMED, all_of, awaited
from workflows.engine.posts import held, may_act_as, posts_of, theirs
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
    waits = replace(dispute, proposal=_proposal(dispute, command), new_date=None)
    signed = signature(procedure, waits, command.answers, here)
    if signed.problems:
        return Refused(reason=Reason.INCOMPLETE, problems=signed.problems)
    mine = counts_for(procedure, waits, here)
    assert mine  # noqa: S101 # whoever may make the choice is one of them
    event = Proposed(
        choice=command.choice,
        stage=dispute.stage,
        step=dispute.step,
        visit=dispute.visit,
        of=awaited(procedure, waits),
    )
    return Accepted(
        dispute=next_version(agreed_by(procedure, waits, mine, here)),
        events=(event,),
        answers={**would.answers, **signed.answers},
    )


def _proposal(dispute: Dispute, command: Choose) -> Proposal:
    """Nobody has agreed to it yet. What is accepted next is the next line of the history."""
    return Proposal(
        choice=command.choice,
        number=dispute.version + 1,
        people={post: str(who) for post, who in command.answers.get(NAMED, {}).items()},
        responder=command.responder,
        stage=command.stage,
    )


def signature(procedure: Procedure, dispute: Dispute, answers: Answers, here: Here) -> Given:
    """Check the form that each of them fills in when they agree, where there is one (S3-13)."""
    who = all_of(procedure, dispute)
    forms = (who.sign,) if who and who.sign else ()
    return complete(procedure, forms, answers, dispute.stage, here)


def counts_for(procedure: Procedure, dispute: Dispute, here: Here) -> str | None:
    """Give the post for which this person can yet agree: their own, or that of a silent decider.

    Whoever covers for another of them agrees for their own first.
    """
    waits = awaited(procedure, dispute)
    mine = theirs(dispute, here)
    silence = procedure.silence
    if dispute.late == 2 and silence.stands_in in mine:
        mine = {*mine, silence.decides}
    own = posts_of(here.person, held(dispute, here.holders))

    def comes_last(post: str) -> tuple[bool, bool]:
        as_which = acts_under(procedure, dispute, post, here)
        return post not in own, not may_act_as(procedure, dispute, as_which, here)

    return min((post for post in waits if post in mine), key=comes_last, default=None)


def acts_under(procedure: Procedure, dispute: Dispute, post: str, here: Here) -> str:
    """Give the post under which this person agrees for a post: it, or the one that stands in."""
    mine = theirs(dispute, here)
    return post if post in mine else procedure.silence.stands_in


def agreed_by(procedure: Procedure, dispute: Dispute, post: str, here: Here) -> Dispute:
    """Count this person's agreement for a post, and remember on which side they have acted."""
    proposal = dispute.proposal
    assert proposal  # noqa: S101 # they agree to it
    agreed = {**proposal.agreed, post: here.person}
    under = acts_under(procedure, dispute, post, here)
    acted = {**dispute.acted, here.person: procedure.posts[under].side}
    return replace(dispute, acted=acted, proposal=replace(proposal, agreed=agreed))
