"""The process is killed at the worst moments: nothing acknowledged is lost, no nudge goes twice.

A fair choice, for every day; ``make campaigns`` kills at each point of each step, on both
databases.
"""

import pytest

from tests.campaigns.dying import KILLED, die_and_start_again, dying
from tests.campaigns.steps import STEPS, replies
from tests.dying_app import (
    AFTER_COMMIT,
    BEFORE_COMMIT,
    BEFORE_MARKING,
    BEFORE_SENDING,
    IN_HAND,
    POINTS,
    SERVE,
)
from tests.office import Office
from tests.story.telling import raise_at_stage_1

DEATHS = [
    ("sqlite", "raise", AFTER_COMMIT),
    ("postgresql", "accept", BEFORE_COMMIT),
    ("sqlite", "reply", BEFORE_SENDING),
    ("postgresql", "review: accept", IN_HAND),
    ("sqlite", "review: one more day", BEFORE_MARKING),
    ("postgresql", "review: escalate", BEFORE_SENDING),
    ("sqlite", "record the agreement", BEFORE_COMMIT),
    ("postgresql", "nudge", BEFORE_MARKING),
    ("sqlite", "nudge", IN_HAND),
    ("sqlite", "digest", BEFORE_COMMIT),
    ("postgresql", "digest", AFTER_COMMIT),
]


@pytest.mark.parametrize(("database", "step", "point"), DEATHS, indirect=["database"])
def test_a_death_loses_nothing_acknowledged_halves_nothing_and_doubles_no_nudge(
    office: Office, step: str, point: str
):
    die_and_start_again(office, STEPS[step], point)


def test_every_step_and_every_point_is_among_them():
    assert {step for _, step, _ in DEATHS} == STEPS.keys()
    assert {point for _, _, point in DEATHS} == {each for some in POINTS.values() for each in some}


def test_killed_between_commit_and_ack_the_form_stays_and_sending_again_is_told_it_was_done(
    office: Office,
):
    reference = raise_at_stage_1(office)
    with dying(office, AFTER_COMMIT, SERVE) as process:
        replies(office, reference)()
        assert process.wait(timeout=10) == KILLED

    kept = office.person("team_manager").modal(f"Reply to {reference}")
    assert kept.value("What will be done?") == "Start the assessment."
    assert kept.trouble
    office.start_again()
    outcome = kept.submit()
    [said] = outcome.errors.values()
    assert said.startswith("You replied at ")
    assert said.endswith("Nothing more is needed.")
    office.person("chair").direct_message(f"{reference}, stage 1: a reply is recorded.")
