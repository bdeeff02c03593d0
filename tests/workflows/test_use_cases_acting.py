"""Acting on a real database: one transaction each, and a plain answer to whoever was second."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from tests.workflows.playing import AGREES, FILE, SAYS_NO, TEXT, at
from tests.workflows.posting import new, sent
from tests.world import (
    CALL,
    MORE_TIME,
    NOT_RESOLVED,
    PASS_UP,
    PLAN,
    World,
)
from workflows import reading
from workflows.commands import Accepted, Choose, Open, Reason, Refused
from workflows.desk import Library
from workflows.dispute import Dispute
from workflows.drafts import About, Draft, Place
from workflows.history import Act
from workflows.kinds import Kind
from workflows.notices import CHANNEL
from workflows.ports import NoSuchDispute, StaleDispute, Store, Work
from workflows.references import Mistyped
from workflows.use_cases import acting, drafting, opening
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened

REPLY = About(form="choose", choice="reply", visit=1)


def choose(world: World, by: str, dispute: Dispute, choice: str, visit: int, **typed: Any) -> Acted:
    command = Choose(choice=choice, visit=visit, answers=typed)
    return acting.choose(world.desk, by, dispute.id, command)


def refused(acted: Acted) -> Refused:
    assert isinstance(acted.outcome, Refused), acted.outcome
    return acted.outcome


def act(choice: str, step: str, person: str, when: datetime) -> Act:
    return Act(choice=choice, step=step, person=person, at=when)


def test_an_act_is_kept_with_its_history_its_answers_and_its_messages(world: World):
    # S1-86, S1-91
    dispute = world.raised()
    sent(world)
    world.clock.at += timedelta(hours=1)

    acted = world.choose("team_manager", dispute, "reply", **PLAN)

    assert isinstance(acted.outcome, Accepted)
    assert world.now_is(dispute) == acted.dispute
    assert acted.directory.name("chair") == "Sample Chair"
    with world.desk.store.read() as work:
        entry = work.history(dispute.id)[-1]
        assert work.latest_answers(dispute.id)["plan"] == PLAN["plan"]
    assert (entry.number, entry.person, entry.forms) == (2, "team_manager", ("plan",))
    assert (entry.at, entry.events) == (world.desk.now(), acted.outcome.events)
    assert new(sent(world)) == [(Kind.POST_CHOSEN, CHANNEL), (Kind.REQUEST, "chair")]


def test_a_refusal_changes_nothing_and_tells_nobody(world: World):
    dispute = world.raised()
    sent(world)

    acted = world.choose("team_manager", dispute, "reply")

    assert refused(acted).reason is Reason.INCOMPLETE
    assert world.now_is(dispute) == dispute
    with world.desk.store.read() as work:
        assert len(work.history(dispute.id)) == 1
    assert sent(world) == []


def test_the_draft_of_a_form_is_dropped_with_the_act_and_kept_with_a_refusal(world: World):
    dispute = world.raised()
    drafting.keep(world.desk, "team_manager", "draft", REPLY, PLAN)
    command = Choose(choice="reply", visit=1)

    acting.choose(world.desk, "team_manager", dispute.id, command, "draft")
    with world.desk.store.read() as work:
        kept = work.draft("draft", "team_manager")
    acting.choose(world.desk, "team_manager", dispute.id, replace(command, answers=PLAN), "draft")
    with world.desk.store.read() as work:
        gone = work.draft("draft", "team_manager")

    assert isinstance(kept, Draft)
    assert gone is None


# ---- a form whose answer was lost on the way, so that it is sent again --------------------------


def test_a_call_that_is_sent_again_from_the_same_form_is_recorded_once(world: World):
    dispute = world.raised()
    world.pass_to(at("2026-12-01 09:00"))
    when = world.desk.now()
    here = Place(form="the form")
    call = Choose(choice="telephoned", visit=1, answers=CALL)
    acting.choose(world.desk, "chair", dispute.id, call, place=here)
    world.clock.at += timedelta(minutes=1)

    again = refused(acting.choose(world.desk, "chair", dispute.id, call, place=here))
    another = acting.choose(world.desk, "chair", dispute.id, call, place=Place(form="another"))

    assert again == Refused(reason=Reason.RECORDED, at=when)
    assert isinstance(another.outcome, Accepted)


def test_what_was_changed_since_is_refused_and_stays_a_draft(world: World):
    dispute = world.raised()
    world.pass_to(at("2026-12-01 09:00"))
    when, here, about = world.desk.now(), Place(form="the form"), About(form="choose", visit=1)
    call = Choose(choice="telephoned", visit=1, answers=CALL)
    acting.choose(world.desk, "chair", dispute.id, call, "draft", here)
    changed: dict[str, Any] = {"call": {**CALL["call"], "outcome": "message"}}

    drafting.keep(world.desk, "chair", "draft", about, changed, here)
    changed_call = replace(call, answers=changed)
    again = refused(acting.choose(world.desk, "chair", dispute.id, changed_call, "draft", here))

    assert again == Refused(reason=Reason.RECORDED_OTHERWISE, at=when)
    with world.desk.store.read() as work:
        assert work.draft("draft", "chair")
        assert len(work.history(dispute.id)) == 3


def test_a_draft_of_what_is_recorded_is_none(world: World):
    """Its answer was lost, so they saved it, and sent it again."""
    dispute = world.raised()
    world.pass_to(at("2026-12-01 09:00"))
    here, about = Place(form="the form"), About(form="choose", visit=1)
    call = Choose(choice="telephoned", visit=1, answers=CALL)
    acting.choose(world.desk, "chair", dispute.id, call, "draft", here)

    drafting.keep(world.desk, "chair", "draft", about, CALL, here)
    acting.choose(world.desk, "chair", dispute.id, call, "draft", here)

    with world.desk.store.read() as work:
        assert work.draft("draft", "chair") is None


@pytest.mark.parametrize("answers", [AGREES, SAYS_NO], ids=["yes", "no"])
def test_so_is_the_answer_about_a_stage(world: World, answers: dict[str, Any]):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    here, says = Place(form="the form"), Open(visit=1, answers=answers)
    acting.open_stage(world.desk, "chair", dispute.id, says, place=here)
    sent(world)

    again = refused(acting.open_stage(world.desk, "chair", dispute.id, says, place=here))

    assert again.reason is Reason.RECORDED
    assert sent(world) == []


# ---- whoever was second -------------------------------------------------------------------------


def test_whoever_presses_an_old_button_is_told_who_was_first_and_when(world: World):
    dispute = world.raised()
    world.clock.at += timedelta(hours=1)
    when = world.desk.now()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.clock.at += timedelta(hours=1)

    again = refused(choose(world, "team_manager", dispute, "reply", 1, **PLAN))
    other = refused(choose(world, "team_manager", dispute, "take_on", 1))

    first = act("reply", "answer", "team_manager", when)
    assert again == Refused(reason=Reason.MOVED_ON, what="stage_1", done=first)
    assert other == again


def test_accepting_twice_says_when_it_was_accepted_first(world: World):
    dispute = world.raised()
    when = world.desk.now()
    world.choose("team_manager", dispute, "take_on")
    world.clock.at += timedelta(hours=1)

    again = refused(world.choose("team_manager", dispute, "take_on"))

    assert again == Refused(reason=Reason.USED, done=act("take_on", "answer", "team_manager", when))


def test_moving_it_up_twice_says_when_it_was_moved_up_first(world: World):
    dispute = world.raised()
    when = world.desk.now()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    world.choose("team_manager", dispute, "take_on")

    again = refused(world.choose("team_manager", dispute, "pass_up", **PASS_UP))

    assert again.done == act("pass_up", "answer", "team_manager", when)


def test_after_the_end_whoever_ended_it_is_named(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    when = world.desk.now()
    world.close(dispute)

    late = refused(choose(world, "chair", dispute, "not_done", 3, **NOT_RESOLVED))

    assert late == Refused(
        reason=Reason.ENDED, what="resolved", done=act("all_done", "follow_up", "chair", when)
    )


def test_what_was_recorded_after_the_end_did_not_end_it(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    ended = world.close(dispute)
    world.choose("chair_manager", ended, "supervised", supervision={"discussed_on": "2026-11-23"})

    refused = world.choose("team_manager", ended, "reply", **PLAN).outcome

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.ENDED
    assert refused.done
    assert refused.done.person == "chair"


def test_an_agreement_for_a_stage_that_has_opened_already_says_where_it_stands(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    world.open_stage("chair", dispute, **AGREES)

    again = refused(
        acting.open_stage(world.desk, "chair", dispute.id, Open(visit=1, answers=AGREES))
    )

    when = world.desk.now()
    assert again.done == act("", "answer", "chair", when)


def test_after_a_no_whoever_may_not_answer_is_told_who_gave_it(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    world.open_stage("chair", dispute, **SAYS_NO)

    second = refused(
        acting.open_stage(world.desk, "chair_manager", dispute.id, Open(visit=1, answers=AGREES))
    )

    assert second.done == act("", "answer", "chair", world.desk.now())


def test_an_agreement_after_a_reply_says_that_they_replied(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    when = world.desk.now()
    world.choose("team_manager", dispute, "reply", **PLAN)

    late = refused(
        acting.open_stage(world.desk, "chair", dispute.id, Open(visit=1, answers=AGREES))
    )

    assert late.done == act("reply", "answer", "team_manager", when)


def test_a_call_is_not_what_made_another_choice_impossible(world: World):
    dispute = world.raised()
    world.pass_to(at("2026-12-01 09:00"))
    world.choose("chair", dispute, "telephoned", **CALL)

    again = refused(choose(world, "team_manager", dispute, "telephoned", 1))
    old = refused(choose(world, "team_manager", dispute, "reply", 0, **PLAN))

    assert again == Refused(reason=Reason.NOT_YOURS, what="chair")
    assert old == Refused(reason=Reason.MOVED_ON, what="stage_1")


@dataclass
class Second:
    """A transaction before which somebody else was quicker, the first time it saves."""

    work: Work
    quicker: list[Dispute]

    def record(self, outcome: Accepted, person: str | None, now: datetime) -> None:
        if self.quicker:
            raise StaleDispute(self.quicker.pop().id)
        self.work.record(outcome, person, now)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.work, name)


@dataclass
class Race:
    """A store that lets somebody else be first, so many times."""

    store: Store
    quicker: list[Dispute]

    @contextmanager
    def begin(self) -> Iterator[Second]:
        with self.store.begin() as work:
            yield Second(work, self.quicker)


def test_of_two_at_once_the_second_reads_again_and_decides_again(world: World):
    dispute = world.raised()
    race = Race(world.desk.store, [dispute])
    desk = replace(world.desk, store=race)

    acted = acting.choose(desk, "team_manager", dispute.id, Choose(choice="take_on", visit=1))

    assert isinstance(acted.outcome, Accepted)
    assert world.now_is(dispute) == acted.dispute
    assert acted.dispute.version == 2


def test_somebody_who_comes_second_twice_is_not_left_waiting(world: World):
    dispute = world.raised()
    desk = replace(world.desk, store=Race(world.desk.store, [dispute, dispute]))

    with pytest.raises(StaleDispute):
        acting.choose(desk, "team_manager", dispute.id, Choose(choice="take_on", visit=1))

    assert world.now_is(dispute) == dispute


# ---- the next stage -----------------------------------------------------------------------------


def test_a_stage_that_was_asked_for_opens_with_the_agreement(world: World):
    # S1-101, S1-111
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    sent(world)
    drafting.keep(world.desk, "chair", "draft", About(form="open_stage"), AGREES)

    command = Open(visit=1, answers=AGREES)
    acted = acting.open_stage(world.desk, "chair", dispute.id, command, "draft")

    assert acted.dispute.stage == "stage_2"
    assert new(sent(world)) == [(Kind.POST_MOVED, CHANNEL), (Kind.REQUEST, "service_manager")]
    with world.desk.store.read() as work:
        assert work.draft("draft", "chair") is None


def test_a_no_is_kept_and_the_manager_is_told(world: World):
    # S1-111
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    sent(world)

    world.open_stage("chair", dispute, **SAYS_NO)

    with world.desk.store.read() as work:
        assert work.latest_answers(dispute.id)["agreement"] == SAYS_NO["agreement"]
    assert new(sent(world)) == [(Kind.NOT_AGREED, "team_manager")]


def test_what_a_choice_would_do_is_said_without_doing_it(world: World):
    dispute = world.raised()

    would = acting.consider(
        world.desk, "team_manager", dispute.id, Choose(choice="reply", visit=1, answers=PLAN)
    )
    would_not = acting.consider(
        world.desk, "team_manager", dispute.id, Choose(choice="reply", visit=0, answers=PLAN)
    )

    assert isinstance(would.outcome, Accepted)
    assert (would.outcome.dispute.step, would.dispute) == ("review", dispute)
    assert refused(would_not) == Refused(reason=Reason.MOVED_ON, what="stage_1")
    assert world.now_is(dispute) == dispute


# ---- who may -----------------------------------------------------------------------------------


OUTSIDERS = ["social_worker", "head_of_service", "safeguarding_lead", "stranger"]


@pytest.mark.parametrize("choice", ["reply", "resolved", "no_such_choice"])
@pytest.mark.parametrize("visit", [0, 1, 2])
@pytest.mark.parametrize("person", OUTSIDERS)
def test_somebody_who_is_not_involved_learns_nothing(
    world: World, person: str, visit: int, choice: str
):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)

    nothing = Refused(reason=Reason.NOT_INVOLVED)
    assert refused(choose(world, person, dispute, choice, visit, **PLAN)) == nothing
    considered = acting.consider(world.desk, person, dispute.id, Choose(choice=choice, visit=visit))
    assert refused(considered) == nothing
    command = Open(visit=visit, answers=AGREES)
    assert refused(acting.open_stage(world.desk, person, dispute.id, command)) == nothing
    assert opening.lay_open(world.desk, person, dispute.id, "page") == nothing
    assert opening.read_entry(world.desk, person, dispute.id, 1) == nothing
    assert opening.find(world.desk, person, dispute.reference) == nothing


@pytest.mark.parametrize("person", ["chair", "chair_manager", "team_manager"])
def test_whoever_is_involved_finds_the_dispute_by_its_reference(world: World, person: str):
    dispute = world.raised()

    assert opening.find(world.desk, person, dispute.reference.lower()) == dispute.id


def test_a_reference_that_does_not_exist_is_answered_like_one_that_is_not_theirs(world: World):
    assert opening.find(world.desk, "chair", "DRP-0000-98") == Refused(reason=Reason.NOT_INVOLVED)
    with pytest.raises(Mistyped):
        opening.find(world.desk, "chair", "DRP-0000-97")


def test_a_dispute_that_does_not_exist_cannot_be_acted_on_or_opened(world: World):
    for act_on_it in (
        lambda: acting.choose(world.desk, "chair", "forged", Choose(choice="reply", visit=1)),
        lambda: acting.consider(world.desk, "chair", "forged", Choose(choice="reply", visit=1)),
        lambda: acting.open_stage(world.desk, "chair", "forged", Open(visit=1)),
    ):
        with pytest.raises(NoSuchDispute):
            act_on_it()
    assert opening.lay_open(world.desk, "chair", "forged", "page") == Refused(
        reason=Reason.NOT_INVOLVED
    )


def test_a_forged_line_of_the_history_shows_nothing(world: World):
    dispute = world.raised()

    found = opening.read_entry(world.desk, "chair", dispute.id, 99)

    assert found == Refused(reason=Reason.NOT_INVOLVED)


def test_that_a_dispute_was_shown_is_recorded_and_that_it_was_refused_is_not(world: World):
    dispute = world.raised()

    opening.lay_open(world.desk, "team_manager", dispute.id, "page")
    opening.read_entry(world.desk, "chair", dispute.id, 1)
    opening.lay_open(world.desk, "stranger", dispute.id, "page")

    rows = text("SELECT person, what FROM viewings ORDER BY number")
    with world.desk.store.read() as work:
        shown = [tuple(row) for row in work._connection.execute(rows)]  # type: ignore[attr-defined]
    assert shown == [("team_manager", "page"), ("chair", "entry 1")]


def test_a_dispute_is_laid_open_with_all_that_a_form_shows(world: World):
    dispute = world.raised()

    opened = opening.lay_open(world.desk, "team_manager", dispute.id, "page")

    assert isinstance(opened, Opened)
    assert opened.dispute == dispute
    assert opened.offered == ("reply", "take_on", "pass_up")
    assert opened.latest["child"]["initials"] == "AB"
    assert (len(opened.history), opened.may_open_stage) == (1, False)
    assert opened.directory.name("chair") == "Sample Chair"


def test_a_line_of_the_history_is_read_with_its_own_answers(world: World):
    # S1-12
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)
    world.choose("chair", dispute, "one_more_day", **MORE_TIME)
    changed = {**PLAN["plan"], "note": "Booked."}
    world.choose("team_manager", dispute, "reply", plan=changed)

    found = opening.read_entry(world.desk, "chair", dispute.id, 2)

    assert not isinstance(found, Refused)
    opened, entry, typed = found
    assert (entry.number, typed) == (2, PLAN)
    assert opened.latest["plan"] == changed


def test_a_running_dispute_is_read_with_the_text_it_began_under(world: World):
    dispute = world.raised()
    text = TEXT.replace(
        "answer_within: {working_days: 5, source: S1-85}",
        "answer_within: {working_days: 1, source: ours}",
    )
    newer = reading.read(text, FILE)
    world.desk = replace(
        world.desk, library=Library(procedures={"chair-drp": newer}, texts={"chair-drp": text})
    )

    acted = world.choose("team_manager", dispute, "take_on")

    assert acted.procedure.hash == dispute.procedure != newer.hash
    assert acted.procedure == reading.read(TEXT, FILE)


def test_somebody_who_may_not_open_a_dispute_is_offered_nothing_of_it(world: World):
    dispute = world.raised()

    theirs = opening.offers(world.desk, "team_manager", dispute.id)

    assert theirs
    assert theirs.choices == ("reply", "take_on", "pass_up")
    assert opening.offers(world.desk, "service_manager", dispute.id) is None
