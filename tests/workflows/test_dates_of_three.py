"""A new date where several answer as one: each of them agrees, and it counts with the last."""

from pathlib import Path
from typing import Any

import pytest

from tests.databases import Database
from tests.dates import CHOICE, FORM, LATER
from tests.joint import altered
from tests.workflows.passing import form
from tests.workflows.posting import new, sent
from tests.world import PLAN, World, a_world
from workflows.commands import Accepted, AnswerDate, PassOn, Reason, Refused
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.notices import CHANNEL
from workflows.use_cases import dating, passing_on, setting_cover
from workflows.use_cases.deciding import Acted
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.world import today

MANAGER, HEAD, DIRECTOR = "team_manager", "head_of_service", "service_director"
EVEN_LATER = {"later": {**LATER["later"], "new_date": "2026-12-07"}}


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    """The sample council, whose stage 3 three people answer as one."""
    three = f"{{all: [{MANAGER}, {HEAD}, {DIRECTOR}]}}"
    text = altered(
        ("key: chair-drp", "key: three-drp"),
        ("\nforms:", f"\nforms:{FORM}"),
        (
            "\nchoices:",
            "\nchoices:" + CHOICE.replace("    agreed_with: chair\n", "    at: stage_3\n"),
        ),
        ("answered_by: head_of_service", f"answered_by: {three}"),
        (
            "also: [take_on, pass_up, telephoned,",
            "also: [take_on, pass_up, ask_for_time, telephoned,",
        ),
        (
            "        names: responder\n",
            "        names: responder\n        at: [informal, stage_1, stage_2, stage_4]\n",
        ),
    )
    (tmp_path / "three-drp.yaml").write_text(text, encoding="utf-8")
    own = {"DRP_PROCEDURES": ("three-drp",), "DRP_PROCEDURES_DIR": tmp_path}
    return a_world(tmp_path, DRP_DATABASE_URL=database.url, **own)


def covers(world: World, *, cover: str, away: tuple[str, ...]) -> None:
    day = today(world.desk)
    for who in away:
        wanted = Wanted(away=who, cover=cover, since=day, until=day, moves_open=True)
        assert isinstance(setting_cover.set_cover(world.desk, who, wanted), Cover)


def begun(world: World) -> Dispute:
    dispute = world.raised("stage_3")
    sent(world)
    return dispute


def answer(world: World, by: str, dispute: Dispute, *, agrees: bool = True) -> Acted:
    waits = world.now_is(dispute).new_date
    assert waits
    command = AnswerDate(visit=dispute.visit, number=waits.number, agrees=agrees)
    acted = dating.answer_date(world.desk, by, dispute.id, command)
    assert isinstance(acted.outcome, Accepted), acted.outcome
    return acted


def cards(world: World, dispute: Dispute) -> set[tuple[Kind, str]]:
    with world.desk.store.read() as work:
        return {(card.kind, card.to) for card in work.cards(dispute.id)}


def test_whoever_covers_for_two_agrees_for_one_of_them_and_the_other_is_asked(world: World):
    dispute = begun(world)
    covers(world, cover="service_manager", away=(MANAGER, HEAD))
    world.choose(DIRECTOR, dispute, "ask_for_time", **LATER)
    assert {(Kind.NEW_DATE, "service_manager"), (Kind.NEW_DATE, HEAD)} <= cards(world, dispute)

    waits = answer(world, "service_manager", dispute).dispute.new_date

    assert waits
    assert waits.agreed == {DIRECTOR: DIRECTOR, MANAGER: "service_manager"}
    again = AnswerDate(visit=dispute.visit, number=waits.number, agrees=True)
    refused = dating.answer_date(world.desk, "service_manager", dispute.id, again).outcome
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.AGREED_ALREADY
    assert answer(world, HEAD, dispute).dispute.clock.due.day.isoformat() == "2026-12-03"


def test_whoever_covers_for_two_proposes_for_one_of_them_and_the_other_is_asked(world: World):
    dispute = begun(world)
    covers(world, cover="service_manager", away=(HEAD, MANAGER))

    world.choose("service_manager", dispute, "ask_for_time", **LATER)

    assert (Kind.NEW_DATE, HEAD) in cards(world, dispute)
    assert (Kind.NEW_DATE, "service_manager") not in cards(world, dispute)


