"""What the rules of a file make owed: messages, posts, e-mails that wait, and copies of all."""

from dataclasses import replace

import pytest

from tests.workflows import playing
from tests.workflows.playing import here, scene_of, scene_of_choice
from tests.workflows.telling import (
    OUTSIDE,
    PLAN,
    PROCEDURE,
    SETTLED,
    WHY,
    accepted,
    file,
    person,
    raised,
    reviewed,
    typed,
)
from tests.world import a_directory
from workflows import engine, telling
from workflows.commands import Raise
from workflows.kinds import Kind
from workflows.mail import Mail
from workflows.notices import ADMINISTRATORS, CHANNEL, Notice, Scene
from workflows.notices import OUTSIDE as TO_OUTSIDE
from workflows.outward import CopiedIn, Told


@pytest.fixture(autouse=True)
def with_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", PROCEDURE)


def raising(stage: str = "stage_1", *, on_a_plan: bool = False, addresses: bool = True) -> Scene:
    given = typed(stage, on_a_plan=on_a_plan)
    named = engine.named_in(PROCEDURE, given)
    there = replace(here("chair", named=named), outside=OUTSIDE if addresses else {})
    command = Raise(id="d1", reference="DRP-0000-00", stage=stage, answers=given)
    outcome = accepted(engine.begin(PROCEDURE, command, there))
    return Scene(procedure=PROCEDURE, before=None, outcome=outcome, here=there)


def owed(scene: Scene) -> list[tuple[Kind, str]]:
    return [(notice.kind, notice.to) for notice in telling.owed(scene)]


def of_kind(scene: Scene, kind: Kind) -> list[Notice]:
    return [notice for notice in telling.owed(scene) if notice.kind is kind]


def test_an_email_holds_all_that_its_sender_needs_and_no_word_that_was_typed():
    scene = raising()

    mail, copy = of_kind(scene, Kind.EMAIL)

    assert (mail.to, mail.dispute, mail.facts.post) == (
        TO_OUTSIDE,
        "d1",
        "safeguarding partnership",
    )
    assert mail.facts.mail == Mail(
        title="Dispute resolution procedure started",
        attach=("preparation", "plan"),
        or_summary=True,
        secure=True,
        address="lscp@example.gov.uk",
        cc=(person("team_manager"),),
    )
    # Whoever gets a copy has an e-mail of their own: it is refused, or arrives, alone.
    theirs = replace(mail.facts.mail, address="", is_copy=True)
    assert (copy.to, copy.facts.mail) == ("team_manager", theirs)
    assert copy.key == f"{mail.key}:cc:0"


def test_the_raiser_hears_once_in_a_dispute_that_emails_wait():
    raised_it = of_kind(raising(on_a_plan=True), Kind.EMAILS_WAIT)
    later = of_kind(scene_of_choice(raised(), "team_manager", "reply", **PLAN), Kind.EMAILS_WAIT)

    assert [notice.to for notice in (*raised_it, *later)] == ["chair", "chair"]
    assert {notice.key for notice in (*raised_it, *later)} == {"d1:e-mails wait"}


def test_where_no_address_is_set_nothing_is_queued_and_the_raiser_sends_it():
    scene = raising(on_a_plan=True, addresses=False)

    assert of_kind(scene, Kind.EMAIL) == []
    assert [(each.to, each.facts.post) for each in of_kind(scene, Kind.SEND_YOURSELF)] == [
        ("chair", "safeguarding partnership"),
        ("chair", "reviewing unit"),
    ]


def test_an_email_to_a_post_that_nobody_holds_is_told_to_administrators():
    nobody = a_directory("service_manager")
    before = reviewed()

    outcome = playing.choose(
        before, "chair", "escalate", directory=nobody, responder="head_of_service", **WHY
    )
    scene = scene_of(before, outcome, "chair", directory=nobody)

    assert of_kind(scene, Kind.EMAIL)[0].to == "head_of_service"
    alone = replace(
        scene.outcome,
        events=(
            Told(post="service_manager", person=None, because="stage_2", says="", mail=Mail()),
        ),
    )
    assert owed(replace(scene, outcome=alone)) == [(Kind.NOBODY_IN_POST, ADMINISTRATORS)]


def test_a_choice_tells_each_person_with_the_files_words_and_asks_to_acknowledge():
    scene = scene_of_choice(raised(), "team_manager", "reply", **PLAN)

    told = of_kind(scene, Kind.TOLD)

    assert [(each.to, each.facts.says, each.facts.entry) for each in told] == [
        ("chair_manager", "A reply is in. Please read it.", scene.now_is.version),
        ("social_worker", "A reply is in. Please read it.", scene.now_is.version),
    ]


