"""A nurse of another agency without a Slack account, and how she is asked to answer."""

from dataclasses import replace

from tests.office import Office
from tests.person import Modal
from tests.story.telling import fill_in, start_to_raise
from tests.world import a_directory
from workflows.people import Directory, Person, Posting


def with_nurse() -> Directory:
    """The sample council, and a nurse of another agency who has no Slack account."""
    council = a_directory()
    nurse = Person(id="nurse", name="Sample Nurse", email="nurse@sample.test")
    holds = Posting(person="nurse", post="team_manager", team="East", agency="Sample Trust")
    return replace(
        council, people={**council.people, "nurse": nurse}, postings=(*council.postings, holds)
    )


def choose_nurse(office: Office, council: Directory | None = None) -> Modal:
    """Raise a dispute that she is to answer, as far as the page to check before sending."""
    office.world.people(council or with_nurse())
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    form.pick("Team manager who will answer", "Sample Nurse, team manager, by e-mail")
    assert form.submit().kind == "pushed"
    return chair.modal("Check before sending")
