"""One message to a real mail server: taken, not yet, never, nobody knows, or nothing goes."""

import socket
import time
from pathlib import Path

import pytest

from slackapp.mail import server as servers
from slackapp.mail import smtp
from slackapp.mail.smtp import Became, Fate, Parcel, hand_over
from tests.mail.real_server import LOGIN, make_certificate, real_server, says_only, says_slowly

PARCEL = Parcel(
    sender="app@example.gov.uk",
    recipient="lscp@example.gov.uk",
    content=b"Subject: One\r\n\r\n.dot\r\nlast\r\n",
)


def given(url: str, parcel: Parcel = PARCEL) -> Fate:
    return hand_over(servers.read(url), parcel)


def test_a_message_is_taken_as_it_is():
    with real_server() as server:
        assert given(server.url) == Fate(Became.TAKEN)
        [envelope] = server.received

    assert envelope.mail_from == "app@example.gov.uk"
    assert envelope.rcpt_tos == ["lscp@example.gov.uk"]
    assert envelope.content == PARCEL.content


@pytest.mark.parametrize("how", ["smtps", "smtp+starttls"])
def test_it_goes_over_a_line_that_is_encrypted_and_logged_in(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(make_certificate(tmp_path)))
    with real_server(tmp_path, how=how, login=True) as server:
        assert given(f"{how}://{LOGIN}@localhost:{server.port}") == Fate(Became.TAKEN)
        wrong = f"{how}://disputes:wrong@localhost:{server.port}"
        assert given(wrong) == Fate(Became.SHUT, "login refused")
        assert len(server.received) == 1


