"""What looks like a personal number is asked about once, on its box, whatever the form."""

from datetime import timedelta

from tests.office import Office
from tests.story.compliments import BUTTON, begin, write

ASKED = "This looks like a personal number. Take it out. To keep it, choose the same button again."
DID, CHANGED = "What did they do?", "What did it change for the child?"


def test_it_is_asked_about_on_its_box_and_kept_by_whoever_sends_again(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair)
    write(form)
    form.fill(DID, "She drove to SR1 3AA each week.")

    assert form.submit().errors == {DID: ASKED}
    assert form.submit().errors == {DID: ASKED}, "a double click is no answer"
    form.leave()
    chair.types("/drp compliment")
    form = chair.modal(BUTTON)
    assert form.value(DID) == "She drove to SR1 3AA each week."
    assert form.submit().errors == {DID: ASKED}

    office.world.clock.at += timedelta(seconds=2)
    form.fill(CHANGED, "AB, born 12/03/2015, speaks.")
    assert form.submit().errors == {CHANGED: ASKED}
    form.fill(CHANGED, "AB speaks.")
    form.submit()
    chair.modal("Compliment sent")


def test_it_is_asked_about_in_a_row_of_a_plan_and_not_in_the_number_of_a_case(office: Office):
    dispute = office.world.raised(child={"case_number": "9434765919"})
    office.settle()
    manager = office.person("team_manager")
    manager.direct_message(dispute.reference).press("Reply")
    form = manager.modal(f"Reply to {dispute.reference}")
    form.fill("How will you know it is done?", "NHS 943 476 5919 is on the list.")

    assert form.submit(unchecked=True).errors == {"How will you know it is done?": ASKED}


def test_nothing_is_asked_before_somebody_is_told_of_a_danger(office: Office):
    chair = office.person("chair")
    chair.home().press("What to do now")
    form = chair.modal("Immediate safety")
    form.fill("What was said", "AB is at SR1 3AA now.")
    form.pick("Who have you told?", "Sample Safeguarding Lead, safeguarding lead")
    form.submit()

    chair.modal("Immediate safety").shows("Recorded. Your safeguarding lead is asked")
