"""Two agencies that see a case differently, and what their people type, stage by stage."""

from typing import Any

from tests.world import World
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.forms import Answers, Filled
from workflows.people import Directory, Person, Posting

PROCEDURE = "professional-differences"
TRUST, COUNCIL = "Sample Trust", "Sample Council"
#: Person, name, post, agency, and who is above. Nobody of these exists.
PEOPLE = (
    ("nurse", "Sample Nurse", "professional", TRUST, "matron"),
    ("matron", "Sample Matron", "line_manager", TRUST, None),
    ("trust_head", "Sample Trust Head", "raising_manager", TRUST, None),
    ("trust_chief", "Sample Trust Chief", "raising_manager", TRUST, None),
    ("worker", "Sample Worker", "other_professional", COUNCIL, "team_leader"),
    ("manager", "Sample Manager", "responding_manager", COUNCIL, None),
    ("director", "Sample Director", "responding_manager", COUNCIL, None),
    ("lead", "Sample Safeguarding Lead", "safeguarding_lead", TRUST, None),
    ("team_leader", "Sample Team Leader", "other_line_manager", COUNCIL, "manager"),
)
TODAY, TALKED_ABOUT, REPORT_BY = "2026-11-23", "2026-11-27", "2026-12-03"


def two_agencies() -> Directory:
    people = {
        key: Person(id=key, name=name, slack_id=f"U{number:02}", phone="01234 000001")
        for number, (key, name, *_) in enumerate(PEOPLE, start=1)
    }
    postings = tuple(
        Posting(person=key, post=post, team=agency, agency=agency, line_manager=above)
        for key, _, post, agency, above in PEOPLE
    )
    return Directory(people=people, postings=postings)


DIFFERENCE: dict[str, Filled] = {
    "child": {"name": "Family A", "case_number": "1234567"},
    "difference": {
        "impact": "A is often alone.",
        "concern": "The plan has no visits.",
        "outcome": "A visit each week.",
    },
}
STAGE_1: Answers = {
    **DIFFERENCE,
    "people": {"agencies": "Both", "answers": "worker"},
    "talk": {"spoken_on": TODAY, "reply_by": TALKED_ABOUT},
}
REPLY = {"reply": {"view": "A is seen at school.", "offer": "Nothing more."}}
NOT_RESOLVED = {"not_resolved": {"comments": "A is still alone."}}
SETTLED = {"settled": {"comments": "A is visited now."}}
THEIR_MANAGER = {"their_manager": {"responding_manager": "manager", "reply_by": TALKED_ABOUT}}
RECORD = {"record": {"reason": "Visits.", "views": "Trust: weekly. Council: at school."}}
AGREED = {"agreed": {"outcomes": "The council visits each week."}}
NOT_AGREED = {"not_agreed": {"unresolved": "Who visits."}}
MONITORING = {"monitoring": {"effective": "mostly"}}
SIGNED: dict[str, Filled] = {"signature": {"signed": ["yes"]}}


def managers(
    raising: str = "trust_head", responding: str = "manager", report_by: str = REPORT_BY
) -> Answers:
    """Name both managers of a stage, and the day they agree on."""
    both = {"raising_manager": raising, "responding_manager": responding}
    return {"managers": {**both, "report_by": report_by}}


def stage_3() -> Answers:
    """Begin with the record: stages 1 and 2 were done elsewhere."""
    return {**DIFFERENCE, "people": {"agencies": "Both"}, **managers()}


def choose(world: World, by: str, dispute: Dispute, choice: str, **typed: Any) -> Dispute:
    """Choose, and see it accepted."""
    outcome = world.choose(by, dispute, choice, **typed).outcome
    assert isinstance(outcome, Accepted), outcome
    return outcome.dispute


def sign(world: World, by: str, dispute: Dispute) -> Dispute:
    """Agree to the record that waits, and sign it."""
    outcome = world.agree(by, dispute, **SIGNED).outcome
    assert isinstance(outcome, Accepted), outcome
    return outcome.dispute


def raised(world: World, stage: str = "stage_1") -> Dispute:
    return world.raised_by("nurse", stage, STAGE_1 if stage == "stage_1" else stage_3())


def escalated_together(world: World, dispute: Dispute) -> Dispute:
    """Both managers sign that it is not resolved; the next two are named."""
    by = world.now_is(dispute).named
    typed = {**RECORD, **NOT_AGREED, **MONITORING, **SIGNED}
    choose(world, by["raising_manager"], dispute, "escalate_together", **typed)
    return sign(world, by["responding_manager"], dispute)