def test_whoever_is_asked_and_covers_agrees_for_their_own_post(world: World):
    dispute = begun(world)
    covers(world, cover=HEAD, away=(MANAGER,))
    world.choose(DIRECTOR, dispute, "ask_for_time", **LATER)

    waits = answer(world, HEAD, dispute).dispute.new_date

    assert waits
    assert (waits.agreed[HEAD], waits.awaited) == (HEAD, {MANAGER: MANAGER})


def test_whoever_is_asked_and_covers_proposes_for_their_own_post(world: World):
    dispute = begun(world)
    covers(world, cover=HEAD, away=(MANAGER,))

    world.choose(HEAD, dispute, "ask_for_time", **LATER)

    waits = world.now_is(dispute).new_date
    assert waits
    assert (waits.agreed, set(waits.awaited)) == ({HEAD: HEAD}, {MANAGER, DIRECTOR})


def test_nobody_who_has_agreed_for_another_post_takes_a_question_that_is_passed_on(world: World):
    dispute = begun(world)
    covers(world, cover="service_manager", away=(HEAD,))
    world.choose("service_manager", dispute, "ask_for_time", **LATER)

    command = PassOn(visit=dispute.visit, answers=form("service_manager"))
    refused = passing_on.pass_on(world.desk, MANAGER, dispute.id, command).outcome

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.PARTY


def test_each_of_the_others_is_asked_and_it_counts_with_the_last(world: World):
    dispute = begun(world)
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)
    assert set(new(sent(world))) == {(Kind.NEW_DATE, HEAD), (Kind.NEW_DATE, DIRECTOR)}

    first = answer(world, HEAD, dispute).dispute
    assert first.clock == dispute.clock
    assert new(sent(world)) == []
    assert (Kind.NEW_DATE, HEAD) not in cards(world, dispute)
    assert (Kind.NEW_DATE, DIRECTOR) in cards(world, dispute)
    last = answer(world, DIRECTOR, dispute).dispute

    assert last.clock.due.day.isoformat() == "2026-12-03"
    agreed = {(Kind.DATE_AGREED, MANAGER), (Kind.DATE_AGREED, HEAD)}
    assert {each for each in new(sent(world)) if each[1] != CHANNEL} == agreed | {
        (Kind.STAYED, "chair")
    }


def test_whoever_agreed_before_is_told_that_the_first_date_is_kept(world: World):
    dispute = begun(world)
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)
    answer(world, HEAD, dispute)
    sent(world)

    answer(world, DIRECTOR, dispute, agrees=False)

    assert set(new(sent(world))) == {(Kind.DATE_KEPT, MANAGER), (Kind.DATE_KEPT, HEAD)}


def test_a_joint_answer_and_a_new_date_take_each_others_place(world: World):
    dispute = begun(world)
    world.choose(MANAGER, dispute, "reply", **PLAN)
    sent(world)
    assert (Kind.AGREE, HEAD) in cards(world, dispute)

    world.choose(HEAD, dispute, "ask_for_time", **LATER)
    waits = world.now_is(dispute)
    assert (waits.proposal is None, waits.new_date is not None) == (True, True)
    assert (Kind.AGREE, HEAD) not in cards(world, dispute)
    world.choose(MANAGER, dispute, "reply", **PLAN)

    assert world.now_is(dispute).new_date is None
    assert not {card for card in cards(world, dispute) if card[0] is Kind.NEW_DATE}


def test_what_was_proposed_is_no_answer_before_all_have_agreed(world: World):
    dispute = begun(world)
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)
    with world.desk.store.read() as work:
        before: Any = work.latest_answers(dispute.id).get("later")
    answer(world, HEAD, dispute)
    answer(world, DIRECTOR, dispute)

    with world.desk.store.read() as work:
        assert before is None
        assert work.latest_answers(dispute.id)["later"] == LATER["later"]


def test_another_date_takes_the_place_of_the_first_that_was_proposed(world: World):
    dispute = begun(world)
    world.choose(MANAGER, dispute, "ask_for_time", **LATER)
    sent(world)

    world.choose(HEAD, dispute, "ask_for_time", **EVEN_LATER)

    assert set(new(sent(world))) == {(Kind.NEW_DATE, MANAGER), (Kind.NEW_DATE, DIRECTOR)}
    assert (Kind.NEW_DATE, HEAD) not in cards(world, dispute)
