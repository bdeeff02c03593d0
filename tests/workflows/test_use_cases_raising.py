"""Raising on a real database: checked, sent once, never with a date that is no longer true."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from tests.workflows.playing import FILE, PROCEDURE, TEXT, at
from tests.workflows.posting import new, sent
from tests.world import World, a_directory, answers
from workflows import reading, references
from workflows.commands import Reason, Refused
from workflows.desk import Library
from workflows.drafts import RAISING
from workflows.kinds import Kind
from workflows.notices import CHANNEL
from workflows.ports import Store, Work
from workflows.use_cases import drafting, opening, raising
from workflows.use_cases.raising import Ready, Sent
from workflows.working_calendar import calendar_for


def typed(world: World, draft: str = "draft", stage: str = "stage_1", **changes: Any) -> Ready:
    """Type a whole form, and look at what sending it would do."""
    filled = answers(stage, **changes)
    drafting.keep(world.desk, "chair", draft, RAISING, filled)
    ready = raising.prepare(world.desk, "chair", stage, filled)
    assert isinstance(ready, Ready), ready
    return ready


def send(
    world: World, ready: Ready, draft: str = "draft", stage: str = "stage_1"
) -> Sent | Ready | Refused:
    promised = ready.outcome.dispute.clock.due.at
    return raising.send(world.desk, "chair", draft, stage, promised)


def disputes(world: World) -> list[str]:
    with world.desk.store.read() as work:
        return [dispute.reference for dispute in work.involving("chair")]


def test_looking_at_what_sending_would_do_sends_nothing(world: World):
    ready = typed(world)

    assert ready.outcome.dispute.clock.due.at == at("2026-11-30 17:00")
    assert (disputes(world), sent(world)) == ([], [])


def test_what_is_not_complete_is_not_ready(world: World):
    refused = raising.prepare(world.desk, "chair", "stage_1", {})

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.INCOMPLETE


def test_sending_keeps_the_dispute_its_answers_and_its_text_and_tells_everybody(world: World):
    # S1-80, S1-86
    outcome = send(world, typed(world))

    assert isinstance(outcome, Sent)
    dispute = outcome.dispute
    with world.desk.store.read() as work:
        assert work.dispute(dispute.id) == dispute
        assert work.answers(dispute.id, 1) == answers()
        assert work.procedure_text(dispute.procedure) == TEXT
    assert new(sent(world)) == [
        (Kind.SENT, "chair"),
        (Kind.POST_RAISED, CHANNEL),
        (Kind.REQUEST, "team_manager"),
    ]
    assert references.read(dispute.reference) == dispute.reference


def test_sending_the_same_draft_again_gives_the_same_dispute(world: World):
    ready = typed(world)

    first, second = send(world, ready), send(world, ready)

    assert first == second
    assert len(disputes(world)) == 1
    assert len(new(sent(world))) == 3


def test_two_drafts_are_two_disputes(world: World):
    first, second = send(world, typed(world, "a"), "a"), send(world, typed(world, "b"), "b")

    assert isinstance(first, Sent)
    assert isinstance(second, Sent)
    assert sorted(disputes(world)) == sorted([first.dispute.reference, second.dispute.reference])


def test_when_the_due_date_that_was_shown_is_no_longer_true_it_is_shown_again_first(world: World):
    ready = typed(world)
    world.clock.at += timedelta(days=1)

    shown_again = send(world, ready)

    assert isinstance(shown_again, Ready)
    assert shown_again.outcome.dispute.clock.due.at == at("2026-12-01 17:00")
    assert disputes(world) == []
    assert isinstance(send(world, shown_again), Sent)


def test_nothing_is_sent_where_no_date_was_shown(world: World):
    typed(world)

    outcome = raising.send(world.desk, "chair", "draft", "stage_1", None)

    assert isinstance(outcome, Ready)
    assert disputes(world) == []


def test_a_draft_that_is_not_there_or_somebody_elses_is_gone(world: World):
    promised = typed(world).outcome.dispute.clock.due.at
    gone = Refused(reason=Reason.DRAFT_GONE)

    assert raising.send(world.desk, "chair", "no draft", "stage_1", promised) == gone
    assert raising.send(world.desk, "chair_manager", "draft", "stage_1", promised) == gone


def test_what_became_wrong_meanwhile_is_refused_and_the_draft_is_kept(world: World):
    # The manager has left between writing and sending.
    ready = typed(world)
    world.clock.at += timedelta(minutes=1)
    with world.desk.store.begin() as work:
        work.keep_directory(a_directory("team_manager"), at("2026-11-23").date())

    outcome = send(world, ready)

    assert isinstance(outcome, Refused)
    assert [problem.box.field for problem in outcome.problems] == ["manager"]
    with world.desk.store.read() as work:
        kept = work.draft("draft", "chair")
    assert kept is not None
    assert kept.answers == answers()


def test_a_draft_that_was_sent_holds_no_word_any_more(world: World):
    outcome = send(world, typed(world))

    assert isinstance(outcome, Sent)
    with world.desk.store.read() as work:
        draft = work.draft("draft", "chair")
    assert draft
    assert (draft.answers, draft.sent_as) == ({}, outcome.dispute.id)


def test_typing_on_after_sending_is_not_kept(world: World):
    send(world, typed(world))

    kept = drafting.keep(world.desk, "chair", "draft", RAISING, {"child": {"initials": "CD"}})

    with world.desk.store.read() as work:
        draft = work.draft("draft", "chair")
    assert kept.answers == {"child": {"initials": "CD"}}
    assert draft is not None
    assert draft.answers == {}


def test_typed_text_is_kept_box_by_box_and_comes_back_with_its_choice(world: World):
    keep = drafting.keep
    keep(world.desk, "chair", "d", RAISING, {"spoken": {"spoken": "yes", "said": "We spoke."}})
    keep(world.desk, "chair", "d", RAISING, {"spoken": {"spoken": "no"}, "child": {"initials": ""}})

    kept = keep(world.desk, "chair", "d", RAISING, {"child": {"initials": "AB"}})

    assert kept.answers == {
        "spoken": {"spoken": "no", "said": "We spoke."},
        "child": {"initials": "AB"},
    }


@pytest.mark.parametrize(
    ("person", "may"),
    [("chair", True), ("chair_manager", False), ("team_manager", False), ("stranger", False)],
)
def test_whoever_holds_the_post_may_raise(world: World, person: str, may: bool):
    # S1-05
    with world.desk.store.read() as work:
        assert raising.may_raise(world.desk, work, person) is may


def test_the_form_to_raise_is_drawn_from_who_is_found_for_what_is_named_so_far(world: World):
    with world.desk.store.read() as work:
        before = opening.blank(world.desk, work, "chair", {})
        named = opening.blank(
            world.desk, work, "chair", {"people": {"social_worker": "social_worker"}}
        )

    assert "team_manager" not in before.here.holders
    assert named.here.holders["team_manager"] == "team_manager"
    assert named.directory.name("team_manager") == "Sample Team Manager"


def test_a_procedure_that_names_its_nation_counts_by_that_nations_calendar(world: World):
    scottish = reading.read(TEXT.replace("key: chair-drp", "key: chair-drp\ncalendar: SCT"), FILE)
    library = Library(procedures={"chair-drp": scottish}, texts={"chair-drp": TEXT})
    calendars = {"SCT": calendar_for("SCT")}
    world.desk = replace(world.desk, library=library, calendars=calendars)

    assert typed(world).outcome.dispute.clock.due.at == at("2026-12-01 17:00")


def test_the_default_procedure_is_the_first_that_is_in_use():
    other = PROCEDURE.model_copy(update={"key": "other"})
    library = Library(procedures={"other": other, "chair-drp": PROCEDURE}, texts={})

    assert library.default is other


# ---- a reference that is taken ------------------------------------------------------------------


@dataclass
class TakenOnce:
    """A transaction in which the first reference that is drawn is taken already."""

    work: Work
    asked: list[str]

    def is_taken(self, reference: str) -> bool:
        self.asked.append(reference)
        return len(self.asked) == 1 or self.work.is_taken(reference)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.work, name)


@dataclass
class Collides:
    """A store in which the first reference collides."""

    store: Store
    asked: list[str] = field(default_factory=list)

    @contextmanager
    def begin(self) -> Iterator[TakenOnce]:
        with self.store.begin() as work:
            yield TakenOnce(work, self.asked)


def test_a_reference_that_is_taken_is_drawn_again(world: World):
    ready, store = typed(world), Collides(world.desk.store)
    desk = replace(world.desk, store=store)

    outcome = raising.send(desk, "chair", "draft", "stage_1", ready.outcome.dispute.clock.due.at)

    assert isinstance(outcome, Sent)
    assert len(store.asked) == 2
    assert outcome.dispute.reference == store.asked[1] != store.asked[0]
