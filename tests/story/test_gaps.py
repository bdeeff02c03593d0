"""A gap in the ladder is said at raising, before it is missed; it stops nobody."""

from dataclasses import replace

import pytest

from tests.office import Office
from tests.story.telling import fill_in, start_to_raise
from tests.world import a_directory
from workflows.people import Directory

NOBODY = "Nobody holds the post of head of service for North team."


@pytest.fixture
def directory() -> Directory:
    """A council without a head of service."""
    return a_directory("head_of_service")


def test_the_form_and_the_page_before_sending_say_which_post_is_empty_above(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")

    said = form.shows(NOBODY).text
    assert form.submit().kind == "pushed"
    page = chair.modal("Check before sending").shows(NOBODY)
    assert "You can still send this" in said

    page.submit()

    assert chair.modal("Sent")


def test_where_a_line_breaks_that_is_said_and_not_that_nobody_holds_the_post(office: Office):
    whole = a_directory()
    postings = tuple(each for each in whole.postings if each.person != "service_manager")
    office.world.people(whole)
    office.world.people(replace(whole, postings=postings))
    breaks = "No head of service is found for North team: Sample Team Manager's line manager"
    chair, administrator = office.person("chair"), office.person("chair_manager")

    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    said = form.shows(f"{breaks} holds no post now.").text
    assert "Nobody is head of service" not in said
    assert "Choose who they answer to" not in said

    administrator.types("/drp people")
    administrator.modal("People").press("Empty posts (5)")
    page = administrator.modal("Empty posts")
    page.shows(f"{breaks} holds no post now. Choose who they answer to.")
