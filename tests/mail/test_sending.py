"""What becomes of the e-mails that rules owe, with a real mail server at the other end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from slackapp.mail.server import read as read_server
from slackapp.postman import look
from tests.mail.conftest import PARTNERSHIP, SENDER, UNIT, Council, a_form, with_addresses
from tests.slackapp.outbox import rows, states
from tests.workflows.telling import PLAN
from tests.world import a_directory
from workflows import by_mail
from workflows.kinds import Kind
from workflows.mailed import Stands
from workflows.outbox import Owed
from workflows.post_office import PostOffice
from workflows.use_cases import resending

STARTED = "Dispute resolution procedure started"


def stands(council: Council, dispute: object) -> dict[str, str]:
    return {who: each.stands for who, each in council.mails(dispute).items()}  # type: ignore[arg-type]


def test_each_has_an_e_mail_with_the_very_title_and_the_forms_and_no_name(council: Council):
    dispute = council.raised()

    assert council.send() == 4  # two rules, each with a copy to the team manager

    [started] = council.server.to(PARTNERSHIP)
    assert started["Subject"] == STARTED
    assert started["From"] == SENDER
    assert started["Importance"] is None
    body = started.get_body()
    assert body
    text = body.get_content()
    assert f"{dispute.reference}, stage 1." in text
    assert "Attached: a summary. No form was filled in." in text
    assert "AB" not in text.replace(dispute.reference, "")
    assert "Sample" not in text
    [form] = started.iter_attachments()
    assert form.get_filename() == f"{dispute.reference}.txt"
    [unit] = council.server.to(UNIT)
    assert "For the attention of the child's Reviewing Officer." in unit.get_body().get_content()  # type: ignore[union-attr]
    assert stands(council, dispute) == {
        "safeguarding partnership": Stands.TAKEN,
        "reviewing unit": Stands.TAKEN,
        "team_manager": Stands.TAKEN,
    }
    assert council.send() == 0


def test_the_raiser_hears_nothing_of_waiting_where_e_mail_is_set_up(council: Council):
    council.raised()

    assert "e-mails wait" not in states(council.world)


def test_whoever_gets_a_copy_has_one_of_their_own_and_a_refused_one_stops_no_other(
    council: Council,
):
    council.server.refuses = {"social.worker@example.gov.uk"}
    dispute = council.raised("stage_2")

    council.send()

    [copy] = council.server.to("team.manager@example.gov.uk")
    assert "This is a copy for information." in copy.get_body().get_content()  # type: ignore[union-attr]
    [mail] = council.server.to("service.manager@example.gov.uk")
    said = mail.get_body().get_content()  # type: ignore[union-attr]
    assert "A copy goes to: social worker, team manager and safeguarding lead." in said
    assert stands(council, dispute)["social_worker"] is Stands.NEVER
    assert stands(council, dispute)["team_manager"] is Stands.TAKEN


def test_what_is_important_says_so_in_its_headers(council: Council):
    dispute = council.raised("stage_3")
    council.world.choose("head_of_service", dispute, "reply", **PLAN)
    council.world.choose("chair", dispute, "unresolved", why={"comments": "Not yet."})

    council.send()

    required = council.server.to(PARTNERSHIP)[-1]
    assert required["Subject"] == "Dispute resolution stage 4 meeting required."
    assert required["Importance"] == "high"
    assert required["X-Priority"] == "1"


def test_a_refused_recipient_is_told_at_once_and_others_arrive(council: Council):
    council.server.refuses = {PARTNERSHIP}
    dispute = council.raised()

    council.send()

    mail = council.mails(dispute)["safeguarding partnership"]
    assert (mail.stands, mail.code) == (Stands.NEVER, "recipient 550")
    assert stands(council, dispute)["reviewing unit"] is Stands.TAKEN
    told = rows(council.world, "SELECT recipient FROM outbox WHERE kind = 'e-mail not delivered'")
    assert [row.recipient for row in told] == ["chair", "slack:U02"]


def test_a_server_that_says_later_is_asked_again_each_time_later(council: Council):
    council.server.to_recipient = ["451 4.7.1 Come back later"] * 8
    dispute = council.raised()
    council.send()
    assert council.server.received == []
    assert set(stands(council, dispute).values()) == {Stands.REFUSED}

    assert council.send() == 0
    council.world.clock.at += timedelta(seconds=31)
    assert council.send() == 4
    council.world.clock.at += timedelta(seconds=31)
    assert council.send() == 0
    council.world.clock.at += timedelta(seconds=30)
    assert council.send() == 4

    assert set(stands(council, dispute).values()) == {Stands.TAKEN}
    assert Kind.MAIL_NOT_DELIVERED not in states(council.world)


def test_whoever_relies_on_it_is_told_once_it_has_waited_for_an_hour(council: Council):
    council.server.to_recipient = ["451 4.7.1 Come back later"] * 100
    dispute = council.raised()
    for _ in range(12):
        council.send()
        council.world.clock.at += timedelta(minutes=15)

    told = rows(council.world, "SELECT recipient FROM outbox WHERE kind = 'e-mail not delivered'")
    assert len(told) == 8  # of four e-mails, the raiser and an administrator: once
    council.server.to_recipient = []
    council.world.clock.at += timedelta(hours=1)
    council.send()
    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


def test_a_server_that_is_not_there_holds_all_and_refuses_none(council: Council):
    council.mailer.server = read_server("smtp://localhost:1")
    dispute = council.raised()

    assert council.send() == 1
    assert council.send() == 0
    council.mailer.server = read_server(council.server.url)
    council.world.clock.at += timedelta(seconds=31)
    assert council.send() == 4

    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


def test_one_that_may_have_been_taken_is_sent_once_more_and_can_be_recognised(council: Council):
    council.server.drops_after_data = 1
    dispute = council.raised()

    council.send()

    first, again = council.server.to(PARTNERSHIP)
    assert first["Message-ID"] == again["Message-ID"]
    assert first["Message-ID"] != council.server.to(UNIT)[0]["Message-ID"]
    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


def test_one_that_may_have_been_taken_twice_is_told_and_sent_no_more(council: Council):
    council.server.drops_after_data = 2
    dispute = council.raised()

    council.send()

    assert len(council.server.to(PARTNERSHIP)) == 2
    assert stands(council, dispute)["safeguarding partnership"] is Stands.UNKNOWN
    assert "e-mail not delivered" in states(council.world)
    assert council.send() == 0


def test_what_is_for_secure_addresses_goes_to_no_other(council: Council):
    desk = council.world.desk
    council.mailer.desk = replace(
        desk, post_office=PostOffice(is_set_up=True, secure=("other.gov.uk",))
    )
    dispute = council.raised()

    council.send()

    assert council.server.received == []
    assert {each.code for each in council.mails(dispute).values()} == {by_mail.NOT_SECURE}
    assert "e-mail not delivered" in states(council.world)


def test_what_is_for_secure_addresses_waits_until_the_line_is_encrypted(council: Council):
    encrypted = council.mailer.server
    council.mailer.server = replace(encrypted, host="mail.example.gov.uk")
    dispute = council.raised()

    council.send()

    mails = council.mails(dispute).values()
    assert {(each.stands, each.code) for each in mails} == {(Stands.WAITING, by_mail.NOT_ENCRYPTED)}
    assert "e-mail not delivered" not in states(council.world)
    assert council.send() == 0

    council.mailer.server = encrypted  # or to this machine
    council.world.clock.at += timedelta(days=2)
    council.send()

    assert set(stands(council, dispute).values()) == {Stands.TAKEN}
    assert {each.attempts for each in council.mails(dispute).values()} == {1}


def test_whoever_raises_it_is_told_that_it_waits_for_an_encrypted_line(council: Council):
    desk = council.world.desk
    in_the_clear = replace(desk.post_office, in_the_clear=True)
    council.world.desk = replace(desk, post_office=in_the_clear)

    council.raised()

    assert "e-mails wait" in states(council.world)


def test_somebody_without_an_address_is_not_guessed(council: Council):
    with council.world.desk.store.read() as work:
        listed = work.directory(council.world.clock.at.date())
    nobody = replace(listed.people["service_manager"], email="")
    council.world.people(replace(listed, people={**listed.people, "service_manager": nobody}))
    dispute = council.raised("stage_2")

    council.send()

    assert council.mails(dispute)["service_manager"].code == by_mail.NO_ADDRESS


def test_whoever_left_since_gets_no_forms_and_it_is_said_why(council: Council):
    """Refused at first; by the time that somebody has it tried again, she has left."""
    council.server.refuses = {"team.manager@example.gov.uk"}
    dispute = council.raised()
    council.send()
    council.server.refuses = set()
    council.world.clock.at += timedelta(days=2)
    council.world.people(with_addresses(a_directory("team_manager")))
    key = council.mails(dispute)["team_manager"].key

    tried = resending.again(council.world.desk, "chair", key, runs_it=False)
    council.send()

    assert tried is resending.Done.NOT_THEIRS
    assert council.server.to("team.manager@example.gov.uk") == []


def test_whoever_left_while_it_waited_gets_nothing(council: Council):
    dispute = council.raised()
    council.world.clock.at += timedelta(days=2)
    council.world.people(with_addresses(a_directory("team_manager")))

    council.send()

    mail = council.mails(dispute)["team_manager"]
    assert (mail.stands, mail.code) == (Stands.NEVER, by_mail.NOT_THEIRS)
    assert stands(council, dispute)["safeguarding partnership"] is Stands.TAKEN
    assert "e-mail not delivered" in states(council.world)


def test_an_e_mail_waits_for_its_forms(council: Council):
    def cannot(owed: Owed) -> list[object]:
        raise OSError("no room left")

    council.mailer.forms = cannot  # type: ignore[assignment]
    dispute = council.raised()
    council.send()
    assert council.server.to(PARTNERSHIP) == []
    assert stands(council, dispute)["safeguarding partnership"] is Stands.REFUSED
    assert stands(council, dispute)["reviewing unit"] is Stands.TAKEN  # it carries none

    council.mailer.forms = a_form
    council.world.clock.at += timedelta(seconds=31)
    council.send()

    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


def test_one_whose_forms_took_too_long_to_make_is_not_sent_by_two(council: Council):
    """By then another process may have taken it over."""

    def slow(owed: Owed) -> object:
        council.world.clock.at += timedelta(seconds=101)
        return a_form(owed)

    council.mailer.forms = slow  # type: ignore[assignment]
    dispute = council.raised()
    council.send()
    assert council.server.to(PARTNERSHIP) == []

    council.mailer.forms = a_form
    council.world.clock.at += timedelta(seconds=31)
    council.send()
    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


def test_a_message_that_is_too_large_is_told(council: Council):
    council.server.to_data = ["552 5.3.4 Too big"]
    dispute = council.raised()

    council.send()

    assert council.mails(dispute)["safeguarding partnership"].code == "too large"


def test_what_waited_for_weeks_is_not_sent_by_itself(council: Council):
    dispute = council.raised()
    council.world.clock.at += timedelta(days=15)

    council.send()

    assert council.server.received == []
    assert {each.code for each in council.mails(dispute).values()} == {by_mail.TOO_OLD}


def test_what_waited_until_e_mail_was_set_up_goes_then(council: Council):
    there = council.world.desk
    council.world.desk = replace(there, post_office=PostOffice())
    dispute = council.raised()
    assert "e-mails wait" in states(council.world)
    council.world.clock.at += timedelta(days=5)

    council.send()

    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


def test_a_process_that_died_with_one_in_hand_leaves_it_to_the_next(council: Council):
    dispute = council.raised()
    assert council.world.desk.store.outbox.claim_mail(council.world.clock())
    council.world.clock.at += timedelta(minutes=3)
    assert look(council.world.desk) == 0

    council.send()

    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


def test_slack_asking_to_wait_holds_up_no_e_mail(council: Council):
    dispute = council.raised()
    council.world.desk.store.outbox.hold(council.world.clock() + timedelta(hours=1))

    council.send()

    assert set(stands(council, dispute).values()) == {Stands.TAKEN}


@pytest.mark.parametrize("when", ["stopping", "taken over"])
def test_one_that_is_not_ours_any_more_is_not_sent(council: Council, when: str):
    dispute = council.raised()
    outbox = council.world.desk.store.outbox

    def meanwhile(owed: Owed) -> object:
        if when == "stopping":
            council.mailer.stopping.set()
        else:
            outbox.drop(owed)
        return a_form(owed)

    council.mailer.forms = meanwhile  # type: ignore[assignment]
    council.send()

    assert council.server.to(PARTNERSHIP) == []
    assert Stands.REFUSED not in stands(council, dispute).values()
