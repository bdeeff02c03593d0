"""A chair thanks a worker for good practice, beside all disputes (S1-112 to S1-120)."""

from dataclasses import replace

from tests.databases import Database
from tests.office import Office
from tests.person import Message, Modal, Person
from tests.world import a_directory
from workflows.drafts import Place, id_of, of_apart
from workflows.people import Posting
from workflows.use_cases import drafting

BUTTON = "Send a compliment"
WORKER, MANAGER = "Sample Worker, social worker", "Sample Team Manager, team manager"
THEIRS = "Their team manager"
DETAILS = "She met AB after school each week until AB spoke."
CHANGED = "AB knows who collects them, and says so."
TOLD = "A chair has sent you a compliment."


def begin(chair: Person) -> Modal:
    """Choose who it is for; the form fills in their team manager."""
    chair.modal(BUTTON).pick("Who is this for?", WORKER)
    form = chair.modal(BUTTON)
    chair.control.wait_for(lambda: form.value(THEIRS) == MANAGER or None, chair.on_screen)
    return form


def write(form: Modal) -> None:
    form.fill("Child's case number", "1234567")
    form.fill("Child's initials", "AB")
    form.choose("What did their practice do?", "It prevented drift and delay")
    form.fill("What did they do?", DETAILS)
    form.fill("What did it change for the child?", CHANGED)


def send(office: Office) -> Person:
    chair = office.person("chair")
    chair.home().press(BUTTON)
    form = begin(chair)
    write(form)
    assert form.submit().kind == "updated"
    chair.modal("Compliment sent").close()
    office.settle()
    return chair


def the_message(somebody: Person) -> Message:
    return somebody.direct_message(TOLD)


def test_a_chair_begins_it_at_home_from_the_help_or_by_typing_and_nobody_else(office: Office):
    # S1-113: initiated by the chair. S1-115: from where they begin.
    chair, worker = office.person("chair"), office.person("social_worker")
    assert BUTTON in chair.home().shows("Find a dispute").buttons
    chair.types("/drp help")
    heard = chair.ephemeral_message("/drp compliment: send a compliment")
    heard.press(BUTTON)
    chair.modal(BUTTON).leave()
    chair.types("/drp compliment")
    chair.modal(BUTTON)

    assert BUTTON not in worker.home().shows("Find a dispute").buttons
    worker.types("/drp compliment")
    assert "compliment" not in worker.ephemeral_message("Here is what you can type").words


def test_the_form_says_what_it_is_for_and_who_will_read_it(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = chair.modal(BUTTON)

    # S1-114: the criteria, as help. S1-116: details. S1-118: sending it finishes it.
    assert "innovative, high-quality practice and timely interventions" in form.text
    assert "you, the social worker and team manager. It is not posted, scored or ranked" in (
        form.text
    )
    assert form.submit_text == "Send compliment"
    refused = form.submit(unchecked=True)
    assert refused.errors["What did they do?"] == "Write what they did."
    assert refused.errors["Who is this for?"] == "Choose the social worker."


def somebody_with_a_draft(office: Office) -> Person:
    """The chair, who has written one, saved it and left."""
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair)
    write(form)
    form.press("Save draft")
    chair.modal(BUTTON).shows("Draft saved at").leave()
    return chair


def test_what_was_typed_is_offered_again_until_it_is_sent(office: Office):
    chair = somebody_with_a_draft(office)

    # It stands at home, and typing the command again opens the same one.
    home = chair.home().shows(f"{BUTTON}, not sent")
    home.press("Continue")
    assert chair.modal(BUTTON).value("What did they do?") == DETAILS
    chair.modal(BUTTON).leave()
    chair.types("/drp compliment")
    form = chair.modal(BUTTON)
    assert form.value("Who is this for?") == WORKER
    assert form.value("What did it change for the child?") == CHANGED
    form.submit()
    chair.modal("Compliment sent").close()

    chair.types("/drp compliment")
    assert not chair.modal(BUTTON).value("What did they do?")
    chair.control.wait_for(lambda: "not sent" not in chair.home().text or None, chair.on_screen)


def test_what_was_typed_is_kept_where_sending_fails(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair)
    write(form)
    form.fill("Child's initials", "")
    assert "Child's initials" in form.submit(unchecked=True).errors
    form.leave()

    chair.types("/drp compliment")

    assert chair.modal(BUTTON).value("What did they do?") == DETAILS


