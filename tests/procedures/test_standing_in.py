"""Whoever stands in for a silent person acts on their own side, also in a joint answer."""

from datetime import datetime

from tests.procedures.paper import SHIPPED, loaded
from workflows import engine
from workflows.commands import Accepted, Choose, Raise, Refused
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.proving.answering import at_once, usual
from workflows.proving.council import Council
from workflows.working_calendar import calendar_for

PROCEDURE = loaded(SHIPPED / "sunderland.yaml")
COUNCIL = Council(PROCEDURE, calendar_for("ENG"))
#: Of neither side, who stands in for the practitioner.
LEAD = "safeguarding_lead"
AGREED = ("step_1", "other_lead", "agreed_resolution")
RAISED = datetime(2026, 11, 23, 10, tzinfo=LONDON)
#: The talk was due on the day after it was raised, and the practitioner had a day to decide.
NOBODY_DECIDED = datetime(2026, 11, 26, 10, tzinfo=LONDON)


def now_is(outcome: Accepted | Refused | None) -> Dispute:
    assert isinstance(outcome, Accepted), outcome
    return outcome.dispute


def in_silence() -> Dispute:
    """Raised, and the practitioner has been silent for so long that the lead stands in."""
    here = COUNCIL.here("practitioner", RAISED)
    asked = usual(PROCEDURE, PROCEDURE.raising.form, "step_1", here, {})
    needed = next(at_once(PROCEDURE, "step_1", here))
    command = Raise(id="d", reference="r", stage="step_1", answers={**asked, **needed})
    begun = now_is(engine.begin(PROCEDURE, command, here))
    ticked = engine.tick(PROCEDURE, begun, NOBODY_DECIDED, here.calendar, here.holders)
    assert now_is(ticked).late == 2
    return now_is(ticked)


def proposed(dispute: Dispute, by: str) -> Accepted:
    here = COUNCIL.here(by, NOBODY_DECIDED)
    answers = usual(PROCEDURE, AGREED, "step_1", here, {})
    command = Choose(choice="agreed_1", visit=dispute.visit, answers=answers)
    outcome = engine.choose(PROCEDURE, dispute, command, here)
    assert isinstance(outcome, Accepted), outcome
    return outcome


def test_who_stood_in_for_somebody_can_also_agree_in_their_place():
    stood_in = proposed(in_silence(), LEAD).dispute
    assert stood_in.acted[LEAD] == "neither"
    waits = proposed(stood_in, "other_practitioner")

    assert engine.may_agree(PROCEDURE, waits.dispute, COUNCIL.here(LEAD, NOBODY_DECIDED))
