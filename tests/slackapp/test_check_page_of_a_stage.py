"""What stands on the page before sending, and over the form, is about the stage it begins at."""

from pathlib import Path

import pytest

from slackapp.views import raise_check, raising
from slackapp.views.meta import Meta
from tests.story import conference_chair as paper
from tests.world import World, a_world
from workflows.use_cases import opening
from workflows.use_cases import raising as use_case


@pytest.fixture
def world(tmp_path: Path) -> World:
    return a_world(tmp_path, DRP_PROCEDURES=paper.PROCEDURE)


@pytest.fixture
def page(world: World) -> str:
    """The page before a dispute is sent at stage 1."""
    ready = use_case.prepare(world.desk, "chair", "stage_1", paper.STAGE_1)
    assert isinstance(ready, use_case.Ready)
    return str(raise_check.check(ready, Meta(), None))


def test_whoever_is_asked_is_not_told_that_they_are_copied_in(page: str):
    assert page.count("Sample Team Manager") > 1
    assert "Copied in from this stage" not in page


def test_only_the_open_question_of_that_stage_is_asked(page: str):
    assert 'The source says "Within 4 days"' in page
    assert 'The source says "2 Days"' not in page


def test_whoever_gets_the_form_by_e_mail_is_named_among_those_who_see_it(world: World):
    """S4-19."""
    answers = {"raise": {"level": "stage_1"}}
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", answers)

    form = str(raising.form(blank, answers, Meta()))

    assert "the team manager who answers, the social worker, and " in form
    assert form.count("the team manager who answers") == 1
