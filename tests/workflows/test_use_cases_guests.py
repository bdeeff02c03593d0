"""Guests of the workspace: what they may, whatever posts they hold."""

from dataclasses import replace

from tests.workflows.covers import with_cover
from tests.workflows.test_people_entry import NEW
from tests.workflows.test_use_cases_cover import is_set, wanted
from tests.world import World, a_directory, answers
from workflows.commands import Reason, Refused
from workflows.cover import WhyNot
from workflows.dispute import Dispute
from workflows.people import Directory
from workflows.people_entry import Wrong
from workflows.use_cases import (
    at_home,
    guests,
    leaving,
    opening,
    people_list,
    raising,
    setting_cover,
)
from workflows.use_cases.opening import Opened
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.world import offered_apart, today


def are_guests(world: World, *people: str) -> None:
    for who in people:
        guests.note(world.desk, world.person(who), guest=True)


def may_open(world: World, who: str, dispute: Dispute) -> bool:
    return isinstance(opening.lay_open(world.desk, who, dispute.id, "test"), Opened)


def directory(world: World) -> Directory:
    with world.desk.store.read() as work:
        return work.directory(today(world.desk))


def test_what_slack_says_is_kept_until_it_says_otherwise(world: World):
    are_guests(world, "chair", "chair")
    assert guests.is_guest(world.desk, "chair")

    guests.note(world.desk, world.person("chair"), guest=False)
    assert not guests.is_guest(world.desk, "chair")


def test_an_import_of_the_list_leaves_it_as_it_is(world: World):
    are_guests(world, "chair")
    council = a_directory()
    renamed = replace(council.people["chair"], name="Sample Other Name")
    world.people(replace(council, people={**council.people, "chair": renamed}))

    assert directory(world).guests == {"chair"}
    with world.desk.store.read() as work:
        assert work.directory_ever().guests == {"chair"}


def one_more_post(world: World, who: str, post: str) -> people_list.Saved | dict[str, Wrong] | None:
    """An administrator adds a post for somebody's account, before Slack has said whose it is."""
    person = directory(world).people[who]
    entry = replace(
        NEW, name=person.name, slack_id=person.slack_id or "", email=person.email, post=post
    )
    mark = directory(world).postings_of(who)[0].mark
    entry = replace(entry, team="West", line_manager="")
    return people_list.save(world.desk, "U02", mark, entry, more=True)


def test_a_guest_who_gets_one_more_post_stays_a_guest(world: World):
    are_guests(world, "team_manager")

    assert isinstance(one_more_post(world, "team_manager", "social_worker"), people_list.Saved)
    assert guests.is_guest(world.desk, "team_manager")


def test_a_known_guest_gets_no_post_that_raises(world: World):
    are_guests(world, "team_manager")

    assert one_more_post(world, "team_manager", "chair") == {"slack_id": Wrong.GUEST}


def test_an_account_that_takes_the_place_of_a_guest_s_is_not_a_guest_s(world: World):
    are_guests(world, "team_manager")
    row = people_list.page(world.desk, "Sample Team Manager", 1).rows[0]
    entry = replace(NEW, name="Sample Team Manager", slack_id="U91", post="team_manager")
    people_list.save(world.desk, "U02", row.mark, replace(entry, line_manager="service_manager"))

    assert not guests.is_guest(world.desk, "team_manager")


def test_a_guest_raises_nothing_and_sends_nothing(world: World):
    are_guests(world, "chair")
    with world.desk.store.read() as work:
        assert raising.may_raise_under(world.desk, work, "chair") == ()
        assert offered_apart(world.desk, work, "chair") == {}

    tried = raising.prepare(world.desk, "chair", "stage_1", answers())
    assert tried == Refused(reason=Reason.GUEST)


def test_a_guest_who_is_asked_may_open_it_and_one_who_only_holds_a_post_may_not(world: World):
    dispute = world.raised()
    assert may_open(world, "chair_manager", dispute)

    are_guests(world, "team_manager", "chair_manager")

    assert may_open(world, "team_manager", dispute)
    assert not may_open(world, "chair_manager", dispute)


def test_once_it_is_late_a_guest_whose_post_decides_may_open_it(world: World):
    dispute = world.raised()
    are_guests(world, "chair_manager")
    world.pass_to(world.now_is(dispute).clock.due.at.replace(hour=23))

    assert world.now_is(dispute).late
    assert may_open(world, "chair_manager", dispute)


def test_the_cover_of_a_guest_opens_no_more_than_the_guest(world: World):
    dispute = world.raised()
    is_set(world, wanted("chair_manager", "safeguarding_lead"), by="chair_manager")
    assert may_open(world, "safeguarding_lead", dispute)

    are_guests(world, "chair_manager")
    assert not may_open(world, "safeguarding_lead", dispute)
    world.pass_to(world.now_is(dispute).clock.due.at.replace(hour=23))
    assert may_open(world, "safeguarding_lead", dispute)


def test_a_guest_supervises_nobody_and_their_home_says_what_they_are(world: World):
    world.raised()
    assert at_home.home(world.desk, "chair_manager").supervised

    are_guests(world, "chair_manager")
    home = at_home.home(world.desk, "chair_manager")

    assert (home.supervised, home.may_raise, home.is_guest) == ((), False, True)


def test_nobody_chooses_a_guest_as_their_cover(world: World):
    are_guests(world, "head_of_service")
    day = today(world.desk)
    wanted = Wanted(
        away="team_manager", cover="head_of_service", since=day, until=day, moves_open=True
    )

    assert setting_cover.set_cover(world.desk, "team_manager", wanted) is WhyNot.NOT_KNOWN


def test_a_cover_who_becomes_a_guest_acts_for_themselves_only():
    council = with_cover(team_manager="head_of_service")

    assert council.covers == {"team_manager": "head_of_service"}
    assert replace(council, guests=frozenset({"head_of_service"})).covers == {}


def test_what_slack_says_of_an_earlier_account_says_nothing_of_the_one_given_since(world: World):
    asked = world.person("team_manager")
    row = people_list.page(world.desk, "Sample Team Manager", 1).rows[0]
    entry = replace(NEW, name="Sample Team Manager", slack_id="U91", post="team_manager")
    people_list.save(world.desk, "U02", row.mark, replace(entry, line_manager="service_manager"))

    guests.note(world.desk, asked, guest=True)
    assert leaving.end_posts(world.desk, asked) == []

    assert not guests.is_guest(world.desk, "team_manager")
    assert directory(world).posts_of("team_manager") == ("team_manager",)
