"""What becomes of the e-mails that rules owe, with a real mail server at the other end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from slackapp.mail.server import read as read_server
from slackapp.postman import look
from tests.mail.conftest import PARTNERSHIP, SENDER, UNIT, Office, a_form
from tests.slackapp.outbox import rows, states
from tests.workflows.telling import PLAN
from workflows import by_mail
from workflows.kinds import Kind
from workflows.mailed import Stands
from workflows.outbox import Owed
from workflows.post_office import PostOffice

STARTED = "Dispute resolution procedure started"


def stands(office: Office, dispute: object) -> dict[str, str]:
    return {who: each.stands for who, each in office.mails(dispute).items()}  # type: ignore[arg-type]


def test_each_has_an_e_mail_with_the_very_title_and_the_forms_and_no_name(office: Office):
    dispute = office.raised()

    assert office.send() == 4  # two rules, each with a copy to the team manager

    [started] = office.server.to(PARTNERSHIP)
    assert started["Subject"] == STARTED
    assert started["From"] == SENDER
    assert started["Importance"] is None
    body = started.get_body()
    assert body
    text = body.get_content()
    assert f"{dispute.reference}, stage 1." in text
    assert "Attached: a summary. No form was filled in." in text
    assert "AB" not in text
    assert "Sample" not in text
    [form] = started.iter_attachments()
    assert form.get_filename() == f"{dispute.reference}.txt"
    [unit] = office.server.to(UNIT)
    assert "For the attention of the child's Reviewing Officer." in unit.get_body().get_content()  # type: ignore[union-attr]
    assert stands(office, dispute) == {
        "safeguarding partnership": Stands.TAKEN,
        "reviewing unit": Stands.TAKEN,
        "team_manager": Stands.TAKEN,
    }
    assert office.send() == 0


def test_the_raiser_hears_nothing_of_waiting_where_e_mail_is_set_up(office: Office):
    office.raised()

    assert "e-mails wait" not in states(office.world)


def test_whoever_gets_a_copy_has_one_of_their_own_and_a_refused_one_stops_no_other(office: Office):
    office.server.refuses = {"social.worker@example.gov.uk"}
    dispute = office.raised("stage_2")

    office.send()

    [copy] = office.server.to("team.manager@example.gov.uk")
    assert "This is a copy for information." in copy.get_body().get_content()  # type: ignore[union-attr]
    [mail] = office.server.to("service.manager@example.gov.uk")
    said = mail.get_body().get_content()  # type: ignore[union-attr]
    assert "A copy goes to: social worker, team manager and safeguarding lead." in said
    assert stands(office, dispute)["social_worker"] is Stands.NEVER
    assert stands(office, dispute)["team_manager"] is Stands.TAKEN


def test_what_is_important_says_so_in_its_headers(office: Office):
    dispute = office.raised("stage_3")
    office.world.choose("head_of_service", dispute, "reply", **PLAN)
    office.world.choose("chair", dispute, "unresolved", why={"comments": "Not yet."})

    office.send()

    required = office.server.to(PARTNERSHIP)[-1]
    assert required["Subject"] == "Dispute resolution stage 4 meeting required."
    assert required["Importance"] == "high"
    assert required["X-Priority"] == "1"


def test_a_refused_recipient_is_told_at_once_and_others_arrive(office: Office):
    office.server.refuses = {PARTNERSHIP}
    dispute = office.raised()

    office.send()

    mail = office.mails(dispute)["safeguarding partnership"]
    assert (mail.stands, mail.code) == (Stands.NEVER, "recipient 550")
    assert stands(office, dispute)["reviewing unit"] is Stands.TAKEN
    told = rows(office.world, "SELECT recipient FROM outbox WHERE kind = 'e-mail not delivered'")
    assert [row.recipient for row in told] == ["chair", "slack:U02"]


def test_a_server_that_says_later_is_asked_again_each_time_later(office: Office):
    office.server.to_recipient = ["451 4.7.1 Come back later"] * 8
    dispute = office.raised()
    office.send()
    assert office.server.received == []
    assert set(stands(office, dispute).values()) == {Stands.REFUSED}

    assert office.send() == 0
    office.world.clock.at += timedelta(seconds=31)
    assert office.send() == 4
    office.world.clock.at += timedelta(seconds=31)
    assert office.send() == 0
    office.world.clock.at += timedelta(seconds=30)
    assert office.send() == 4

    assert set(stands(office, dispute).values()) == {Stands.TAKEN}
    assert Kind.MAIL_NOT_DELIVERED not in states(office.world)


def test_whoever_relies_on_it_is_told_once_it_has_waited_for_an_hour(office: Office):
    office.server.to_recipient = ["451 4.7.1 Come back later"] * 100
    dispute = office.raised()
    for _ in range(12):
        office.send()
        office.world.clock.at += timedelta(minutes=15)

    told = rows(office.world, "SELECT recipient FROM outbox WHERE kind = 'e-mail not delivered'")
    assert len(told) == 8  # of four e-mails, the raiser and an administrator: once
    office.server.to_recipient = []
    office.world.clock.at += timedelta(hours=1)
    office.send()
    assert set(stands(office, dispute).values()) == {Stands.TAKEN}


def test_a_server_that_is_not_there_holds_all_and_refuses_none(office: Office):
    office.mailer.server = read_server("smtp://localhost:1")
    dispute = office.raised()

    assert office.send() == 1
    assert office.send() == 0
    office.mailer.server = read_server(office.server.url)
    office.world.clock.at += timedelta(seconds=31)
    assert office.send() == 4

    assert set(stands(office, dispute).values()) == {Stands.TAKEN}


def test_one_that_may_have_been_taken_is_sent_once_more_and_can_be_recognised(office: Office):
    office.server.drops_after_data = 1
    dispute = office.raised()

    office.send()

    first, again = office.server.to(PARTNERSHIP)
    assert first["Message-ID"] == again["Message-ID"]
    assert first["Message-ID"] != office.server.to(UNIT)[0]["Message-ID"]
    assert set(stands(office, dispute).values()) == {Stands.TAKEN}


def test_one_that_may_have_been_taken_twice_is_told_and_sent_no_more(office: Office):
    office.server.drops_after_data = 2
    dispute = office.raised()

    office.send()

    assert len(office.server.to(PARTNERSHIP)) == 2
    assert stands(office, dispute)["safeguarding partnership"] is Stands.UNKNOWN
    assert "e-mail not delivered" in states(office.world)
    assert office.send() == 0


def test_what_is_for_secure_addresses_goes_to_no_other(office: Office):
    desk = office.world.desk
    office.mailer.desk = replace(
        desk, post_office=PostOffice(is_set_up=True, secure=("other.gov.uk",))
    )
    dispute = office.raised()

    office.send()

    assert office.server.received == []
    assert {each.code for each in office.mails(dispute).values()} == {by_mail.NOT_SECURE}
    assert "e-mail not delivered" in states(office.world)


def test_what_is_for_secure_addresses_goes_over_no_open_line(office: Office):
    office.mailer.server = replace(office.mailer.server, host="mail.example.gov.uk")
    dispute = office.raised()

    office.send()

    assert {each.code for each in office.mails(dispute).values()} == {by_mail.NOT_SECURE}


def test_somebody_without_an_address_is_not_guessed(office: Office):
    with office.world.desk.store.read() as work:
        council = work.directory(office.world.clock.at.date())
    nobody = replace(council.people["service_manager"], email="")
    office.world.people(replace(council, people={**council.people, "service_manager": nobody}))
    dispute = office.raised("stage_2")

    office.send()

    assert office.mails(dispute)["service_manager"].code == by_mail.NO_ADDRESS


def test_an_e_mail_waits_for_its_forms(office: Office):
    def cannot(owed: Owed) -> list[object]:
        raise OSError("no room left")

    office.mailer.forms = cannot  # type: ignore[assignment]
    dispute = office.raised()
    office.send()
    assert office.server.to(PARTNERSHIP) == []
    assert stands(office, dispute)["safeguarding partnership"] is Stands.REFUSED
    assert stands(office, dispute)["reviewing unit"] is Stands.TAKEN  # it carries none

    office.mailer.forms = a_form
    office.world.clock.at += timedelta(seconds=31)
    office.send()

    assert set(stands(office, dispute).values()) == {Stands.TAKEN}


def test_a_message_that_is_too_large_is_told(office: Office):
    office.server.to_data = ["552 5.3.4 Too big"]
    dispute = office.raised()

    office.send()

    assert office.mails(dispute)["safeguarding partnership"].code == "too large"


def test_what_waited_for_weeks_is_not_sent_by_itself(office: Office):
    dispute = office.raised()
    office.world.clock.at += timedelta(days=15)

    office.send()

    assert office.server.received == []
    assert {each.code for each in office.mails(dispute).values()} == {by_mail.TOO_OLD}


def test_what_waited_until_e_mail_was_set_up_goes_then(office: Office):
    there = office.world.desk
    office.world.desk = replace(there, post_office=PostOffice())
    dispute = office.raised()
    assert "e-mails wait" in states(office.world)
    office.world.clock.at += timedelta(days=5)

    office.send()

    assert set(stands(office, dispute).values()) == {Stands.TAKEN}


def test_a_process_that_died_with_one_in_hand_leaves_it_to_the_next(office: Office):
    dispute = office.raised()
    assert office.world.desk.store.outbox.claim_mail(office.world.clock())
    office.world.clock.at += timedelta(minutes=3)
    assert look(office.world.desk) == 0

    office.send()

    assert set(stands(office, dispute).values()) == {Stands.TAKEN}


def test_slack_asking_to_wait_holds_up_no_e_mail(office: Office):
    dispute = office.raised()
    office.world.desk.store.outbox.hold(office.world.clock() + timedelta(hours=1))

    office.send()

    assert set(stands(office, dispute).values()) == {Stands.TAKEN}


@pytest.mark.parametrize("when", ["stopping", "taken over"])
def test_one_that_is_not_ours_any_more_is_not_sent(office: Office, when: str):
    dispute = office.raised()
    outbox = office.world.desk.store.outbox

    def meanwhile(owed: Owed) -> object:
        if when == "stopping":
            office.mailer.stopping.set()
        else:
            outbox.drop(owed)
        return a_form(owed)

    office.mailer.forms = meanwhile  # type: ignore[assignment]
    office.send()

    assert office.server.to(PARTNERSHIP) == []
    assert Stands.REFUSED not in stands(office, dispute).values()
