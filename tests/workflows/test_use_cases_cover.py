"""Setting cover and ending it: who may, what both are told, what changes hands, and when."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.world import PLAN, RESOLVED, World, a_directory, a_world
from workflows.cards import Card
from workflows.cover import Cover, Role, WhyNot
from workflows.due import LONDON
from workflows.kinds import Kind
from workflows.overview import Show
from workflows.people import Person, Posting
from workflows.use_cases import at_home, day, guests, listing, opening
from workflows.use_cases import setting_cover as use_case
from workflows.use_cases.chasing import start_digests
from workflows.use_cases.setting_cover import Laid, Wanted

TODAY, NEXT_MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 4)
AWAY, COVER, ABOVE = "team_manager", "service_manager", "head_of_service"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return a_world(tmp_path)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, 1, tzinfo=LONDON)


def wanted(
    away: str = AWAY,
    cover: str = COVER,
    since: date = TODAY,
    until: date = FRIDAY,
    *,
    moves_open: bool = True,
) -> Wanted:
    return Wanted(away=away, cover=cover, since=since, until=until, moves_open=moves_open)


def is_set(world: World, asked: Wanted | None = None, by: str = AWAY) -> Cover:
    done = use_case.set_cover(world.desk, by, asked or wanted())
    assert isinstance(done, Cover), done
    return done


def cards(world: World, dispute: str, to: str) -> list[Card]:
    """The open messages about a dispute that somebody has."""
    with world.desk.store.read() as work:
        return [card for card in work.cards(dispute) if card.to == to]


def is_told(world: World, kind: Kind, cover: Cover) -> bool:
    with world.desk.store.read() as work:
        return work.is_owed(f"{kind}:{cover.id}")


def covers(world: World, person: str) -> list[Role]:
    return [role for role, _ in at_home.home(world.desk, person).covers]


def begin_day(world: World, when: datetime) -> None:
    world.clock.at = when
    with world.desk.store.begin() as work:
        assert day.begin(world.desk, work) == []
    assert day.turn_covers_over(world.desk) == []


# ---- setting it ---------------------------------------------------------------------------------


def test_both_are_told_and_see_it_at_home(world: World):
    cover = is_set(world)

    assert is_told(world, Kind.COVERING, cover)
    assert is_told(world, Kind.COVERED, cover)
    assert covers(world, AWAY) == [Role.AWAY]
    assert covers(world, COVER) == [Role.COVERS]
    assert covers(world, "chair") == []


def test_the_same_form_that_comes_twice_sets_it_once(world: World):
    assert is_set(world).id == is_set(world).id
    assert len(covers(world, AWAY)) == 1


def test_the_same_days_again_without_the_open_requests_are_no_cover_that_is_set(world: World):
    is_set(world)

    again = use_case.set_cover(world.desk, AWAY, wanted(moves_open=False))
    assert again is WhyNot.OVERLAPS


def test_a_manager_sets_it_for_somebody_below_and_may_change_it(world: World):
    cover = is_set(world, wanted("social_worker", COVER), by=AWAY)

    assert covers(world, AWAY) == [Role.SET_IT]
    assert use_case.lay_open(world.desk, AWAY, cover.id)
    assert use_case.lay_open(world.desk, ABOVE, cover.id)
    assert use_case.lay_open(world.desk, COVER, cover.id)
    assert use_case.lay_open(world.desk, "chair", cover.id) is None
    assert use_case.lay_open(world.desk, AWAY, "no such") is None


@pytest.mark.parametrize(
    ("by", "asked", "why"),
    [
        ("chair", wanted(), WhyNot.NOT_YOURS),
        (AWAY, wanted("nobody"), WhyNot.NOT_YOURS),
        (AWAY, wanted(cover="nobody"), WhyNot.NOT_KNOWN),
        (AWAY, wanted(cover=AWAY), WhyNot.YOURSELF),
    ],
)
def test_it_is_refused_with_a_reason_and_nothing_is_kept(
    world: World, by: str, asked: Wanted, why: WhyNot
):
    assert use_case.set_cover(world.desk, by, asked) is why
    assert covers(world, AWAY) == []


@pytest.mark.parametrize("cover", ["safeguarding_lead", "chair"])
def test_an_administrator_cannot_choose_an_administrator_to_cover_for_somebody(
    world: World, cover: str
):
    people, who = a_directory().people, "safeguarding_lead"
    both = str(people[who].slack_id), str(people["chair"].slack_id)
    world.desk = replace(world.desk, administrators=both)

    refused = use_case.set_cover(world.desk, who, wanted(AWAY, cover))

    assert refused is WhyNot.AN_ADMINISTRATOR
    assert covers(world, AWAY) == []
    assert is_set(world, wanted(AWAY, COVER), by=who)


def test_whoever_is_away_and_a_manager_above_them_may_choose_an_administrator(world: World):
    assert is_set(world, wanted(AWAY, "chair_manager"))
    assert is_set(world, wanted("social_worker", "chair_manager"), by=AWAY)


def test_whoever_may_not_set_it_does_not_learn_that_it_is_set(world: World):
    is_set(world)

    assert use_case.set_cover(world.desk, "chair", wanted()) is WhyNot.NOT_YOURS


def test_whoever_is_not_in_slack_cannot_cover(world: World):
    council = a_directory()
    nurse = Person(id="nurse", name="Sample Nurse", email="nurse@example.org")
    posting = Posting(person="nurse", post="social_worker", team="South", agency="Health")
    people, postings = {**council.people, "nurse": nurse}, (*council.postings, posting)
    world.people(replace(council, people=people, postings=postings))

    assert use_case.set_cover(world.desk, AWAY, wanted(cover="nurse")) is WhyNot.NOT_KNOWN


def test_the_form_asks_for_others_only_of_whoever_may_set_it_for_them(world: World):
    world.raised("stage_1")

    manager = use_case.ask(world.desk, COVER, AWAY)
    assert (manager.away, manager.for_others, manager.open.number) == (AWAY, True, 1)
    worker = use_case.ask(world.desk, "social_worker", AWAY)
    assert (worker.away, worker.for_others, worker.open.number) == ("social_worker", False, 0)
    assert use_case.ask(world.desk, COVER, "nobody").away == COVER


def test_it_says_how_many_requests_stay_where_the_cover_is_a_party(world: World):
    mine, other = world.raised("stage_1"), world.raised("stage_2")
    world.choose("service_manager", other, "take_on")

    worker = use_case.ask(world.desk, AWAY, AWAY, "social_worker")
    higher = use_case.ask(world.desk, AWAY, AWAY, COVER)
    cover = is_set(world, wanted(cover="social_worker"))
    laid = use_case.lay_open(world.desk, AWAY, cover.id)

    assert (worker.open.number, worker.open.moved, worker.open.stay) == (1, 0, 1)
    assert (higher.open.number, higher.open.moved, higher.open.stay) == (1, 1, 0)
    assert laid
    assert laid.stay == 1
    assert cards(world, mine.id, "social_worker") == []
    assert use_case.ask(world.desk, AWAY).open.stay == 0


def test_and_how_many_where_the_cover_takes_over_new_ones_only(world: World):
    world.raised("stage_1")
    cover = is_set(world, wanted(moves_open=False))
    world.clock.at = at(23, 11)
    world.raised("stage_1")

    laid = use_case.lay_open(world.desk, AWAY, cover.id)

    assert laid
    assert laid.stay == 1


# ---- its last day -------------------------------------------------------------------------------


def told_days(world: World, to: str, kind: Kind) -> list[date | None]:
    """The last days of which somebody was told."""
    with world.desk.store.read() as work:
        found = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT key FROM outbox WHERE recipient = ? AND kind = ? ORDER BY id", (to, kind.value)
        )
        cards = [work.card(row.key) for row in found]
    return [card.facts.until for card in cards if card]


@pytest.mark.parametrize("until", [date(2026, 11, 23), date(2026, 12, 11)])
def test_its_last_day_can_be_an_earlier_or_a_later_one_and_both_are_told(world: World, until: date):
    cover = is_set(world)
    world.clock.at = at(23, 12)
    changed = use_case.change_until(world.desk, AWAY, cover.id, until)

    assert isinstance(changed, Laid)
    assert changed.cover.until == until
    [(_, kept)] = at_home.home(world.desk, AWAY).covers
    assert kept.until == until
    assert told_days(world, COVER, Kind.COVERING) == [FRIDAY, until]
    assert told_days(world, AWAY, Kind.COVERED) == [FRIDAY, until]


def test_the_same_last_day_tells_nobody_again(world: World):
    cover = is_set(world)
    world.clock.at = at(23, 12)

    assert isinstance(use_case.change_until(world.desk, AWAY, cover.id, FRIDAY), Laid)
    assert told_days(world, COVER, Kind.COVERING) == [FRIDAY]


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (date(2026, 11, 23), WhyNot.PAST),
        (date(2027, 11, 23), WhyNot.TOO_LONG),
        (date(2026, 12, 7), WhyNot.OVERLAPS),
        (date(2026, 12, 9), WhyNot.OVERLAPS),
    ],
)
def test_a_last_day_is_checked_as_when_it_was_set(world: World, until: date, why: WhyNot):
    cover = is_set(world)
    is_set(world, wanted(cover=ABOVE, since=date(2026, 12, 7), until=date(2026, 12, 8)))
    world.clock.at = at(24, 9)

    assert use_case.change_until(world.desk, AWAY, cover.id, until) is why


def test_it_lasts_no_day_on_which_whoever_covers_is_away_nor_ends_before_it_begins(world: World):
    cover = is_set(world, wanted(since=NEXT_MONDAY))
    later = wanted(COVER, ABOVE, since=date(2026, 12, 7), until=date(2026, 12, 8))
    is_set(world, later, by=COVER)

    def change(day: date) -> object:
        return use_case.change_until(world.desk, AWAY, cover.id, day)

    assert change(date(2026, 12, 7)) is WhyNot.AWAY_THEN
    assert change(date(2026, 11, 27)) is WhyNot.BACKWARDS


LATER = date(2026, 12, 11)


def test_an_administrator_lets_no_administrator_cover_for_longer(world: World):
    cover = is_set(world, wanted(cover="chair"))
    accounts = [world.person(who).slack_id for who in ("safeguarding_lead", "chair")]
    world.desk = replace(world.desk, administrators=tuple(map(str, accounts)))

    def change(by: str, day: date) -> object:
        return use_case.change_until(world.desk, by, cover.id, day)

    assert change("safeguarding_lead", LATER) is WhyNot.AN_ADMINISTRATOR
    assert isinstance(change("safeguarding_lead", TODAY), Laid)
    assert isinstance(change(COVER, LATER), Laid)


def test_a_cover_who_is_a_guest_now_covers_for_no_longer(world: World):
    cover = is_set(world)
    guests.note(world.desk, world.person(COVER), guest=True)
    world.clock.at = at(24, 9)

    assert use_case.change_until(world.desk, AWAY, cover.id, LATER) is WhyNot.NOT_KNOWN
    assert isinstance(use_case.change_until(world.desk, AWAY, cover.id, date(2026, 11, 24)), Laid)


def test_whoever_covers_changes_no_last_day(world: World):
    cover = is_set(world, wanted(cover="chair"))

    assert use_case.change_until(world.desk, "chair", cover.id, FRIDAY) is None


# ---- handing over -------------------------------------------------------------------------------


def test_what_waits_goes_to_the_cover_at_once_where_it_begins_today(world: World):
    dispute = world.raised("stage_1")
    is_set(world)

    [asked] = cards(world, dispute.id, COVER)
    assert asked.facts.covers == AWAY
    [kept] = cards(world, dispute.id, AWAY)
    assert kept.facts.covered


def test_what_waits_stays_where_that_was_asked_and_what_comes_goes_to_the_cover(world: World):
    first = world.raised("stage_1")
    is_set(world, wanted(moves_open=False))
    world.clock.at = at(23, 11)
    second = world.raised("stage_1")

    assert cards(world, first.id, COVER) == []
    assert not cards(world, first.id, AWAY)[0].facts.covered
    assert len(cards(world, second.id, COVER)) == 1


def test_cover_that_begins_later_begins_on_its_first_working_morning(world: World):
    dispute = world.raised("stage_1")
    is_set(world, wanted(since=NEXT_MONDAY))
    begin_day(world, at(27, 8, 30))
    assert cards(world, dispute.id, COVER) == []

    begin_day(world, at(30, 8, 30))
    begin_day(world, at(1, 8, 30, month=12))

    assert len(cards(world, dispute.id, COVER)) == 1


def test_out_of_hours_nothing_is_handed_over(world: World):
    dispute = world.raised("stage_1")
    is_set(world, wanted(since=NEXT_MONDAY))
    begin_day(world, at(30, 22))

    assert cards(world, dispute.id, COVER) == []


def test_a_cover_of_a_weekend_is_over_before_the_first_working_morning(world: World):
    saturday, sunday = date(2026, 11, 28), date(2026, 11, 29)
    dispute = world.raised("stage_1")
    cover = is_set(world, wanted(since=saturday, until=sunday))
    begin_day(world, at(30, 8, 30))

    assert cards(world, dispute.id, COVER) == []
    assert is_told(world, Kind.COVERED_ENDED, cover)


def test_the_cover_of_the_cover_takes_over_and_gives_back(world: World):
    dispute = world.raised("stage_1")
    is_set(world)
    second = is_set(world, wanted(COVER, ABOVE), by=COVER)

    assert cards(world, dispute.id, COVER) == []
    assert [card.facts.covers for card in cards(world, dispute.id, ABOVE)] == [AWAY]

    assert use_case.end_now(world.desk, COVER, second.id)
    assert cards(world, dispute.id, ABOVE) == []
    assert [card.facts.covers for card in cards(world, dispute.id, COVER)] == [AWAY]
    assert cards(world, dispute.id, AWAY)[0].facts.covered


# ---- ending it ----------------------------------------------------------------------------------


def test_ended_now_everything_goes_back_and_both_are_told(world: World):
    dispute = world.raised("stage_1")
    cover = is_set(world)
    assert use_case.end_now(world.desk, AWAY, cover.id)

    assert cards(world, dispute.id, COVER) == []
    assert not cards(world, dispute.id, AWAY)[0].facts.covered
    assert is_told(world, Kind.COVERING_ENDED, cover)
    assert is_told(world, Kind.COVERED_ENDED, cover)
    assert use_case.end_now(world.desk, AWAY, cover.id) is None
    assert covers(world, AWAY) == []


def test_whoever_covers_cannot_end_it(world: World):
    cover = is_set(world, wanted(cover="chair"))

    assert use_case.end_now(world.desk, "chair", cover.id) is None


def test_ending_one_that_has_not_begun_leaves_the_one_that_has(world: World):
    dispute = world.raised("stage_1")
    is_set(world)
    later = is_set(world, wanted(since=date(2026, 12, 7), until=date(2026, 12, 8)))
    assert use_case.end_now(world.desk, AWAY, later.id)

    assert len(cards(world, dispute.id, COVER)) == 1


def test_by_its_date_it_ends_on_the_next_working_morning(world: World):
    dispute = world.raised("stage_1")
    cover = is_set(world, wanted(until=date(2026, 11, 26)))
    begin_day(world, at(27, 8, 30))

    assert cards(world, dispute.id, COVER) == []
    assert not cards(world, dispute.id, AWAY)[0].facts.covered
    assert is_told(world, Kind.COVERING_ENDED, cover)


def test_after_the_cover_has_left_the_person_has_their_buttons_again_at_the_end(world: World):
    dispute = world.raised("stage_1")
    cover = is_set(world)
    world.people(a_directory(COVER))
    assert cards(world, dispute.id, AWAY)[0].facts.covered
    assert use_case.end_now(world.desk, AWAY, cover.id)

    assert not cards(world, dispute.id, AWAY)[0].facts.covered


def test_the_list_of_a_morning_is_struck_out_for_whoever_covered(world: World):
    start_digests(world.desk)
    cover = is_set(world)
    world.raised("stage_1")
    world.raised("stage_1")
    world.pass_to(at(27, 9, 1))

    with world.desk.store.read() as work:
        [morning] = work.cards_of(COVER)
    assert [line.covers for line in morning.facts.lines] == [AWAY, AWAY]
    use_case.end_now(world.desk, AWAY, cover.id)
    with world.desk.store.read() as work:
        [morning] = work.cards_of(COVER)
    assert all(line.over for line in morning.facts.lines)


def test_what_is_answered_is_struck_out_of_the_list_of_whoever_covers(world: World):
    is_set(world)
    first, _ = world.raised("stage_1"), world.raised("stage_1")
    world.pass_to(at(27, 9, 1))
    world.choose(AWAY, first, "reply", **PLAN)

    with world.desk.store.read() as work:
        [morning] = work.cards_of(COVER)
    assert {line.dispute: line.over for line in morning.facts.lines}[first.id]
    assert not all(line.over for line in morning.facts.lines)


def test_where_a_hand_over_does_not_work_the_rest_of_the_morning_does(world: World):
    start_digests(world.desk)
    dispute = world.raised("stage_1")
    is_set(world, wanted(since=NEXT_MONDAY))
    with world.desk.store.begin() as work:
        broken = work._connection.exec_driver_sql  # type: ignore[attr-defined]
        broken("UPDATE disputes SET state = 'broken' WHERE id = ?", (dispute.id,))
    world.clock.at = at(30, 8, 30)
    with world.desk.store.begin() as work:
        failed = day.begin(world.desk, work)

    assert len(failed) == 1
    assert len(day.turn_covers_over(world.desk)) == 1
    with world.desk.store.read() as work:
        assert all(each.begun_at is None for each in work.covers())


# ---- in lists, and opening ----------------------------------------------------------------------


def test_the_cover_has_what_is_asked_in_their_lists_soonest_first(world: World):
    theirs = world.raised("stage_2")
    covered = world.raised("stage_1")
    is_set(world)
    world.clock.at = at(24, 9)
    later = world.raised("stage_2")

    found = listing.listed(world.desk, COVER, Show.WAITING, 1).rows
    assert [(row.dispute.id, row.covers) for row in found] == [
        (theirs.id, False),
        (covered.id, True),
        (later.id, False),
    ]
    assert all(row.mine and row.choices for row in found)


def test_what_is_only_news_to_the_person_away_is_not_in_the_lists_of_their_cover(world: World):
    is_set(world, wanted("chair", "safeguarding_lead"), by="chair")
    world.raised("stage_1")
    replied = world.raised("stage_1")
    world.choose(AWAY, replied, "reply", **PLAN)

    found = listing.listed(world.desk, "safeguarding_lead", Show.INVOLVED, 1).rows
    assert [row.dispute.id for row in found] == [replied.id]


def test_what_one_was_asked_before_and_covers_now_stands_in_the_list_once(world: World):
    dispute = world.raised("stage_1")
    world.choose(AWAY, dispute, "reply", **PLAN)
    is_set(world, wanted("chair", "chair_manager"), by="chair")
    is_set(world, wanted(AWAY, "safeguarding_lead"))

    for show in (Show.WAITING, Show.INVOLVED, Show.SUPERVISION):
        [row] = listing.listed(world.desk, "chair_manager", show, 1).rows
        assert (row.covers, row.raiser) == (True, "Sample Chair")
    assert listing.listed(world.desk, "safeguarding_lead", Show.INVOLVED, 1).rows == ()


def test_of_two_whom_one_person_covers_an_action_is_asked_once(world: World):
    dispute = world.raised("stage_1")
    world.choose(AWAY, dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    is_set(world, wanted("social_worker", ABOVE), by=AWAY)
    is_set(world, wanted("chair", ABOVE), by="chair")

    assert len(listing.listed(world.desk, ABOVE, Show.ACTIONS, 1).rows) == 1


def test_actions_of_somebody_away_are_in_the_list_of_their_cover(world: World):
    dispute = world.raised("stage_1")
    world.choose(AWAY, dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    is_set(world, wanted("social_worker", ABOVE), by=AWAY)

    [row] = listing.listed(world.desk, ABOVE, Show.ACTIONS, 1).rows
    assert row.covers
    offers = opening.offers(world.desk, ABOVE, dispute.id)
    assert offers
    assert offers.actions == ("plan.actions.1",)


def test_whoever_raised_it_is_not_asked_as_cover(world: World):
    is_set(world, wanted(cover="chair"))
    dispute = world.raised("stage_1")

    assert [card.facts.covers for card in cards(world, dispute.id, AWAY)] == [""]
    assert not cards(world, dispute.id, AWAY)[0].facts.covered
    assert not any(row.covers for row in listing.listed(world.desk, "chair", Show.INVOLVED, 1).rows)
