"""Whether an e-mail still goes, and why it never does: settled just before it is sent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflows.playing import PROCEDURE, begin, now_is
from tests.world import MONDAY, a_directory
from workflows import by_mail
from workflows.by_mail import Post
from workflows.kinds import Kind
from workflows.mail import Mail
from workflows.mailed import Mailed, Stands
from workflows.notices import OUTSIDE, Facts
from workflows.outbox import Owed
from workflows.post_office import PostOffice

OFFICE = PostOffice(is_set_up=True, secure=("example.gov.uk",))
SECURE, OTHER = "a@example.gov.uk", "a@other.test"


def owed(to: str = "team_manager", **facts: object) -> Owed:
    return Owed(
        key="k",
        kind=Kind.EMAIL,
        to=to,
        facts=Facts(visit=1, **facts),  # type: ignore[arg-type]
        dispute="d1",
        revision=1,
        attempts=1,
        repeated=False,
        channel=None,
        ts=None,
        taken_at=MONDAY,
        refused_at=None,
        owed_at=MONDAY,
    )


def why(
    mail: Owed, address: str = SECURE, after: timedelta = timedelta(), *, is_theirs: bool = True
) -> str:
    now = MONDAY + after
    post = Post(owed=mail, is_theirs=is_theirs, address=address, office=OFFICE, now=now)
    return by_mail.why_never(post)


NOTICE = Mail(title="A title")
WITH_FORM = Mail(title="A title", attach=("plan",))


@pytest.mark.parametrize(
    ("facts", "carries"),
    [
        ({}, True),  # of before it was said what it stands for: a request
        ({"instead": Kind.REQUEST}, True),
        ({"instead": Kind.AGREE}, True),
        ({"instead": Kind.CLOSED}, False),
        ({"instead": Kind.APART, "apart": 1}, True),
        ({"instead": Kind.APART_SENT, "apart": 1}, False),
        ({"mail": NOTICE}, False),
        ({"mail": WITH_FORM}, True),
        ({"mail": Mail(or_summary=True)}, True),
        ({"mail": Mail(which_children=True)}, True),
        ({"file": "copy:1"}, True),
        ({"file": "meeting:2:0:REQUEST", "instead": Kind.MEETING}, False),
    ],
)
def test_what_carries_a_form_goes_to_a_secure_address_only(facts: dict[str, object], carries: bool):
    mail = owed(**facts)

    assert by_mail.carries_forms(mail.facts) is carries
    assert why(mail) == ""
    assert why(mail, OTHER) == (by_mail.NOT_SECURE if carries else "")


def test_what_the_paper_sends_securely_goes_to_no_other_address():
    assert why(owed(mail=Mail(secure=True)), OTHER) == by_mail.NOT_SECURE


def test_without_an_address_or_after_two_weeks_it_is_not_sent():
    mail = owed(mail=NOTICE)

    assert why(mail, "") == by_mail.NO_ADDRESS
    assert why(mail, is_theirs=False) == by_mail.NOT_THEIRS
    assert why(mail, after=timedelta(days=14)) == ""
    assert why(mail, after=timedelta(days=14, seconds=1)) == by_mail.TOO_OLD
    assert why(replace(mail, owed_at=None), after=timedelta(days=99)) == ""


def test_a_request_is_over_once_it_is_asked_no_more_of_this_person():
    dispute = now_is(begin("stage_1"))

    def is_over(mail: Owed, **changes: object) -> bool:
        return by_mail.is_over(PROCEDURE, replace(dispute, **changes), mail, MONDAY)  # type: ignore[arg-type]

    assert not is_over(owed())
    assert is_over(owed(), visit=2)
    assert is_over(owed(), end="withdrawn")
    assert is_over(owed("chair"))
    assert not is_over(owed("chair", instead=Kind.AGREE))
    assert not is_over(owed("chair", covers="team_manager"))
    assert not is_over(owed("chair", mail=NOTICE), end="withdrawn")


def test_an_invitation_is_over_once_the_meeting_is_past():
    dispute = now_is(begin("stage_1"))
    invitation = owed(file="meeting:2:0:REQUEST", at=MONDAY)

    assert by_mail.is_over(PROCEDURE, dispute, invitation, MONDAY)
    assert not by_mail.is_over(PROCEDURE, dispute, invitation, MONDAY - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("file", "is_called_off"),
    [("meeting:2:0:REQUEST", False), ("meeting:2:1:CANCEL", True), ("copy:CANCEL", False)],
)
def test_an_invitation_says_whether_the_meeting_is_called_off(file: str, is_called_off: bool):
    assert by_mail.is_called_off(Facts(file=file)) is is_called_off


@pytest.mark.parametrize(
    ("email", "comes_to"),
    [(SECURE, SECURE), (OTHER, "us@example.gov.uk"), ("", "us@example.gov.uk")],
)
def test_a_completed_form_comes_back_to_a_secure_address_only(email: str, comes_to: str):
    dispute, council = now_is(begin("stage_1")), a_directory()
    chair = replace(council.people["chair"], email=email)
    listed = replace(council, people={**council.people, "chair": chair})
    office = replace(OFFICE, sender="us@example.gov.uk")

    assert by_mail.returned_to(dispute, listed, office) == comes_to


@pytest.mark.parametrize(
    ("state", "refused", "stands", "mendable"),
    [
        ("waiting", False, Stands.WAITING, False),
        ("waiting", True, Stands.REFUSED, True),
        ("sent", False, Stands.TAKEN, False),
        ("failed", False, Stands.NEVER, True),
        ("unknown", False, Stands.UNKNOWN, True),
        ("told", False, Stands.BY_HAND, False),
        ("cancelled", False, Stands.OVER, False),
    ],
)
def test_where_an_e_mail_stands(state: str, refused: bool, stands: Stands, mendable: bool):
    mail = Mailed(
        key="k",
        to=OUTSIDE,
        dispute="d1",
        facts=Facts(),
        state=state,
        code="",
        attempts=1,
        owed_at=MONDAY,
        settled_at=None,
        refused_at=MONDAY if refused else None,
    )

    assert (mail.stands, mail.may_be_mended) == (stands, mendable)
    assert mail.is_to_a_post_outside
