"""Two procedures in one council, and a file that changes while disputes under it go on."""

from pathlib import Path

import pytest

from slackapp import wiring
from tests.office import Office
from tests.person import Modal, Person
from tests.several_procedures import OWN, TITLE, keep_own, own_text, with_workers
from tests.story.telling import LEVELS, fill_in, reference_in, write_action

WHICH = "Which procedure?"
CONCERN = "What are you worried about?"
WROTE = "The assessment has not started."
LEVEL = "Which level made the decision?"


def begins_again(office: Office, *keys: str, text: str = "") -> None:
    """The app is stopped, its settings or the council's own file change, and it is started."""
    folder = Path(office.has.procedures_dir or "")
    if text:
        keep_own(folder, text)
    office.runtime.stop()
    office.world.desk.store.close()
    office.has = office.has.model_copy(update={"procedures": keys})
    office.world.desk = wiring.desk(office.has, now=office.world.clock)
    office.start_again()


@pytest.fixture
def both(office: Office, tmp_path: Path) -> Office:
    """Both procedures are in use, and many hold the post that raises under the council's own."""
    folder = tmp_path / "procedures"
    office.has = office.has.model_copy(update={"procedures_dir": folder})
    begins_again(office, "chair-drp", OWN, text=own_text())
    office.world.people(with_workers())
    return office


def at_stage_1(somebody: Person) -> Modal:
    somebody.modal("Raise a dispute").choose(LEVEL, LEVELS["stage_1"])
    return somebody.modal("Raise a dispute").shows("Have you spoken to this manager?")


def sends(somebody: Person, form: Modal) -> str:
    """Fill in the rest at stage 1 and send it; give the reference."""
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    form.shows("Date you spoke")
    form.submit()
    somebody.modal("Check before sending").submit()
    sent = somebody.modal("Sent")
    reference = reference_in(sent.text)
    sent.close()
    return reference


def test_whoever_may_raise_under_two_chooses_and_the_choice_stays_in_the_draft(both: Office):
    chair = both.person("chair")
    chair.types("/drp new")
    asked = chair.modal("Raise a dispute").shows(WHICH)
    assert "Child protection chair" in asked.text
    assert f"Or type: /drp new {OWN}" in asked.text

    asked.press(f"Choose: {TITLE}")
    form = chair.modal("Raise a dispute").shows(f"Procedure: {TITLE}")
    form.fill(CONCERN, WROTE)
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()

    # It is offered again under its own procedure, and not under the other.
    chair.types("/drp new chair-drp")
    form = chair.modal("Raise a dispute").shows("Procedure: Child protection chair")
    assert form.value(CONCERN) in ("", None)
    form.leave()
    home = chair.home().shows("Drafts (1)")
    assert f"Dispute, {TITLE}, not sent" in home.text
    chair.types(f"/drp new {OWN}")
    offered = chair.modal("Raise a dispute").shows("You have a draft.")
    assert WHICH not in offered.text
    offered.press("Continue")
    form = chair.modal("Raise a dispute").shows(f"Procedure: {TITLE}")
    assert form.value(CONCERN) == WROTE

    # It is sent under that procedure, in whose words it is spoken of.
    chair.modal("Raise a dispute").choose(LEVEL, LEVELS["stage_1"])
    form = chair.modal("Raise a dispute").shows("Have you spoken to this manager?")
    reference = sends(chair, form)
    manager = both.person("team_manager")
    manager.direct_message(reference).press("Reply")
    reply = manager.modal(f"Reply to {reference}")
    assert "you, the worker, and the chair's service manager" in reply.text


def test_one_of_many_workers_comes_straight_to_the_form_and_a_manager_to_none(both: Office):
    worker, manager = both.person("safeguarding_lead"), both.person("team_manager")

    worker.types("/drp new")
    form = worker.modal("Raise a dispute").shows(f"Procedure: {TITLE}")
    form.leave()
    worker.types("/drp new chair-drp")
    manager.types(f"/drp new {OWN}")

    worker.ephemeral_message(
        f"You cannot raise anything under that procedure. Type: /drp new {OWN}"
    )
    manager.ephemeral_message("Your post does not raise disputes under this procedure.")
    assert "Raise a dispute" in worker.home().buttons
    assert "Raise a dispute" not in manager.home().buttons


