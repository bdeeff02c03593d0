"""Copies go held, due, filed; what is held back is due when the paper says, and no sooner."""

from tests.procedures.offers import Act
from tests.procedures.rules import Paper, Permit
from workflows.dispute import KeptRecord


def records_go_one_way(paper: Paper, act: Act, permit: Permit | None) -> None:
    """Hold each copy that is owed against what it was before, and what was done."""
    before = [*act.before.records, *[None] * len(act.after.records)]
    for was, kept in zip(before, act.after.records, strict=False):
        if was is None or was.state == "held":
            frees = _frees(paper, act, permit, kept)
            assert kept.state == ("due" if frees else "held"), f"{kept.record} is {kept.state}"
        else:
            assert (kept.record, kept.stage) == (was.record, was.stage)
            assert kept.state in (was.state, "filed"), "what was made stays made"


def _frees(paper: Paper, act: Act, permit: Permit | None, kept: KeptRecord) -> bool:
    """May it be made from now on? What is not resolved stays off the file, also once it is over."""
    stages = paper.held.get(kept.record)
    resolved = permit is not None and "resolves" in permit.only and not act.after.proposal
    settled = act.after.end in paper.settles
    return stages is None or settled or resolved or act.after.stage in stages
