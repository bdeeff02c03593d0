"""Good practice is thanked for across agencies, too, under whichever procedure the sender works."""

import pytest

from tests.office import Office
from tests.story.agencies import NAMES, holding

BUTTON = "Send a compliment"
POSTS = {
    "practitioner": ["worker"],
    "line_manager": ["manager"],
    "other_practitioner": ["nurse"],
    "other_line_manager": ["matron"],
    # of another procedure in use: posts that the sender's own does not know
    "colleague": ["officer"],
}
DETAILS = "She rang each week until AB was seen."


@pytest.fixture
def others() -> dict[str, str]:
    return NAMES


@pytest.fixture
def own_settings() -> dict[str, object]:
    return {"DRP_PROCEDURES": "sunderland,solihull"}


@pytest.fixture
def agencies(office: Office) -> Office:
    office.world.people(holding(POSTS))
    office.directory = holding(POSTS)
    return office


def write(office: Office, whom: str) -> None:
    """The council's worker writes to somebody of another agency."""
    worker = office.person("worker")
    worker.types("/drp compliment")
    worker.modal(BUTTON).pick("Who is this for?", whom)
    form = worker.modal(BUTTON)
    form.fill("Child's case number", "1234567")
    form.fill("Child's initials", "AB")
    form.choose("What does it show?", "It was a new or creative way of working")
    form.fill("What did they do?", DETAILS)
    form.fill("What did it change for the child?", "AB was seen.")


def test_a_worker_of_the_council_thanks_a_nurse_and_the_trust_reads_it(agencies: Office):
    worker, matron = agencies.person("worker"), agencies.person("matron")
    write(agencies, "Sample Nurse, other agency's practitioner")
    form = worker.modal(BUTTON)
    manager = "Sample Matron, other agency's line manager"
    worker.control.wait_for(
        lambda: form.value("Their line manager") == manager or None, worker.on_screen
    )
    form.submit()
    done = worker.modal("Compliment sent")
    assert "Sample Nurse and Sample Matron have a message." in done.text
    done.close()
    agencies.settle()

    matron.direct_message("a compliment waits for you.").press("Read it")
    matron.modal().shows(DETAILS).submit()
    matron.modal("Recorded").leave()
    agencies.settle()
    worker.direct_message("the other agency's line manager has acknowledged it.")


def test_somebody_with_a_post_of_another_procedure_is_thanked_and_their_manager_is_chosen(
    agencies: Office,
):
    worker = agencies.person("worker")
    write(agencies, "Sample Officer")
    form = worker.modal(BUTTON)
    assert not form.value("Their line manager")
    form.pick("Their line manager", "Sample Matron, other agency's line manager")
    form.submit()
    worker.modal("Compliment sent").close()
    agencies.settle()

    assert agencies.person("officer").direct_message("a compliment waits for you.")


def test_the_manager_of_another_agency_goes_when_a_colleague_is_thanked_instead(agencies: Office):
    worker, theirs = agencies.person("worker"), "Their line manager"
    write(agencies, "Sample Nurse, other agency's practitioner")
    form = worker.modal(BUTTON)
    matron = "Sample Matron, other agency's line manager"
    worker.control.wait_for(lambda: form.value(theirs) == matron or None, worker.on_screen)

    form.pick("Who is this for?", "Sample Manager, practitioner's line manager")

    form = worker.modal(BUTTON).shows("line manager is found above Sample Manager")
    assert not form.value(theirs)
    assert theirs in form.submit(unchecked=True).errors
