"""Longer things that people do in stories, in the order in which they do them."""

import re

from tests.marks import boxes_in
from tests.office import Office
from tests.person import Modal, Person

LEVELS = {
    "informal": "Informal: team manager",
    "stage_1": "Stage 1: team manager",
    "stage_2": "Stage 2: service manager",
    "stage_3": "Stage 3: head of service",
    "stage_4": "Stage 4: service director",
}
LEVEL = "Which level made the decision?"
ANEW = "Start a new one"
REFERENCE = re.compile(r"DRP-\w{4}-\d\d")


def start_to_raise(chair: Person, level: str) -> Modal:
    """Type the command and choose the level; give the form as it then is.

    Where there is a draft, a new one is started.
    """
    chair.types("/drp new")
    if ANEW in chair.modal("Raise a dispute").buttons:
        chair.modal("Raise a dispute").press(ANEW)
    chair.modal("Raise a dispute").choose(LEVEL, LEVELS[level])
    known_by = "Agreed by when?" if level == "informal" else "Have you spoken to this manager?"
    return chair.modal("Raise a dispute").shows(known_by)


def fill_in(form: Modal) -> None:
    """Fill in what every level asks."""
    form.pick("Social worker", "Sample Worker, social worker")
    form.fill("Child's case number", "1234567")
    form.fill("Child's initials", "AB")
    form.fill("What is this like for the child?", "AB does not know who collects them.")
    form.fill("What are you worried about?", "The assessment has not started.")
    form.fill("What needs to happen?", "The assessment starts.")
    form.choose("Category", "Drift and delay")


def raise_at_stage_1(office: Office) -> str:
    """Raise a dispute as the chair, through the forms; give its reference."""
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    form.shows("Date you spoke")
    assert form.submit().kind == "pushed"
    chair.modal("Check before sending").submit()
    return reference_in(chair.modal("Sent").text)


def reference_in(text: str) -> str:
    """Find the reference in what is on the screen."""
    found = REFERENCE.search(text)
    assert found, text
    return found[0]


def write_action(form: Modal, nth: int, what: str) -> None:
    """Fill in one action of a plan; hints stand in the first row only."""
    form.fill("What will be done?", what, nth=nth)
    form.fill("How will you know it is done?", f"{what} Recorded.", nth=nth)
    form.fill("By when?", "2026-12-04", nth=nth)
    if nth > 1:
        form.pick("Who will do it?", "Sample Worker, social worker", nth=nth)


def record_as_done(person: Person, reference: str, number: int) -> None:
    """Record one of the actions that wait on App Home, through its form."""
    action = f"Action {number}"
    person.home().shows(f"{action}. Due").press(f"Record: action {number} of {reference}")
    person.modal(action).choose("Is it done?", "Yes, it is done")
    person.modal(action).shows("What do you know?").submit()


def boxes_kept(office: Office, reference: str) -> set[str]:
    """Give the boxes of which something stands in the record of a dispute."""
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
        assert dispute
        every = [work.answers(dispute.id, each.number) for each in work.history(dispute.id)]
    return set(boxes_in(str(every)))
