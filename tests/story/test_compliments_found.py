"""A compliment is found again: at home while it waits, in the list, and by its reference."""

from tests.office import Office
from tests.story.compliments import DETAILS, acknowledge, reference_of, send, the_message
from tests.workflows import compliments
from tests.world import PLAN, RESOLVED


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


def test_what_waits_in_the_list_is_what_app_home_says_waits(office: Office):
    followed = office.world.raised()
    office.world.choose("team_manager", followed, "reply", **PLAN)
    office.world.choose("chair", followed, "resolved", **RESOLVED)
    for _ in range(6):
        compliments.send(office.world)
    worker = office.person("social_worker")
    worker.home().shows("Follow-up actions (1)").shows("Compliments for you (6)")

    worker.types("/drp list")

    form = worker.modal("Your disputes").shows(f"{followed.reference}, follow-up")
    assert "Nothing waits for you." not in form.text
    assert form.text.count("A compliment waits for you.") == 5
    form.press("See all 6 compliments for you")
    worker.modal("Your disputes").shows("6 found.").leave()
    manager = office.person("team_manager")
    manager.types("/drp list")
    form = manager.modal("Your disputes").shows("Compliments for you (6)")
    assert "Nothing waits for you." not in form.text


def test_they_are_found_by_person_and_reference_and_the_list_stays_with_them(office: Office):
    chair = send(office)
    reference = reference_of(the_message(office.person("social_worker")))
    office.world.raised("stage_1")
    chair.types("/drp list")
    chair.modal("Your disputes").choose("Show", "Compliments")

    for text, says in (
        ("sample  worker", reference),
        (reference, reference),
        ("Sample Team Manager", reference),
        ("Head", "Nothing matches in your compliments."),
        ("1234567", "Nothing matches in your compliments."),
    ):
        form = chair.modal("Your disputes").shows("they are not found by a case number")
        form.fill("Find by", text)
        form.submit()
        found = chair.modal("Your disputes").shows(says)
        assert found.value("Show") == "Compliments"
        assert "DRP-" not in found.text


def test_a_page_of_what_is_found_is_turned_and_a_mistyped_reference_is_said(office: Office):
    for _ in range(11):
        compliments.send(office.world)
    chair = office.person("chair")
    chair.types("/drp list")
    form = chair.modal("Your disputes")
    form.choose("Show", "Compliments")
    form = chair.modal("Your disputes").shows("11 found. 1 to 10.")
    form.fill("Find by", "Worker")
    form.submit()
    form = chair.modal("Your disputes").shows("11 found. 1 to 10.")
    form.press("Next page")
    form = chair.modal("Your disputes").shows("11 found. 11 to 11.")
    assert form.value("Find by") == "Worker"

    form.fill("Find by", "CMP-0000-97")

    assert "mistyped" in form.submit().errors["Find by"]
