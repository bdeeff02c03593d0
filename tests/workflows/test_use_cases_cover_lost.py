"""What a cover took goes back where it cannot act any more, and each cover turns over alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import update

from storage.tables import disputes, people
from tests.workflows.test_people_entry import NEW
from tests.workflows.test_use_cases_cover import (
    ABOVE,
    AWAY,
    COVER,
    NEXT_MONDAY,
    at,
    begin_day,
    cards,
    is_set,
    is_told,
    wanted,
)
from tests.world import World, a_directory
from workflows.kinds import Kind
from workflows.ports import Work
from workflows.use_cases import at_home, covering, day, guests, leaving, people_list, setting_cover
from workflows.use_cases.chasing import chase

# ---- whoever covers cannot any more -------------------------------------------------------------


def is_with_the_person_away_only(world: World, dispute: str) -> bool:
    [kept] = cards(world, dispute, AWAY)
    return not kept.facts.covered and cards(world, dispute, COVER) == []


def test_what_waits_is_asked_of_the_person_away_again_at_once_where_their_cover_leaves(
    world: World,
):
    dispute = world.raised("stage_1")
    is_set(world)
    assert leaving.end_posts(world.desk, world.person(COVER)) == []

    assert is_with_the_person_away_only(world, dispute.id)


def test_it_is_so_where_the_cover_becomes_a_guest_and_goes_to_them_once_they_are_none(world: World):
    dispute = world.raised("stage_1")
    is_set(world)
    guests.note(world.desk, world.person(COVER), guest=True)
    assert is_with_the_person_away_only(world, dispute.id)
    begin_day(world, at(24, 8, 30))
    assert is_with_the_person_away_only(world, dispute.id)

    guests.note(world.desk, world.person(COVER), guest=False)
    assert len(cards(world, dispute.id, COVER)) == 1
    assert cards(world, dispute.id, AWAY)[0].facts.covered


def test_it_is_so_where_an_entry_of_the_people_list_makes_them_one(world: World):
    dispute = world.raised("stage_1")
    is_set(world)
    rows = people_list.page(world.desk, "", 1).rows
    row, who = next(each for each in rows if each.person == COVER), world.person(COVER)
    entry = replace(
        NEW, name=who.name, slack_id="U91", post=row.post, line_manager=ABOVE, is_guest=True
    )
    assert isinstance(people_list.save(world.desk, "U02", row.mark, entry), people_list.Saved)

    assert is_with_the_person_away_only(world, dispute.id)


class NothingIsChanged:
    """The store, in which nobody begins a transaction that changes something."""

    def __init__(self, world: World) -> None:
        self.read = world.desk.store.read


def test_what_a_guest_has_handed_back_is_done_with(world: World):
    world.raised("stage_1")
    is_set(world)
    guests.note(world.desk, world.person(COVER), guest=True)
    store = NothingIsChanged(world)

    assert covering.turn_over(replace(world.desk, store=store)) == []  # type: ignore[arg-type]


def test_what_went_from_a_guest_to_their_own_cover_who_leaves_goes_back_to_the_person_away(
    world: World,
):
    dispute = world.raised("stage_1")
    is_set(world)
    is_set(world, wanted(COVER, ABOVE), by=COVER)
    guests.note(world.desk, world.person(COVER), guest=True)
    assert len(cards(world, dispute.id, ABOVE)) == 1
    world.people(a_directory(ABOVE))
    begin_day(world, at(24, 8, 30))

    assert cards(world, dispute.id, ABOVE) == []
    assert is_with_the_person_away_only(world, dispute.id)


def test_a_cover_whose_post_has_ended_in_the_list_is_found_on_the_next_morning(world: World):
    dispute = world.raised("stage_1")
    is_set(world)
    world.people(a_directory(COVER))
    begin_day(world, at(24, 8, 30))

    assert is_with_the_person_away_only(world, dispute.id)


def test_a_cover_who_leaves_is_no_cover_from_then_on_and_whoever_is_away_is_told(world: World):
    now = is_set(world)
    later = is_set(world, wanted(since=date(2026, 12, 7), until=date(2026, 12, 8)))
    assert leaving.end_posts(world.desk, world.person(COVER)) == []

    assert at_home.home(world.desk, AWAY).covers == ()
    assert setting_cover.ask(world.desk, AWAY).covers == ()
    assert is_told(world, Kind.COVERED_ENDED, now)
    assert is_told(world, Kind.COVERED_ENDED, later)
    assert not is_told(world, Kind.COVERING_ENDED, now)
    assert is_set(world, wanted(cover=ABOVE))


def test_where_the_people_list_says_so_first_the_days_are_free_and_the_morning_tells(world: World):
    first, other = is_set(world), is_set(world, wanted("chair", COVER), by="chair")
    world.people(a_directory(COVER))
    is_set(world, wanted(cover=ABOVE))
    assert is_told(world, Kind.COVERED_ENDED, first)

    world.people(a_directory(COVER, ABOVE))
    world.clock.at = at(24, 9)
    assert chase(world.desk).concerns >= {AWAY}
    assert is_told(world, Kind.COVERED_ENDED, other)
    assert at_home.home(world.desk, AWAY).covers == ()


def test_the_cover_of_a_cover_who_leaves_hands_it_back_to_that_cover(world: World):
    dispute = world.raised("stage_1")
    is_set(world)
    is_set(world, wanted(COVER, ABOVE), by=COVER)
    world.people(a_directory(ABOVE))
    begin_day(world, at(24, 8, 30))

    assert cards(world, dispute.id, ABOVE) == []
    assert [card.facts.covers for card in cards(world, dispute.id, COVER)] == [AWAY]


# ---- several covers -----------------------------------------------------------------------------


def test_a_later_cover_that_would_take_what_is_open_leaves_it_where_this_one_does(world: World):
    dispute = world.raised("stage_1")
    is_set(world, wanted(since=date(2026, 12, 7), until=date(2026, 12, 8)))
    is_set(world, wanted(moves_open=False))

    assert cards(world, dispute.id, COVER) == []


def test_each_cover_is_turned_over_alone_and_one_that_cannot_be_keeps_no_other(world: World):
    broken, other = world.raised("stage_1"), world.raised("stage_2")
    is_set(world, wanted(cover="safeguarding_lead", since=NEXT_MONDAY))
    is_set(world, wanted(COVER, ABOVE, since=NEXT_MONDAY), by=COVER)
    with world.desk.store.begin() as work:
        breaks = update(disputes).where(disputes.c.id == broken.id).values(state="broken")
        work._connection.execute(breaks)  # type: ignore[attr-defined]
    world.clock.at = at(30, 8, 30)

    assert len(day.turn_covers_over(world.desk)) == 1
    assert len(cards(world, other.id, ABOVE)) == 1


def test_covers_turn_over_whenever_something_has_come_due_within_a_day_that_has_begun(
    world: World,
):
    dispute = world.raised("stage_1")
    is_set(world, wanted(since=NEXT_MONDAY))
    for hour, number in ((8, 0), (9, 1)):
        world.clock.at = at(30, hour)
        chase(world.desk)
        assert (
            len([each for each in cards(world, dispute.id, COVER) if each.kind is Kind.REQUEST])
            == number
        )


def test_it_is_said_whose_pages_are_others_once_a_cover_begins_or_has_ended(world: World):
    is_set(world, wanted(cover="safeguarding_lead", since=NEXT_MONDAY, until=NEXT_MONDAY))
    is_set(world, wanted("safeguarding_lead", ABOVE, NEXT_MONDAY), by="safeguarding_lead")
    concerned = {}
    for number, hour in ((27, 9), (30, 8), (30, 9), (30, 10)):
        world.clock.at = at(number, hour)
        concerned[number, hour] = chase(world.desk).concerns
    world.clock.at = at(1, 9, month=12)

    assert concerned.pop((30, 9)) == {AWAY, "safeguarding_lead", ABOVE}
    assert set(concerned.values()) == {frozenset()}
    assert chase(world.desk).concerns == {AWAY, "safeguarding_lead"}


@dataclass
class Meanwhile:
    """The store, as seen by whoever turns covers over: another has just done something."""

    world: World
    does: Callable[[], object]

    @contextmanager
    def read(self) -> Iterator[Work]:
        with self.world.desk.store.read() as work:
            yield work
        self.does()

    @contextmanager
    def begin(self) -> Iterator[Work]:
        with self.world.desk.store.begin() as work:
            yield work


def test_one_that_somebody_ends_meanwhile_hands_nothing_over(world: World):
    dispute = world.raised("stage_1")
    cover = is_set(world, wanted(since=NEXT_MONDAY))
    world.clock.at = at(30, 8, 30)
    store = Meanwhile(world, lambda: setting_cover.end_now(world.desk, AWAY, cover.id))

    assert covering.turn_over(replace(world.desk, store=store)) == []  # type: ignore[arg-type]
    assert cards(world, dispute.id, COVER) == []
    assert is_told(world, Kind.COVERED_ENDED, cover)


def test_one_that_another_process_begins_meanwhile_begins_once(world: World):
    dispute = world.raised("stage_1")
    is_set(world, wanted(since=NEXT_MONDAY))
    world.clock.at = at(30, 8, 30)
    store = Meanwhile(world, lambda: covering.turn_over(world.desk))

    assert covering.turn_over(replace(world.desk, store=store)) == []  # type: ignore[arg-type]
    assert len(cards(world, dispute.id, COVER)) == 1


def test_what_fails_when_a_day_begins_leaves_the_next_day_its_beginning(world: World):
    with world.desk.store.begin() as work:
        work.covers_to_change()
        work._connection.execute(update(people).values(sealed=b"0"))  # type: ignore[attr-defined]
    world.clock.at = at(24, 8, 30)
    with world.desk.store.begin() as work:
        assert day.begin(world.desk, work)
        wakes = work.claim_due(at(25, 9), 10, of_the_morning=False)

    assert [each.dispute for each in wakes] == [None]
