"""Raising a dispute through the forms: what they ask, what they keep, what they refuse."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.office import Office
from tests.person import Modal, Person
from tests.story.telling import LEVEL, LEVELS, fill_in, start_to_raise
from tests.world import a_directory

AGREED = "Has your own service manager agreed to stage 2?"


def raise_form(office: Office) -> Modal:
    return office.person("chair").modal("Raise a dispute")


def change_level(office: Office, level: str, shows: str) -> Modal:
    raise_form(office).choose(LEVEL, LEVELS[level])
    return raise_form(office).shows(shows)


def test_the_first_thing_shown_is_what_to_do_if_a_child_is_in_danger(office: Office):
    chair = office.person("chair")

    chair.types("/drp new")

    first = chair.modal("Raise a dispute").view["blocks"][0]["text"]["text"]
    assert first == (
        "*If a child is in immediate danger, call 999 now.*\n"
        "Follow your child protection procedure. Do not wait for this process."
    )


#: Wherever a chair is when they find that something is wrong (S1-57).
PLACES: dict[str, Callable[[Person], object]] = {
    "the start of App Home": lambda chair: chair.home().press("Raise a dispute"),
    "the command": lambda chair: chair.types("/drp new"),
    "the shortcut": lambda chair: chair.uses("raise_dispute"),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_same_form_opens_from_each_place(office: Office, place: str):
    # S1-57
    chair = office.person("chair")

    PLACES[place](chair)

    assert LEVEL in chair.modal("Raise a dispute").labels()


def test_changing_the_level_changes_the_form_in_place_and_loses_nothing(office: Office):
    form = start_to_raise(office.person("chair"), "stage_2")
    fill_in(form)
    form = raise_form(office)
    form.choose(AGREED, "Yes")
    form = raise_form(office).shows("Who agreed?")
    form.fill("Date agreed", "2026-11-20")
    form.choose("Have you spoken to this manager?", "Yes")
    form = raise_form(office).shows("What was said")
    form.fill("What was said", "We spoke.")
    form.fill("By when?", "By 4 December.")

    # Down to informal and up again: the gate, and everything typed, comes back.
    form = change_level(office, "informal", "Agreed by when?")
    assert "By when?" not in form.labels()
    assert AGREED not in form.labels()
    assert "Team manager who will answer" in form.labels()
    assert form.value("What are you worried about?") == "The assessment has not started."
    form.fill("What next steps did you agree?", "The report today.")
    form = change_level(office, "stage_2", "Who agreed?")

    assert form.value(AGREED) == "Yes"
    assert form.value("Date agreed") == "2026-11-20"
    assert form.value("What was said") == "We spoke."
    assert form.value("By when?") == "By 4 December."
    assert (
        form.value("Service manager who will answer") == "Sample Service Manager, service manager"
    )
    form = change_level(office, "informal", "Agreed by when?")
    assert form.value("What next steps did you agree?") == "The report today."


def test_an_agreement_to_one_stage_is_no_agreement_to_another(office: Office):
    form = start_to_raise(office.person("chair"), "stage_2")
    form.choose(AGREED, "Yes")
    raise_form(office).shows("Who agreed?")

    form = change_level(office, "stage_3", "agreed to stage 3?")

    assert form.value("Has your own service manager agreed to stage 3?") is None
    assert "Who agreed?" not in form.labels()


def test_without_the_own_service_managers_agreement_stage_2_is_not_sent_and_text_is_kept(  # S1-111
    office: Office,
):
    form = start_to_raise(office.person("chair"), "stage_2")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    form = raise_form(office)
    form.choose(AGREED, "Not yet")
    form = raise_form(office).shows("You can write everything now.")

    outcome = form.submit()

    assert outcome.errors == {
        AGREED: "Stage 2 needs your service manager's agreement. Speak to them, then choose Yes. "
        "Your text is kept."
    }
    assert raise_form(office).value("What are you worried about?") == (
        "The assessment has not started."
    )


def test_a_dispute_raised_late_says_so_and_is_never_refused(office: Office):  # S1-55
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "I tried and could not reach them")
    form = raise_form(office).shows("Date you spoke")
    form.fill("When did you become aware?", "2026-11-17")
    form.submit()

    check = chair.modal("Check before sending")

    assert (
        "You became aware on Tuesday 17 November 2026, 4 working days ago. "
        "The procedure asks for 2. This is recorded as raised late. You can still send."
    ) in check.text
    assert check.submit_text == "Send to team manager"
    assert check.close_text == "Go back"
    check.submit()
    sent = chair.modal("Sent")
    assert "Their reply is due by 5pm on Monday 30 November 2026 (5 working days)." in sent.text


def test_going_back_from_the_check_page_finds_the_form_as_it_was(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    raise_form(office).submit()

    chair.modal("Check before sending").close()

    assert raise_form(office).value("What needs to happen?") == "The assessment starts."


def test_pressing_send_twice_raises_one_dispute(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    raise_form(office).submit()
    check = chair.modal("Check before sending")
    with ThreadPoolExecutor() as at_once:
        pressed = [at_once.submit(check.submit) for _ in range(2)]
    for each in pressed:
        each.exception()  # whoever comes second may find the page gone

    assert "is with Sample Team Manager." in chair.modal("Sent").text
    office.channel().message("raised at stage 1")
    assert len(office.channel().messages()) == 1


def test_informal_goes_to_the_team_manager_by_the_date_both_agreed(office: Office):  # S1-61, S1-69
    chair, manager = office.person("chair"), office.person("team_manager")
    form = start_to_raise(chair, "informal")
    fill_in(form)
    form.choose("Who have you spoken to?", "Social worker", "Team manager")
    form.fill("What next steps did you agree?", "The report is finished today.")
    form.fill("Agreed by when?", "2026-12-02")
    form.submit()
    chair.modal("Check before sending").submit()
    chair.modal("Sent").close()

    asked = manager.direct_message("informal")

    assert asked.text.endswith(
        "informal: your answer is due by 5pm on Wednesday 2 December 2026 (the date you agreed)."
    )


def test_informal_without_an_agreed_date_says_to_choose_stage_1(office: Office):
    form = start_to_raise(office.person("chair"), "informal")
    fill_in(form)
    form.choose("Who have you spoken to?", "Social worker")
    form.fill("What next steps did you agree?", "The report is finished today.")

    outcome = form.submit(unchecked=True)

    assert outcome.errors == {
        "Agreed by when?": "Enter the date you both agreed. If there is none, choose stage 1."
    }


def test_the_categories_examples_and_worked_back_dates_stand_under_the_box(office: Office):
    form = start_to_raise(office.person("chair"), "stage_1")  # S1-17 to S1-25

    form.choose("Category", "Lack of preparation")
    form = raise_form(office).shows("Date of the conference or review")
    form.fill("Date of the conference or review", "2026-11-24")

    form = raise_form(office).shows("Invitations:")
    assert (
        "Invitations: Tuesday 3 November 2026 (15 working days before), this date has passed"
    ) in form.text
    assert "Lack of preparation, for example: conference invitations later" in form.text

    form.fill("Date of the conference or review", "1999-11-24")
    raise_form(office).shows("Bank holidays are not held for that year")


def test_a_gap_in_the_ladder_is_said_and_somebody_can_be_chosen(office: Office):
    office.world.people(a_directory("head_of_service"))
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_3")
    fill_in(form)

    form = raise_form(office).shows("Nobody holds the post of head of service for North team.")

    assert "Choose the person who answers, and tell an administrator." in form.text
    form.pick("Head of service who will answer", "Sample Director, service director")
    assert form.value("Head of service who will answer") == "Sample Director, service director"


def test_dates_in_the_future_and_boxes_of_spaces_are_refused_on_their_box(office: Office):
    form = start_to_raise(office.person("chair"), "stage_1")
    fill_in(form)
    form.fill("By when?", "   ")
    form.fill("When did you become aware?", "2026-11-24")
    form.choose("Have you spoken to this manager?", "Not yet")

    outcome = raise_form(office).submit()

    assert outcome.errors == {
        "By when?": "Write an answer here.",
        "When did you become aware?": "Enter today's date or an earlier one.",
    }


def test_the_chair_cannot_name_themselves_as_the_manager_or_as_who_agreed(office: Office):
    form = start_to_raise(office.person("chair"), "stage_2")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form = raise_form(office)
    form.choose("Have you spoken to this manager?", "Not yet")
    form = raise_form(office)
    form.choose(AGREED, "Yes")
    form = raise_form(office).shows("Who agreed?")
    form.pick("Who agreed?", "Sample Chair, chair")

    outcome = form.submit()

    assert outcome.errors == {
        "Who agreed?": "Choose somebody else: this agreement comes from your own side, and not "
        "from yourself."
    }
    form.pick("Who agreed?", "Sample Chair Manager, chair's service manager")
    form.pick("Service manager who will answer", "Sample Chair, chair")
    assert form.submit().errors == {
        "Service manager who will answer": "Choose somebody else: this person is a party to this "
        "dispute or of another side, and cannot decide it. The next post up is head of service."
    }


def test_only_those_whose_post_raises_may(office: Office):
    manager = office.person("team_manager")
    manager.types("/drp new")

    assert manager.ephemeral_message("").text == (
        "Your post does not raise disputes under this procedure. Ask your manager who does."
    )
    office.stranger().types("/drp new")
    assert office.stranger().ephemeral_message("").text == (
        "If a child is in immediate danger, call 999 now. Do not wait for this process. "
        "You are not in this app's people list. Ask an administrator to add you."
    )
