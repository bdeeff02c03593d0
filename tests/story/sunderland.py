"""What people of two agencies type in the dispute resolution between them (S2)."""

from datetime import timedelta
from typing import Any

from tests.office import Office
from tests.person import Modal
from tests.story.living import Life, raised

LEAD = {"lead": {"lead": "Sample Council Lead", "lead_on": "2026-11-23", "lead_said": "Go on."}}
OTHER_LEAD = {
    "other_lead": {
        "other_consulted": "yes",
        "other_lead": "Sample Trust Lead",
        "other_lead_on": "2026-11-23",
        "other_lead_said": "Talk again.",
    }
}
NOT_REACHED = {
    "other_lead": {"other_consulted": "no", "not_reached": "Both leads of the trust, twice."}
}
REFERRAL_TITLE = "DISPUTE RESOLUTION - REFERRAL TO SSCP"
CHILD = {"case_number": "1234567", "initials": "AB"}
AGREEMENT = {"agreed_resolution": {"resolution": "A visit each week.", "follow_up": "Nothing."}}
JUSTIFIED = {"justified": {"why_justified": "The threshold is met.", "other_by": "2026-11-27"}}
FACILITATED = {"facilitated": {"intervention": "They met all of us."}}
INSPECTORATE = {"inspectorate": {"which": "ofsted", "why": "It is about the inspection."}}
NO_OUTCOME = {"no_outcome": {"tried": "Three calls."}}
#: Who holds which post.
POSTS = {
    "practitioner": ["worker"],
    "line_manager": ["manager"],
    "senior_manager": ["senior"],
    "head_of_service": ["head"],
    "other_practitioner": ["nurse"],
    "other_line_manager": ["matron"],
    "other_senior_manager": ["senior_nurse"],
    "other_head_of_service": ["chief_nurse"],
    "safeguarding_lead": ["council_lead", "trust_lead"],
}
#: Who answers at each step.
PAIRS = {
    "step_1": ("worker", "nurse"),
    "step_2": ("manager", "matron"),
    "step_3": ("senior", "senior_nurse"),
    "step_4": ("head", "chief_nurse"),
}
REFERRAL = {
    "referrer": "Sample Worker, practitioner",
    "contact": "01234 000002",
    "passed_on": "2026-11-23",
    "reason": "The managers see the threshold differently.",
    "partner_party": "no",
    **{
        f"step_{number}_{what}": f"As at step {number}."
        for number in (1, 2, 3)
        for what in ("actions", "outcome", "learning")
    },
    **{f"step_{number}_learned": "yes" for number in (1, 2, 3)},
    "completed_on": "2026-11-23",
    "signed": ["yes"],
}


def begun(office: Office, **more: dict[str, Any]) -> Life:
    typed = {
        "child": CHILD,
        "concern": {
            "concern": "The threshold.",
            "tried": "Two calls.",
            "agencies": "no",
            "thresholds": "yes",
        },
        "people": {"agency": "Council", "other": "nurse", "other_agency": "Trust"},
        "time_to_talk": {"talk_by": "2026-11-27"},
        **LEAD,
        **more,
    }
    return raised(office, "worker", "step_1", typed)


def asked_for(life: Life) -> str:
    """The step that waits for what it needs first."""
    opening = life.is_now.opening
    assert opening, "no step is asked for"
    return opening.stage


def past_the_date(office: Office, life: Life) -> None:
    office.world.pass_to(life.is_now.clock.due.at + timedelta(minutes=1))


def to_open(step: str, by: str, **referral: Any) -> dict[str, dict[str, Any]]:
    """What is recorded before a step opens, with the date that is agreed for it."""
    forms: dict[str, dict[str, dict[str, Any]]] = {
        "step_2": {"time_for_manager": {"manager_by": by}},
        "step_3": {"time_for_seniors": {"seniors_by": by}},
        "step_4": {"referral": {**REFERRAL, "partners_by": by, **referral}},
    }
    return {**forms[step], **LEAD}


def done_at(step: str) -> dict[str, dict[str, Any]]:
    """What was done at a step, what came of it, and what was learned (S2-38, S2-55)."""
    number = step[-1]
    said = {what: f"{what} {number}" for what in ("actions", "outcome", "learning")}
    return {step: {**said, "learned": "yes"}, **OTHER_LEAD}


def at_step(office: Office, step: str, **referral: Any) -> Life:
    """Climb to a step: nobody agrees below it."""
    life = begun(office)
    while (at := life.is_now.stage) != step:
        if at == "step_2":
            life.does("manager", "take_across", **JUSTIFIED)
        life.does(PAIRS[at][0], f"not_agreed_{at[-1]}", **done_at(at))
        life.opens("worker", **to_open(asked_for(life), "2026-11-27", **referral))
    return life


def fill_in(form: Modal) -> None:
    form.fill("Child's case number", "1234567")
    form.fill("Child's initials", "AB")
    form.fill("What do you disagree about?", "The threshold.")
    form.fill("What have the two of you tried already?", "Two calls.")
    form.choose("Have you used the thresholds document?", "Yes")
    form.fill("Your agency", "Sample Council")
    form.pick("Practitioner of the other agency", "Sample Nurse, other agency's practitioner")
    form.fill("Their agency", "Sample Trust")
    form.fill("Which safeguarding lead of your agency was consulted?", "Sample Council Lead")
    form.fill("What did they advise?", "Go on.")
