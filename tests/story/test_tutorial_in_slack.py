"""What the tutorial's file says is what people see: nothing of it is known to any code."""

from dataclasses import replace
from pathlib import Path

from slackapp import wiring
from tests.office import Office
from tests.story.telling import reference_in
from tests.tutorial import whole
from tests.world import a_directory
from workflows.people import Directory, Posting


def with_workers() -> Directory:
    """The sample council, in which the social worker raises worries, and the director is named."""
    council = a_directory()
    posts = {"social_worker": "worker", "team_manager": "worker_manager"}
    posts |= {"service_director": "director"}
    lines = {"social_worker": "team_manager"}
    more = (
        Posting(
            person=who,
            post=post,
            team="North",
            agency="Sample Council",
            line_manager=lines.get(who),
        )
        for who, post in posts.items()
    )
    return replace(council, postings=(*council.postings, *more))


def test_a_worry_is_raised_answered_moved_up_and_resolved(office: Office, tmp_path: Path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "worries.yaml").write_text(whole())
    office.runtime.stop()
    office.world.desk.store.close()
    more = {"procedures": ("chair-drp", "worries"), "procedures_dir": folder}
    office.has = office.has.model_copy(update=more)
    office.world.desk = wiring.desk(office.has, now=office.world.clock)
    office.start_again()
    office.world.people(with_workers())
    worker, manager = office.person("social_worker"), office.person("service_manager")

    worker.types("/drp new")
    form = worker.modal("Raise a dispute").shows("It begins with stage 1.")
    form.fill("Child's case number", "1234567")
    form.fill("What are you worried about?", "The visit is late.")
    form.fill("Since when?", "2026-11-16")
    form.pick("Who answers?", "Sample Service Manager", query="Sample Service")
    form.submit()
    worker.modal("Check before sending").submit()
    reference = reference_in(worker.modal("Sent").text)
    worker.modal("Sent").close()

    asked = manager.direct_message(reference)
    assert "(2 working days)" in asked.text
    asked.press("Answer")
    form = manager.modal(f"Answer {reference}")
    assert "The visit is late." in form.text
    form.fill("What will be done, and by when?", "We visit on Friday.")
    form.submit()
    manager.modal("Answer sent").close()

    worker.direct_message(f"{reference}, stage 1: an answer is recorded").press("Read and review")
    form = worker.modal(f"Review {reference}")
    form.choose("What happens next?", "Move up")
    form = worker.modal(f"Review {reference}").shows("Why do you decide so?")
    form.fill("Why do you decide so?", "Friday is too late.")
    form.submit()
    worker.modal("Recorded").close()

    director = office.person("service_director")
    director.direct_message(f"{reference}, stage 2").press("Answer")
    form = director.modal(f"Answer {reference}")
    form.fill("What will be done, and by when?", "We visit today.")
    form.submit()
    worker.direct_message(f"{reference}, stage 2: an answer is recorded").press("Read and review")
    form = worker.modal(f"Review {reference}")
    form.choose("What happens next?", "Resolve")
    form = worker.modal(f"Review {reference}").shows("Why do you decide so?")
    form.fill("Why do you decide so?", "They visited.")
    form.submit()
    assert f"{reference} is recorded as resolved." in worker.modal("Recorded").text
