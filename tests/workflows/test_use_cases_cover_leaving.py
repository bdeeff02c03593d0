"""A cover that leaves what was open with whoever is away: what the form says is so everywhere."""

from tests.workflows.test_use_cases_cover import (
    ABOVE,
    AWAY,
    COVER,
    FRIDAY,
    at,
    cards,
    is_set,
    wanted,
    world,
)
from tests.world import AGREED, NOT_NEGOTIATED, PLAN, RESOLVED, World
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.overview import Show
from workflows.use_cases import at_home, guests, listing, opening
from workflows.use_cases import setting_cover as use_case
from workflows.use_cases.chasing import start_digests

__all__ = ["world"]
LEAD, DIRECTOR = "safeguarding_lead", "service_director"


def leaves_it(world: World, cover: str = LEAD, away: str = AWAY) -> None:
    """The cover is set with the box of the open requests unticked; an hour goes by."""
    is_set(world, wanted(away, cover, moves_open=False), by=away)
    world.clock.at = at(23, 11)


def waits_for(world: World, person: str) -> list[str]:
    """The disputes that somebody's Home shows as waiting for them."""
    parts = at_home.home(world.desk, person).parts
    return [row.dispute.id for at in (Show.WAITING, Show.PAST) for row in parts[at].rows]


def may_open(world: World, person: str, dispute: Dispute) -> bool:
    return isinstance(opening.lay_open(world.desk, person, dispute.id, "test"), opening.Opened)


def kinds(world: World, person: str, dispute: Dispute) -> set[Kind]:
    return {card.kind for card in cards(world, dispute.id, person)}


def test_what_was_open_is_neither_seen_nor_reminded_of_by_the_cover(world: World):
    start_digests(world.desk)
    dispute = world.raised("stage_1")
    leaves_it(world)
    world.pass_to(at(1, 9, 30, month=12))

    assert waits_for(world, LEAD) == []
    assert waits_for(world, AWAY) == [dispute.id]
    assert not may_open(world, LEAD, dispute)
    assert opening.offers(world.desk, LEAD, dispute.id) is None
    assert kinds(world, LEAD, dispute) == set()
    assert Kind.NUDGE in kinds(world, AWAY, dispute)


def times_are_not_kept(world: World) -> None:
    """What stands in the store is from before the times of its questions were kept."""
    with world.desk.store.begin() as work:
        plain = work._connection.exec_driver_sql  # type: ignore[attr-defined]
        plain("UPDATE disputes SET state = json_remove(state, '$.asks')")


def test_a_dispute_kept_before_the_times_of_its_questions_were_stays_too(world: World):
    dispute = world.raised("stage_1")
    times_are_not_kept(world)
    leaves_it(world)

    assert waits_for(world, LEAD) == []
    assert not may_open(world, LEAD, dispute)


def test_and_it_stays_once_its_limit_has_passed(world: World):
    dispute = world.raised("stage_1")
    since = world.now_is(dispute).asked_since(AWAY)
    times_are_not_kept(world)
    leaves_it(world)
    world.pass_to(at(1, 9, 30, month=12))

    assert world.now_is(dispute).late
    assert world.now_is(dispute).asked_since(AWAY) == since
    assert waits_for(world, LEAD) == []
    assert not may_open(world, LEAD, dispute)


def test_the_next_question_of_that_dispute_goes_to_the_cover(world: World):
    dispute = world.raised("stage_1")
    world.choose(AWAY, dispute, "reply", **PLAN)
    leaves_it(world, LEAD, "chair")
    assert waits_for(world, LEAD) == []
    assert not may_open(world, LEAD, dispute)
    world.choose("chair", dispute, "escalate", **NOT_NEGOTIATED, agreement=AGREED)
    world.choose(COVER, dispute, "reply", **PLAN)

    assert waits_for(world, LEAD) == [dispute.id]
    assert may_open(world, LEAD, dispute)
    assert kinds(world, LEAD, dispute)


