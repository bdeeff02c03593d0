"""What Slack brings again, or late, from a form in which somebody has typed more since."""

from dataclasses import replace

import pytest

from tests.workflows.playing import at
from tests.world import CALL, World, answers
from workflows.commands import Choose, Reason, Refused
from workflows.dispute import Dispute
from workflows.drafts import RAISING, About, FormRecorded, HeardBefore, Place
from workflows.forms import Answers
from workflows.use_cases import acting, drafting, raising

HERE = Place(form="the form")
FIRST, THEN, LAST = (replace(HERE, pressed_at=f"1764079200.00000{nth}") for nth in (1, 2, 3))
SENT, SENT_AGAIN = (replace(HERE, sending=name) for name in ("a sending", "another"))
OLDER: Answers = {"concern": {"concern": "The assessment has not started."}}
NEWER: Answers = {"concern": {"concern": "Nobody has visited since May."}}


def keep(world: World, typed: Answers, place: Place, draft: str = "draft") -> drafting.Kept:
    return drafting.keep(world.desk, "chair", draft, RAISING, typed, place)


def kept(world: World, draft: str = "draft") -> Answers | None:
    found = drafting.find(world.desk, "chair", draft)
    return found.answers if found else None


@pytest.mark.parametrize("late", [FIRST, LAST], ids=["an older one", "that very one again"])
def test_a_press_that_comes_late_changes_nothing(world: World, late: Place):
    keep(world, OLDER, THEN)
    keep(world, NEWER, LAST)

    with pytest.raises(HeardBefore):
        keep(world, OLDER, late)

    assert kept(world) == NEWER


def test_it_brings_no_draft_back_that_was_deleted_since(world: World):
    version = keep(world, OLDER, FIRST).version
    assert drafting.drop(world.desk, "chair", "draft", version)

    with pytest.raises(HeardBefore):
        keep(world, OLDER, FIRST)

    assert kept(world) is None


def test_nor_does_one_from_a_telephone_once_more_was_written_at_a_desk(world: World):
    before = keep(world, OLDER, FIRST)
    desk = Place(form="at the desk", version=before.version, pressed_at="1764079300.000000")
    keep(world, NEWER, desk)

    with pytest.raises(HeardBefore):
        keep(world, OLDER, FIRST)

    assert kept(world) == NEWER


def test_a_form_that_was_sent_and_refused_comes_again(world: World):
    """Slack gives it no time, so that it is known by itself."""
    keep(world, OLDER, SENT)
    keep(world, NEWER, FIRST)

    again = keep(world, OLDER, SENT)

    assert again.answers == kept(world) == NEWER
    assert keep(world, OLDER, SENT_AGAIN).answers == kept(world) == OLDER


def test_again_it_leaves_nothing_of_what_was_deleted(world: World):
    version = keep(world, OLDER, SENT).version
    drafting.drop(world.desk, "chair", "draft", version)

    assert keep(world, OLDER, SENT).answers == OLDER
    assert kept(world) is None


def test_again_it_leaves_nothing_of_what_was_sent(world: World):
    filled = answers("stage_1")
    keep(world, filled, SENT)
    ready = raising.prepare(world.desk, "chair", "stage_1", filled)
    assert isinstance(ready, raising.Ready)
    promised = ready.outcome.dispute.clock.due.at
    raising.send(world.desk, "chair", "draft", "stage_1", promised)

    assert keep(world, OLDER, SENT).answers == OLDER
    assert kept(world) == {}


def a_call(world: World) -> tuple[Dispute, Choose]:
    dispute = world.raised()
    world.pass_to(at("2026-12-01 09:00"))
    return dispute, Choose(choice="telephoned", visit=1, answers=CALL)


@pytest.mark.parametrize("as_typed", [True, False])
def test_a_form_that_is_recorded_keeps_nothing_that_is_pressed_in_it(world: World, as_typed: bool):
    dispute, call = a_call(world)
    acting.choose(world.desk, "chair", dispute.id, call, "draft", SENT)
    about = About(form="choose", dispute=dispute.id, visit=1, choice="telephoned")

    with pytest.raises(FormRecorded) as told:
        drafting.keep(world.desk, "chair", "draft", about, CALL if as_typed else OLDER, FIRST)

    assert (told.value.at, told.value.as_typed) == (world.desk.now(), as_typed)
    assert kept(world) is None


def test_what_was_changed_back_and_sent_again_leaves_no_draft(world: World):
    """Its answer was lost, they changed it and were refused, and changed it back."""
    dispute, call = a_call(world)
    acting.choose(world.desk, "chair", dispute.id, call, "draft", SENT)
    about = About(form="choose", dispute=dispute.id, visit=1, choice="telephoned")
    drafting.keep(world.desk, "chair", "draft", about, OLDER, SENT_AGAIN)

    again = acting.choose(world.desk, "chair", dispute.id, call, "draft", SENT)

    assert again.outcome == Refused(reason=Reason.RECORDED, at=world.desk.now())
    assert kept(world) is None


def test_a_form_that_is_sent_again_takes_no_draft_of_another_with_it(world: World):
    dispute, call = a_call(world)
    acting.choose(world.desk, "chair", dispute.id, call, "draft", SENT)
    about = About(form="choose", dispute=dispute.id, visit=1, choice="telephoned")
    another = Place(form="another", pressed_at="1764079300.000000")
    drafting.keep(world.desk, "chair", "draft", about, OLDER, another)

    again = acting.choose(world.desk, "chair", dispute.id, call, "draft", SENT)

    assert again.outcome == Refused(reason=Reason.RECORDED, at=world.desk.now())
    assert kept(world) == OLDER


def test_a_draft_is_deleted_as_it_was_shown_and_no_other(world: World):
    shown = keep(world, OLDER, FIRST).version
    keep(world, NEWER, THEN)

    assert not drafting.drop(world.desk, "chair", "draft", shown)
    assert kept(world) == NEWER
    assert drafting.drop(world.desk, "chair", "another", shown)
