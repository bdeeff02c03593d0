"""What a choice would lead to, for the form that asks for it: where, who, by when, what first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workflows.choices import STAY, Choice
from workflows.commands import Here
from workflows.dispute import Clock, Dispute
from workflows.due import Due
from workflows.engine.aside import answering, expanded, in_place
from workflows.engine.everyone import lacking
from workflows.engine.joint import asked_of
from workflows.engine.ladder import leads_to_stage, leads_up
from workflows.engine.limits import cut_short, limit_of, stage_ends, within
from workflows.engine.parties import up_the_ladder
from workflows.engine.posts import held, named_before, responder, sides
from workflows.parts import Limit, Who
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Together:
    """Post and person of all whose one answer is asked; ``lacking``: posts to choose people for."""

    people: Mapping[str, str | None]
    lacking: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Where a choice leads. ``person`` is None where nobody holds the post.

    ``instead_of`` is the party who holds it, in whose place the next post up is asked.

    ``due`` is as of now; None where people agree on a date, of which ``latest`` is the last that
    its stage has time for. ``gates`` are those of the stage;
    ``record_by`` is when they must be recorded, if they are not recorded with the choice.
    """

    stage: str = ""
    step: str = ""
    end: str = ""
    post: str = ""
    person: str | None = None
    instead_of: str = ""
    together: Together | None = None
    due: Due | None = None
    latest: Due | None = None
    gates: tuple[str, ...] = ()
    record_by: Due | None = None


def preview(
    procedure: Procedure, dispute: Dispute, choice: Choice, here: Here, asked_for: str = ""
) -> Preview:
    """Say what *choice* would do now, if everything it asks is answered.

    *asked_for* is the stage chosen so far, where it may lead to any higher one.
    """
    if leads_up(procedure, choice):
        above = leads_to_stage(procedure, dispute, choice, asked_for)
        return preview_stage(procedure, dispute, above, here) if above else Preview()
    if choice.to == STAY:
        return Preview(latest=_latest(dispute, choice.limit, here) if choice.limit else None)
    if choice.to in procedure.ends:
        return Preview(end=choice.to)
    who = asked_of(procedure, dispute.stage, choice.to)
    now = expanded(procedure, dispute, who.posts)
    by = who.all or now or in_place(procedure, who.posts, dispute.facts)
    limit = choice.limit or limit_of(procedure, dispute.stage, choice.to)
    return Preview(
        step=choice.to,
        post=by[0],
        person=held(dispute, here.holders).get(by[0]),
        together=_together(procedure, dispute, who, here),
        due=_due(dispute, limit, here),
        latest=None if choice.resolves else _latest(dispute, limit, here),
    )


def preview_stage(procedure: Procedure, dispute: Dispute, stage: str, here: Here) -> Preview:
    """Say what opening *stage* now would do."""
    chosen = named_before(procedure, dispute, here)
    found = responder(procedure, dispute, stage, here, chosen)
    stand = sides(procedure, dispute, here)
    asked = None if chosen else up_the_ladder(stand, stage, dispute.facts)
    first = procedure.stages[stage].steps[0]
    there = replace(dispute, stage=stage, stage_due=within(procedure.stages[stage].limit, here))
    limit = limit_of(procedure, stage, first)
    return Preview(
        stage=stage,
        step=first,
        post=found[0] if found else answering(procedure, stage, dispute.facts)[0],
        person=found[1] if found else None,
        instead_of=asked.instead_of if asked else "",
        together=_together(procedure, dispute, procedure.stages[stage].answered_by, here),
        due=_due(there, limit, here),
        latest=_latest(there, limit, here),
        gates=procedure.stages[stage].gates,
        record_by=here.calendar.due(here.now, procedure.opening.span),
    )


def _together(procedure: Procedure, dispute: Dispute, who: Who, here: Here) -> Together | None:
    stand = sides(procedure, dispute, here)
    lacks = lacking(stand, who, here.holders, here.people)
    people = {post: stand.who.get(post) for post in who.all}
    return (
        Together(people=people, lacking=tuple(each.box.field for each in lacks)) if people else None
    )


def _due(dispute: Dispute, limit: Limit, here: Here) -> Due | None:
    if limit.fixed is None:
        return None
    alone = here.calendar.due(here.now, limit.fixed)
    return cut_short(dispute, Clock(started=here.now, due=alone)).due


def _latest(dispute: Dispute, limit: Limit, here: Here) -> Due | None:
    return stage_ends(dispute, here) if limit.agreed else None
