"""Several posts may raise: the one that did is meant wherever the file says one of them."""

from dataclasses import replace

import pytest

from tests.workflows import playing
from tests.workflows.playing import (
    AGREES,
    FILE,
    TEXT,
    at,
    begin,
    choose,
    chosen,
    here,
    now_is,
    raised,
    scene_of,
    ticked,
)
from tests.workflows.two_chairs import both_teams
from tests.world import COUNCIL, NO_REPLY, PLAN, RESOLVED, a_directory
from workflows import engine, reading
from workflows.commands import Accepted, Reason, Refused
from workflows.kinds import Kind
from workflows.people import Directory
from workflows.telling import owed
from workflows.visibility import may_open

DEPUTY = '  deputy: {title: "deputy chair", side: raising, found: raiser, source: ours}\n'


def with_deputies() -> str:
    """The shipped procedure, which a deputy may raise under, too."""
    text = TEXT.replace("  chair_manager: {title", f"{DEPUTY}  chair_manager: {{title", 1)
    return text.replace("raising:\n  by: chair\n", "raising:\n  by: {any: [chair, deputy]}\n")


@pytest.fixture(autouse=True)
def _deputies_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(with_deputies(), FILE))


def the_chair_is_a_deputy() -> Directory:
    """Whoever was chair holds the deputy's post instead, in the same line."""
    council = a_directory()
    return replace(
        council,
        postings=tuple(
            replace(each, post="deputy") if each.post == "chair" else each
            for each in council.postings
        ),
    )


DEPUTIES = the_chair_is_a_deputy()
LATE = at("2026-12-03 09:00")


def test_whoever_holds_any_of_the_posts_may_raise_and_nobody_else():
    by_deputy, by_manager = begin(directory=DEPUTIES), begin(by="team_manager")

    assert now_is(by_deputy).named["deputy"] == "chair"
    assert by_manager == Refused(reason=Reason.NOT_YOURS, what="chair")


def test_of_two_posts_that_one_person_holds_the_first_is_the_one_they_raise_under():
    both = replace(DEPUTIES, postings=(*DEPUTIES.postings, *a_directory().postings))

    dispute = raised(directory=both)

    assert engine.raised_as(playing.PROCEDURE, dispute) == "chair"
    assert "deputy" not in dispute.named


def test_what_the_file_asks_of_one_that_may_raise_is_asked_of_whoever_raised():
    replied = chosen(raised(directory=DEPUTIES), "team_manager", "reply", **PLAN)

    assert engine.must_act(playing.PROCEDURE, replied) == {"deputy": "chair"}
    over = choose(replied, "chair", "resolved", directory=DEPUTIES, **RESOLVED)
    assert engine.must_act(playing.PROCEDURE, now_is(over)) == {"deputy": "chair"}


def test_the_line_above_begins_with_whoever_raised():
    dispute = raised("stage_2", directory=DEPUTIES)

    assert here("chair", dispute=dispute, directory=DEPUTIES).holders["chair_manager"] == (
        "chair_manager"
    )


def test_in_silence_the_deputy_decides_and_then_their_manager_may():
    dispute = raised(directory=DEPUTIES)

    silent = ticked(dispute, LATE, directory=DEPUTIES)

    assert engine.decides(playing.PROCEDURE, dispute) == "deputy"
    asked = {
        notice.to: notice.kind
        for notice in owed(scene_of(dispute, silent, "", LATE, directory=DEPUTIES))
    }
    assert asked == {
        "team_manager": Kind.NUDGE,
        "chair": Kind.DECIDE,
        "chair_manager": Kind.STAND_IN,
    }
    outcome = choose(
        now_is(silent), "chair_manager", "escalate_late", LATE, directory=DEPUTIES, **NO_REPLY,
        **AGREES,
    )  # fmt: skip
    assert isinstance(outcome, Accepted)


def test_only_the_deputy_their_manager_and_whoever_was_asked_may_open_it():
    dispute = raised(directory=DEPUTIES)

    opens = {
        who
        for who in COUNCIL
        if may_open(playing.PROCEDURE, dispute, here(who, dispute=dispute, directory=DEPUTIES))
    }

    assert opens == {"chair", "chair_manager", "team_manager"}


def test_another_chair_is_nothing_to_a_dispute_of_one():
    council = both_teams()
    dispute = raised(directory=council)
    there = here("other_chair", dispute=dispute, directory=council)

    assert not may_open(playing.PROCEDURE, dispute, there)


def test_who_decides_is_said_of_each_that_may_have_raised():
    assert playing.PROCEDURE.who_decides == "chair or deputy chair"
    assert reading.read(TEXT, FILE).who_decides == "chair"


BROKEN = {
    "found otherwise": (
        DEPUTY,
        DEPUTY.replace("found: raiser", "found: directory"),
        '"deputy" raises, and is found otherwise. Write found: raiser.',
    ),
    "named in a form": (
        "names: social_worker",
        "names: deputy",
        'A form names who is "deputy", and that is whoever raises. '
        "Take names: away from that field.",
    ),
    "asked, and does not raise": (
        "by: {any: [chair, deputy]}",
        "by: deputy",
        'Nobody is asked: who is "chair" is not settled when the step begins. '
        "Write responder, a post that is found, or one that a form of raising chooses.",
    ),
}


@pytest.mark.parametrize("case", list(BROKEN))
def test_a_post_that_raises_is_held_by_whoever_raised_and_by_nobody_else(case: str):
    right, wrong, says = BROKEN[case]
    text = with_deputies().replace(right, wrong)

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, FILE)

    assert says in {f"{each.wrong} {each.right}" for each in refused.value.findings}
