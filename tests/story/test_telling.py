"""What people see of e-mails that wait, of copies, and of records, over Slack's own protocols.

The council's own procedure file stands in for the shipped one.
"""

from pathlib import Path

import pytest

from tests.office import Office
from tests.person import Modal, Person
from tests.story.telling import reference_in
from tests.workflows.telling import FILE

OWN = Path(__file__).parents[1] / "workflows"


@pytest.fixture
def own_settings() -> dict[str, object]:
    """The file of the tests, in a folder of the council's own; one address of two is set."""
    return {
        "DRP_PROCEDURES": FILE.removesuffix(".yaml"),
        "DRP_PROCEDURES_DIR": OWN,
        "outside": {"partnership": "lscp@example.gov.uk"},
    }


def fill_in(form: Modal, manager: str) -> None:
    """Whoever answers is found by the social worker's line, which draws the form again."""
    form.fill("Child's initials", "AB")
    form.choose("Is the child on a plan?", "Yes")
    form.fill("When did you become aware?", "2026-11-23")
    form.pick("Social worker", "Sample Worker, social worker")
    form.person.control.wait_for(lambda: manager in str(form.blocks) or None, form.person.on_screen)


def raise_at(chair: Person, level: str, manager: str) -> Modal:
    """Raise a dispute as far as the page before sending."""
    chair.types("/drp new")
    chair.modal("Raise a dispute").choose("Which level made the decision?", level)
    form = chair.modal("Raise a dispute").shows("Child's initials")
    fill_in(form, manager)
    assert form.submit().kind == "pushed"
    return chair.modal("Check before sending")


def test_before_sending_it_says_whom_the_rules_tell_and_afterwards_what_waits(office: Office):
    chair = office.person("chair")
    check = raise_at(chair, "Stage 1: team manager", "Sample Team Manager, team manager")

    # The title is said byte for byte; what is not set here is not sent.
    assert "lscp@example.gov.uk, the safeguarding partnership" in check.text
    assert 'Title: "Dispute resolution procedure started"' in check.text
    assert "By secure e-mail." in check.text
    assert "A summary stands in place of forms: none was filled in." in check.text
    assert "No address is set for the reviewing unit, so this is not sent." in check.text
    assert "For the attention of the child's Reviewing Officer." in check.text
    assert "Because: the child is on a plan." in check.text
    assert "E-mail is not set up here. 1 e-mail waits until it is." in check.text
    check.submit()
    reference = reference_in(chair.modal("Sent").text)

    # The raiser hears that an e-mail waits, and which one they must send themselves.
    chair.direct_message(f"{reference}: the procedure sends e-mails, and e-mail is not set up here")
    chair.direct_message(f"{reference}, stage 1: no address is set for the reviewing unit")
    chair.types(f"/drp show {reference}")
    page = chair.modal(reference)
    assert "Waiting: e-mail is not set up here." in page.text
    assert "An e-mail to the safeguarding partnership is owed." in page.text


def raised_at(office: Office, level: str, manager: str) -> str:
    chair = office.person("chair")
    raise_at(chair, level, manager).submit()
    reference = reference_in(chair.modal("Sent").text)
    chair.modal("Sent").close()
    return reference


def reply(office: Office, reference: str, post: str) -> Modal:
    """Open the form to reply, and fill it in."""
    manager = office.person(post)
    manager.direct_message(f"{reference}, ").press("Reply")
    form = manager.modal(f"Reply {reference}")
    form.fill("What will be done", "The assessment starts.")
    return form


def test_a_message_that_asks_for_it_is_acknowledged_once(office: Office):
    reference = raised_at(office, "Stage 1: team manager", "Sample Team Manager, team manager")

    # Whoever replies sees first whom the file tells of it, and how.
    form = reply(office, reference, "team_manager")
    assert "Sample Chair Manager, the chair's service manager" in form.text
    assert "A direct message now: the reference and the stage. A reply is in." in form.text
    assert "Sample Chair, the chair" in form.text
    assert 'Title: "Reply"' in form.text
    assert "Attached: The reply." in form.text
    assert "Copied to: team manager." in form.text
    form.submit()

    told = office.person("chair_manager").direct_message("a reply is in. Please read it.")
    assert told.text == f"{reference}, stage 1: a reply is in. Please read it."
    assert told.buttons == ["Acknowledge", "Open"]
    told.press("Acknowledge")
    said = "Acknowledged by you at 10am on Monday 23 November 2026."
    told_now = office.person("chair_manager").direct_message(said)
    assert told_now.buttons == ["Open"]
    worker = office.person("social_worker")
    worker.direct_message("a reply is in. Please read it.").press("Open")
    assert "Now at stage 1: chair to review" in worker.modal(reference).text
    chair = office.person("chair")
    chair.types(f"/drp show {reference}")
    assert "Sample Chair Manager acknowledged what they were told." in chair.modal(reference).text


