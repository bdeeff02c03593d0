"""Nobody decides their own dispute: where a party holds the post, the next post up is offered."""

from dataclasses import replace

import pytest

from tests.office import Office
from tests.story.telling import fill_in, start_to_raise
from tests.world import a_directory
from workflows.people import Directory, Posting


@pytest.fixture
def directory() -> Directory:
    """A council whose chair is also the team manager of the North team."""
    council = a_directory("team_manager")
    manages = Posting(
        person="chair",
        post="team_manager",
        team="North",
        agency="Sample Council",
        line_manager="service_manager",
    )
    under = tuple(
        replace(each, line_manager="chair") if each.post == "social_worker" else each
        for each in council.postings
    )
    return replace(council, postings=(*under, manages))


def test_the_form_fills_in_the_next_post_up_and_says_why(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")

    form.shows("Sample Chair is a party, so the next post up is asked.")
    assert form.submit().kind == "pushed"
    check = chair.modal("Check before sending").shows("Sample Service Manager is asked to reply")
    check.submit()

    asked = office.person("service_manager").direct_message("your reply is due")
    assert asked.press("Accept")


def test_choosing_a_party_is_refused_with_the_next_post_up(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    form.shows("Sample Chair is a party")
    form.pick("Team manager who will answer", "Sample Chair, chair, team manager")

    refused = form.submit()

    assert (
        "this person is a party to this dispute or of another side, and cannot decide it. "
        "The next post up is service manager."
    ) in str(refused.errors)


@pytest.mark.parametrize(
    "who", ["Sample Worker, social worker", "Sample Chair Manager, chair's service manager"]
)
def test_nor_is_the_worker_it_is_about_or_the_raisers_own_manager_chosen(office: Office, who: str):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_2")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    form = chair.modal("Raise a dispute")
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = chair.modal("Raise a dispute").shows("Who agreed?")
    form.pick("Who agreed?", "Sample Chair Manager, chair's service manager")
    form.pick("Service manager who will answer", who)

    refused = form.submit()

    assert (
        "this person is a party to this dispute or of another side, and cannot decide it. "
        "The next post up is head of service."
    ) in str(refused.errors)
