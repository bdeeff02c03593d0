"""What an access request says of e-mails: to which post and address, and what came of each."""

from slackapp.documents import messages
from tests.mail.conftest import Council
from workflows.use_cases import auditing
from workflows.use_cases.auditing import DisputeHeld, PersonHeld


def test_each_e_mail_is_said_with_its_post_its_title_and_what_became_of_it(council: Council):
    council.server.refuses = {"team.manager@example.gov.uk"}
    dispute = council.raised()
    council.send()

    held = auditing.of_dispute(council.world.desk, dispute.reference, "command line")

    assert isinstance(held, DisputeHeld)
    rows = messages.rows(held.messages, held.kept.directory)
    told = {row[1]: row[2:] for row in rows}
    assert told["Safeguarding partnership, lscp@example.gov.uk"] == (
        dispute.reference,
        "E-mail\nTitle: Dispute resolution procedure started\n"
        "Attached: a summary. No form was filled in.",
        "Delivered, at 10am on Monday 23 November 2026.",
    )
    assert told["Sample Team Manager, team.manager@example.gov.uk"][1:] == (
        "E-mail\nTitle: Dispute resolution procedure started\nThis is a copy for information.",
        "Not delivered. Why: the mail server refuses it (recipient 550).",
    )
    assert told["Slack account U02"][1:] == ("E-mail not delivered", "Waiting.")
    assert "The channel for reminders" in told


def test_a_person_reads_what_was_sent_to_their_own_address(council: Council):
    council.raised()
    council.send()

    held = auditing.of_person(council.world.desk, "team_manager", "command line")

    assert isinstance(held, PersonHeld)
    mail, *_ = [each for each in held.messages if each.kept.kind == "e-mail"]
    assert mail.address == "team.manager@example.gov.uk"
    assert mail.kept.delivered_at == council.world.clock.at


def test_when_it_was_owed_stays_however_often_it_is_tried(council: Council):
    dispute = council.raised()
    owed = council.world.clock.at
    council.server.to_recipient = ["451 4.7.1 Come back later"] * 100
    council.send()

    held = auditing.of_dispute(council.world.desk, dispute.reference, "command line")

    assert isinstance(held, DisputeHeld)
    assert {each.kept.owed_at for each in held.messages} == {owed}
