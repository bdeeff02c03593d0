"""The process is killed at the worst moments: nothing acknowledged is lost, no nudge goes twice.

A fair choice, for every day; ``make soak`` kills at each point of each step, on both
databases.
"""

import pytest

from tests.campaigns.dying import die_and_start_again, dying, starts_again
from tests.campaigns.pressing import accepts, replies
from tests.campaigns.steps import STEPS
from tests.dying_app import (
    AFTER_COMMIT,
    BEFORE_COMMIT,
    BEFORE_MARKING,
    BEFORE_MARKING_CHANGE,
    BEFORE_SENDING,
    CHANGE_IN_HAND,
    IN_HAND,
    SERVE,
)
from tests.office import Office
from tests.story.telling import raise_at_stage_1

DEATHS = [
    ("sqlite", "raise", AFTER_COMMIT),
    ("postgresql", "accept", CHANGE_IN_HAND),
    ("postgresql", "pass on", AFTER_COMMIT),
    ("sqlite", "reply", BEFORE_SENDING),
    ("postgresql", "save a draft", BEFORE_SENDING),
    ("sqlite", "send a draft", BEFORE_COMMIT),
    ("postgresql", "review: accept", IN_HAND),
    ("sqlite", "review: one more day", BEFORE_MARKING),
    ("postgresql", "review: escalate", BEFORE_SENDING),
    ("sqlite", "update", BEFORE_MARKING_CHANGE),
    ("postgresql", "record the agreement", IN_HAND),
    ("sqlite", "record a no", CHANGE_IN_HAND),
    ("postgresql", "nudge", BEFORE_MARKING),
    ("sqlite", "nudge", IN_HAND),
    ("postgresql", "escalate late", BEFORE_MARKING_CHANGE),
    ("sqlite", "stand in", BEFORE_MARKING),
    ("postgresql", "record a call", BEFORE_SENDING),
    ("sqlite", "add to the record", AFTER_COMMIT),
    ("sqlite", "record safety", IN_HAND),
    ("postgresql", "record safety apart", AFTER_COMMIT),
    ("sqlite", "acknowledge what was sent apart", AFTER_COMMIT),
    ("postgresql", "acknowledge what was sent apart", CHANGE_IN_HAND),
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
    assert {point for _, _, point in DEATHS} == {
        point for step in STEPS.values() for point in step.points
    }


def test_killed_between_commit_and_ack_the_form_stays_and_sending_again_is_told_it_was_done(
    office: Office,
):
    reference = raise_at_stage_1(office)
    with dying(office, AFTER_COMMIT, SERVE) as process:
        replies(office, reference)()
        assert process.was_killed()

    kept = office.person("team_manager").modal(f"Reply to {reference}")
    assert kept.value("What will be done?") == "Start the assessment."
    assert kept.trouble
    office.start_again()
    kept.submit()
    said = office.person("team_manager").modal("Recorded").text
    assert "This was recorded at 10am on Monday 23 November 2026. Nothing more is needed." in said
    office.person("chair").direct_message(f"{reference}, stage 1: a reply is recorded.")


def test_what_was_changed_before_sending_again_is_not_said_to_be_recorded(office: Office):
    reference = raise_at_stage_1(office)
    with dying(office, AFTER_COMMIT, SERVE) as process:
        replies(office, reference)()
        assert process.was_killed()
    office.start_again()
    kept = office.person("team_manager").modal(f"Reply to {reference}")
    kept.fill("What will be done?", "Visit tonight with the police.")

    [said] = kept.submit().errors.values()

    assert said == (
        "Not sent. This was recorded at 10am on Monday 23 November 2026 as you first sent it, "
        "without what you changed since. Your text is kept here: copy it if it says more."
    )
    assert kept.value("What will be done?") == "Visit tonight with the police."


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_message_that_was_being_changed_shows_at_last_what_was_done_since(office: Office):
    """The change is in a dead hand for two minutes, and in those the manager replies."""
    reference = raise_at_stage_1(office)
    with dying(office, BEFORE_MARKING_CHANGE, SERVE) as process:
        accepts(office, reference)()
        assert process.was_killed()
    office.start_again()
    replies(office, reference)()

    starts_again(office)

    office.settle()
    asked = office.person("team_manager").direct_message(f"{reference}, stage 1: you replied at")
    assert asked.buttons == ["Open"]