def test_an_action_that_was_agreed_before_stays_with_whoever_does_it(world: World):
    dispute = world.raised("stage_1")
    world.choose(AWAY, dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)
    leaves_it(world, ABOVE, "social_worker")

    assert listing.listed(world.desk, ABOVE, Show.ACTIONS, 1).rows == ()
    assert opening.offers(world.desk, ABOVE, dispute.id) is None
    assert len(listing.listed(world.desk, "social_worker", Show.ACTIONS, 1).rows) == 1


def test_a_decision_that_was_late_already_stays_with_whoever_decides(world: World):
    start_digests(world.desk)
    dispute = world.raised("stage_1")
    world.pass_to(at(1, 9, 30, month=12))
    today = world.clock.at.date()
    is_set(world, wanted("chair", LEAD, today, FRIDAY, moves_open=False), by="chair")

    assert not may_open(world, LEAD, dispute)


# ---- covering for others, and away oneself ------------------------------------------------------


def covering_for_two(world: World) -> list[Dispute]:
    """The service manager has a request of their own, and two of the team manager's."""
    own, others = world.raised("stage_2"), [world.raised("stage_1") for _ in range(2)]
    is_set(world)
    world.clock.at = at(23, 11)
    return [own, *others]


def test_the_form_counts_what_one_covers_for_others_and_all_of_it_goes(world: World):
    every = covering_for_two(world)
    asked = use_case.ask(world.desk, COVER, COVER, DIRECTOR).open
    assert (asked.number, asked.moved, asked.stay) == (3, 3, 0)
    is_set(world, wanted(COVER, DIRECTOR), by=COVER)

    assert sorted(waits_for(world, DIRECTOR)) == sorted(each.id for each in every)


def test_unticked_all_of_it_stays_and_what_is_asked_later_goes_on(world: World):
    start_digests(world.desk)
    every = covering_for_two(world)
    cover = is_set(world, wanted(COVER, DIRECTOR, moves_open=False), by=COVER)
    laid = use_case.lay_open(world.desk, COVER, cover.id)
    assert laid
    assert laid.stay == 3
    assert waits_for(world, DIRECTOR) == []
    assert sorted(waits_for(world, COVER)) == sorted(each.id for each in every)
    assert [card.facts.covers for card in cards(world, every[1].id, COVER)] == [AWAY]

    world.clock.at = at(23, 12)
    new = world.raised("stage_1")
    assert waits_for(world, DIRECTOR) == [new.id]
    assert new.id not in waits_for(world, COVER)
    assert use_case.end_now(world.desk, COVER, cover.id)
    assert new.id in waits_for(world, COVER)


def test_the_list_of_a_morning_is_not_struck_out_for_what_stays(world: World):
    start_digests(world.desk)
    every = covering_for_two(world)
    world.pass_to(at(27, 9, 1))
    today = world.clock.at.date()
    is_set(world, wanted(COVER, DIRECTOR, since=today, moves_open=False), by=COVER)

    with world.desk.store.read() as work:
        [morning] = work.cards_of(COVER)
    assert [line.over for line in morning.facts.lines] == [False, False, False]
    world.choose(AWAY, every[1], "reply", **PLAN)
    with world.desk.store.read() as work:
        [morning] = work.cards_of(COVER)
    assert {line.dispute: line.over for line in morning.facts.lines}[every[1].id]


def test_what_the_new_cover_cannot_act_in_goes_back_to_whose_it_is(world: World):
    covering_for_two(world)
    asked = use_case.ask(world.desk, COVER, COVER, "social_worker").open

    assert (asked.number, asked.moved, asked.stay) == (3, 0, 1)


def test_whoever_keeps_it_and_becomes_a_guest_hands_it_back(world: World):
    every = covering_for_two(world)
    is_set(world, wanted(COVER, DIRECTOR, moves_open=False), by=COVER)
    guests.note(world.desk, world.person(COVER), guest=True)

    assert sorted(waits_for(world, AWAY)) == sorted(each.id for each in every[1:])
    assert every[1].id not in waits_for(world, COVER)
