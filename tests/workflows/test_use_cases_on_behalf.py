"""Recording the answer of somebody outside Slack, as the app keeps it."""

from typing import Any

import pytest

from tests.workflows.posting import new, sent
from tests.workflows.test_engine_on_behalf import BY_LETTER
from tests.workflows.test_use_cases_outside_slack import outside
from tests.world import PLAN, World
from workflows.commands import Accepted, Choose, Reason, Refused
from workflows.dispute import Dispute
from workflows.history import Entry
from workflows.kinds import Kind
from workflows.on_behalf import RECEIVED
from workflows.use_cases import acting, opening
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened

ASKED = "team_manager"


@pytest.fixture
def asked(world: World) -> Dispute:
    world.people(outside(ASKED))
    dispute = world.raised("stage_1")
    sent(world)
    return dispute


def answer(choice: str = "reply", **typed: Any) -> Choose:
    return Choose(choice=choice, visit=1, answers={**BY_LETTER, **typed}, of=ASKED)


def record(world: World, dispute: Dispute, by: str = "chair") -> Acted:
    return acting.choose(world.desk, by, dispute.id, answer(**PLAN))


def last_entry(world: World, dispute: Dispute) -> Entry:
    with world.desk.store.read() as work:
        return work.history(dispute.id)[-1]


def test_the_line_in_the_history_is_the_recorders_and_the_act_theirs(world: World, asked: Dispute):
    record(world, asked)
    entry = last_entry(world, asked)

    assert (entry.person, entry.whose) == ("chair", ASKED)
    assert set(entry.forms) == {RECEIVED, "plan"}
    assert world.now_is(asked).acted == {**asked.acted, ASKED: "responding"}


def test_a_line_that_nobody_recorded_for_another_is_its_own_persons(world: World, asked: Dispute):
    entry = last_entry(world, asked)

    assert entry.whose == entry.person == "chair"


def test_whoever_recorded_it_is_asked_for_what_comes_next(world: World, asked: Dispute):
    record(world, asked)

    assert (Kind.REQUEST, "chair") in new(sent(world))


def test_the_message_that_led_to_it_asks_for_nothing_any_more(world: World, asked: Dispute):
    record(world, asked)
    with world.desk.store.read() as work:
        assert Kind.ASKED_BY_EMAIL not in [each.kind for each in work.cards(asked.id)]


def test_that_message_stays_as_it_is_while_the_question_does(world: World, asked: Dispute):
    assert isinstance(
        acting.choose(world.desk, "chair", asked.id, answer("take_on")).outcome, Accepted
    )
    with world.desk.store.read() as work:
        [card] = [each for each in work.cards(asked.id) if each.kind is Kind.ASKED_BY_EMAIL]

    assert card.facts.opens
    assert not card.facts.closing


def test_whoever_is_second_is_told_whose_answer_was_first(world: World, asked: Dispute):
    record(world, asked)
    again = record(world, asked).outcome

    assert isinstance(again, Refused)
    assert (again.reason, again.done and again.done.person) == (Reason.MOVED_ON, ASKED)


def test_somebody_who_may_not_open_it_hears_nothing(world: World, asked: Dispute):
    refused = record(world, asked, by="service_director").outcome

    assert refused == Refused(reason=Reason.NOT_INVOLVED)


def test_it_says_what_it_would_do_without_doing_it(world: World, asked: Dispute):
    would = acting.consider(world.desk, "chair", asked.id, answer(**PLAN))

    assert isinstance(would.outcome, Accepted)
    assert world.now_is(asked) == asked


def test_the_form_is_laid_open_as_theirs_to_whoever_records_it(world: World, asked: Dispute):
    mine = opening.lay_open(world.desk, "chair", asked.id, "the dispute")
    theirs = opening.lay_open(world.desk, "chair", asked.id, "answer received", ASKED)
    assert isinstance(mine, Opened)
    assert isinstance(theirs, Opened)

    assert mine.absent == ASKED
    assert "reply" in theirs.offered
    assert "reply" not in mine.offered
    assert (theirs.here.person, theirs.reader) == (ASKED, "chair")


def test_the_draft_of_it_can_be_gone_on_with_by_whoever_may_record_it(world: World, asked: Dispute):
    chair = opening.offers(world.desk, "chair", asked.id)
    assert chair
    assert chair.may_record_answer
    record(world, asked)

    later = opening.offers(world.desk, "chair", asked.id)
    assert later
    assert not later.may_record_answer
