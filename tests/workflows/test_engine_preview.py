"""What a form says beforehand is what the choice then does."""

from typing import Any

import pytest

from tests.workflows.playing import (
    AGREES,
    ENGLAND,
    PROCEDURE,
    RESPONDERS,
    TYPED,
    at,
    chosen,
    here,
    raised,
    standing_at,
)
from tests.world import MONDAY, a_directory
from workflows import engine
from workflows.choices import Choice
from workflows.due import Due
from workflows.engine import Preview


def choice_of(step: str, name: str) -> Choice:
    return PROCEDURE.choices_of(step)[name]


def due(day: str, rule: str) -> Due:
    return ENGLAND.close_of(at(day).date(), rule)


FIVE_DAYS, TWO_DAYS = due("2026-11-30", "5 working days"), due("2026-11-25", "2 working days")
RECORD_BY = due("2026-11-24", "1 working day")


@pytest.mark.parametrize(
    ("place", "choice", "preview"),
    [
        ("stage_1 answer", "take_on", Preview()),
        ("stage_1 answer", "telephoned", Preview()),
        (
            "stage_1 answer",
            "reply",
            Preview(step="review", post="chair", person="chair", due=TWO_DAYS),
        ),
        (
            "informal informal_answer",
            "reply",
            Preview(step="informal_review", post="chair", person="chair", due=TWO_DAYS),
        ),
        ("informal informal_answer", "finalise", Preview(end="resolved")),
        ("stage_4 review", "unresolved", Preview(end="unresolved")),
        (
            "informal informal_review",
            "escalate",
            Preview(
                stage="stage_1",
                step="answer",
                post="team_manager",
                person="team_manager",
                due=FIVE_DAYS,
                record_by=RECORD_BY,
            ),
        ),
        (
            "stage_1 answer",
            "pass_up",
            Preview(
                stage="stage_2",
                step="answer",
                post="service_manager",
                person="service_manager",
                due=FIVE_DAYS,
                gates=("own_manager",),
                record_by=RECORD_BY,
            ),
        ),
    ],
)
def test_a_form_says_where_its_choice_leads(place: str, choice: str, preview: Preview):
    stage, step = place.split()
    dispute = standing_at(stage, step)

    found = engine.preview(
        PROCEDURE, dispute, choice_of(step, choice), here("chair", dispute=dispute)
    )

    assert found == preview


def test_one_more_day_is_said_to_the_minute_as_of_now():
    # S1-96
    dispute, now = standing_at("stage_1", "review"), at("2026-11-27 15:20:30")

    found = engine.preview(
        PROCEDURE, dispute, choice_of("review", "one_more_day"), here("chair", now, dispute=dispute)
    )

    assert found.due is not None
    assert (found.post, found.due.at) == ("team_manager", at("2026-11-30 15:21"))


def test_that_nobody_is_in_post_is_said_before_anything_long_is_typed():
    dispute = standing_at("stage_1", "review")
    there = here("chair", dispute=dispute, directory=a_directory("service_manager"))

    found = engine.preview(PROCEDURE, dispute, choice_of("review", "escalate"), there)

    assert (found.post, found.person) == ("service_manager", None)


@pytest.mark.parametrize(
    ("place", "choice", "more"),
    [
        ("stage_1 answer", "reply", {}),
        ("stage_1 review", "one_more_day", {}),
        ("stage_1 review", "escalate", AGREES),
        ("stage_3 review", "escalate", AGREES),
        ("informal informal_review", "escalate", {}),
        ("stage_4 review", "unresolved", {}),
        ("informal informal_review", "resolved_informally", {}),
    ],
)
def test_what_is_said_beforehand_is_what_is_then_done(place: str, choice: str, more: Any):
    stage, step = place.split()
    dispute = standing_at(stage, step)
    by = RESPONDERS[stage] if choice == "reply" else "chair"
    found = engine.preview(PROCEDURE, dispute, choice_of(step, choice), here(by, dispute=dispute))

    after = chosen(dispute, by, choice, MONDAY, **TYPED[choice], **more)

    assert found.end == (after.end or "")
    if not after.end:
        assert (found.step, found.due) == (after.step, after.clock.due)
        assert engine.must_act(PROCEDURE, after) == {found.post: found.person}


def test_the_limit_of_a_step_is_its_own_else_the_stages():
    own = engine.limit_of(PROCEDURE, "stage_1", "update")
    of_the_stage = engine.limit_of(PROCEDURE, "stage_1", "answer")

    assert [str(limit.fixed) for limit in (own, of_the_stage)] == ["24 hours", "5 working days"]
    assert engine.must_act(PROCEDURE, raised()) == {"team_manager": "team_manager"}
