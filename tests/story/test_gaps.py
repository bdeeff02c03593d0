"""A gap in the ladder is said at raising, before it is missed; it stops nobody."""

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
