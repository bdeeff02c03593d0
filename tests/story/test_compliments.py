"""A chair thanks a worker for good practice, beside all disputes (S1-112 to S1-120)."""

from dataclasses import replace

import pytest

from tests.office import Office
from tests.person import Person
from tests.story.compliments import (
    BUTTON,
    CHANGED,
    DETAILS,
    MANAGER,
    READ_IT,
    THEIRS,
    TOLD,
    WORKER,
    begin,
    reference_of,
    the_message,
    write,
)
from tests.world import a_directory
from workflows.drafts import Place, id_of, of_apart
from workflows.people import Posting
from workflows.use_cases import drafting


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
    why = worker.ephemeral_message("Your post does not send a compliment here.").words
    assert "Ask your manager who does." in why
    assert "/drp compliment" not in why
    worker.types("/drp nonsense")
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
    home = chair.home().shows("Compliment, not sent")
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


def test_those_it_is_for_are_told_and_after_it_is_sent_the_sender_sees_who(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair)
    write(form)
    form.submit()
    done = chair.modal("Compliment sent")
    assert "Sample Worker and Sample Team Manager have a message. You are told when" in done.text
    done.close()
    office.settle()

    # S1-117, S1-119: both are told where they look, and nothing of it is said there.
    for post in ("social_worker", "team_manager"):
        message = the_message(office.person(post))
        reference = reference_of(message)
        assert (message.text, message.buttons) == (f"{reference}: {TOLD}", [READ_IT])
        [button] = [each for block in message.blocks for each in block.get("elements", ())]
        assert button["accessibility_label"] == f"Read it: compliment {reference}"


def test_the_shortcut_opens_the_form_and_says_to_others_whom_to_ask(office: Office):
    chair, worker = office.person("chair"), office.person("social_worker")

    chair.uses("send_apart")
    assert chair.modal(BUTTON).labels()[:3] == [
        "Child's case number",
        "Child's initials",
        "Who is this for?",
    ]
    worker.uses("send_apart")
    worker.modal("Nothing changed").shows("Your post does not send a compliment here.")


@pytest.mark.parametrize(
    ("post", "box", "chosen"),
    [
        ("social_worker", "Who is this for?", {"worker": f"{WORKER}, by e-mail"}),
        ("team_manager", THEIRS, {"manager": f"{MANAGER}, by e-mail"}),
    ],
)
def test_somebody_without_slack_is_refused_at_their_box(
    office: Office, post: str, box: str, chosen: dict[str, str]
):
    council = a_directory()
    outside = replace(council.people[post], slack_id=None)
    office.world.people(replace(council, people={**council.people, post: outside}))
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair, **chosen)
    write(form)

    refused = form.submit(unchecked=True)

    assert refused.errors == {
        box: "This person has no Slack account: tell them yourself, or choose another."
    }


DIRECTOR = "Sample Director, service director"
NOBODY_ABOVE = "No team manager is found above Sample Director in the people list."


def test_somebody_else_is_chosen_and_the_first_ones_manager_is_not_sent_it(office: Office):
    chair = office.person("chair")
    chair.types("/drp compliment")
    form = begin(chair)
    write(form)
    form.pick("Who is this for?", DIRECTOR)
    form = chair.modal(BUTTON).shows(NOBODY_ABOVE)
    assert not form.value(THEIRS)
    assert form.submit(unchecked=True).errors == {THEIRS: "Choose their team manager."}

    # Whom the chair chooses stays, for as long as the person it is about does.
    form.pick(THEIRS, "Sample Head of Service, head of service")
    form.pick("Who is this for?", WORKER)
    chair.control.wait_for(
        lambda: chair.modal(BUTTON).value(THEIRS) == MANAGER or None, chair.on_screen
    )
    assert "is found above" not in chair.modal(BUTTON).text
