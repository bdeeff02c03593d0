"""Adding to the record: who may, what it changes (nothing), and who hears of it."""

from typing import Any

import pytest

from tests.workflows.playing import PROCEDURE, here, raised
from tests.workflows.posting import new, sent
from tests.world import PASS_UP, PLAN, RESOLVED, World
from workflows import engine
from workflows.adding import ADDED, ADDITION, PART
from workflows.boxes import Box, Problem, Why
from workflows.commands import Accepted, Add, Reason, Refused
from workflows.cover import Cover
from workflows.dispute import Dispute
from workflows.drafts import About, Place
from workflows.events import ActedAsCover, Added
from workflows.kinds import Kind
from workflows.use_cases import adding, drafting, guests, setting_cover
from workflows.use_cases.deciding import Acted
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.world import today

SAYS = {ADDITION: {ADDED: "It is worse now.", PART: "1"}}


def add(world: World, by: str, dispute: Dispute, form: str = "", **more: Any) -> Acted:
    command = Add(answers=more or SAYS)
    return adding.add(world.desk, by, dispute.id, command, place=Place(form=form))


def problems(outcome: Accepted | Refused) -> tuple[Problem, ...]:
    assert isinstance(outcome, Refused)
    return outcome.problems


@pytest.mark.parametrize("about", [None, 1])
def test_a_statement_is_kept_and_nothing_else_changes(about: int | None):
    dispute = raised()

    outcome = engine.add(PROCEDURE, dispute, Add(answers=SAYS, about=about), here("chair"))

    assert isinstance(outcome, Accepted)
    assert outcome.events == (Added(about=about),)
    assert outcome.answers == {ADDITION: {ADDED: "It is worse now."}}
    assert outcome.dispute.clock == dispute.clock
    assert outcome.dispute.version == dispute.version + 1
    assert (outcome.dispute.step, outcome.dispute.visit) == (dispute.step, dispute.visit)


def test_an_empty_statement_is_not_kept():
    outcome = engine.add(PROCEDURE, raised(), Add(answers={ADDITION: {ADDED: " "}}), here("chair"))

    assert [each.why for each in problems(outcome)] == [Why.BLANK]


@pytest.mark.parametrize("about", [0, 2])
def test_it_is_about_a_line_that_is_there(about: int):
    outcome = engine.add(PROCEDURE, raised(), Add(answers=SAYS, about=about), here("chair"))

    box = Box(form=ADDITION, field=PART)
    assert problems(outcome) == (Problem(box=box, why=Why.NOT_AN_OPTION),)


def test_whoever_may_not_open_a_dispute_adds_nothing_to_it(world: World):
    dispute = world.raised()

    acted = add(world, "service_director", dispute)

    assert acted.outcome == Refused(reason=Reason.NOT_INVOLVED)


def test_nor_does_whoever_only_does_an_action_that_was_agreed_in_it(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "resolved", **RESOLVED)

    refused = add(world, "social_worker", dispute, statement="We have begun.").outcome

    assert refused == Refused(reason=Reason.NOT_INVOLVED)


def test_whoever_raised_it_hears_of_it_also_after_the_end_and_whoever_must_act_before(world: World):
    dispute = world.raised()
    sent(world)

    add(world, "chair_manager", dispute)

    assert new(sent(world)) == [(Kind.ADDED, "chair"), (Kind.ADDED, "team_manager")]
    world.choose("chair", dispute, "withdraw", withdrawal={"reason": "It was settled."})
    sent(world)
    add(world, "team_manager", dispute)
    assert new(sent(world)) == [(Kind.ADDED, "chair")]


def test_whoever_adds_as_cover_is_kept_with_for_whom_and_may_open_it_from_then_on(world: World):
    dispute = world.raised()
    day = today(world.desk)
    for who in ("team_manager", "chair_manager"):
        wanted = Wanted(away=who, cover="safeguarding_lead", since=day, until=day, moves_open=True)
        assert isinstance(setting_cover.set_cover(world.desk, who, wanted), Cover)

    added, own = add(world, "safeguarding_lead", dispute), add(world, "chair", dispute)

    assert isinstance(added.outcome, Accepted)
    assert added.outcome.events == (Added(about=None), ActedAsCover(of="chair_manager"))
    assert "safeguarding_lead" in world.now_is(dispute).asked
    assert isinstance(own.outcome, Accepted)
    assert own.outcome.events == (Added(about=None),)


def test_whoever_covers_for_a_guest_adds_for_them(world: World):
    dispute = world.raised()
    day = today(world.desk)
    wanted = Wanted(
        away="team_manager", cover="safeguarding_lead", since=day, until=day, moves_open=True
    )
    assert isinstance(setting_cover.set_cover(world.desk, "team_manager", wanted), Cover)
    guests.note(world.desk, world.person("team_manager"), guest=True)

    added = add(world, "safeguarding_lead", dispute)

    assert isinstance(added.outcome, Accepted)
    assert added.outcome.events == (Added(about=None), ActedAsCover(of="team_manager"))


def test_whoever_added_it_is_not_told(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    sent(world)

    add(world, "chair", dispute)

    assert new(sent(world)) == []


def test_the_requests_keep_their_buttons_and_the_clocks_run_on(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    with world.desk.store.read() as work:
        before = work.cards(dispute.id)

    add(world, "team_manager", dispute)

    with world.desk.store.read() as work:
        assert work.cards(dispute.id) == before


def test_a_form_that_is_sent_twice_counts_once(world: World):
    dispute = world.raised()
    add(world, "chair", dispute, "one form")

    again = add(world, "chair", dispute, "one form")

    assert isinstance(again.outcome, Refused)
    assert again.outcome.reason is Reason.RECORDED
    with world.desk.store.read() as work:
        lines = [
            entry for entry in work.history(dispute.id) if entry.events == (Added(about=None),)
        ]
    assert len(lines) == 1


def test_the_draft_whose_whole_text_was_added_goes_and_no_other(world: World):
    dispute, reply = world.raised(), About(form="choose", choice="reply")
    for draft in ("added", "other"):
        drafting.keep(world.desk, "team_manager", draft, reply, PLAN)

    command = Add(answers=SAYS)
    adding.add(world.desk, "team_manager", dispute.id, command, "its own", whole="added")

    with world.desk.store.read() as work:
        assert [draft.id for draft in work.drafts_of("team_manager")] == ["other"]
