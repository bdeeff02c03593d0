"""Wishes for no reminder, posts that end, and what is done once a day, as they are kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.databases import Database
from tests.world import World, a_world


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


def test_a_later_wish_takes_the_place_of_an_earlier_one_and_ends_by_itself(world: World):
    dispute, now = world.raised(), world.clock()
    hour = timedelta(hours=1)
    with world.desk.store.begin() as work:
        for person, hours in (("team_manager", 1), ("team_manager", 3), ("chair", 1)):
            work.snooze(dispute.id, person, now + hours * hour)

    with world.desk.store.read() as work:
        assert work.snoozers(dispute.id, now) == {"team_manager", "chair"}
        assert work.snoozers(dispute.id, now + 2 * hour) == {"team_manager"}
        assert work.snoozers(dispute.id, now + 3 * hour) == frozenset()
        assert work.snoozers("another", now) == frozenset()


def test_a_wish_that_is_over_is_given_once(world: World):
    dispute, now = world.raised(), world.clock()
    hour = timedelta(hours=1)
    with world.desk.store.begin() as work:
        work.snooze(dispute.id, "team_manager", now + hour)
        work.snooze(dispute.id, "chair", now + 2 * hour)

    with world.desk.store.begin() as work:
        assert work.take_wishes("another", now + hour) == frozenset()
        assert work.take_wishes(dispute.id, now) == frozenset()
        assert work.take_wishes(dispute.id, now + hour) == {"team_manager"}
        assert work.take_wishes(dispute.id, now + hour) == frozenset()


def test_something_is_first_once_since_an_instant_and_told_apart_by_its_name(world: World):
    now = world.clock()
    since, later = now - timedelta(hours=10), now + timedelta(days=1)
    with world.desk.store.begin() as work:
        assert work.is_first_since("a round", since, now)
        assert not work.is_first_since("a round", since, now)
        assert work.is_first_since("another", since, now)
        assert work.is_first_since("a round", now + timedelta(hours=1), later)
        assert not work.is_first_since("a round", now + timedelta(hours=1), later)


def test_whether_something_is_done_can_be_asked_without_doing_it(world: World):
    now = world.clock()
    second = timedelta(seconds=1)
    with world.desk.store.begin() as work:
        assert not work.is_done_since("a round", now, now)
        assert work.is_first_since("a round", now, now)
        assert work.is_done_since("a round", now, now)
        assert not work.is_done_since("a round", now + second, now + second)
        assert not work.is_done_since("another", now, now)


def test_what_is_undone_was_not_the_first(world: World):
    now = world.clock()

    def breaks_off() -> None:
        with world.desk.store.begin() as work:
            assert work.is_first_since("a round", now, now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks_off()
    with world.desk.store.begin() as work:
        assert work.is_first_since("a round", now, now)


def test_posts_end_on_their_last_day_and_every_reader_hears_of_it(world: World):
    day = date(2026, 11, 23)
    with world.desk.store.read() as work:
        assert work.directory(day).posts_of("team_manager") == ("team_manager",)
    with world.desk.store.begin() as work:
        work.end_posts("team_manager", day - timedelta(days=1))
        assert work.directory(day).posts_of("team_manager") == ()

    with world.desk.store.read() as work:
        assert work.directory(day).posts_of("team_manager") == ()
        assert work.directory(day - timedelta(days=1)).posts_of("team_manager") == ("team_manager",)
        assert work.directory(day).posts_of("service_manager") == ("service_manager",)
        ever = work.directory_ever()
    assert [each.until for each in ever.postings if each.until] == [day - timedelta(days=1)]


def test_what_a_clock_that_was_ahead_says_was_done_does_not_count(world: World):
    now, ages = world.clock(), timedelta(days=3650)
    with world.desk.store.begin() as work:
        assert work.is_first_since("a round", now, now + ages)
        assert not work.is_done_since("a round", now, now)
        assert work.is_first_since("a round", now, now)
        assert work.is_done_since("a round", now, now)


def test_the_next_digest_is_set_no_later_than_it_is_asked_for(world: World):
    now, day = world.clock(), timedelta(days=1)
    for asked, found in ((10 * day, 10 * day), (day, day), (2 * day, day)):
        with world.desk.store.begin() as work:
            work.set_digest(now + asked)
            assert [each.at for each in work.wakes_of(None)] == [now + found]
