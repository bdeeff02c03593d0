"""Those whom a compliment is for read it, acknowledge it, and may say something back (S1-120)."""

from dataclasses import replace
from datetime import datetime

from tests.databases import Database
from tests.office import Office
from tests.story.compliments import (
    BACK,
    CHANGED,
    DETAILS,
    READ_IT,
    REFERENCE,
    THANKS,
    TOLD,
    acknowledge,
    read,
    reference_of,
    send,
    the_message,
)
from tests.world import a_directory
from workflows.due import LONDON
from workflows.use_cases import apart_reading


def test_each_of_the_two_reads_it_and_acknowledges_it_and_the_sender_is_told(office: Office):
    chair = send(office)

    # S1-120: each can read it, and acknowledges it once.
    worker = office.person("social_worker")
    page = read(worker)
    assert CHANGED in page.text
    assert "It prevented drift or delay" in page.text
    assert "From Sample Chair to Sample Team Manager and Sample Worker" in page.text
    assert "Nobody has acknowledged it yet." not in page.text
    assert page.submit_text == "Acknowledge"
    page.leave()
    acknowledge(office, "social_worker")
    assert the_message(worker).buttons == [READ_IT]
    assert "Acknowledged by you at 10am on Monday 23 November 2026" in the_message(worker).words

    told = chair.direct_message("the social worker has acknowledged it.")
    assert REFERENCE.match(told.text)
    told.press(READ_IT)
    seen = chair.modal(reference_of(told)).shows("Sample Worker acknowledged it at")
    assert "Sample Team Manager acknowledged" not in seen.text


def test_what_is_said_back_is_read_by_the_sender_and_not_by_the_other(office: Office):
    chair = send(office)
    worker = acknowledge(office, "social_worker", THANKS)

    chair.direct_message("the social worker has acknowledged it.").press(READ_IT)
    assert THANKS in chair.modal().shows("Sample Worker acknowledged it at").text
    assert THANKS in read(worker).text
    page = read(office.person("team_manager"))
    assert "Sample Worker acknowledged it at" in page.text
    assert THANKS not in page.text


def on_another_device(office: Office, post: str) -> None:
    """They acknowledge it without a word."""
    assert apart_reading.acknowledge(office.world.desk, post, 1) is None


def test_a_form_that_was_sent_twice_or_on_two_devices_says_so_and_keeps_its_words(office: Office):
    send(office)
    worker = office.person("social_worker")
    page = read(worker)
    on_another_device(office, "social_worker")

    # The same, without a word: nothing more is needed. With words: they are not lost.
    page.submit()
    worker.modal("Recorded").shows("Nothing more is needed.").leave()

    manager = office.person("team_manager")
    page = read(manager)
    page.fill(BACK, THANKS)
    on_another_device(office, "team_manager")
    refused = page.submit(unchecked=True)
    assert "recorded at 10am on Monday 23 November 2026" in refused.errors[BACK]
    assert "Your text is kept here" in refused.errors[BACK]
    assert page.value(BACK) == THANKS


def test_whoever_has_not_acknowledged_it_is_reminded_once_and_nobody_is_chased(office: Office):
    send(office)
    acknowledge(office, "social_worker")
    moved_on(office, datetime(2026, 11, 30, 9, 0, 1, tzinfo=LONDON))

    manager, worker = office.person("team_manager"), office.person("social_worker")
    again = manager.direct_message("This is the only reminder.")
    assert again.text == f"{reference_of(again)}: {TOLD} This is the only reminder."
    moved_on(office, datetime(2026, 12, 21, 9, 0, 1, tzinfo=LONDON))
    assert [len(each.direct_messages()) for each in (manager, worker)] == [2, 1]

    again.press(READ_IT)
    manager.modal(reference_of(again)).submit()
    office.settle()
    assert "Acknowledged by you" in manager.direct_message("This is the only reminder.").words


def moved_on(office: Office, at: datetime) -> None:
    office.world.pass_to(at)
    office.settle()


def test_whoever_has_the_worker_s_account_next_reads_nothing_of_it(office: Office):
    send(office)
    page = read(office.person("social_worker"))
    council = a_directory()
    left = replace(council.people["social_worker"], slack_id=None)
    came = replace(council.people["head_of_service"], slack_id=office.person("social_worker").id)
    for changed in (left, came):
        council = replace(council, people={**council.people, changed.id: changed})
        office.world.people(council)

    at_that_account = office.person("social_worker")
    page.submit()
    at_that_account.modal("Nothing changed").shows("Only whoever sent this").leave()
    the_message(at_that_account).press(READ_IT)
    page = at_that_account.modal("Nothing changed").shows("Only whoever sent this")
    assert DETAILS not in page.text


def test_nothing_of_it_is_posted_or_readable_in_the_database(office: Office, database: Database):
    send(office)
    acknowledge(office, "social_worker", THANKS)

    assert office.channel().messages() == []
    held = database.held()
    assert THANKS.encode() not in held
    assert DETAILS.encode() not in held
    assert CHANGED.encode() not in held