def test_a_draft_is_safe_when_its_procedure_is_not_in_use_any_more(both: Office):
    worker = both.person("safeguarding_lead")
    worker.types("/drp new")
    form = worker.modal("Raise a dispute").shows(f"Procedure: {TITLE}")
    form.fill(CONCERN, WROTE)
    form.press("Save draft")
    form.shows("Draft saved at")

    begins_again(both, "chair-drp")

    assert "is not used here for new disputes any more" in str(form.submit(unchecked=True).errors)
    form.leave()
    worker.home().shows("Drafts (1)").press("Continue")
    kept = worker.modal("Not sent").shows("is not used here for new disputes any more")
    assert WROTE in kept.text


def test_a_draft_of_an_earlier_text_is_opened_with_what_this_text_still_asks(both: Office):
    worker = both.person("safeguarding_lead")
    worker.types("/drp new")
    form = at_stage_1(worker)
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()

    newer = own_text(
        ("stage_1", "first_answer"),
        (
            'label: "By when?"\n        help: "For',
            'label: "By when?"\n        kind: date\n        help: "For',
        ),
        ("kind: text\n        max: 300\n        at: [first_answer", "at: [first_answer"),
        ("      initials: {", "      letters: {"),
        ('brief: "{initials}, ', 'brief: "{letters}, '),
    )
    begins_again(both, "chair-drp", OWN, text=newer)

    worker.types("/drp new")
    worker.modal("Raise a dispute").shows("You have a draft.").press("Continue")
    form = worker.modal("Raise a dispute").shows(f"Procedure: {TITLE}")
    assert form.value(CONCERN) == WROTE
    form.choose(LEVEL, "Stage 1: team manager")
    form = worker.modal("Raise a dispute").shows("Have you spoken to this manager?")
    assert form.value("By when?") in ("", None)
    assert form.value("Child's initials") in ("", None)


def test_a_dispute_goes_on_under_the_text_it_began_under_while_a_new_one_has_the_new(both: Office):
    worker, manager = both.person("safeguarding_lead"), both.person("team_manager")
    worker.types("/drp new")
    before = sends(worker, at_stage_1(worker))
    manager.direct_message(before)

    # Between two presses the file changes: steps and buttons have other names, the limit is longer.
    newer = own_text(
        ("  answer:\n", "  response:\n"),
        ("steps: [answer, ", "steps: [response, "),
        (
            'button: "Reply"\n        title: "Reply to',
            'button: "Respond"\n        title: "Respond to',
        ),
        (
            "answer_within: {working_days: 5, source: S1-85}",
            "answer_within: {days: 30, source: ours}",
        ),
    )
    begins_again(both, "chair-drp", OWN, text=newer)
    worker.types("/drp new")
    after = sends(worker, at_stage_1(worker))

    asked = manager.direct_message(after)
    assert asked.buttons[0] == "Respond"
    assert "(30 days)" in asked.text
    manager.direct_message(before).press("Reply")
    form = manager.modal(f"Reply to {before}")
    write_action(form, 1, "Start the assessment.")
    form.submit()
    manager.modal("Reply sent").close()
    worker.direct_message(f"{before}, stage 1: a reply is recorded. Your review is due")

    # It goes on even where its procedure is not in use any more.
    begins_again(both, "chair-drp")
    worker.direct_message(f"{before}, stage 1: a reply is recorded.").press("Read and review")
    form = worker.modal(f"Review {before}")
    form.choose("What happens next?", "Accept")
    form = worker.modal(f"Review {before}").shows("What makes you satisfied?")
    form.fill("What makes you satisfied?", "The visit happened.")
    form.submit()
    assert f"{before} is recorded as resolved." in worker.modal("Recorded").text
