"""A dispute is raised from a message, or from the date of a conference or review."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from slackapp import equipping, faults, ids
from slackapp.runtime import Runtime
from slackapp.views.meta import read
from tests.campaigns.dying import dying
from tests.dying_app import AFTER_COMMIT, DRAFTS, SERVE
from tests.office import Office
from tests.person import Modal, Person
from tests.slackapp.outbox import rows
from tests.story.telling import fill_in, reference_in
from tests.story.test_slow_slack import HeldClient, start_with
from tests.world import CHANNEL
from workflows.desk import Library
from workflows.drafts import Draft, Place
from workflows.use_cases import drafting

CONCERN = "What are you worried about?"
WHEN = "Conference or review date"
MISSED = "Which of these were missed?"
STARTED = "Started from a message. Only you see where it came from. Shorten it to what matters."
SAID = "AB was not collected from school."


def raises_from(who: Person, text: str, writer: Person | None = None) -> None:
    """Choose the shortcut on a message that somebody wrote in the channel."""
    (writer or who).says(text, channel=CHANNEL)
    assert who.channel(CHANNEL).messages()[-1].uses(ids.MESSAGE_SHORTCUT)


def form_of(who: Person) -> Modal:
    return who.modal("Raise a dispute").shows(CONCERN)


# ---- from a message ------------------------------------------------------------------------------


def test_the_text_of_a_message_begins_the_concern_and_nothing_is_posted(office: Office):
    chair = office.person("chair")
    before = len(chair.channel(CHANNEL).messages())

    raises_from(chair, SAID, writer=office.person("social_worker"))

    form = form_of(chair)
    assert form.value(CONCERN) == SAID
    assert STARTED in form.text
    assert "Draft saved at 10am on Monday 23 November 2026." in form.text
    office.settle()
    assert len(chair.channel(CHANNEL).messages()) == before + 1  # the message itself
    assert not chair.direct_messages()


def test_it_is_sent_like_any_other_and_the_line_stays_until_then(office: Office):
    chair = office.person("chair")
    raises_from(chair, SAID)
    form_of(chair).choose("Which level made the decision?", "Stage 1: team manager")
    form = chair.modal("Raise a dispute").shows("Have you spoken to this manager?")
    assert STARTED in form.text
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    form.shows("Date you spoke")

    assert form.submit().kind == "pushed"
    chair.modal("Check before sending").submit()

    reference = reference_in(chair.modal("Sent").text)
    assert office.person("team_manager").direct_message(reference)


def test_nothing_of_the_message_is_kept_but_its_text_and_that_is_sealed(office: Office):
    chair, worker = office.person("chair"), office.person("social_worker")
    raises_from(chair, SAID, writer=worker)
    form = form_of(chair)
    message = chair.channel(CHANNEL).message(SAID)

    carried = form.view["private_metadata"]
    kept = str(rows(office.world, "SELECT * FROM drafts"))

    assert read(carried).began == ("message",)
    for told in (SAID, message.ts, CHANNEL, worker.id):
        assert told not in carried
        assert told not in kept


def test_nothing_of_the_message_is_logged(office: Office, caplog: pytest.LogCaptureFixture):
    faults.set_up_logging(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    faults.quieten()
    chair = office.person("chair")

    raises_from(chair, SAID, writer=office.person("social_worker"))
    form_of(chair)

    assert SAID not in caplog.text
    assert chair.channel(CHANNEL).message(SAID).ts not in caplog.text


def test_what_slack_writes_for_people_places_and_links_is_turned_to_plain_words(office: Office):
    chair = office.person("chair")

    raises_from(
        chair,
        "Seen by <@U03> &amp; <@U90> in <#C77|north-team>, <#C78>, for <!here> "
        "at <https://sample.example/report|the report> and <https://sample.example/2>.",
    )

    assert form_of(chair).value(CONCERN) == (
        "Seen by Sample Worker & somebody in north-team, a channel, for a group "
        "at the report and https://sample.example/2."
    )


def test_of_a_long_message_the_beginning_is_taken_and_that_is_said(office: Office):
    chair = office.person("chair")

    raises_from(chair, "Long story. " * 300)

    form = form_of(chair)
    assert form.value(CONCERN) == ("Long story. " * 300)[:3000]
    assert "The box is full, so the end of the message may be missing." in form.text


def test_what_an_app_posted_begins_an_empty_form(office: Office):
    chair = office.person("chair")
    office.world.raised("stage_1")
    office.settle()

    assert chair.channel(CHANNEL).message("DRP-").uses(ids.MESSAGE_SHORTCUT)

    form = form_of(chair)
    assert form.value(CONCERN) is None
    assert STARTED not in form.text


def test_whoever_may_not_raise_is_told_so_on_a_small_page_and_nothing_is_kept(office: Office):
    worker = office.person("social_worker")

    raises_from(worker, SAID)

    assert "Your post does not raise" in worker.modal("Nothing changed").text
    assert rows(office.world, "SELECT * FROM drafts") == []


def test_a_draft_that_was_begun_before_is_offered_beside_the_message(office: Office):
    chair = office.person("chair")
    raises_from(chair, "An earlier worry.")
    form_of(chair).leave()

    raises_from(chair, SAID)
    offered = chair.modal("Raise a dispute").shows("You have a draft.")
    assert STARTED in offered.text
    assert SAID not in str(offered.view)
    offered.press("Go on with the message")

    assert form_of(chair).value(CONCERN) == SAID


def test_drafts_from_two_messages_are_told_apart_where_their_writer_reads_them(office: Office):
    chair = office.person("chair")
    raises_from(chair, "An earlier *worry* about the plan & its dates. " * 5)
    form_of(chair).leave()
    raises_from(chair, SAID)
    chair.modal("Raise a dispute").press("Go on with the message")
    form_of(chair).leave()

    chair.types("/drp new")

    offered = chair.modal("Raise a dispute").shows("You have drafts.")
    assert f"Begins: {SAID}" in offered.text
    assert "Begins: An earlier" in offered.text
    offered.leave()
    home = chair.home().shows("Drafts (2)")
    assert "Begins" not in home.text
    assert "collected" not in home.text
    home.press("See all drafts")
    assert f"Begins: {SAID}" in chair.modal("Your drafts").text


def test_whoever_begins_from_the_same_message_again_is_offered_the_draft_of_it(office: Office):
    chair = office.person("chair")
    raises_from(chair, SAID)
    form = form_of(chair)
    form.fill("What is this like for the child?", "AB was frightened.")
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()

    assert chair.channel(CHANNEL).message(SAID).uses(ids.MESSAGE_SHORTCUT)

    offered = chair.modal("Raise a dispute").shows("You have begun from this message already.")
    assert "delete it first" in offered.text
    assert len(rows(office.world, "SELECT * FROM drafts")) == 1
    offered.press("Continue")
    assert form_of(chair).value("What is this like for the child?") == "AB was frightened."
    form_of(chair).leave()
    assert chair.channel(CHANNEL).message(SAID).uses(ids.MESSAGE_SHORTCUT)
    chair.modal("Raise a dispute").press("Start a new one")
    empty = form_of(chair)
    assert empty.value(CONCERN) is None
    assert "this message" not in empty.text


# ---- from a date ---------------------------------------------------------------------------------


def from_a_date(chair: Person, on: str = "2026-12-07") -> Modal:
    chair.home().shows("Raise from a date").press("Raise from a date")
    chair.modal("Raise from a date").fill(WHEN, on)
    return chair.modal("Raise from a date").shows("Invitations")


def test_what_was_due_before_a_date_is_said_and_what_is_to_come_cannot_be_ticked(office: Office):
    form = from_a_date(office.person("chair"))

    assert "Invitations: Monday 16 November 2026 (15 working days before)\n" in form.text
    assert (
        "Social work report, for a review conference: Monday 30 November 2026 "
        "(5 working days before), to come" in form.text
    )
    box = next(each for each in form.blocks if each.get("element", {}).get("type") == "checkboxes")
    assert [each["text"]["text"] for each in box["element"]["options"]] == [
        "Invitations",
        "Chair and social worker consult",
    ]


def test_the_form_begins_with_the_date_its_category_and_what_was_missed(office: Office):
    chair = office.person("chair")
    form = from_a_date(chair)
    form.choose(MISSED, "Invitations")

    assert form.submit().kind == "updated"

    form = form_of(chair)
    assert form.value("Category") == "Lack of preparation"
    assert form.value("Date of the conference or review") == "2026-12-07"
    assert form.value(CONCERN) == LATE
    assert "Invitations: Monday 16 November 2026 (15 working days before)" in form.text


def test_a_date_long_ahead_has_nothing_to_tick_and_still_begins_the_form(office: Office):
    chair = office.person("chair")
    form = from_a_date(chair, on="2027-03-01")
    assert "No date before it has passed yet" in form.text

    form.submit()

    form = form_of(chair)
    assert form.value("Category") == "Lack of preparation"
    assert form.value(CONCERN) is None


def test_a_year_without_known_holidays_is_said_and_nothing_is_worked_back(office: Office):
    chair = office.person("chair")
    chair.types("/drp help")
    chair.ephemeral_message("/drp help").press("Raise from a date")

    chair.modal("Raise from a date").fill(WHEN, "2150-03-01")

    assert chair.modal("Raise from a date").shows("Bank holidays are not held for that year")


def test_without_a_date_no_form_to_raise_opens(office: Office):
    chair = office.person("chair")
    chair.home().shows("Raise from a date").press("Raise from a date")

    refused = chair.modal("Raise from a date").submit(unchecked=True)

    assert refused.errors == {WHEN: "Enter the date of the conference or review."}
    assert rows(office.world, "SELECT * FROM drafts") == []


def test_what_was_ticked_for_one_date_is_not_said_of_another(office: Office):
    chair = office.person("chair")
    form = from_a_date(chair)
    form.choose(MISSED, "Invitations")
    HeldClient.let.clear()
    start_with(office, HeldClient)
    form.fill(WHEN, "2026-12-08")

    assert form.submit().kind == "updated"

    form = chair.modal("Raise from a date").shows("Invitations: Tuesday 17 November 2026")
    assert form.value(MISSED) == []
    HeldClient.let.set()


def test_only_whoever_raises_where_dates_are_worked_back_is_offered_it(office: Office):
    manager = office.person("team_manager")

    assert "Raise from a date" not in manager.home().shows("Find a dispute").buttons
    manager.types("/drp help")
    assert "Raise from a date" not in manager.ephemeral_message("/drp help").buttons


def test_where_several_procedures_work_dates_back_one_is_chosen_first(office: Office):
    with_two_that_work_back(office)
    chair = office.person("chair")
    chair.types("/drp help")
    chair.ephemeral_message("/drp help").press("Raise from a date")

    chair.modal("Raise from a date").shows("Which procedure?").press("Choose: Another way")

    form = chair.modal("Raise from a date").shows(WHEN)
    form.fill(WHEN, "2026-12-07")
    form.shows("Invitations").submit()
    assert "Procedure: Another way" in form_of(chair).text


def with_two_that_work_back(office: Office) -> None:
    """A second procedure, which differs from the first in its name only."""
    desk = office.world.desk
    [first] = desk.library.procedures.values()
    [text] = desk.library.texts.values()
    other = first.model_copy(update={"key": "another", "title": "Another way", "hash": "another"})
    library = Library(
        procedures={first.key: first, other.key: other},
        texts={first.key: text, other.key: text},
    )
    office.world.desk = replace(desk, library=library)
    office.runtime.stop()
    front = equipping.front(office.has, office.world.desk)
    client = equipping.client(office.has)
    office.start(Runtime(front, client, equipping.way_in(office.has), CHANNEL, pace=0))


def test_the_text_of_a_message_goes_with_whoever_chooses_another_procedure(office: Office):
    with_two_that_work_back(office)
    chair = office.person("chair")
    raises_from(chair, SAID)

    chair.modal("Raise a dispute").shows(STARTED).press("Choose: Another way")

    form = form_of(chair)
    assert form.value(CONCERN) == SAID
    assert "Procedure: Another way" in form.text
    [draft] = drafts_of(office)
    assert draft.about.choice == "another"


# ---- again ---------------------------------------------------------------------------------------


Begun = Callable[[Office], str]
LATE = "Invitations: due by Monday 16 November 2026, 15 working days before, and missed."


def from_message(office: Office) -> str:
    raises_from(office.person("chair"), SAID)
    return SAID


def from_date(office: Office) -> str:
    form = from_a_date(office.person("chair"))
    form.choose(MISSED, "Invitations")
    form.submit()
    return LATE


WORDS: dict[Begun, str] = {from_message: SAID, from_date: LATE}
BOTH = pytest.mark.parametrize("begun", list(WORDS))


def goes_on(chair: Person) -> Modal:
    chair.types("/drp new")
    chair.modal("Raise a dispute").shows("You have a draft.").press("Continue")
    return form_of(chair)


@BOTH
def test_it_survives_closing_the_form(office: Office, begun: Begun):
    chair = office.person("chair")
    words = begun(office)
    form_of(chair).leave()

    assert goes_on(chair).value(CONCERN) == words


@BOTH
def test_it_survives_a_process_that_is_killed_before_the_form_opens(office: Office, begun: Begun):
    with dying(office, AFTER_COMMIT, SERVE, DRAFTS) as process:
        with suppress(AssertionError):  # nothing answers any more
            begun(office)
        assert process.was_killed()
    office.start_again()
    chair = office.person("chair")
    if chair.views():
        chair.modal().leave()

    assert goes_on(chair).value(CONCERN) == WORDS[begun]


@BOTH
def test_it_goes_on_where_a_second_device_has_written(office: Office, begun: Begun):
    chair = office.person("chair")
    words = begun(office)
    form = form_of(chair)
    [draft] = drafts_of(office)
    typed = {"concern": {"impact": "AB was frightened."}}
    desk, telephone = office.world.desk, Place(form="V0TELEPHONE")
    drafting.keep(desk, "chair", draft.id, draft.about, typed, telephone)

    form.press("Save draft")

    form.shows("You saved this form on another device at 10am on Monday 23 November 2026.")
    assert form.value("What is this like for the child?") == "AB was frightened."
    assert form.value(CONCERN) == words


def drafts_of(office: Office) -> list[Draft]:
    with office.world.desk.store.read() as work:
        return list(work.drafts_of("chair"))
