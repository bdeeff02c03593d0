"""Reports for overseers: one that is asked for, and that of each month."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.world import World, a_directory
from workflows.due import LONDON
from workflows.kinds import Kind
from workflows.outbox import Owed
from workflows.post_office import PostOffice
from workflows.reporting import files
from workflows.reporting.period import Period
from workflows.use_cases import overseeing
from workflows.use_cases.chasing import chase
from workflows.use_cases.mailing_files import Cannot
from workflows.use_cases.overseeing import Why

FIRST = datetime(2026, 12, 1, 8, 40, tzinfo=LONDON)
NINE = datetime(2026, 12, 1, 9, 0, tzinfo=LONDON)


@pytest.fixture
def overseen(world: World) -> World:
    return replace(world, desk=replace(world.desk, overseers=("U08", "U90")))


def sent(world: World, at: datetime) -> list[Owed]:
    """Take everything that may go by an instant."""
    world.clock.at = at
    outbox, found = world.desk.store.outbox, list[Owed]()
    while owed := outbox.claim(world.clock(), in_hours=True):
        outbox.sent(owed, "D01", f"1.{len(found)}")
        found.append(owed)
    return [each for each in found if each.kind is Kind.REPORT]


def test_that_of_a_month_goes_to_each_overseer_at_nine(overseen: World):
    overseen.raised("stage_1")
    overseen.clock.at = FIRST

    assert overseeing.send_monthly(overseen.desk) == []

    assert sent(overseen, NINE.replace(hour=8, minute=59)) == []
    told = sent(overseen, NINE)
    assert [each.to for each in told] == ["slack:U08", "slack:U90"]
    short = told[0].facts.report
    assert short
    assert (short.first, short.last, short.is_empty) == (
        date(2026, 11, 1),
        date(2026, 11, 30),
        False,
    )


def test_once(overseen: World):
    overseen.clock.at = FIRST
    overseeing.send_monthly(overseen.desk)
    overseeing.send_monthly(overseen.desk)
    overseen.clock.at = datetime(2026, 12, 3, 10, 0, tzinfo=LONDON)
    assert chase(overseen.desk).failed == ()

    assert len(sent(overseen, overseen.clock.at)) == 2


def test_of_two_at_once_the_second_sends_nothing(overseen: World):
    overseen.clock.at = FIRST
    overseeing.send_monthly(overseen.desk)
    begins = datetime(2026, 12, 1, tzinfo=LONDON)

    overseeing._send_monthly(overseen.desk, begins)

    assert len(sent(overseen, NINE)) == 2


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2026-12-01 08:29", False),  # the day has not begun
        ("2026-12-01 18:30", False),  # it is over
        ("2026-12-07 09:00", True),  # nothing ran for a week
        ("2026-12-08 09:00", False),  # that is too long ago
        ("2027-01-01 10:00", False),  # a bank holiday
        ("2027-01-04 10:00", True),
    ],
)
def test_it_goes_on_the_first_working_day_or_within_a_week(overseen: World, at: str, goes: bool):
    when = datetime.fromisoformat(at).replace(tzinfo=LONDON)
    overseen.clock.at = when

    overseeing.send_monthly(overseen.desk)

    assert bool(sent(overseen, when)) == goes


def test_where_nobody_oversees_nothing_is_reckoned(world: World):
    world.clock.at = NINE

    assert overseeing.send_monthly(world.desk) == []

    assert sent(world, NINE) == []


def test_what_fails_is_given_back_and_tried_again(overseen: World):
    overseen.clock.at = NINE
    broken = replace(overseen.desk, library=replace(overseen.desk.library, procedures={"x": None}))

    failed = overseeing.send_monthly(broken)

    assert [type(each) for each in failed] == [AttributeError]
    assert overseeing.send_monthly(overseen.desk) == []
    assert len(sent(overseen, NINE)) == 2


def mailed(world: World, at: datetime) -> list[Owed]:
    """Take every e-mail that may go by an instant."""
    world.clock.at, found = at, list[Owed]()
    outbox = world.desk.store.outbox
    while owed := outbox.claim_mail(world.clock()):
        outbox.mailed(owed, world.clock())
        found.append(owed)
    return found


@pytest.fixture
def with_mail(overseen: World) -> World:
    """E-mail is set up, and an overseer who holds a post has a secure address."""
    whole = a_directory()
    lead = replace(whole.people["safeguarding_lead"], email="lead@example.gov.uk")
    overseen.people(replace(whole, people={**whole.people, "safeguarding_lead": lead}))
    office = PostOffice(is_set_up=True, secure=("example.gov.uk",))
    return replace(overseen, desk=replace(overseen.desk, post_office=office))


def test_the_files_of_a_month_are_mailed_at_nine_to_whoever_has_a_secure_address(with_mail: World):
    with_mail.clock.at = FIRST
    overseeing.send_monthly(with_mail.desk)
    overseeing.send_monthly(with_mail.desk)

    assert mailed(with_mail, NINE.replace(hour=8, minute=59)) == []
    [mail] = mailed(with_mail, NINE)
    assert (mail.to, mail.facts.says) == ("safeguarding_lead", "Child protection chair")
    key, period = files.read(mail.facts.file)
    assert (key, period.first, period.last) == (
        "chair-drp",
        date(2026, 11, 1),
        date(2026, 11, 30),
    )
    assert period.made_at == FIRST
    said = {each.to: each.facts.files for each in sent(with_mail, NINE)}
    assert said == {"slack:U08": overseeing.MAILED, "slack:U90": Cannot.NO_ADDRESS}


def test_to_which_overseers_no_files_can_be_mailed(with_mail: World):
    assert overseeing.without_files(with_mail.desk) == (("U90", Cannot.NO_ADDRESS),)


def test_one_that_is_asked_for_offers_its_files_where_they_can_be_mailed(with_mail: World):
    with_mail.clock.at = NINE
    procedure = with_mail.desk.library.default
    november = Period(first=date(2026, 11, 1), last=date(2026, 11, 30), made_at=with_mail.clock())
    for slack_id in ("U08", "U90"):
        overseeing.send(with_mail.desk, procedure, november, slack_id)

    theirs, others = sent(with_mail, NINE)
    assert (theirs.facts.file, theirs.facts.files) == (files.word(procedure.key, november), "")
    assert (others.facts.file, others.facts.files) == ("", Cannot.NO_ADDRESS)
    assert mailed(with_mail, NINE) == []


def test_the_files_that_are_asked_for_are_mailed_once_a_minute_at_most(with_mail: World):
    with_mail.clock.at = NINE
    procedure = with_mail.desk.library.default
    november = Period(first=date(2026, 11, 1), last=date(2026, 11, 30), made_at=with_mail.clock())
    file = files.word(procedure.key, november)

    def ask(slack_id: str = "U08") -> Cannot | None:
        return overseeing.send_files(with_mail.desk, procedure, file, slack_id)

    assert (ask("U90"), ask(), ask()) == (Cannot.NO_ADDRESS, None, None)
    assert len(mailed(with_mail, NINE)) == 1
    with_mail.clock.at = NINE.replace(minute=1)
    assert ask() is None
    assert [each.facts.file for each in mailed(with_mail, with_mail.clock.at)] == [file]


@pytest.mark.parametrize(
    ("word", "is_of_a_report"),
    [("report:chair-drp:2026-11-01", True), ("copy:docx", False), ("reports", False), ("", False)],
)
def test_which_words_name_the_files_of_a_report(word: str, is_of_a_report: bool):
    assert files.are_named(word) == is_of_a_report


def test_one_that_is_asked_for_goes_to_whoever_asked_at_once_and_each_time(overseen: World):
    overseen.raised("stage_1")
    overseen.clock.at = NINE
    procedure = overseen.desk.library.default
    asked = overseeing.asked(overseen.desk, procedure, date(2026, 10, 1), date(2026, 11, 30))
    assert isinstance(asked, Period)

    overseeing.send(overseen.desk, procedure, asked, "U08")
    overseen.clock.at = NINE.replace(minute=1)
    overseeing.send(overseen.desk, procedure, asked, "U08")

    told = sent(overseen, overseen.clock.at)
    assert [each.to for each in told] == ["slack:U08"] * 2
    short = told[0].facts.report
    assert short
    assert [each.month for each in short.months] == ["2026-10", "2026-11"]
    assert [each.many for each in short.apart] == ["compliments"]


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("2026-11-30", "2026-11-01", Why.BACKWARDS),
        ("2026-11-01", "2026-12-31", Why.NOT_OVER),
        ("2026-11-02", "2026-11-30", Why.STARTS_WITHIN),
        ("2026-10-01", "2026-11-29", Why.ENDS_WITHIN),
        ("2024-11-01", "2026-11-30", Why.TOO_LONG),
        ("2026-09-01", "2026-09-30", Why.NOTHING),
    ],
)
def test_why_there_is_no_report(overseen: World, first: str, last: str, why: Why):
    overseen.raised("stage_1")
    overseen.clock.at = NINE
    days = date.fromisoformat(first), date.fromisoformat(last)

    assert overseeing.asked(overseen.desk, overseen.desk.library.default, *days) is why
