"""A compliment is found again: at home while it waits, in the list, and by its reference."""

from tests.office import Office
from tests.story.compliments import DETAILS, acknowledge, reference_of, send, the_message
from tests.workflows import compliments


def test_app_home_says_what_waits_and_forgets_it_once_it_is_acknowledged(office: Office):
    send(office)
    worker = office.person("social_worker")
    reference = reference_of(the_message(worker))
    home = (
        worker.home().shows("Compliments for you (1)").shows(f"*{reference}*\nA compliment waits")
    )

    home.press("Read")
    worker.modal(reference).submit()
    worker.modal("Recorded").leave()

    worker.control.wait_for(
        lambda: "Compliments for you" not in worker.home().text or None, worker.on_screen
    )


def test_earlier_ones_are_found_in_the_list_and_by_their_reference(office: Office):
    chair = send(office)
    reference = reference_of(the_message(office.person("social_worker")))
    acknowledge(office, "social_worker")

    for post, says in (
        ("chair", "Acknowledged by 1 of 2."),
        ("social_worker", "Acknowledged by you at"),
        ("team_manager", "A compliment waits for you."),
    ):
        somebody = office.person(post)
        somebody.types("/drp list")
        somebody.modal("Your disputes").choose("Show", "Compliments")
        found = somebody.modal("Your disputes").shows(reference).shows(says)
        assert DETAILS not in found.text
        found.press("Read")
        somebody.modal(reference).shows(DETAILS)
        somebody.modal(reference).leave()

    chair.types("/drp list")
    form = chair.modal("Your disputes")
    form.fill("Find by", reference.lower())
    form.submit()
    chair.modal("Your disputes").shows("1 found.").press(f"Read: compliment {reference}")
    chair.modal(reference)


def test_its_reference_is_typed_like_that_of_a_dispute_and_says_no_more_to_others(office: Office):
    chair = send(office)
    reference = reference_of(the_message(office.person("social_worker")))
    chair.types(f"/drp show {reference.lower()}")
    chair.modal(reference).shows(DETAILS)

    other = office.person("head_of_service")
    for typed in (reference, "DRP-0000-97"):
        other.types(f"/drp show {typed}")
        assert "that you can open" in other.ephemeral_message("There is no dispute").text
    wrong = f"{reference[:-2]}{(int(reference[-2:]) + 1) % 97:02d}"
    chair.types(f"/drp show {wrong}")
    chair.ephemeral_message("That reference is mistyped")


def test_many_of_them_are_turned_ten_a_page_and_home_shows_five(office: Office):
    for _ in range(12):
        compliments.send(office.world)
    manager = office.person("team_manager")

    manager.home().shows("Compliments for you (12)").press("See all 12 compliments for you")

    manager.modal("Your disputes").shows("12 found. 1 to 10.").press("Next page")
    last = manager.modal("Your disputes").shows("12 found. 11 to 12.")
    assert last.text.count("A compliment waits for you.") == 2
