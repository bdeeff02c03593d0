"""A manager thanks somebody they manage: their own manager hears of it in their place."""

from dataclasses import replace

import pytest

from tests.office import Office
from tests.story.compliments import (
    BUTTON,
    MANAGER,
    THEIRS,
    WORKER,
    acknowledge,
    begin,
    reference_of,
    the_message,
    write,
)
from tests.world import a_directory
from workflows.people import Directory, Posting

YOU_MANAGE = "You are their manager"
ABOVE = "Sample Service Manager, service manager"


@pytest.fixture
def directory() -> Directory:
    """The sample council, whose team manager chairs conferences, too."""
    council = a_directory()
    posting = Posting(person="team_manager", post="chair", team="Chairs", agency="Sample Council")
    return replace(council, postings=(*council.postings, posting))


def test_a_manager_thanks_their_own_worker_and_the_form_asks_for_nothing_impossible(
    office: Office,
):
    manager, above = office.person("team_manager"), office.person("service_manager")
    manager.types("/drp compliment")
    form = begin(manager, manager=ABOVE)
    assert f"{YOU_MANAGE}. Yours is filled in; you can choose who else should hear." in form.text
    write(form)
    form.submit()
    done = manager.modal("Compliment sent")
    assert "Sample Worker and Sample Service Manager have a message." in done.text
    done.close()
    office.settle()

    reference = reference_of(the_message(office.person("social_worker")))
    assert reference_of(the_message(above)) == reference
    sent = manager.direct_message(reference)
    assert sent.text.endswith("Open it here to see who has acknowledged it.")
    acknowledge(office, "service_manager")
    manager.direct_message(f"{reference}: the service manager has acknowledged it.")


def test_somebody_who_chooses_themselves_is_told_what_to_do_and_keeps_their_text(office: Office):
    manager = office.person("team_manager")
    manager.types("/drp compliment")
    form = begin(manager, manager=ABOVE)
    write(form)
    form.pick(THEIRS, f"{MANAGER}, chair")

    assert form.submit().errors == {
        THEIRS: "You send this, so you know of it. Choose your own manager, or who else should "
        "hear of it."
    }

    form.pick(THEIRS, ABOVE)
    form.pick("Who is this for?", f"{MANAGER}, chair")
    form = manager.modal(BUTTON)
    manager.control.wait_for(lambda: YOU_MANAGE not in form.text or None, manager.on_screen)
    assert form.submit().errors == {
        "Who is this for?": "You cannot send this to yourself. Choose somebody else."
    }


def test_the_same_person_in_both_boxes_is_refused_at_the_second(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair, manager=f"{MANAGER}, chair")
    write(form)
    form.pick(THEIRS, WORKER)

    assert form.submit().errors == {
        THEIRS: "You have chosen this person already. Choose somebody else who should hear of it."
    }


def test_a_manager_who_is_thanked_has_their_own_manager_filled_in(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")

    begin(chair, worker=f"{MANAGER}, chair", manager=ABOVE)
