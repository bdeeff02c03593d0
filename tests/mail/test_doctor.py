"""What ``drp doctor`` says of e-mail: it asks the server, and sends nothing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from slackapp import settings
from slackapp.doctor.mail import mail
from slackapp.doctor.overseers import overseers
from slackapp.doctor.running import work
from slackapp.settings import Settings
from tests.mail.conftest import PARTNERSHIP, Council, settings_of_mail, with_addresses
from tests.mail.real_server import LOGIN, RealServer, make_certificate, real_server
from tests.world import a_directory, settings_for
from workflows.post_office import PostOffice


def said(has: Settings) -> list[str]:
    return [f"{found.how} {found.says}" for found in mail(has)]


def test_without_a_server_it_says_that_e_mails_wait(tmp_path: Path):
    [found] = said(settings_for(tmp_path))

    assert found.startswith("look E-mail is not set up")


def test_e_mails_that_do_not_go_and_that_did_not_arrive_are_counted(council: Council):
    council.raised()
    council.world.clock.at += timedelta(minutes=6)
    council.server.refuses = {PARTNERSHIP}
    waits = "4 e-mails wait to be sent, the oldest for 6 minutes."
    assert [each for each in running(council) if each.startswith(f"look {waits}")]

    council.send()

    lost = "look In the last 7 days 1 e-mail did not arrive, or may not have. What needs mending"
    assert [each for each in running(council) if each.startswith(lost)]
    assert not [each for each in running(council) if "e-mails wait" in each]


def running(council: Council) -> list[str]:
    return [f"{found.how} {found.says}" for found in work(council.world.desk)]


def test_it_says_to_which_overseers_no_files_go_and_why(council: Council):
    council.world.desk = replace(council.world.desk, overseers=("U08", "U05", "U90"))
    listed = with_addresses(a_directory())
    manager = replace(listed.people["service_manager"], email="manager@other.test")
    council.world.people(replace(listed, people={**listed.people, "service_manager": manager}))

    said = [f"{found.how} {found.says}" for found in overseers(council.world.desk)]

    assert [each.partition(":")[0] for each in said] == [
        "look The e-mail address of U05, one of DRP_OVERSEERS, is not at one of the "
        "DRP_SECURE_DOMAINS",
        "look U90, one of DRP_OVERSEERS, has no e-mail address in the people list, or no post in "
        "it",
    ]
    not_set_up = replace(council.world.desk, post_office=PostOffice())
    assert list(overseers(not_set_up)) == []


def test_a_server_that_takes_us_is_well_and_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(make_certificate(tmp_path)))
    with real_server(tmp_path, how="smtp+starttls", login=True) as server:
        url = f"smtp+starttls://{LOGIN}@localhost:{server.port}"
        has = settings_for(
            tmp_path, outside={"partnership": "lscp@example.gov.uk"}, **settings_of_mail(url)
        )

        [found] = said(has)
        wrong = said(settings_for(tmp_path, **settings_of_mail(url.replace("%40", "x"))))

        assert server.received == []
    assert found == (
        f"ok The mail server localhost:{server.port} answers and takes the login. "
        "No e-mail was sent."
    )
    assert wrong == [
        f"mend The mail server localhost:{server.port} refuses the login in DRP_SMTP_URL."
    ]


def test_what_is_wrong_is_said_with_what_to_do(tmp_path: Path):
    with real_server() as server:
        port = server.port
    gone = settings_of_mail(f"smtp://localhost:{port}", DRP_SECURE_DOMAINS="", DRP_MAIL_FROM="")

    assert said(settings_for(tmp_path, **gone)) == [
        "mend DRP_SMTP_URL is set, and DRP_MAIL_FROM is not. Set the address that e-mails come "
        "from.",
        f"mend The mail server localhost:{port} does not answer. Check DRP_SMTP_URL and the "
        "network.",
        "look DRP_SECURE_DOMAINS is not set, so nothing is sent that a procedure sends to secure "
        "addresses only. Set the domains that count as secure.",
    ]


def test_an_address_outside_that_is_not_secure_is_said(tmp_path: Path, server: RealServer):
    has = settings_for(
        tmp_path, outside={"partnership": "lscp@mail.test"}, **settings_of_mail(server.url)
    )

    assert said(has)[1:] == [
        "look lscp@mail.test, under [mailboxes] for partnership, is not at one of the "
        "DRP_SECURE_DOMAINS. What a procedure sends to secure addresses only will not be sent "
        "there."
    ]


def test_a_certificate_that_nobody_trusts_is_said(tmp_path: Path):
    make_certificate(tmp_path)
    with real_server(tmp_path, how="smtps") as server:
        [found] = said(
            settings_for(tmp_path, **settings_of_mail(f"smtps://localhost:{server.port}"))
        )

    assert found.startswith(f"mend The certificate of the mail server localhost:{server.port}")


def test_a_server_without_encryption_is_said(tmp_path: Path, server: RealServer):
    url = f"smtp+starttls://localhost:{server.port}"

    [found] = said(settings_for(tmp_path, **settings_of_mail(url)))

    assert "does not offer STARTTLS" in found


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DRP_SMTP_URL", "mail.example.gov.uk", "smtp+starttls://USER:PASSWORD@SERVER:PORT"),
        ("DRP_SMTP_URL", "smtp://u:secret@mail.example.gov.uk", "does not encrypt"),
        ("DRP_MAIL_FROM", "Disputes <d@example.gov.uk>", "Write one plain address"),
        ("DRP_SECURE_DOMAINS", "example.gov.uk, gov", "Write domains in small letters"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_without_its_value(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(name, value)

    with pytest.raises(settings.WrongSettings) as wrong:
        settings.read()

    assert says in str(wrong.value)
    assert "secret" not in str(wrong.value)


def test_the_settings_never_show_the_password(tmp_path: Path):
    has = settings_for(tmp_path, **settings_of_mail(f"smtps://{LOGIN}@mail.example.gov.uk"))

    assert "p%40ss" not in repr(has)
