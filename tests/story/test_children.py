"""Brothers and sisters in one dispute, from the form to what each reader sees."""

from tests.office import Office
from tests.story.telling import fill_in, reference_in, start_to_raise

SECOND = "Child's case number (child 2)"


def test_a_dispute_is_raised_about_two_children_and_read_child_by_child(office: Office):
    """S1-110."""
    chair, manager = office.person("chair"), office.person("team_manager")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    form.shows("Date you spoke")

    # A brother and a sister are added, and the brother is taken out again.
    form.press("Add another child")
    form = chair.modal("Raise a dispute").shows("Child 2")
    form.fill(SECOND, "222")
    form.fill("Child's initials (child 2)", "XY")
    form.press("Add another child")
    form = chair.modal("Raise a dispute").shows("Child 3")
    form.fill("Child's case number (child 3)", "1234567")
    form.fill("Child's initials (child 3)", "CD")
    form.choose("Is the child on a child protection plan? (child 3)", "No")
    form.press("Remove child 2")
    chair.control.wait_for(
        lambda: "Child 3" not in chair.modal().text or None, lambda: "child 3 is still there"
    )
    form = chair.modal("Raise a dispute")
    assert form.value(SECOND) == "1234567"
    assert form.value("Child's initials (child 2)") == "CD"
    assert form.value("Child's case number") == "1234567"

    # The same child twice is said at the box.
    said = "Child 2 has the same case number as child 1. Change one or remove it."
    assert form.submit().errors == {SECOND: said}
    form.fill(SECOND, "7654321")
    assert form.submit().kind == "pushed"
    check = chair.modal("Check before sending")
    assert "AB, case number 1234567, on a child protection plan" in check.text
    assert "CD, case number 7654321, not on a child protection plan" in check.text
    assert "XY" not in check.text
    check.submit()
    reference = reference_in(chair.modal("Sent").text)
    chair.modal("Sent").close()

    # The manager reads each child apart; messages say nothing of either.
    request = manager.direct_message(reference)
    assert "CD" not in request.words
    request.press("Reply")
    reply = manager.modal(f"Reply to {reference}")
    assert "Child 1\n\nAB, case number 1234567, on a child protection plan" in reply.text
    assert "Child 2\n\nCD, case number 7654321, not on a child protection plan" in reply.text
    reply.close()
    chair.types(f"/drp show {reference}")
    page = chair.modal(reference)
    assert "CD, case number 7654321, not on a child protection plan" in page.text
    page.press("Read")
    entry = chair.modal(over=page)
    first, second = entry.text.split("Child 1")[1].split("Child 2")
    assert "Child's case number: 1234567" in first
    assert "7654321" not in first
    assert "Child's case number: 7654321" in second
    assert "1234567" not in second


def test_children_come_back_with_a_draft_and_six_are_the_most(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    for number in range(2, 7):
        form.press("Add another child")
        form = chair.modal("Raise a dispute").shows(f"Child {number}")
        form.fill(f"Child's initials (child {number})", f"S{number}")
    assert "Six children is the most." in form.text
    assert "Add another child" not in form.buttons
    form.press("Save draft")
    chair.modal("Raise a dispute").shows("Draft saved at").close()

    chair.types("/drp new")
    chair.modal("Raise a dispute").press("Continue")

    again = chair.modal().shows("Child 6")
    assert again.value("Child's initials (child 6)") == "S6"
