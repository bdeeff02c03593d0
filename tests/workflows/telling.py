"""Playing a small procedure that says all there is about telling, copies and records."""

from pathlib import Path
from typing import Any

from tests.workflows import playing
from tests.workflows.playing import begin, here, now_is
from workflows import engine, reading
from workflows.commands import Accepted, File, Refused
from workflows.dispute import Dispute
from workflows.events import Event
from workflows.mail import Addressee
from workflows.outward import Told
from workflows.receipts import name as receipt_name

FILE = "told.yaml"
TEXT = (Path(__file__).parent / FILE).read_text(encoding="utf-8")
PROCEDURE = reading.read(TEXT, FILE)
OUTSIDE = {"partnership": "lscp@example.gov.uk", "reviewing_unit": "unit@example.gov.uk"}
RESPONDERS = {
    "stage_1": "team_manager",
    "stage_2": "service_manager",
    "stage_3": "head_of_service",
}
PLAN = {"plan": {"answer": "The assessment starts."}}
WHY = {"why": {"comments": "Not enough yet."}}
SETTLED = {"settled": {"comments": "It has started.", "check_back": "2026-12-21"}}
RECEIPT = {"reference": "EHM 4471", "copied_on": "2026-11-23"}


def typed(stage: str = "stage_1", *, on_a_plan: bool = True) -> dict[str, Any]:
    """What a chair types to raise at *stage*."""
    child = {
        "initials": "AB",
        "plan": "yes" if on_a_plan else "no",
        "aware_on": "2026-11-23",
        "social_worker": "social_worker",
        "manager": RESPONDERS[stage],
    }
    return {"child": child}


def raised(stage: str = "stage_1", **more: Any) -> Dispute:
    """A dispute that was raised at *stage*."""
    return now_is(begin(stage, typed=typed(stage), **more))


def reviewed(stage: str = "stage_1") -> Dispute:
    """A dispute whose reply is in, so that the chair decides."""
    return playing.chosen(raised(stage), RESPONDERS[stage], "reply", **PLAN)


def file(dispute: Dispute, by: str, number: int, **changes: str) -> Accepted | Refused:
    """Say that a copy was made."""
    answers = {receipt_name(number): {**RECEIPT, **changes}}
    command = File(number=number, answers=answers)
    return engine.file(PROCEDURE, dispute, command, here(by, dispute=dispute))


def accepted(outcome: Accepted | Refused) -> Accepted:
    assert isinstance(outcome, Accepted), outcome
    return outcome


def told(events: tuple[Event, ...]) -> list[Told]:
    """Whom the rules told, in order."""
    return [event for event in events if isinstance(event, Told)]


def person(post: str) -> Addressee:
    """Whoever holds a post of the sample council: their id is their post."""
    return Addressee(post=post, person=post)
