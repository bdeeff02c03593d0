"""What needs mending, and the weekly look at the people list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflows.playing import at
from tests.world import PLAN, World, a_directory
from workflows.desk import Desk
from workflows.gaps import Gap
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.people import Directory, Person, Posting
from workflows.post_office import PostOffice
from workflows.use_cases import mending, safety, weekly
from workflows.use_cases.settling import owe


def complete() -> Directory:
    """The sample council with somebody in each post."""
    council = a_directory()
    more = ("chairs_head_of_service", "executive_director")
    people = {post: Person(id=post, name=f"Sample {post}", slack_id=f"U{post}") for post in more}
    postings = tuple(
        Posting(person=post, post=post, team="North", agency="Sample Council") for post in more
    )
    return Directory(people={**council.people, **people}, postings=(*council.postings, *postings))


@pytest.fixture
def well(world: World) -> World:
    world.people(complete())
    return world


def test_where_all_is_well_there_is_nothing_to_mend(well: World):
    assert mending.look(well.desk).number == 0


def test_each_thing_counts_once(world: World):
    desk = replace(world.desk, has_channel=False)

    found = mending.look(desk)

    assert found.vacant == (Gap("chairs' head of service"), Gap("executive director"))
    assert (found.has_channel, found.number) == (False, 2)


def test_messages_that_did_not_arrive_are_counted_and_their_disputes_named_once(well: World):
    dispute = well.raised("stage_1")
    well.record_safety("chair", dispute)
    lose_everything(well)

    found = mending.look(well.desk)

    assert (found.lost > 2, found.number) == (True, 1)
    undelivered = mending.undelivered(well.desk)
    assert {each.reference for each in undelivered.named} == {dispute.reference}
    assert {each.to for each in undelivered.named} == {"chair", "team_manager", "channel"}
    assert (undelivered.unnamed, all(each.refused for each in undelivered.named)) == (1, True)


def test_what_was_refused_goes_again_while_it_is_true_and_nothing_else_does(well: World):
    dispute = well.raised("stage_1")
    lose_everything(well)
    by_person = {each.to: each for each in mending.undelivered(well.desk).named}
    request = by_person["team_manager"]
    assert request.may_go_again

    assert mending.again(well.desk, request.key)

    assert not mending.again(well.desk, request.key)
    assert "team_manager" not in {each.to for each in mending.undelivered(well.desk).named}
    lose_everything(well)
    well.choose("team_manager", dispute, "reply", **PLAN)
    by_person = {each.to: each for each in mending.undelivered(well.desk).named}
    assert not by_person["team_manager"].may_go_again
    assert not mending.again(well.desk, request.key)
    assert by_person["chair"].may_go_again


def test_a_reminder_that_was_refused_is_not_sent_again_nor_is_what_is_not_named(well: World):
    dispute = well.raised("stage_1")
    lose_everything(well)
    well.record_safety("chair", dispute)
    well.pass_to(at("2026-11-27 12:00"))
    lose_everything(well)

    with well.desk.store.read() as work:
        lost = {each.kind: each.key for each in work.lost(well.clock())}

    assert not mending.again(well.desk, lost[Kind.REMINDER])
    assert not mending.again(well.desk, lost[Kind.SAFETY])
    assert mending.again(well.desk, lost[Kind.SENT])


def lose_everything(world: World) -> None:
    outbox = world.desk.store.outbox
    while owed := outbox.claim(world.clock(), in_hours=True):
        outbox.undeliverable(owed, "user_not_found")


def lose_mail(world: World, *, refused: bool = True) -> None:
    """Let each e-mail that waits be refused for good, or nobody know of it."""
    outbox = world.desk.store.outbox
    while owed := outbox.claim_mail(world.clock()):
        if refused:
            outbox.undeliverable(owed, "recipient 550")
        else:
            outbox.unknown(replace(owed, repeated=True), world.clock())


def owe_mail(world: World, key: str, facts: Facts, dispute: str | None = None) -> None:
    notice = Notice(key=key, kind=Kind.EMAIL, to="chair", facts=facts, dispute=dispute)
    with world.desk.store.begin() as work:
        work.owe(notice, world.clock())


def test_a_file_that_did_not_arrive_is_named_for_what_it_is_and_goes_again(well: World):
    dispute = well.raised("stage_1")
    owe_mail(well, "copy", Facts(reference=dispute.reference, file="copy:docx"), dispute.id)
    owe_mail(well, "report", Facts(file="report:chair-drp:2026-11-01"))
    lose_mail(well)

    lost = {each.file: each for each in mending.undelivered(well.desk).named}

    assert [(each.reference, each.may_go_again) for each in lost.values()] == [
        (dispute.reference, True),
        ("", True),
    ]
    for each in lost.values():
        assert mending.again(well.desk, each.key)
    assert mending.undelivered(well.desk).named == ()
    again = well.desk.store.outbox.claim_mail(well.clock())
    assert again
    assert (again.key, again.facts.file) == ("copy", "copy:docx")


def test_a_file_that_may_have_arrived_goes_again_too(well: World):
    owe_mail(well, "report", Facts(file="report:chair-drp:2026-11-01"))
    lose_mail(well, refused=False)
    [lost] = mending.undelivered(well.desk).named
    assert (lost.refused, lost.may_go_again) == (False, True)

    assert mending.again(well.desk, "report")


def test_of_other_e_mails_their_raiser_decides_who_was_told(well: World):
    dispute = well.raised("stage_1")
    owe_mail(well, "told", Facts(reference=dispute.reference), dispute.id)
    owe_mail(well, "invited", Facts(file="meeting:1:0:REQUEST"), dispute.id)
    lose_mail(well)

    assert [each.may_go_again for each in mending.undelivered(well.desk).named] == [False, False]
    assert not mending.again(well.desk, "told")


def test_a_file_for_somebody_who_holds_no_post_any_more_is_not_sent_again(well: World):
    owe_mail(well, "report", Facts(file="report:chair-drp:2026-11-01"))
    lose_mail(well)
    well.clock.at += timedelta(days=1)
    listed = complete()
    well.people(
        replace(listed, postings=tuple(each for each in listed.postings if each.person != "chair"))
    )

    [lost] = mending.undelivered(well.desk).named

    assert not lost.may_go_again


def test_that_somebody_was_asked_to_telephone_is_named_to_nobody(well: World):
    dispute = well.raised("stage_1")
    outbox = well.desk.store.outbox
    while owed := outbox.claim(well.clock(), in_hours=True):
        outbox.sent(owed, "D01", "1700000000.000100")
    assert safety.record(well.desk, "chair", dispute.id, {}) is None
    lose_everything(well)

    found = mending.look(well.desk)

    assert found.lost == 1


def test_of_an_alert_and_of_a_compliment_nobody_is_named(well: World):
    of_it = Facts(reference="CMP-4H2T-61", apart=1)
    apart = (Kind.APART, Kind.APART_SENT, Kind.APART_REMINDER, Kind.APART_ACKNOWLEDGED, Kind.EMAIL)
    lost = [(kind, of_it) for kind in apart]
    lost += [(kind, Facts()) for kind in (Kind.SAFETY, Kind.LEAD_NOT_REACHED)]
    with well.desk.store.begin() as work:
        for kind, facts in lost:
            owe(well.desk, work, Notice(key=kind, kind=kind, to="chair", facts=facts))
    lose_everything(well)
    e_mail = well.desk.store.outbox.claim_mail(well.clock())
    assert e_mail
    well.desk.store.outbox.undeliverable(e_mail, "recipient 550")

    found = mending.undelivered(well.desk)

    assert (found.named, found.unnamed) == ((), len(lost))
    assert not mending.again(well.desk, Kind.APART_SENT)


def test_whoever_is_asked_and_holds_no_post_any_more_is_named_by_reference(well: World):
    dispute = well.raised("stage_1")
    well.clock.at += timedelta(days=1)
    left = complete()
    well.people(
        replace(
            left, postings=tuple(each for each in left.postings if each.person != "team_manager")
        )
    )

    assert mending.look(well.desk).left == (dispute.reference,)


@pytest.mark.parametrize(("days", "said"), [(60, True), (61, False)])
def test_the_end_of_a_calendar_is_said_before_it_comes(well: World, days: int, said: bool):
    ends = date(2026, 11, 23) + timedelta(days=days)
    desk = replace(well.desk, calendar=replace(well.desk.calendar, known_until=ends))

    assert mending.look(desk).known_until == (ends if said else None)


def test_a_channel_that_could_not_be_reached_today_is_said(well: World):
    key = f"{Kind.CHANNEL_CLOSED}:2026-11-23"
    closed = Notice(key=key, kind=Kind.CHANNEL_CLOSED, to="administrators", facts=Facts())
    with well.desk.store.begin() as work:
        owe(well.desk, work, closed)

    assert mending.look(well.desk).channel_closed
    well.clock.at += timedelta(days=1)
    assert not mending.look(well.desk).channel_closed


# ---- once a week --------------------------------------------------------------------------------


def told(desk: Desk, world: World, day: str) -> bool:
    """Look at the people list on a day; was anything owed?"""
    world.clock.at = at(f"{day} 09:00")
    with desk.store.begin() as work:
        weekly.look_at_people(desk, work)
        return work.is_owed(f"{Kind.EMPTY_POSTS}:{day}:U02")


@pytest.mark.parametrize(
    ("day", "is_first"),
    [
        ("2026-11-30", True),
        ("2026-12-01", False),
        ("2026-12-29", True),  # the Monday before is a bank holiday
        ("2026-12-30", False),
    ],
)
def test_administrators_hear_on_the_first_working_day_of_a_week(
    world: World, day: str, is_first: bool
):
    assert told(world.desk, world, day) is is_first


def test_they_hear_nothing_where_no_post_is_empty(well: World):
    assert told(well.desk, well, "2026-11-30") is False


def test_e_mails_wait_until_somebody_sends_them_here(well: World):
    dispute = well.raised("stage_1")
    assert mending.emails(well.desk) == 0
    with well.desk.store.begin() as work:
        for number in (1, 2):
            key = f"{dispute.id}:{number}"
            notice = Notice(key=key, kind=Kind.EMAIL, to="unit", dispute=dispute.id, facts=Facts())
            owe(well.desk, work, notice)

    assert mending.emails(well.desk) == 2
    found = mending.look(well.desk)
    assert (found.emails, found.number) == (2, 1)
    sent = replace(well.desk, post_office=PostOffice(is_set_up=True))
    assert (mending.emails(sent), mending.look(sent).emails) == (0, 0)
