"""Two people give one answer (S3-23, S4-49): one writes it, the other agrees, and both sign."""

from pathlib import Path
from typing import Any

import pytest

from tests import joint
from tests.office import Office
from tests.person import Modal
from tests.story.telling import LEVEL, fill_in, reference_in, write_action
from tests.world import MONDAY, a_directory

DUE = "by 5pm on Monday 30 November 2026"
GATE = "Has your own service manager agreed to stage 3?"


@pytest.fixture
def own_settings(tmp_path: Path) -> dict[str, Any]:
    return joint.own_procedure(tmp_path)


def start(office: Office) -> Modal:
    chair = office.person("chair")
    chair.types("/drp new")
    level = "Stage 3: team manager and head of service"
    chair.modal("Raise a dispute").choose(LEVEL, level)
    form = chair.modal("Raise a dispute").shows(GATE)
    form.choose(GATE, "Yes")
    form = chair.modal("Raise a dispute").shows("Who agreed?")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    chair.modal("Raise a dispute").shows("Date you spoke")
    return chair.modal("Raise a dispute")


def raise_it(office: Office) -> str:
    chair = office.person("chair")
    assert start(office).submit().kind == "pushed"
    check = chair.modal("Check before sending")
    assert "Sample Team Manager and Sample Head of Service are asked to reply" in check.text
    check.submit()
    return reference_in(chair.modal("Sent").text)


def propose(office: Office, reference: str) -> None:
    """The team manager writes the reply, and signs it."""
    manager = office.person("team_manager")
    manager.direct_message(reference).press("Reply")
    form = manager.modal(f"Reply to {reference}")
    assert "It counts once the team manager and head of service have agreed to it." in form.text
    assert form.submit_text == "Ask for agreement"
    write_action(form, 1, "Start the assessment.")
    form.choose("Your signature", "I have read this and sign it")
    form.submit()
    page = manager.modal("Proposed")
    assert "The head of service must agree before it counts." in page.text
    page.close()


def test_a_joint_reply_is_written_by_one_and_agreed_to_by_the_other(office: Office):
    chair, manager, head = map(office.person, ("chair", "team_manager", "head_of_service"))
    reference = raise_it(office)
    for each in (manager, head):
        assert "your reply is due" in each.direct_message(reference).text

    propose(office, reference)

    # The other is asked, and reads every word before agreeing to it.
    asked = head.direct_message("Sample Team Manager asks you to agree to the joint reply.")
    assert asked.text == (
        f"{reference}, stage 3: Sample Team Manager asks you to agree to the joint reply. "
        f"Your agreement is due {DUE} (5 working days)."
    )
    assert asked.buttons == ["Read and agree", "Change it", "More choices", "Immediate safety"]
    asked.press("Read and agree")
    form = head.modal("Joint reply")
    assert "Start the assessment." in form.text
    assert form.submit_text == "Agree"

    # Meanwhile nobody else can read it, and everybody sees whom it waits for.
    chair.types(f"/drp show {reference}")
    page = chair.modal(reference)
    assert "head of service to agree to the joint reply" in page.text
    assert "Team manager: agreed. Head of service: not yet." in page.text
    assert "proposed a joint reply" in page.text
    assert "Start the assessment." not in page.text
    page.close()
    assert chair.home().shows("Head of service to agree to the joint reply")

    form.choose("Your signature", "I have read this and sign it")
    form.submit()
    assert "Sample Chair has been told." in head.modal("Reply sent").text
    head.modal("Reply sent").close()
    manager.direct_message("all have agreed to the joint reply")
    done = head.direct_message("You and Sample Team Manager replied")
    assert done.buttons == ["Open"]

    # The chair reads one reply, from both.
    chair.direct_message("A reply is recorded.").press("Read and review")
    review = chair.modal(f"Review {reference}")
    assert "From Sample Team Manager and Sample Head of Service" in review.text
    assert "Start the assessment." in review.text


def test_a_change_asks_the_first_again(office: Office):
    manager, head = map(office.person, ("team_manager", "head_of_service"))
    reference = raise_it(office)
    propose(office, reference)

    head.direct_message("asks you to agree to the joint reply").press("Change it")
    form = head.modal(f"Reply to {reference}")
    assert form.value("What will be done?") == "Start the assessment."
    write_action(form, 1, "Start it today.")
    form.choose("Your signature", "I have read this and sign it")
    form.submit()
    head.modal("Proposed").close()

    asked = manager.direct_message("Sample Head of Service asks you to agree to")
    asked.press("Read and agree")
    assert "Start it today." in manager.modal("Joint reply").text
    head.direct_message("You proposed the joint reply at").press("Open")
    assert "Team manager: not yet. Head of service: agreed." in head.modal(reference).text


def test_a_text_that_was_changed_meanwhile_must_be_read_again(office: Office):
    manager, head = map(office.person, ("team_manager", "head_of_service"))
    reference = raise_it(office)
    propose(office, reference)
    head.direct_message("asks you to agree to the joint reply").press("Read and agree")
    form = head.modal("Joint reply")
    form.choose("Your signature", "I have read this and sign it")

    manager.types(f"/drp show {reference}")
    manager.modal(reference).press("Reply")
    change = manager.modal(f"Reply to {reference}")
    write_action(change, 1, "Start it in May.")
    change.choose("Your signature", "I have read this and sign it")
    change.submit()
    manager.modal("Proposed").close()
    outcome = form.submit()

    assert any("read it once more" in said for said in outcome.errors.values())


def test_whoever_has_not_agreed_is_reminded_and_nobody_else(office: Office):
    manager, head = map(office.person, ("team_manager", "head_of_service"))
    reference = raise_it(office)
    propose(office, reference)
    before = len(manager.direct_messages())

    office.world.pass_to(MONDAY.replace(day=27, hour=12))
    office.settle()

    reminder = head.direct_message("your agreement to the joint reply is due")
    assert reminder.buttons == ["Read and agree", "More choices", "Immediate safety"]
    assert len(manager.direct_messages()) == before
    office.world.pass_to(MONDAY.replace(day=30, hour=17, minute=1))
    office.settle()
    nudge = head.direct_message("no agreement to the joint reply is recorded")
    assert nudge.buttons == ["Read and agree", "More choices", "Immediate safety"]
    assert head.home().shows(reference).text.count(reference) == 1
    nudge.press("Read and agree")
    head.modal("Joint reply").close()


def test_the_form_asks_for_each_of_them_that_nobody_is_found_for(office: Office):
    chair, director = office.person("chair"), office.person("service_director")
    office.world.people(a_directory("head_of_service"))
    form = start(office)

    assert "Choose a person for this post" in form.text
    form.pick("Head of service", "Sample Director, service director")
    assert form.submit().kind == "pushed"
    chair.modal("Check before sending").submit()

    director.direct_message(reference_in(chair.modal("Sent").text))
