"""Somebody outside Slack is asked by e-mail, with what they need and a form to return."""

from dataclasses import replace

import pytest

from tests.mail.conftest import SENDER, settings_of_mail
from tests.mail.real_server import RealServer
from tests.mail.stories import choose_nurse, with_nurse_at, words_of
from tests.office import Office
from tests.slackapp.outbox import states
from tests.story import outside_slack
from tests.story.telling import reference_in

NURSE = "nurse@trust.example.gov.uk"


@pytest.fixture
def own_settings(server: RealServer) -> dict[str, object]:
    domains = "example.gov.uk,trust.example.gov.uk"
    return settings_of_mail(server.url, DRP_SECURE_DOMAINS=domains)


def asked(office: Office, address: str = NURSE) -> str:
    choose_nurse(office, address).submit()
    sent = office.person("chair").modal("Sent")
    reference = reference_in(sent.text)
    sent.close()
    office.settle_mail()
    return reference


def test_the_check_page_and_the_page_after_it_say_that_they_are_asked_by_e_mail(office: Office):
    check = choose_nurse(office, NURSE).shows("Sample Nurse is asked to reply")
    assert "A secure e-mail now, with what they need to answer, and a form to return" in check.text
    assert "not a secure one" not in check.text
    check.submit()

    office.person("chair").modal("Sent").shows("Somebody outside Slack is asked by e-mail.")


def test_they_have_what_was_raised_and_a_form_to_return_to_whoever_raised_it(
    office: Office, server: RealServer
):
    reference = asked(office)

    [mail] = server.to(NURSE)
    assert str(mail["Subject"]) == f"{reference}, stage 1"
    assert str(mail["Reply-To"]) == "chair@example.gov.uk"
    body = mail.get_body()
    assert body
    said = body.get_content()
    assert f"{reference}, stage 1" in said
    assert "5pm on Monday 30 November 2026" in said
    assert "complete the attached form and return it to chair@example.gov.uk" in " ".join(
        said.split()
    )
    for name in ("Sample", "Nurse", "AB", "1234567"):
        assert name not in said
    raised, form = mail.iter_attachments()
    assert [raised.get_filename(), form.get_filename()] == [
        f"{reference}.docx",
        f"{reference}-to-return.docx",
    ]
    assert "The assessment has not started." in words_of(raised.get_content())
    to_return = words_of(form.get_content())
    assert "What will be done?" in to_return
    assert "return it to chair@example.gov.uk, by answering the e-mail" in to_return
    assert "5pm on Monday 30 November 2026" in to_return
    told = office.person("chair").direct_message("is asked by e-mail")
    assert told.text.startswith(f"{reference}, stage 1")
    assert "Record an answer received" in told.buttons


def test_a_completed_form_is_never_returned_to_an_address_that_is_not_secure(
    office: Office, server: RealServer
):
    """It is as full of names as what was sent: then it comes to the mailbox of the app."""
    listed = with_nurse_at(NURSE)
    chair = replace(listed.people["chair"], email="chair.at.home@mail.test")
    outside_slack.choose_nurse(
        office, replace(listed, people={**listed.people, "chair": chair})
    ).submit()
    office.settle_mail()

    [mail] = server.to(NURSE)
    assert str(mail["Reply-To"]) == SENDER
    _, form = mail.iter_attachments()
    said = mail.get_body().get_content()  # type: ignore[union-attr]
    for text in (said, words_of(form.get_content())):
        assert f"return it to {SENDER}" in " ".join(text.split())
        assert "mail.test" not in text


def test_the_page_says_that_it_was_delivered_to_the_mail_server(office: Office):
    reference = asked(office)

    chair = office.person("chair")
    chair.types(f"/drp show {reference}")

    page = chair.modal(reference).shows("E-mails").text
    assert "Sample Nurse, Monday 23 November 2026, 10am" in page
    assert "What is asked of the team manager, with a form to return." in page
    assert "Sent at 10am on Monday 23 November 2026. Delivered to the mail server." in page


