"""The copy for the child's file goes to the address of whoever asked for it, and to nobody else."""

import pytest

from tests.mail.conftest import settings_of_mail, with_addresses
from tests.mail.real_server import RealServer
from tests.mail.stories import words_of
from tests.office import Office
from tests.slackapp.outbox import states
from tests.world import PLAN, a_directory
from workflows.people import Directory


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
