"""An e-mail to the letter: whatever stands in a title arrives as it is, and never as a header."""

from dataclasses import replace

import pytest

from slackapp.mail.envelope import Attachment, Envelope, message_id, written
from tests.mail.real_server import read
from tests.world import MONDAY

PLAIN = Envelope(
    key="k",
    sender="disputes@example.gov.uk",
    recipient="lscp@example.gov.uk",
    title="Dispute resolution procedure started",
    body="DRP-7F3K-09, stage 1.\n\n.\nFrom here on.",
    at=MONDAY,
)


@pytest.mark.parametrize(
    "title",
    [
        "Dispute resolution stage 4 meeting required.",
        "Two  spaces, a \N{EN DASH} dash, \N{LEFT DOUBLE QUOTATION MARK}a quotation",
        "Long " * 40 + "title",
        "\N{CJK UNIFIED IDEOGRAPH-5F20}" * 60,
    ],
)
def test_a_title_arrives_as_it_is(title: str):
    found = read(written(replace(PLAIN, title=title)))

    assert str(found["Subject"]) == title


@pytest.mark.parametrize("part", ["title", "recipient", "sender", "answers_to"])
@pytest.mark.parametrize("line", ["\nBcc: x@evil.test", "\r\nBcc: x@evil.test", "\rx"])
def test_a_line_break_is_an_error_and_never_a_header(part: str, line: str):
    with pytest.raises(Exception, match=r".") as wrong:
        written(replace(PLAIN, **{part: f"a@example.gov.uk{line}"}))  # type: ignore[arg-type]

    assert not isinstance(wrong.value, AssertionError)


def test_what_was_typed_in_a_name_stands_in_no_header():
    file = Attachment(name="DRP-7F3K-09.docx", kind="text/plain", content=b"AB\nBcc: x@evil.test")

    found = read(written(replace(PLAIN, attachments=[file])))

    assert sorted(found.keys()) == sorted(
        [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
        ]
    )


def test_the_same_key_has_the_same_id_and_another_another():
    assert message_id("k", PLAIN.sender) == message_id("k", PLAIN.sender)
    assert message_id("k", PLAIN.sender) != message_id("l", PLAIN.sender)
    assert message_id("k", PLAIN.sender).endswith("@example.gov.uk>")


def test_every_line_is_one_that_mail_servers_take():
    long = replace(PLAIN, body="a" * 3000, title="b" * 500)

    assert max(map(len, written(long).splitlines())) <= 998
    assert b"\n" not in written(long).replace(b"\r\n", b"")