def test_a_button_that_still_stands_there_says_when_it_was_used(office: Office):
    reference = raised_at(office, "Stage 1: team manager", "Sample Team Manager, team manager")
    reply(office, reference, "team_manager").submit()
    worker = office.person("social_worker")
    told = worker.direct_message("a reply is in. Please read it.")
    office.stop_sending()

    told.press("Acknowledge")
    told.press("Acknowledge")

    said = "This was recorded at 10am on Monday 23 November 2026. Nothing more is needed."
    assert said in worker.modal("Nothing changed").text


def test_copies_go_for_information_to_those_of_every_stage_so_far(office: Office):
    # S4-28, S4-54
    lead, copied = office.person("safeguarding_lead"), office.person("team_manager")
    chair = office.person("chair")
    check = raise_at(chair, "Stage 2: service manager", "Sample Service Manager, service manager")
    assert "Sample Safeguarding Lead, the safeguarding lead" in check.text
    assert "Copied in from this stage: a message now, and a copy of everything" in check.text
    assert "Copy to Sample Worker, the social worker, Sample Team Manager" in check.text
    check.submit()
    reference = reference_in(chair.modal("Sent").text)

    first = lead.direct_message(reference)
    assert first.text == (
        f"{reference}, stage 2: you are copied in from this stage. Nothing is asked of you."
    )
    office.person("service_manager").direct_message(f"{reference}, ").press("Accept")
    lead.direct_message(f"For your information: {reference}, stage 2: accepted.")
    reply(office, reference, "service_manager").submit()
    said = f"For your information: {reference}, stage 2: the chair's review is due by 5pm"
    lead.direct_message(said)
    copied.direct_message(said).press("Open")
    assert "Copied to: team manager, safeguarding lead." in copied.modal(reference).text
    assert office.channel().message("a second view is asked for.")


def test_a_copy_is_recorded_when_its_time_has_come_and_then_the_dispute_is_closed(office: Office):
    # S4-20, S4-26, S4-29
    reference = raised_at(office, "Stage 1: team manager", "Sample Team Manager, team manager")
    chair = office.person("chair")
    chair.types(f"/drp show {reference}")
    page = chair.modal(reference)
    assert "Case note: copy it to the child's file." in page.text
    assert (
        "Dispute form: do not put it on the child's file yet, but once this is resolved. "
        "Saved locally until then."
    ) in page.text
    assert [button for button in page.buttons if "copied" in button] == ["I have copied it"]

    # The receipt says where and when; without the place it is not recorded.
    page.press("I have copied it")
    form = chair.modal("Copied")
    form.fill("Where is it, or under which reference?", "   ")
    assert form.submit().errors == {
        "Where is it, or under which reference?": "Write an answer here."
    }
    form.fill("Where is it, or under which reference?", "EHM 4471")
    form.submit()
    assert f"The copy of the case note is recorded in {reference}." in chair.modal("Recorded").text
    chair.modal("Recorded").press("Open it")
    filed = "Case note: copied to the child's file by Sample Chair on Monday 23 November 2026"
    assert f"{filed}: EHM 4471" in chair.modal(reference).text

    # Over is not closed: closed is when the last copy is made.
    reply(office, reference, "team_manager").submit()
    chair.direct_message("your review is due").press("Agree")
    settle = chair.modal(f"Agree {reference}")
    settle.fill("What makes you satisfied?", "It has started.")
    settle.fill("Date to look again", "2026-12-21")
    settle.submit()
    chair.modal("Recorded").close()
    chair.direct_message("your follow-up is due").press("Done")
    end = chair.modal(f"Done {reference}")
    end.fill("Why is this not resolved?", "It is settled.")
    end.submit()
    chair.modal("Recorded").press("Open it")
    page = chair.modal(reference)
    assert "Not closed yet: 3 copies are still owed." in page.text
    for _ in range(3):
        page.press("I have copied it")
        form = chair.modal("Copied")
        form.fill("Where is it, or under which reference?", "EHM 4472")
        form.submit()
        chair.modal("Recorded").press("Open it")
        page = chair.modal(reference)
    assert "Closed: every copy that is owed is made." in page.text


def test_a_page_that_was_open_meanwhile_says_that_the_copy_is_recorded(office: Office):
    reference = raised_at(office, "Stage 1: team manager", "Sample Team Manager, team manager")
    chair, stands_in = office.person("chair"), office.person("chair_manager")
    chair.types(f"/drp show {reference}")
    old = chair.modal(reference)
    stands_in.types(f"/drp show {reference}")
    stands_in.modal(reference).press("I have copied it")
    form = stands_in.modal("Copied")
    form.fill("Where is it, or under which reference?", "EHM 4471")
    form.submit()
    stands_in.modal("Recorded")

    old.press("I have copied it")

    said = "Case note: this copy is recorded already. Nothing more is needed."
    assert said in chair.modal("Nothing changed").text