def test_an_address_that_is_not_secure_gets_nothing_and_is_said_before_and_after(
    office: Office, server: RealServer
):
    check = choose_nurse(office, "nurse@mail.test")
    assert (
        "Sample Nurse, the team manager: this address is not a secure one. Choose another, or ask "
        "an administrator. It is not sent there." in check.text
    )
    check.submit()
    reference = reference_in(office.person("chair").modal("Sent").text)
    office.person("chair").modal("Sent").close()
    office.settle_mail()
    office.settle()

    assert server.received == []
    told = office.person("chair").direct_message("a notice has not been delivered")
    assert told.text == f"{reference}, stage 1: a notice has not been delivered."
    told.press("See what to do")
    page = office.person("chair").modal(f"Notice {reference}")
    assert "To: Sample Nurse, the team manager" in page.text
    assert "Not delivered: the address is not a secure one." in page.text
    assert "Telephone them if they must know today." in page.text

    # Another address is asked for again until it is a secure one; then it goes there.
    page.press("Use another address")
    form = office.person("chair").modal("Use another address")
    form.fill("E-mail address", "nurse@another.test")
    assert form.submit().errors == {
        "E-mail address": "This address is not a secure one. Choose another, or ask an "
        "administrator."
    }
    form.fill("E-mail address", "nurse.two@trust.example.gov.uk")
    form.submit()
    office.settle_mail()
    assert len(server.to("nurse.two@trust.example.gov.uk")) == 1
    chair = office.person("chair")
    chair.types(f"/drp show {reference}")
    shown = chair.modal(reference).text
    assert "Sample Chair gave another address for the e-mail to the team manager." in shown
    assert "nurse.two" not in str(states(office.world))


def test_that_they_were_told_in_another_way_is_recorded(office: Office, server: RealServer):
    server.refuses = {NURSE}
    reference = asked(office)
    office.settle()
    chair = office.person("chair")
    chair.types(f"/drp show {reference}")
    page = chair.modal(reference)
    assert "Not delivered: the mail server refuses it (recipient 550)." in page.text

    page.press("See what to do")
    chair.modal(f"Notice {reference}").press("I have told them")
    form = chair.modal("I have told them")
    form.fill("How did you tell them?", "By telephone, her secretary.")
    form.submit()

    chair.types(f"/drp show {reference}")
    shown = chair.modal(reference).text
    assert "Not delivered. They were told in another way." in shown
    assert "Sample Chair told the team manager in another way" in shown


def test_an_administrator_has_it_tried_again_and_reads_nothing_of_the_dispute(
    office: Office, server: RealServer
):
    server.refuses = {NURSE}
    reference = asked(office)
    office.settle()
    manager = office.person("chair_manager")  # runs the app
    told = manager.direct_message("a notice has not been delivered")
    server.refuses = set()

    told.press("See what to do")
    manager.modal(f"Notice {reference}").press("Try again")
    manager.modal("Recorded").shows("It is being sent again.")
    office.settle_mail()

    assert len(server.to(NURSE)) == 1
    told.press("See what to do")
    assert "Try again" not in manager.modal(f"Notice {reference}").buttons


def test_somebody_who_is_not_involved_sees_no_e_mail(office: Office, server: RealServer):
    server.refuses = {NURSE}
    asked(office)
    office.settle()
    told = office.person("chair").direct_message("a notice has not been delivered")
    client = office.runtime.postman._sender.client
    client.chat_postMessage(channel="U06", text="Forwarded", blocks=told.blocks)

    office.person("head_of_service").direct_message("Forwarded").press("See what to do")

    said = office.person("head_of_service").modal("Nothing changed").text
    assert "There is no e-mail here that you can do anything about." in said
    assert "Nurse" not in said


def test_a_request_that_is_not_asked_any_more_is_not_sent(office: Office, server: RealServer):
    server.to_recipient = ["451 4.7.1 Come back later"]
    reference = asked(office)
    office.settle_mail()  # it is refused for now
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
    assert dispute
    office.world.choose("chair", dispute, "withdraw", withdrawal={"reason": "It was settled."})
    office.settle_mail()  # what is in hand while the clock jumps would be put off
    office.world.clock.at = office.world.clock.at.replace(minute=5)
    office.settle_mail()

    chair = office.person("chair")
    chair.types(f"/drp show {reference}")
    assert "Not sent: it is not asked of them any more." in chair.modal(reference).text
    told = [str(each["Subject"]) for each in server.to(NURSE)]
    assert len(told) == 1  # that it was withdrawn
