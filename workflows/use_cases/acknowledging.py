"""Acknowledging a message that asks for it: kept in the history, and said on the message."""

from dataclasses import replace

from workflows import engine
from workflows.commands import Refused
from workflows.desk import Desk
from workflows.history import Act
from workflows.kinds import Kind
from workflows.notices import Scene
from workflows.ports import StaleDispute, Work
from workflows.use_cases.destroyed import dispute_gone
from workflows.use_cases.settling import settle
from workflows.use_cases.world import here_for, procedure_of
from workflows.visibility import may_hear


def acknowledge(desk: Desk, person: str, dispute: str, entry: int) -> Refused | None:
    """Acknowledge what an entry of the history told somebody. Raises NoSuchDispute."""
    try:
        return _acknowledge(desk, person, dispute, entry)
    except StaleDispute:  # somebody acted at the same moment
        return _acknowledge(desk, person, dispute, entry)


def _acknowledge(desk: Desk, person: str, dispute: str, entry: int) -> Refused | None:
    with desk.store.begin() as work:
        before = work.dispute(dispute)
        procedure = procedure_of(desk, work, before)
        here = here_for(desk, work, procedure, person, before)
        gone = dispute_gone(work, before) if may_hear(procedure, before, here) else None
        outcome = gone or engine.acknowledge(before, work.history(dispute), entry, person)
        if isinstance(outcome, Refused):
            return outcome
        settle(
            desk,
            work,
            Scene(procedure=procedure, before=before, outcome=outcome, here=here),
            person,
        )
        _mark(work, dispute, entry, Act(choice="", step=before.step, person=person, at=here.now))
        return None


def _mark(work: Work, dispute: str, entry: int, act: Act) -> None:
    """The button goes from the messages of that entry, and a line says when it was used."""
    for kind in (Kind.TOLD, Kind.END_TOLD):
        card = work.card(f"{dispute}:{entry}:{kind}:{act.person}")
        if card and card.facts.entry:
            work.redraw(card.key, replace(card.facts, marks=(act,)))