def test_whoever_is_told_by_two_rules_has_one_message_with_both():
    scene = scene_of_choice(raised(), "team_manager", "reply", **PLAN)
    also = Told(post="x", person="chair_manager", because="reply", says="And this.")
    both = replace(scene.outcome, events=(*scene.outcome.events, also))

    told = of_kind(replace(scene, outcome=both), Kind.TOLD)

    assert [each.facts.says for each in told if each.to == "chair_manager"] == [
        "A reply is in. Please read it. And this."
    ]


def test_a_post_in_the_channel_says_the_files_words():
    scene = scene_of_choice(reviewed(), "chair", "escalate", **WHY)

    (post,) = of_kind(scene, Kind.POST_TOLD)

    assert (post.to, post.facts.says) == (CHANNEL, "A second view is asked for.")


def test_whoever_is_copied_in_hears_it_once_and_not_where_they_are_asked_themselves():
    # S4-28, S4-54
    first, above = raising(), scene_of_choice(reviewed(), "chair", "escalate", **WHY)

    assert of_kind(first, Kind.COPIED_IN) == []  # the team manager is asked to reply
    assert [each.to for each in of_kind(above, Kind.COPIED_IN)] == ["safeguarding_lead"]


@pytest.mark.parametrize(
    ("post", "told"), [("safeguarding_lead", ["safeguarding lead"]), ("partnership", [])]
)
def test_a_copied_post_that_nobody_holds_is_told_to_administrators_but_not_one_outside(
    post: str, told: list[str]
):
    scene = raising("stage_2")
    empty = CopiedIn(stage="stage_2", post=post, person=None)
    alone = replace(scene, outcome=replace(scene.outcome, events=(empty,)))

    found = of_kind(alone, Kind.NOBODY_IN_POST)

    assert [(each.to, each.facts.post) for each in found] == [
        (ADMINISTRATORS, post) for post in told
    ]


@pytest.mark.parametrize(
    ("by", "choice", "with_", "says"),
    [
        ("service_manager", "take_on", {}, ("take_on", "", "")),
        ("service_manager", "reply", PLAN, ("", "", "")),
    ],
)
def test_copies_say_for_information_what_was_done(
    by: str, choice: str, with_: dict[str, dict[str, str]], says: tuple[str, str, str]
):
    # S4-28, S4-54
    scene = scene_of_choice(raised("stage_2"), by, choice, **with_)

    copies = of_kind(scene, Kind.COPIED)

    readers = {"team_manager", "safeguarding_lead"} | ({"head_of_service"} if with_ else set())
    assert {each.to for each in copies} == readers
    assert {(each.facts.choice, each.facts.end, each.facts.says) for each in copies} == {says}


def test_copies_of_the_end_say_how_it_ended_and_nobody_is_told_twice():
    scene = scene_of_choice(reviewed("stage_3"), "chair", "unresolved", **WHY)

    copies = of_kind(scene, Kind.COPIED)

    assert [(each.to, each.facts.end) for each in copies] == [
        ("team_manager", "unresolved"),
        ("safeguarding_lead", "unresolved"),
    ]
    people = [to for kind, to in owed(scene) if kind is not Kind.EMAIL]
    assert len(people) == len(set(people) | {CHANNEL})


def test_a_message_with_a_copy_that_changes_nothing_else_is_copied_with_its_words():
    scene = scene_of_choice(raised("stage_2"), "service_manager", "take_on")
    also = Told(
        post="chair_manager",
        person="chair_manager",
        because="take_on",
        says="Read it.",
        cc=(person("head_of_service"),),
    )
    both = replace(scene.outcome, events=(also,))

    copies = of_kind(replace(scene, outcome=both), Kind.COPIED)

    assert {each.to for each in copies} == {"team_manager", "safeguarding_lead", "head_of_service"}
    assert {each.facts.says for each in copies} == {"Read it."}


def test_of_what_stands_beside_the_ladder_only_those_get_a_copy_whom_its_rule_names():
    scene = scene_of_choice(raised("stage_2"), "chair", "safety_alert", alert={"said": "Now."})
    told = Told(
        post="chair_manager",
        person="chair_manager",
        because="referral",
        says="A referral is made.",
        cc=(person("head_of_service"),),
    )
    chosen, *_ = scene.outcome.events
    both = replace(scene.outcome, events=(chosen, told))

    copies = of_kind(replace(scene, outcome=both), Kind.COPIED)

    assert [each.to for each in copies] == ["head_of_service"]


def test_an_alert_and_a_receipt_are_copied_to_nobody():
    alert = scene_of_choice(raised("stage_2"), "chair", "safety_alert", alert={"said": "Now."})
    before = raised("stage_2")
    filed = scene_of(before, file(before, "chair", 1), "chair")

    assert owed(alert) == [(Kind.SAFETY, "safeguarding_lead")]
    assert owed(filed) == []


def test_records_that_are_freed_are_told_nobody():
    scene = scene_of_choice(reviewed(), "chair", "settle", **SETTLED)

    assert {kind for kind, _ in owed(scene)} == {Kind.REQUEST, Kind.RESOLVED}
