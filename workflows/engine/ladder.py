"""Which choices lead up the ladder, and to which of its stages."""

from workflows.choices import ANY_HIGHER_STAGE, NEXT_STAGE, Choice
from workflows.dispute import Dispute
from workflows.procedure import Procedure


def leads_up(procedure: Procedure, choice: Choice) -> bool:
    """Does a choice ask for a higher stage?"""
    return choice.to in (NEXT_STAGE, ANY_HIGHER_STAGE) or choice.to in procedure.stages


def is_here(procedure: Procedure, dispute: Dispute, choice: Choice) -> bool:
    """Is a choice offered at this stage? One that leads up is not, where nothing is above."""
    if choice.at and dispute.stage not in choice.at:
        return False
    above = procedure.stages_above(dispute.stage)
    if choice.to in procedure.stages:
        return choice.to in above
    return bool(above) or not leads_up(procedure, choice)


def leads_to_stage(
    procedure: Procedure, dispute: Dispute, choice: Choice, asked_for: str
) -> str | None:
    """Give the stage that a choice leads up to; *asked_for* counts where it may be any."""
    if choice.to == NEXT_STAGE:
        return procedure.stage_after(dispute.stage)
    stage = asked_for if choice.to == ANY_HIGHER_STAGE else choice.to
    return stage if stage in procedure.stages_above(dispute.stage) else None
