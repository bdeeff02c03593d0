"""Which addresses count as secure: a domain of the settings, letter by letter, and no trick."""

import pytest

from workflows.post_office import PostOffice, can_be_written_to, is_domain

OFFICE = PostOffice(is_set_up=True, secure=("example.gov.uk", "*.nhs.example"))


@pytest.mark.parametrize(
    "address",
    [
        "lscp@example.gov.uk",
        "L.S+cp@EXAMPLE.gov.UK",
        "a@trust.nhs.example",
        "siobhan.o'neill-ray_2@example.gov.uk",
        f"{'a' * 64}@example.gov.uk",
    ],
)
def test_an_address_at_a_secure_domain_is_secure(address: str):
    assert OFFICE.is_secure(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "lscp@example.org",
        "lscp@sub.example.gov.uk",  # below a domain counts only where that is set
        "lscp@nhs.example",
        "lscp@evilnhs.example",
        "lscp@example.gov.uk.evil.test",
        "lscp@example.gov.uk.",
        "lscp@.example.gov.uk",
        "lscp@example..gov.uk",
        "lscp@evil.test@example.gov.uk",
        '"lscp@example.gov.uk" <x@evil.test>',
        "lscp@example.gov.uk <x@evil.test>",
        "x@evil.test,lscp@example.gov.uk",
        '"a@evil.test "@example.gov.uk',
        "lscp@ex\u0430mple.gov.uk",  # a Cyrillic letter
        "lscp@xn--exmple-4nf.gov.uk",
        "lscp@example\u3002gov.uk",
        "lscp@example.gov.uk\nBcc: x@evil.test",
        "lscp@example.gov.uk\n",
        " lscp@example.gov.uk",
        "@example.gov.uk",
        "lscp@-example.gov.uk",
        "lscp@*.nhs.example",
        "a%evil.test@example.gov.uk",  # to some servers the way to another
        "evil.test!a@example.gov.uk",
        "a..b@example.gov.uk",
        ".a@example.gov.uk",
        "a.@example.gov.uk",
        "-froot@example.gov.uk",  # to some programs an option
        "|rm@example.gov.uk",
        "/etc/x@example.gov.uk",
        f"{'a' * 65}@example.gov.uk",
    ],
)
def test_anything_else_is_not(address: str):
    assert not OFFICE.is_secure(address)


def test_with_no_domain_set_nothing_is_secure():
    assert not PostOffice(is_set_up=True).is_secure("lscp@example.gov.uk")


def test_what_can_be_written_to_is_one_plain_address():
    assert can_be_written_to("nurse@sample.test")
    assert not can_be_written_to("nurse@sample")
    assert not can_be_written_to("Sample Nurse <nurse@sample.test>")
    assert not can_be_written_to("")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("example.gov.uk", True),
        ("*.nhs.uk", True),
        ("*.gov.uk", True),
        ("*.police.uk", True),
        ("*.trust.co.uk", True),
        ("charity.org.uk", True),
        ("*.charity.org.uk", True),
        ("*.co.uk", False),
        ("*.org.uk", False),
        ("*.com", False),
        ("*.uk.com", False),
        ("*.com.au", False),
        ("*.onmicrosoft.com", False),
        ("co.uk", False),
        ("*", False),
        ("uk", False),
        (".example.gov.uk", False),
        ("Example.gov.uk", False),
        ("ex\u00e4mple.de", False),
    ],
)
def test_what_may_stand_among_the_secure_domains(text: str, is_one: bool):
    assert is_domain(text) is is_one
