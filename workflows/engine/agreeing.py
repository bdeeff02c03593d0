"""A joint answer: the first to choose proposes it, and it counts once all of them have agreed."""

from dataclasses import replace

from workflows.commands import Accepted, Agree, Choose, Here, Reason, Refused
from workflows.dispute import Dispute, Proposal
from workflows.engine.asking import Given
from workflows.engine.choices import happen
from workflows.engine.covering import as_cover
from workflows.engine.facts import applies
from workflows.engine.joint import NAMED, awaited
from workflows.engine.offering import not_now
from workflows.engine.posts import held, may_act_as
from workflows.engine.proposing import acts_under, agreed_by, counts_for, signature
from workflows.engine.steps import next_version
from workflows.events import Agreed, Chosen
from workflows.forms import Answers
from workflows.procedure import Procedure


def agree(
    procedure: Procedure, dispute: Dispute, command: Agree, proposed: Answers, here: Here
) -> Accepted | Refused:
    """Agree to the joint answer that waits, which is *proposed*; the last one makes it count."""
    mine = counts_for(procedure, dispute, here)
    refused = _refusal(procedure, dispute, command, mine, here)
    if refused or mine is None:
        return refused or Refused(reason=Reason.NOTHING_TO_AGREE, what=dispute.stage)
    signed = signature(procedure, dispute, command.answers, here)
    if signed.problems:
        return Refused(reason=Reason.INCOMPLETE, problems=signed.problems)
    of = held(dispute, here.holders)[acts_under(procedure, dispute, mine, here)]
    return as_cover(_agreed(procedure, dispute, mine, proposed, signed, here), of, here)


def _agreed(
    procedure: Procedure, dispute: Dispute, mine: str, proposed: Answers, signed: Given, here: Here
) -> Accepted | Refused:
    """Count it for one post; where nobody else is awaited, the answer counts."""
    now_is = agreed_by(procedure, dispute, mine, here)
    event = Agreed(post=mine, signed=bool(signed.answers))
    if awaited(procedure, now_is):
        return Accepted(dispute=next_version(now_is), events=(event,), answers=signed.answers)
    unsigned = {key: filled for key, filled in proposed.items() if key not in signed.answers}
    counts = _counts(procedure, now_is, mine, unsigned, here)
    if isinstance(counts, Refused):
        return replace(counts, reason=Reason.NO_LONGER_FITS)
    answers = {**counts.answers, **signed.answers}
    return replace(counts, events=(event, *counts.events), answers=answers)


def _refusal(
    procedure: Procedure, dispute: Dispute, command: Agree, mine: str | None, here: Here
) -> Refused | None:
    if dispute.end:
        return Refused(reason=Reason.ENDED, what=dispute.end)
    if command.visit != dispute.visit or dispute.proposal is None:
        return Refused(reason=Reason.NOTHING_TO_AGREE, what=dispute.stage)
    if here.person in dispute.proposal.agreed.values():
        return Refused(reason=Reason.AGREED_ALREADY)
    if mine is None:
        return Refused(reason=Reason.NOT_YOURS, what=next(iter(awaited(procedure, dispute))))
    under = acts_under(procedure, dispute, mine, here)
    if not may_act_as(procedure, dispute, under, here):
        return Refused(reason=Reason.BOTH_SIDES, what=under)
    if command.proposal != dispute.proposal.number:
        return Refused(reason=Reason.PROPOSED_ANEW)
    return None


def may_agree(procedure: Procedure, dispute: Dispute, here: Here) -> bool:
    """May this person agree to the joint answer that waits now?"""
    mine = counts_for(procedure, dispute, here)
    waits = Agree(visit=dispute.visit, proposal=dispute.proposal.number if dispute.proposal else 0)
    return _refusal(procedure, dispute, waits, mine, here) is None


def _counts(
    procedure: Procedure, dispute: Dispute, mine: str, proposed: Answers, here: Here
) -> Accepted | Refused:
    """All have agreed: the answer counts from now, and what it says of dates must be true now.

    What it recorded for a higher stage counts where any of those who agreed opens that stage.
    """
    proposal, over = dispute.proposal, replace(dispute, proposal=None)
    assert proposal  # noqa: S101 # they have agreed to it
    choice = procedure.choices_of(dispute.step)[proposal.choice]
    refused = not_now(procedure, over, proposal.choice, choice, mine, here.now)
    if refused or not applies(choice, over.facts):
        return refused or Refused(reason=Reason.NOT_APPLICABLE, what=dispute.stage)
    done = happen(procedure, over, choice, _command(dispute, proposal, proposed), here)
    if isinstance(done, Refused):
        return done
    by = tuple(proposal.agreed.values())
    events = (replace(e, by=by) if isinstance(e, Chosen) else e for e in done.events)
    return replace(done, events=tuple(events))


def _command(dispute: Dispute, proposal: Proposal, proposed: Answers) -> Choose:
    """Give the choice as it was made when it was proposed."""
    return Choose(
        choice=proposal.choice,
        visit=dispute.visit,
        answers={**proposed, NAMED: proposal.people},
        responder=proposal.responder,
        stage=proposal.stage,
        agreed=tuple(proposal.agreed.values()),
    )
