"""The child's file, from the page of a dispute: a case note to paste, and the file copy."""

import pytest

from tests.office import Office
from tests.story import conference_chair as paper
from tests.story.test_conference_chair import show
from workflows.people import Directory

SECRET = "AB was not seen alone."


@pytest.fixture
def own_settings() -> dict[str, object]:
    return {"DRP_PROCEDURES": paper.PROCEDURE}


@pytest.fixture
def directory() -> Directory:
    return paper.a_council()


def test_the_chair_pastes_the_case_note_and_says_where_it_is(office: Office):
    """S4-20, S4-29: the note says what happened, and nothing of the form that waits."""
    reference, chair = paper.raised(office.world).reference, office.person("chair")
    page = show(office, "chair", reference)
    assert "The child's file" in page.text

    page.press("Case-note text")
    form = chair.modal("Case-note text")

    said = form.value("Case-note text, stage 1")
    assert said.startswith(f"{reference}: Child protection conference chair, stage 1.")
    assert "Sample Chair raised it at stage 1." in said
    assert "Dispute Resolution Form: do not put it on the child's file yet" in said
    assert SECRET not in said
    form.press("It is on the child's file")
    receipt = chair.modal("Copied")
    assert "Case note: copy it to the child's file." in receipt.text
    receipt.fill("Where is it, or under which reference?", "EHM 4471")
    receipt.submit()
    chair.modal("Recorded").press("Open it")
    page = chair.modal(reference).shows("EHM 4471")
    on = "copied to the child's file by Sample Chair on Monday 23 November 2026: EHM 4471"
    assert f"Case note: {on}" in page.text


def test_informally_the_note_holds_what_was_said(office: Office):
    """S4-07: the concern and what is asked are in the case note."""
    world = office.world
    dispute = world.raised_by("chair", "informal", paper.INFORMAL)
    show(office, "chair", dispute.reference).press("Case-note text")

    said = office.person("chair").modal("Case-note text").value("Case-note text, informal")

    assert f"What is the concern? {SECRET}" in said
    assert "AB, case number" not in said
    office.person("chair").modal("Case-note text").submit()
    assert office.person("chair").has_no_modal()


def test_a_long_answer_goes_on_in_a_second_box_and_none_is_left_out(office: Office):
    """S4-07: whatever was said is pasted, however long it is."""
    concern = "\n".join(f"Line {number} of the concern." for number in range(1, 121))[:2900]
    informal = {
        form: {name: concern if value == SECRET else value for name, value in filled.items()}
        for form, filled in paper.INFORMAL.items()
    }
    dispute = office.world.raised_by("chair", "informal", informal)
    show(office, "chair", dispute.reference).press("Case-note text")
    form = office.person("chair").modal("Case-note text")

    first, second = (form.value(f"Case-note text, informal ({place} of 2)") for place in (1, 2))

    assert len(first) <= 3000
    assert f"What is the concern? {concern}" in f"{first}\n{second}"
    assert "See AB alone." in second


def test_whoever_replies_is_led_to_the_case_note_at_once(office: Office):
    dispute = paper.raised(office.world)
    manager = office.person("team_manager")
    manager.direct_message(f"{dispute.reference}, stage 1: your reply is due").press("Reply")
    form = manager.modal(f"Reply to {dispute.reference}")
    form.fill("Your response to the concern", "AB is seen alone from now on.")
    form.submit()

    manager.modal("Response sent").press("Case-note text")

    said = manager.modal("Case-note text").value("Case-note text, stage 1")
    assert "Sample Team Manager replied." in said
    assert "seen alone from now on" not in said


def test_the_file_copy_is_asked_for_and_an_administrator_makes_it(
    office: Office, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    reference = paper.raised(office.world).reference
    show(office, "chair", reference).press("Make the file copy")
    chair = office.person("chair")
    form = chair.modal("File copy").shows("Left out of this copy: Dispute Resolution Form.")
    assert "It is one document" in form.text
    form.choose("Format", "Word", "Web page")
    form.submit()
    chair.modal("Asked for").shows(f"The file copy of {reference} is asked for.")

    administrator = office.person("chair_manager")
    told = administrator.direct_message(f"{reference}: somebody who may read it asks for its file")
    assert f"drp export {reference} --format docx,html --out DIR" in told.text
    assert SECRET not in told.text
    with office.world.desk.store.read() as work:
        viewed = [each.what for each in work.viewings(paper_id(office, reference))]
    assert "asked for the file copy: docx, html" in viewed


def paper_id(office: Office, reference: str) -> str:
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
    assert dispute
    return dispute.id


def test_ending_it_asks_where_the_copies_are(office: Office):
    dispute = paper.raised(office.world)
    show(office, "chair", dispute.reference).press("Withdraw")
    form = office.person("chair").modal(f"Withdraw {dispute.reference}")
    form.fill("Why is it withdrawn?", "It was raised in error.")
    form.submit()

    page = office.person("chair").modal("Withdrawn")

    assert "Not closed yet: 2 copies are still owed. Open it to say where each is." in page.text


def test_a_stranger_gets_neither(office: Office):
    reference = paper.raised(office.world).reference
    office.person("director").types(f"/drp show {reference}")

    assert "There is no dispute with that reference that you can open." in (
        office.person("director").ephemeral_message("There is no dispute").text
    )
