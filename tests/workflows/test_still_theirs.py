"""Whether an e-mail is still for whom it was owed to: people leave, and change their posts."""

from dataclasses import replace

import pytest

from tests.workflows.playing import PROCEDURE, begin, here, now_is
from tests.world import a_directory
from workflows import still_theirs
from workflows.mail import Addressee, Mail
from workflows.notices import OUTSIDE, Facts
from workflows.people import Directory

NOTICE = Facts(mail=Mail(title="A title"), post="head of service")
COPY = Mail(
    is_copy=True,
    cc=(
        Addressee(post="service_manager", person="service_manager"),
        Addressee(post="head_of_service", person="another"),
    ),
)


def is_theirs(facts: Facts, who: str, directory: Directory | None = None) -> bool:
    dispute = now_is(begin("stage_1"))
    asked = here(who, dispute=dispute)
    return still_theirs.is_theirs(PROCEDURE, dispute, facts, directory or a_directory(), asked)


def moved(who: str, post: str) -> Directory:
    """The sample council, in which one holds another post than theirs."""
    council = a_directory()
    own = council.postings_of(who)[0]
    others = tuple(each for each in council.postings if each is not own)
    return replace(council, postings=(*others, replace(own, post=post)))


@pytest.mark.parametrize(
    ("to", "facts", "is_listed"),
    [
        ("chair", Facts(), True),
        ("team_manager", Facts(), False),
        ("team_manager", Facts(given=3), True),
        (OUTSIDE, Facts(), True),
    ],
)
def test_whoever_holds_no_post_any_more_has_left(to: str, facts: Facts, is_listed: bool):
    assert still_theirs.is_listed(to, facts, a_directory("team_manager")) is is_listed


def test_a_notice_is_for_whoever_has_the_post_in_the_list_or_in_the_dispute():
    assert is_theirs(NOTICE, "head_of_service")
    assert is_theirs(NOTICE, "social_worker", moved("social_worker", "head_of_service"))
    assert not is_theirs(NOTICE, "social_worker")
    of_the_dispute = Facts(mail=Mail(), post="social worker")
    assert is_theirs(of_the_dispute, "social_worker", moved("social_worker", "team_manager"))


def test_a_copy_is_for_the_post_that_has_the_copy():
    copy = replace(NOTICE, mail=COPY)

    assert is_theirs(copy, "service_manager")
    assert not is_theirs(copy, "head_of_service")


def test_a_copy_for_the_file_is_for_whoever_may_open_the_dispute_and_an_invitation_for_all():
    assert is_theirs(Facts(file="copy:docx"), "chair")
    assert not is_theirs(Facts(file="copy:docx"), "head_of_service")
    assert is_theirs(Facts(file="meeting:2:0:REQUEST"), "head_of_service")


def test_news_is_for_no_post():
    assert is_theirs(Facts(), "head_of_service")


def test_nothing_is_for_whoever_has_left_the_dispute_though_they_are_named_in_it():
    dispute = now_is(begin("stage_1"))
    asked = here("team_manager", dispute=dispute)
    of_theirs = replace(NOTICE, post="team manager")

    def is_for_them(gone: frozenset[str]) -> bool:
        there = replace(asked, gone=gone)
        return still_theirs.is_theirs(PROCEDURE, dispute, of_theirs, a_directory(), there)

    assert is_for_them(frozenset())
    assert not is_for_them(frozenset({"team_manager"}))
