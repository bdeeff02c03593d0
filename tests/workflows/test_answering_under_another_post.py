"""Whoever took a question of another post is called by their own, and nothing else changes."""

from dataclasses import replace

import pytest

from storage import records
from tests import joint
from tests.workflows import playing
from tests.workflows.covers import with_cover
from tests.workflows.passing import gone, note_left, pass_on, passed, with_seconds
from tests.workflows.playing import raised, scene_of_choice, standing_at
from tests.world import PASS_UP
from workflows import covering, engine, telling
from workflows.commands import Accepted, Choose
from workflows.dispute import Dispute
from workflows.events import PassedOn
from workflows.kinds import Kind
from workflows.notices import Notice, Scene, standing
from workflows.people import Directory, Posting
from workflows.use_cases import filling_in


def also(person: str, post: str) -> Directory:
    """One more post of somebody of the council."""
    council = with_seconds()
    more = Posting(person=person, post=post, team="North", agency="Sample Council")
    return replace(council, postings=(*council.postings, more))


def posts(dispute: Dispute) -> str:
    return engine.acting_posts(playing.PROCEDURE, dispute)


def event(dispute: Dispute, by: str, to: str, ever: Directory | None = None) -> PassedOn:
    outcome = pass_on(dispute, by, to, ever=ever)
    assert isinstance(outcome, Accepted)
    [only] = outcome.events
    assert isinstance(only, PassedOn)
    return only


def test_the_event_says_which_post_the_new_person_holds():
    assert event(raised(), "team_manager", "other_manager").under == ""
    assert event(raised(), "team_manager", "service_manager").under == "service_manager"
    assert event(raised(), "team_manager", "service_director").under == "service_director"
    review = standing_at("stage_1", "review")
    assert event(review, "chair", "chair_manager").under == "chair_manager"


def test_of_several_posts_it_is_the_very_one_else_the_next_one_up():
    same = also("service_manager", "team_manager")
    two = also("service_director", "head_of_service")

    assert event(raised(), "team_manager", "service_manager", same).under == ""
    assert event(raised(), "team_manager", "service_director", two).under == "head_of_service"


def test_up_the_line_somebody_without_a_post_of_the_procedure_is_called_as_before():
    council = with_seconds()
    postings = (
        replace(each, post="of another procedure") if each.person == "service_manager" else each
        for each in council.postings
    )
    elsewhere = replace(council, postings=tuple(postings))

    now = passed(raised(), "team_manager", "service_manager", ever=elsewhere)

    assert (now.under, posts(now)) == ({}, "team manager")


def test_they_are_called_by_it_until_somebody_of_the_post_itself_is_asked():
    once = passed(raised(), "team_manager", "head_of_service")
    again = passed(once, "head_of_service", "other_manager")
    holds_it = also("head_of_service", "team_manager")
    back = passed(again, "other_manager", "head_of_service", ever=holds_it)

    assert posts(once) == "head of service"
    assert once.under == again.under == {"head_of_service": "head_of_service"}
    assert posts(again) == "team manager"
    assert (back.under, posts(back)) == ({}, "team manager")
    assert once.named["team_manager"] == "head_of_service"


def test_in_a_post_of_the_other_side_they_are_called_by_that():
    review = standing_at("stage_1", "review")
    shared = replace(review, named={**review.named, "chair": "service_manager"})
    shared = replace(shared, under={"service_manager": "service_manager"})

    assert posts(shared) == "chair"


def test_where_somebody_has_left_the_one_chosen_is_called_by_their_own_post_too():
    ever = gone("team_manager")
    noted = note_left(raised(), ever)
    assert noted

    now = passed(noted.dispute, "service_manager", "head_of_service", ever=ever)

    assert posts(now) == "head of service"


def test_what_was_kept_before_reads_as_before():
    now = passed(raised(), "team_manager", "service_manager")
    text = records.dump_dispute(now)
    assert '"under":{"service_manager":"service_manager"}' in text

    old = records.dispute(text.replace('"under":{"service_manager":"service_manager"},', ""))
    kept = '[{"event":"PassedOn","post":"team_manager","was":"a","to":"b"}]'

    assert (old.under, posts(old)) == ({}, "team manager")
    assert records.events(kept) == (PassedOn(post="team_manager", was="a", to="b"),)


def test_a_record_of_who_took_part_names_their_own_post():
    dispute = passed(raised(), "team_manager", "service_manager")
    there = playing.here("chair", dispute=dispute)

    known = filling_in.about(playing.PROCEDURE, dispute, with_seconds(), there, ())

    assert known.words["responding_people_so_far"] == [
        "Sample Worker, social worker, Sample Council",
        "Sample Service Manager, service manager, Sample Council",
    ]


def test_whoever_moves_it_up_is_named_by_their_own_post():
    stage = playing.PROCEDURE.stages["stage_2"].model_copy(update={"gates": ()})
    stages = {**playing.PROCEDURE.stages, "stage_2": stage}
    procedure = playing.PROCEDURE.model_copy(update={"stages": stages})
    before = passed(raised(), "team_manager", "service_manager")
    there = playing.here("service_manager", dispute=before)
    command = Choose(choice="pass_up", visit=1, answers=PASS_UP)
    outcome = engine.choose(procedure, before, command, there)
    assert isinstance(outcome, Accepted)

    owed = telling.owed(Scene(procedure=procedure, before=before, outcome=outcome, here=there))

    [moved_up] = [each for each in owed if each.kind is Kind.MOVED_UP]
    assert moved_up.facts.by == "service manager"


def test_their_cover_hears_for_which_post_they_cover():
    dispute = passed(raised(), "team_manager", "service_manager")
    away = with_cover(service_manager="head_of_service")
    scene = scene_of_choice(dispute, "service_manager", "take_on", directory=away)
    asks = Notice(
        key="1",
        kind=Kind.REQUEST,
        to="service_manager",
        facts=standing(playing.PROCEDURE, dispute),
        dispute=dispute.id,
    )

    sent = covering.sent_on(playing.PROCEDURE, dispute, scene.here, [asks])

    assert [each.facts.covers_post for each in sent if each.to == "head_of_service"] == [
        "service manager"
    ]


def test_a_joint_answer_waits_for_whoever_it_was_passed_to_by_their_post(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(playing, "PROCEDURE", joint.PROCEDURE)
    dispute = passed(raised("stage_3"), "team_manager", "service_manager")

    assert posts(dispute) == "service manager and head of service"
