"""What people of two agencies type in the multi-agency template, complete and dull (S0)."""

from datetime import timedelta
from typing import Any

from tests.office import Office
from tests.person import Modal
from tests.story.living import Life, person, raised
from tests.story.telling import reference_in
from workflows.rungs import stage_name

#: Who takes it forward at each stage, a more senior pair each time (S0-49, S0-70, S0-90).
PAIRS = {
    "stage_1": ("manager", "matron"),
    "stage_2": ("senior", "senior_nurse"),
    "stage_3": ("head", "chief_nurse"),
}

#: Who holds which post.
POSTS = {
    "worker": ["worker", "nurse"],
    "worker_manager": ["manager"],
    "other_worker_manager": ["matron"],
    "safeguarding_lead": ["council_lead"],
    "colleague": [each for pair in PAIRS.values() for each in pair],
}


def child(status: str) -> dict[str, Any]:
    return {
        "case_number": "1234567",
        "initials": "AB",
        "name": "Sample Child",
        "born_on": "2019-04-01",
        "status": status,
    }


AGREED = {
    "manager_agreement": {
        "agreed": "yes",
        "next_step": "Talk it through.",
        "manager": "manager",
        "agreed_on": "2026-11-23",
    }
}
SHEET = {
    "sheet": {
        "met_on": "2026-11-23",
        "worried": "No visit yet.",
        "well": "School is going well.",
        "satisfied": "A visit each week.",
        "unresolved": "no",
        "next_step": "Visit on Friday.",
        "decided_on": "2026-11-23",
    }
}
PARTNERSHIP = "partnership@example.gov.uk"
MEETING_REQUIRED = "Dispute resolution stage 4 meeting required."
REQUEST = {"meeting_request": {"meeting_by": "2026-12-14"}}
MET = {"meeting": {"held_on": "2026-11-23", "outcome": "A visit each week."}}
NOT_MET = {"not_met": {"tried": "Three calls."}}
REMIT = "I understand the remit and role of the other professional and agency"


def typed(status: str = "none") -> dict[str, dict[str, Any]]:
    """What the worker types to raise it, complete and dull; the preparation sheet is left out."""
    return {
        "child": child(status),
        "people": {"role": "Worker", "other": "nurse", "other_role": "Nurse"},
        "concern": {"summary": "We see the risk differently."},
        "discussion": {"talk_by": "2026-11-30"},
        **AGREED,
    }


def begun(office: Office, status: str = "none") -> Life:
    return raised(office, "worker", "discussion", typed(status))


def forward(stage: str) -> dict[str, dict[str, Any]]:
    ours, theirs = PAIRS[stage]
    return {
        "taking_forward": {
            "started_on": "2026-11-23",
            "raising_lead": ours,
            "raising_role": "Senior",
            "responding_lead": theirs,
            "responding_role": "Senior",
            "meet_by": "2026-12-04",
        }
    }


def not_satisfied(stage: str) -> dict[str, dict[str, Any]]:
    """The sheet of a stage at whose end somebody is not satisfied."""
    who_not = "Both of us: the visits have no date."
    worried = f"Worried at {stage_name(stage)}."
    filled = {**SHEET["sheet"], "worried": worried, "unresolved": "yes", "who_not": who_not}
    return {"sheet": {**filled, "remit": ["yes"]}}


def at_stage(office: Office, stage: str, status: str = "none", *, late: bool = False) -> Life:
    """Climb to a stage: nobody is satisfied, or (*late*) the two have not talked by the date."""
    life = begun(office, status)
    if late:
        office.world.pass_to(life.is_now.clock.due.at + timedelta(minutes=1))
        life.does("worker", "not_met", **NOT_MET, **forward("stage_1"))
    while (at := life.is_now.stage) != stage:
        life.together(*(PAIRS.get(at) or ("worker", "nurse")), "not_agreed", **not_satisfied(at))
        above = list(PAIRS)[len(life.is_now.rungs) - 1 :]
        life.opens("worker", **(forward(above[0]) if above else REQUEST))
    return life


def start(office: Office) -> Modal:
    """The form to raise: what the discussion needs is asked, too."""
    worker = person(office, "worker")
    worker.types("/drp new")
    return worker.modal().shows("Have you and your own manager agreed the next step?")


def fill_in_child(form: Modal, number: str, initials: str, status: str, suffix: str = "") -> None:
    form.fill(f"Child's case number{suffix}", number)
    form.fill(f"Child's initials{suffix}", initials)
    form.fill(f"Child's name{suffix}", f"Sample {initials}")
    form.fill(f"Child's date of birth{suffix}", "2019-04-01")
    form.choose(f"Is the child on a child protection plan, or looked after?{suffix}", status)


def fill_in_sheet(form: Modal) -> None:
    form.fill("What have you agreed you are worried about?", "No visit yet.")
    form.fill("What have you agreed is working well?", "School is going well.")
    satisfied = "What have you agreed would satisfy you that it will improve for the child?"
    form.fill(satisfied, "A visit each week.")
    form.fill("What have you agreed is the next step?", "Take it to our managers.")


def raise_about_two(office: Office) -> str:
    """Raise it about a brother, and a sister who is looked after, with the preparation sheet."""
    worker, form = person(office, "worker"), start(office)
    form.press("Add another child")
    form = worker.modal().shows("Child 2")
    fill_in_child(form, "1234567", "AB", "Neither")
    fill_in_child(form, "1234568", "CD", "Looked after", " (child 2)")
    form.fill("Role and organisation of whoever raises it", "Worker, Sample Council")
    form.pick("Who is it raised with?", "Sample Nurse, worker")
    form.fill("Their role and organisation", "Nurse, Sample Trust")
    form.fill("Why are you in dispute?", "We see the risk differently.")
    assert "Preparation" in form.text
    form.press("Add my preparation sheet")
    form = worker.modal().shows("What happened, or what have you seen")
    form.fill("What are you worried about?", "No visit yet.")
    form.choose("Have you and your own manager agreed the next step?", "Yes")
    form = worker.modal().shows("Who agreed?")
    form.fill("What do you and your manager agree is the next step?", "Talk it through.")
    form.fill("By when will you talk?", "2026-11-30")
    form.submit()
    check = worker.modal("Check before sending")
    assert "No e-mail is sent at this stage." in check.text
    # The other worker reads it, so nothing there is said to "you".
    read = check.text.partition("What they will read")[2]
    assert "Role and organisation of whoever raises it\n\nWorker, Sample Council" in read
    assert "Your role" not in read
    assert "Who is it raised with?" in read
    check.submit()
    return reference_in(worker.modal("Sent").text)
