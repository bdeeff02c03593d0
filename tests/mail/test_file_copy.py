"""The copy for the child's file goes to the address of whoever asked for it, and to nobody else."""

import pytest

from tests.mail.conftest import settings_of_mail, with_addresses
from tests.mail.real_server import RealServer
from tests.mail.stories import words_of
from tests.office import Office
from tests.slackapp.outbox import states
from tests.world import PLAN, a_directory, answers
from workflows.adding import ADDED, ADDITION
from workflows.commands import Add
from workflows.people import Directory
from workflows.use_cases import adding


@pytest.fixture
def own_settings(server: RealServer) -> dict[str, object]:
    return settings_of_mail(server.url)


@pytest.fixture
def directory() -> Directory:
    return with_addresses(a_directory())


def test_whoever_asks_for_it_has_it_at_their_own_address(office: Office, server: RealServer):
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Make the file copy")
    form = chair.modal("File copy").shows("It is sent to your own secure e-mail address")

    form.submit()

    chair.modal("Asked for").shows("is sent to your own e-mail address")
    office.settle_mail()
    [mail] = server.to("chair@example.gov.uk")
    assert str(mail["Subject"]) == dispute.reference
    body = mail.get_body()
    assert body
    assert "Sample" not in body.get_content()
    [file] = mail.iter_attachments()
    assert file.get_filename() == f"{dispute.reference}-child-1.docx"
    assert "Start the assessment." in words_of(file.get_content())
    assert "copy asked" not in " ".join(states(office.world))
    assert len(server.received) == 1


def test_a_sister_who_is_named_in_what_all_share_is_looked_for(office: Office, server: RealServer):
    sisters = {
        "child": {**answers()["child"], "case_number": "1234567", "initials": "AB"},
        "child#2": {**answers()["child"], "case_number": "7654321", "initials": "QZ"},
    }
    hit = {**answers()["concern"], "impact": "QZ (7654321) hit AB."}
    dispute = office.world.raised("stage_1", **sisters, concern=hit)
    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Make the file copy")
    form = chair.modal("File copy").shows("what is asked once is in all of them")
    form.shows("in the copy of child 2, an answer in The concern gives the case number or the")

    form.choose("Another child is named", "I read each copy before it is filed")
    form.submit()
    office.settle_mail()

    [mail] = server.to("chair@example.gov.uk")
    body = mail.get_body()
    assert body
    said = " ".join(body.get_content().split())
    assert "what is asked once is in all of them, as it was written" in said
    assert "nothing of the others" not in said
    assert "7654321" not in said
    first, _ = mail.iter_attachments()
    assert "Look before you file" in words_of(first.get_content())


def test_where_an_answer_came_since_that_names_a_sister_it_is_asked_then(
    office: Office, server: RealServer
):
    sisters = {
        "child": {**answers()["child"], "case_number": "1234567", "initials": "LM"},
        "child#2": {**answers()["child"], "case_number": "7654321", "initials": "QZ"},
    }
    dispute = office.world.raised("stage_1", **sisters)
    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Make the file copy")
    form = chair.modal("File copy")
    assert "Another child is named" not in form.text
    typed = Add(answers={ADDITION: {ADDED: "QZ hit her."}})
    adding.add(office.world.desk, "chair", dispute.id, typed)

    form.submit()

    chair.modal("File copy").shows("Another child is named")
    office.settle_mail()
    assert not server.received


def test_one_that_does_not_arrive_is_told_to_whoever_asked(office: Office, server: RealServer):
    server.refuses = {"chair@example.gov.uk"}
    dispute = office.world.raised("stage_1")
    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Make the file copy")

    chair.modal("File copy").submit()
    office.settle_mail()
    office.settle()

    told = chair.direct_message("the file for you has not been delivered to your e-mail address")
    assert told.text.startswith(dispute.reference)


def test_one_that_does_not_arrive_goes_to_another_secure_address_of_theirs(
    office: Office, server: RealServer
):
    server.refuses = {"chair@example.gov.uk"}
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Make the file copy")
    chair.modal("File copy").submit()
    office.settle_mail()
    chair.leaves_forms()
    other = office.person("team_manager")
    other.types(f"/drp show {dispute.reference}")
    assert "See what to do" not in other.modal(dispute.reference).buttons

    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference).shows("The copy for the child's file.")
    page.press(f"See what to do about file copy 1 of {dispute.reference}")

    about = chair.modal(f"File copy {dispute.reference}").shows("To: Sample Chair")
    assert "the mail server refuses it" in about.text
    assert about.buttons[1:] == ["Try again", "Use another address"]
    about.press("Use another address")
    form = chair.modal("Use another address")
    form.fill("E-mail address", "chair@other.test")
    assert "not a secure one" in str(form.submit().errors)
    form.fill("E-mail address", "chair.two@example.gov.uk")
    form.submit()
    office.settle_mail()
    [mail] = server.to("chair.two@example.gov.uk")
    assert [each.get_filename() for each in mail.iter_attachments()] == [
        f"{dispute.reference}-child-1.docx"
    ]
