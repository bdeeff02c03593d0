"""What each person could do with a dispute as it stands, found once for all who ask."""

from dataclasses import dataclass

from workflows import engine
from workflows.commands import Here
from workflows.proving.council import Council
from workflows.proving.moved import Standing


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What one person may choose, beside the ladder too, and whether they record or agree."""

    here: Here
    choices: tuple[str, ...]
    beside: tuple[str, ...]
    records: bool
    agrees: bool


def offers(council: Council, standing: Standing) -> tuple[Offer, ...]:
    """Give it for each post of the procedure."""
    procedure, dispute = council.procedure, standing.dispute
    everybody = [council.here(post, standing.now, dispute) for post in council.posts]
    of_step = procedure.choices_of(dispute.step)
    choices = engine.offered_to(procedure, dispute, of_step, everybody)
    beside = engine.offered_to(procedure, dispute, procedure.any_time, everybody)
    return tuple(
        Offer(
            here=here,
            choices=choices,
            beside=beside,
            records=engine.may_record(procedure, dispute, here),
            agrees=engine.may_agree(procedure, dispute, here),
        )
        for here, choices, beside in zip(everybody, choices, beside, strict=True)
    )