@pytest.mark.parametrize("how", ["smtps", "smtp+starttls"])
def test_a_certificate_that_is_not_trusted_or_is_anothers_gets_nothing(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    certificate = make_certificate(tmp_path, "another.example")
    with real_server(tmp_path, how=how) as server:
        url = f"{how}://localhost:{server.port}"
        assert given(url) == Fate(Became.SHUT, "not trusted")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert given(url) == Fate(Became.SHUT, "not trusted")
        assert server.received == []


def test_a_server_without_starttls_gets_nothing():
    with real_server() as server:
        url = f"smtp+starttls://localhost:{server.port}"

        assert given(url) == Fate(Became.SHUT, "not offered")
        assert server.received == []


def test_a_refused_recipient_is_final_and_a_greylisted_one_is_not():
    with real_server() as server:
        server.to_recipient = ["451 4.7.1 Come back later"]
        assert given(server.url) == Fate(Became.LATER, "recipient 451")
        server.refuses = {"lscp@example.gov.uk"}
        assert given(server.url) == Fate(Became.NEVER, "recipient 550")
        assert server.received == []


@pytest.mark.parametrize(
    ("said", "became"),
    [
        ("451 4.3.0 Not now", Fate(Became.LATER, "451")),
        ("554 5.7.1 Never", Fate(Became.NEVER, "554")),
        ("552 5.3.4 Too big", Fate(Became.NEVER, "too large")),
        ("552 Too big", Fate(Became.NEVER, "too large")),
        ("552 5.2.2 Mailbox full", Fate(Became.NEVER, "mailbox full")),
    ],
)
def test_what_is_said_of_the_message_itself(said: str, became: Fate):
    with real_server() as server:
        server.to_data = [said]

        assert given(server.url) == became


@pytest.mark.parametrize(
    ("said", "became"),
    [
        ("450 4.2.0 Not now", Fate(Became.LATER, "450")),
        ("552 5.3.4 Too big", Fate(Became.NEVER, "552")),
        ("550 5.7.1 Who are you", Fate(Became.SHUT, "sender 550")),
    ],
)
def test_what_is_said_of_us(said: str, became: Fate):
    """Whoever is not taken as a sender is not taken with the next message either."""
    with real_server() as server:
        server.to_mail = [said]

        assert given(server.url) == became


def test_a_message_that_is_too_large_is_not_even_sent():
    with real_server(size=1000) as server:
        large = Parcel(sender="a@b.test", recipient="c@d.test", content=b"x" * 1001)

        assert given(server.url, large) == Fate(Became.NEVER, "too large")
        assert server.received == []


def test_a_line_that_breaks_after_the_message_leaves_it_open():
    with real_server() as server:
        server.drops_after_data = 1

        assert given(server.url) == Fate(Became.UNKNOWN, "no answer")
        assert len(server.received) == 1


def test_a_server_that_takes_too_long_over_the_message_leaves_it_open(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(smtp, "LAST_PATIENCE", 0.2)
    with real_server() as server:
        server.slow = 1.0

        assert given(server.url) == Fate(Became.UNKNOWN, "no answer")


def test_nobody_there():
    with real_server() as server:
        gone = server.url

    assert given(gone) == Fate(Became.SHUT, "no connection")


@pytest.mark.parametrize(
    ("lines", "became"),
    [
        ([b"554 No service\r\n"], Fate(Became.SHUT, "refused 554")),
        ([b"220 hello\r\n"], Fate(Became.SHUT, "no answer")),
        ([b"220 hello\r\n", b"250 ok\r\n"], Fate(Became.SHUT, "no answer")),
        ([b"220 hello\r\n", b"250 ok\r\n", b"250 ok\r\n"], Fate(Became.SHUT, "no answer")),
        ([b"220 hello\r\n", *[b"250 ok\r\n"] * 3], Fate(Became.SHUT, "no answer")),
        ([b"220 hello\r\n", *[b"250 ok\r\n"] * 3, b"451 no\r\n"], Fate(Became.LATER, "451")),
    ],
)
def test_a_server_that_hangs_up_before_it_has_the_message(lines: list[bytes], became: Fate):
    with says_only(*lines) as port:
        assert given(f"smtp://127.0.0.1:{port}") == became


def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(smtp, "PATIENCE", 0.2)
    with says_only(then_waits=True) as port:
        assert given(f"smtp://127.0.0.1:{port}") == Fate(Became.SHUT, "no connection")


def test_one_that_says_a_letter_at_a_time_is_given_up_all_the_same():
    with says_slowly(b"220 hello " * 100) as port:
        began = time.monotonic()
        said = hand_over(servers.read(f"smtp://127.0.0.1:{port}"), PARCEL, seconds=0.5)

    assert said == Fate(Became.SHUT, "no connection")
    assert time.monotonic() - began < 2


def test_everything_together_has_one_limit():
    """Each answer is in time; and once the time is over, nothing more is said."""
    with says_slowly(b"220 hello\r\n" + b"250 ok\r\n" * 30) as port:
        said = hand_over(servers.read(f"smtp://127.0.0.1:{port}"), PARCEL, seconds=0.5)

    assert said.became is Became.SHUT
    taken = [b"220 hello\r\n", *[b"250 ok\r\n"] * 3, b"354 go\r\n"]
    with says_only(*taken, then_waits=True) as port:
        began = time.monotonic()
        said = hand_over(servers.read(f"smtp://127.0.0.1:{port}"), PARCEL, seconds=0.5)

    assert said == Fate(Became.UNKNOWN, "no answer")
    assert time.monotonic() - began < 2


def test_nobody_is_asked_what_this_machine_is_called(monkeypatch: pytest.MonkeyPatch):
    """A name server that does not answer would take any time over it."""

    def asked(name: str = "") -> str:
        raise AssertionError

    monkeypatch.setattr(socket, "getfqdn", asked)
    with says_only(b"220 hello\r\n", *[b"250 ok\r\n"] * 3, b"451 no\r\n") as port:
        assert given(f"smtp://127.0.0.1:{port}") == Fate(Became.LATER, "451")


@pytest.mark.parametrize("size", [b"abc", b"-5", b"", b"0"])
def test_a_size_that_is_no_number_is_no_limit(size: bytes):
    greeting = [b"220 hello\r\n", b"250-here\r\n250 SIZE " + size + b"\r\n"]
    with says_only(*greeting, *[b"250 ok\r\n"] * 2, b"354 go\r\n", b"250 ok\r\n") as port:
        assert given(f"smtp://127.0.0.1:{port}") == Fate(Became.TAKEN)


def test_a_full_mailbox_is_told_apart_at_the_recipient_too():
    with real_server() as server:
        server.to_recipient = ["552 5.2.2 Mailbox full"]

        assert given(server.url) == Fate(Became.NEVER, "mailbox full")


def test_what_nobody_thought_of_before_the_message_is_tried_later():
    odd = Parcel(sender="a@b.test", recipient="c@d.test", content=None)  # type: ignore[arg-type]
    with real_server() as server:
        assert given(server.url, odd) == Fate(Became.LATER, "not understood")
        assert server.received == []


def test_a_server_is_read_from_its_address():
    read = servers.read("smtp+starttls://disputes:p%40ss@mail.example.gov.uk")

    assert (read.host, read.port, read.user, read.password) == (
        "mail.example.gov.uk",
        587,
        "disputes",
        "p@ss",
    )
    assert read.is_private
    assert "p@ss" not in repr(read)


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.gov.uk",
        "http://mail.example.gov.uk",
        "smtps://",
        "smtps://mail.example.gov.uk:port",
        "smtps://user:pass/word@mail.example.gov.uk",
        "smtps://user@mail.example.gov.uk",
        "smtp://user:secret@mail.example.gov.uk",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_saying_it(url: str):
    with pytest.raises(ValueError, match="Write") as wrong:
        servers.read(url)

    assert "example" not in str(wrong.value)


@pytest.mark.parametrize(
    ("url", "is_private"),
    [
        ("smtp://localhost", True),
        ("smtp://127.0.0.1:25", True),
        ("smtp://mail.example.gov.uk", False),
        ("smtp://10.0.0.1", False),
    ],
)
def test_only_an_encrypted_line_or_none_at_all_is_private(url: str, is_private: bool):
    assert servers.read(url).is_private is is_private