def test_what_two_devices_typed_is_shown_before_it_is_sent(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair)
    write(form)
    draft = id_of("chair", of_apart("compliment"))
    other = {"compliment": {"details": "She listened."}}
    keep = drafting.keep
    keep(office.world.desk, "chair", draft, of_apart("compliment"), other, Place(form="telephone"))

    form.submit()

    both = chair.modal(BUTTON).shows("on another device")
    assert DETAILS in both.value("What did they do?")
    assert "She listened." in both.value("What did they do?")
    both.submit()
    chair.modal("Compliment sent")


def test_whoever_may_not_send_it_any_more_reads_what_they_typed(office: Office):
    chair = somebody_with_a_draft(office)
    council = a_directory()
    others = tuple(each for each in council.postings if each.post != "chair")
    moved = Posting(person="chair", post="team_manager", team="South", agency="Sample Council")
    office.world.people(replace(council, postings=(*others, moved)))

    chair.home().shows("A draft, not sent").press("Continue")

    chair.modal("Not sent").shows("copy what you need").shows(DETAILS)


def test_the_team_manager_follows_whoever_it_is_for_and_may_be_another(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair)
    form.pick(THEIRS, "Sample Service Manager, service manager")
    write(form)
    form.submit()
    chair.modal("Compliment sent")
    office.settle()

    assert the_message(office.person("service_manager"))
    assert TOLD not in [each.text for each in office.person("team_manager").direct_messages()]


def test_where_another_worker_is_chosen_their_own_manager_is_filled_in(office: Office):
    council = a_directory()
    worker = Posting(
        person="safeguarding_lead",
        post="social_worker",
        team="South",
        agency="Sample Council",
        line_manager="service_director",
    )
    manager = replace(worker, person="service_director", post="team_manager", line_manager=None)
    office.world.people(replace(council, postings=(*council.postings, worker, manager)))
    chair = office.person("chair")
    chair.types("/drp compliment")
    begin(chair).pick(
        "Who is this for?", "Sample Safeguarding Lead, safeguarding lead, social worker"
    )
    form = chair.modal(BUTTON)
    theirs = "Sample Director, service director, team manager"
    chair.control.wait_for(lambda: form.value(THEIRS) == theirs or None, chair.on_screen)

    form.pick("Who is this for?", WORKER)
    chair.control.wait_for(lambda: form.value(THEIRS) == MANAGER or None, chair.on_screen)


def test_each_of_the_two_reads_it_and_acknowledges_it_and_the_sender_sees_who(office: Office):
    chair = send(office)

    # S1-117, S1-119: both are told where they look, and nothing of it is said there.
    for post in ("social_worker", "team_manager"):
        message = the_message(office.person(post))
        assert (message.text, message.buttons) == (TOLD, ["Read", "Acknowledge"])

    # S1-120: each can read it, and acknowledges it once.
    worker = office.person("social_worker")
    the_message(worker).press("Read")
    page = worker.modal(BUTTON).shows(DETAILS)
    assert CHANGED in page.text
    assert "It prevented drift and delay" in page.text
    assert "From Sample Chair to Sample Team Manager and Sample Worker" in page.text
    assert "Nobody has acknowledged it yet." in page.text
    page.leave()
    the_message(worker).press("Acknowledge")
    office.settle()
    assert the_message(worker).buttons == ["Read"]
    assert "Acknowledged by you at 10am on Monday 23 November 2026" in the_message(worker).words

    chair.direct_message("Compliment sent.").press("Read")
    seen = chair.modal(BUTTON).shows("Sample Worker acknowledged it at")
    assert "Sample Team Manager acknowledged" not in seen.text


def test_a_button_that_was_used_already_says_when(office: Office):
    send(office)
    office.stop_sending()
    worker = office.person("social_worker")
    the_message(worker).press("Acknowledge")
    the_message(worker).press("Acknowledge")

    worker.modal("Nothing changed").shows("10am on Monday 23 November 2026")


def test_whoever_has_the_worker_s_account_next_reads_nothing_of_it(office: Office):
    send(office)
    council = a_directory()
    left = replace(council.people["social_worker"], slack_id=None)
    came = replace(council.people["head_of_service"], slack_id=office.person("social_worker").id)
    for changed in (left, came):
        council = replace(council, people={**council.people, changed.id: changed})
        office.world.people(council)

    at_that_account = office.person("social_worker")
    for button in ("Read", "Acknowledge"):
        the_message(at_that_account).press(button)
        page = at_that_account.modal("Nothing changed").shows("Only whoever sent this")
        assert DETAILS not in page.text
        page.leave()


def test_nothing_of_it_is_posted_or_readable_in_the_database(office: Office, database: Database):
    send(office)

    assert office.channel().messages() == []
    held = database.held()
    assert DETAILS.encode() not in held
    assert CHANGED.encode() not in held
