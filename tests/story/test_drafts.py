"""What is typed in a long form is kept, and offered again on any device."""

from datetime import timedelta

import pytest

from slackapp import ids
from slackapp.views.meta import read
from tests.office import Office
from tests.person import Modal, Person
from tests.slackapp.outbox import rows
from tests.story.telling import (
    fill_in,
    raise_at_stage_1,
    reference_in,
    start_to_raise,
    write_action,
)
from tests.world import PLAN
from workflows.adding import ADDITION
from workflows.drafts import RAISING, About, Draft, Place, id_of
from workflows.use_cases import drafting

CONCERN = "What are you worried about?"
WROTE = "The assessment has not started."


def a_reply_begun(office: Office) -> tuple[str, Modal]:
    reference = raise_at_stage_1(office)
    manager = office.person("team_manager")
    manager.direct_message(reference).press("Reply")
    form = manager.modal(f"Reply to {reference}")
    write_action(form, 1, "Start the assessment.")
    return reference, form


def reopened(office: Office, reference: str) -> Modal:
    manager = office.person("team_manager")
    manager.direct_message(reference).press("Reply")
    return manager.modal(f"Reply to {reference}")


def shows_no_draft(person: Person) -> None:
    """Wait until App Home has no draft any more."""
    person.control.wait_for(
        lambda: "Drafts" not in person.home_now().text or None, lambda: person.home_now().text
    )


def test_a_reply_that_was_saved_goes_on_where_it_stood(office: Office):
    reference, form = a_reply_begun(office)
    form.press("Add another action")
    form = office.person("team_manager").modal(f"Reply to {reference}").shows("Action 2")
    write_action(form, 2, "Share the dates.")

    form.press("Save draft")
    form.shows("Draft saved at 10am on Monday 23 November 2026.")
    form.leave()

    office.world.clock.at += timedelta(hours=2)
    form = reopened(office, reference)
    assert "Draft saved at 10am on Monday 23 November 2026." in form.text
    assert form.value("What will be done?") == "Start the assessment."
    assert form.value("What will be done?", nth=2) == "Share the dates."
    form.submit()
    assert "Sample Chair has been told." in office.person("team_manager").modal("Reply sent").text


def test_what_a_choice_redraws_is_kept_though_nobody_saved_it(office: Office):
    reference, form = a_reply_begun(office)

    form.press("Add another action")
    office.person("team_manager").modal(f"Reply to {reference}").shows("Action 2")
    form.leave()

    assert reopened(office, reference).value("What will be done?") == "Start the assessment."


def test_what_could_not_be_sent_is_kept(office: Office):
    reference, form = a_reply_begun(office)
    form.clear("By when?")

    assert form.submit(unchecked=True).kind == "errors"
    form.leave()

    assert reopened(office, reference).value("What will be done?") == "Start the assessment."


def test_a_draft_is_found_in_app_home_and_goes_once_it_is_sent(office: Office):
    reference, form = a_reply_begun(office)
    manager = office.person("team_manager")
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()

    home = manager.home().shows("Drafts (1)")
    assert f"{reference}, stage 1, Reply, not sent" in home.text
    assert "Start the assessment." not in home.text
    home.press("Continue")
    form = manager.modal(f"Reply to {reference}")
    assert form.value("What will be done?") == "Start the assessment."
    form.submit()
    manager.modal("Reply sent").close()

    shows_no_draft(manager)


def test_raising_offers_what_was_begun_and_a_new_one(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.press("Add name and date of birth")
    form = chair.modal("Raise a dispute").shows("Child's name")
    form.fill("Child's name", "Sample Child")
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()

    chair.types("/drp new")
    offered = chair.modal("Raise a dispute").shows("You have a draft.")
    assert "Stage 1, saved at 10am on Monday 23 November 2026" in offered.text
    offered.press("Continue")
    form = chair.modal("Raise a dispute").shows(CONCERN)
    assert form.value(CONCERN) == WROTE
    assert form.value("Child's name") == "Sample Child"
    form.leave()
    chair.types("/drp new")
    chair.modal("Raise a dispute").shows("You have a draft.").press("Start a new one")
    form = chair.modal("Raise a dispute").shows(CONCERN)
    assert form.value(CONCERN) is None


def three_begun(office: Office) -> Person:
    """In one minute: of two children, and of nobody yet."""
    for name, typed in {
        "one": {"child": {"initials": "AB", "case_number": "1234567", "plan": "yes"}},
        "two": {
            "child": {"initials": "CD", "plan": "no"},
            "concern": {"category": "drift_and_delay", "concern": "Nobody has visited."},
        },
        "three": {"child": {"plan": "yes"}, "concern": {"concern": "The report\nis late."}},
    }.items():
        drafting.keep(office.world.desk, "chair", name, RAISING, typed)
    return office.person("chair")


def test_drafts_of_one_minute_are_told_apart_on_their_writers_own_page(office: Office):
    chair = three_begun(office)
    home = chair.home().shows("Drafts (3)")

    for words in ("AB", "1234567", "CD", "visited", "The report"):
        assert words not in home.text
    home.press("See all drafts")
    for title in ("Your drafts", "Raise a dispute"):
        page = chair.modal(title).text
        assert "AB, case number 1234567, on a child protection plan" in page
        assert "CD, not on a child protection plan\nDrift and delay" in page
        assert "on a child protection plan\nBegins: The report is late." in page
        assert "Nobody has visited" not in page
        chair.modal(title).leave()
        chair.types("/drp new")


def test_two_drafts_of_one_dispute_say_which_form_each_is_of(office: Office):
    reference, form = a_reply_begun(office)
    manager = office.person("team_manager")
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()
    [reply] = drafts_of(office, "team_manager")
    adds = About(form=ids.ADD, dispute=reply.about.dispute)
    typed = {ADDITION: {"added": "The school rang."}}
    drafting.keep(office.world.desk, "team_manager", id_of("team_manager", adds), adds, typed)

    home = manager.home().shows("Drafts (2)")

    assert f"{reference}, stage 1, Reply, not sent" in home.text
    assert f"{reference}, stage 1, Add to the record, not sent" in home.text


def test_a_draft_can_be_thrown_away(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    form.fill(CONCERN, WROTE)
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()
    chair.types("/drp new")

    chair.modal("Raise a dispute").shows("You have a draft.").press("Delete draft")

    chair.modal("Draft deleted").close()
    chair.types("/drp new")
    assert CONCERN in chair.modal("Raise a dispute").text


def test_what_was_written_since_the_page_was_drawn_is_not_deleted_with_it(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    form.fill(CONCERN, WROTE)
    form.press("Save draft")
    form.shows("Draft saved at").leave()
    chair.types("/drp new")
    page = chair.modal("Raise a dispute").shows("You have a draft.")
    [draft] = drafts_of(office, "chair")
    more = {"concern": {"concern": f"{WROTE} Nobody has visited."}}
    telephone = Place(form="V0TELEPHONE", version=draft.version)
    drafting.keep(office.world.desk, "chair", draft.id, draft.about, more, telephone)

    page.press("Delete draft")

    assert "so it is not deleted" in chair.modal().shows("Look at it again.").text
    [kept] = drafts_of(office, "chair")
    assert kept.answers["concern"]["concern"] == more["concern"]["concern"]


def test_whoever_goes_on_in_a_form_that_is_recorded_reads_so(office: Office):
    """Its answer was lost on the way, so the form is still open."""
    _, form = a_reply_begun(office)
    opened_as = read(form.view["private_metadata"]).form
    with office.world.desk.store.begin() as work:
        work.form_recorded(opened_as, {"plan": {"note": "As it was sent."}}, office.world.clock.at)

    form.press("Save draft")

    said = "This was recorded at 10am on Monday 23 November 2026 as you first sent it"
    office.person("team_manager").modal("Nothing changed").shows(said)
    assert drafts_of(office, "team_manager") == []


def test_a_level_alone_is_no_draft(office: Office):
    chair = office.person("chair")
    start_to_raise(chair, "stage_1").leave()

    chair.types("/drp new")

    assert CONCERN in chair.modal("Raise a dispute").text


def test_a_draft_that_was_sent_meanwhile_says_as_what(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    form.shows("Date you spoke")
    form.press("Save draft")
    form.shows("Draft saved at")
    home = chair.home().shows("Drafts (1)")
    office.runtime.homes.stop()  # App Home stays as it was, as it does on another device
    form.submit()
    chair.modal("Check before sending").submit()
    reference = reference_in(chair.modal("Sent").text)
    chair.modal("Sent").close()

    home.press("Continue")

    said = chair.modal("Nothing changed").text
    assert f"from another device as {reference}." in said


@pytest.mark.parametrize("moved", ["replied", "ended"])
def test_a_text_that_cannot_be_sent_any_more_is_shown_until_it_is_deleted(
    office: Office, moved: str
):
    reference, form = a_reply_begun(office)
    manager = office.person("team_manager")
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
    assert dispute
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    if moved == "ended":
        office.world.close(dispute)

    manager.home().shows("Drafts (1)").press("Continue")

    page = manager.modal("Not sent").shows("It is kept for you until you delete it.")
    assert "Start the assessment." in page.text
    assert "Add to the record" in page.buttons
    page.press("Delete draft")
    manager.modal("Draft deleted").close()
    shows_no_draft(manager)


def test_what_was_sent_from_another_device_is_no_draft(office: Office):
    """The form is still open on the telephone when the reply is sent at the desk."""
    reference, form = a_reply_begun(office)
    manager = office.person("team_manager")
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
    assert dispute
    office.world.choose("team_manager", dispute, "reply", **PLAN)

    said = form.submit()
    form.press("Add another action")

    assert "Nothing more is needed." in str(said.errors)
    assert "Nothing more is needed." in manager.modal("Nothing changed").text
    shows_no_draft(manager)
    with office.world.desk.store.read() as work:
        assert list(work.drafts_of("team_manager")) == []


def test_another_person_cannot_open_it(office: Office):
    _, form = a_reply_begun(office)
    form.press("Save draft")
    form.shows("Draft saved at")
    with office.world.desk.store.read() as work:
        [draft] = work.drafts_of("team_manager")
        assert work.draft(draft.id, "service_manager") is None
        assert list(work.drafts_of("service_manager")) == []


def test_every_draft_can_be_reached_and_deleted_however_many_there_are(office: Office):
    chair = office.person("chair")
    for number in range(12):
        words = {"concern": {"concern": f"Concern {number}."}}
        drafting.keep(office.world.desk, "chair", f"draft-{number}", RAISING, words)
        office.world.clock.at += timedelta(minutes=1)

    home = chair.home().shows("Drafts (12)")
    assert home.text.count("not sent") == 5
    assert "See all 12 drafts" in str(home.blocks)
    home.press("See all 12")
    page = chair.modal("Your drafts").shows("12 found. 1 to 10.")
    page.press("Next page")
    page.shows("12 found. 11 to 12.")
    page.press("Continue", nth=2)
    form = chair.modal("Raise a dispute").shows(CONCERN)
    assert form.value(CONCERN) == "Concern 0."
    form.leave()

    chair.types("/drp new")
    chair.modal("Raise a dispute").shows("You have drafts.").press("See all drafts")
    page = chair.modal("Your drafts")
    page.press("Delete draft", nth=2)
    chair.modal("Draft deleted").press("See all drafts")

    chair.modal("Your drafts").shows("11 found. 1 to 10.")
    assert [each.id for each in drafts_of(office, "chair")][:3] == [
        "draft-11",
        "draft-9",
        "draft-8",
    ]


def test_going_on_with_a_draft_is_one_viewing(office: Office):
    reference, form = a_reply_begun(office)
    form.press("Save draft")
    form.shows("Draft saved at")
    form.leave()
    home = office.person("team_manager").home().shows("Drafts (1)")
    before = viewings(office)

    home.press("Continue")

    office.person("team_manager").modal(f"Reply to {reference}")
    assert viewings(office) == before + 1


def viewings(office: Office) -> int:
    [[number]] = rows(office.world, "SELECT count(*) FROM viewings")
    return int(number)


# ---- the same form, open on two devices ---------------------------------------------------------


def saved_on_the_telephone(office: Office, words: str) -> None:
    """Somebody's other device saves the same reply; here the form stays open as it was."""
    about = one_draft_of(office, "team_manager").about
    telephone = Place(form="V0TELEPHONE")
    row = {"row": "1", "action": words}
    typed = {"plan": {"actions": [row]}}
    draft = id_of("team_manager", about)
    drafting.keep(office.world.desk, "team_manager", draft, about, typed, telephone)


def drafts_of(office: Office, person: str) -> list[Draft]:
    with office.world.desk.store.read() as work:
        return list(work.drafts_of(person))


def one_draft_of(office: Office, person: str) -> Draft:
    [draft] = drafts_of(office, person)
    return draft


def an_empty_reply_that_is_written_elsewhere(office: Office) -> tuple[str, Modal]:
    reference = raise_at_stage_1(office)
    form = reopened(office, reference)
    form.press("Save draft")
    form.shows("Draft saved at")
    saved_on_the_telephone(office, "Visit on Friday.")
    return reference, form


def test_an_older_form_that_is_empty_takes_no_words_away(office: Office):
    reference, form = an_empty_reply_that_is_written_elsewhere(office)

    form.press("Save draft")

    form.shows("You saved this form on another device at 10am on Monday 23 November 2026.")
    assert form.value("What will be done?") == "Visit on Friday."
    form.press("Save draft")
    office.person("team_manager").control.wait_for(
        lambda: "on another device at" not in form.text or None, lambda: form.text
    )
    assert form.value("What will be done?") == "Visit on Friday."
    form.leave()
    assert reopened(office, reference).value("What will be done?") == "Visit on Friday."


def test_two_texts_stand_together_before_either_is_sent(office: Office):
    reference, form = an_empty_reply_that_is_written_elsewhere(office)
    write_action(form, 1, "Start the assessment.")

    form.submit()

    form.shows("You saved this form on another device at 10am on Monday 23 November 2026.")
    assert form.value("What will be done?") == "Start the assessment."
    assert form.value("What will be done?", nth=2) == "Visit on Friday."
    assert entries(office, reference) == 1
    write_action(form, 2, "Visit on Friday.")
    form.submit()
    assert "Sample Chair has been told." in office.person("team_manager").modal("Reply sent").text


def entries(office: Office, reference: str) -> int:
    with office.world.desk.store.read() as work:
        dispute = work.dispute_called(reference)
        assert dispute
        return len(work.history(dispute.id))


def test_they_stand_together_as_soon_as_a_sending_is_refused(office: Office):
    """The time is that of the other device, not of what was refused here."""
    reference, form = an_empty_reply_that_is_written_elsewhere(office)
    office.world.clock.at += timedelta(minutes=30)
    form.fill("What will be done?", "Start the assessment.")

    form.submit(unchecked=True)

    form.shows("You saved this form on another device at 10am on Monday 23 November 2026.")
    assert form.value("What will be done?") == "Start the assessment."
    assert form.value("What will be done?", nth=2) == "Visit on Friday."
    write_action(form, 1, "Start the assessment today.")
    write_action(form, 2, "Visit on Friday.")
    form.submit()
    assert "Sample Chair has been told." in office.person("team_manager").modal("Reply sent").text
    assert entries(office, reference) == 2


def test_two_presses_before_the_form_is_drawn_with_both_lose_nothing(office: Office):
    _, form = an_empty_reply_that_is_written_elsewhere(office)
    about = one_draft_of(office, "team_manager").about
    opened_as = read(form.view["private_metadata"]).form
    here = Place(form=opened_as, version="as it was opened")
    for words in ("Start", "Start it."):
        typed = {"plan": {"actions": [{"row": "1", "action": words}]}}
        draft = id_of("team_manager", about)
        drafting.keep(office.world.desk, "team_manager", draft, about, typed, here)

    form.press("Save draft")

    form.shows("on another device")
    assert form.value("What will be done?") == "Start it."
    assert form.value("What will be done?", nth=2) == "Visit on Friday."


def test_what_is_too_long_to_stand_together_is_said_and_stays_on_both(office: Office):
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    form.fill(CONCERN, WROTE)
    form.press("Save draft")
    form.shows("Draft saved at")
    draft = one_draft_of(office, "chair")
    typed = {"concern": {"concern": "Nobody came."}}
    elsewhere = Place(form="V0TELEPHONE", version=draft.version)
    drafting.keep(office.world.desk, "chair", draft.id, draft.about, typed, elsewhere)
    form.fill(CONCERN, "x" * 3000)

    said = form.submit(unchecked=True)
    form.press("Save draft")

    assert "the two texts are too long to stand together." in str(said.errors)
    chair.modal("Nothing changed").shows("too long").close()
    assert form.value(CONCERN) == "x" * 3000
    assert "Nobody came." in str(one_draft_of(office, "chair").answers)


def test_what_another_device_changed_is_not_sent_unseen(office: Office):
    """The check page shows one text; the draft holds another by then."""
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Yes")
    form.shows("Date you spoke").submit()
    check = chair.modal("Check before sending")
    draft = one_draft_of(office, "chair")
    typed = {"concern": {"concern": "Something else."}}
    elsewhere = Place(form="V0TELEPHONE", version=draft.version)
    drafting.keep(office.world.desk, "chair", draft.id, draft.about, typed, elsewhere)

    check.submit()

    notice = chair.modal("Nothing changed").shows("Nothing was sent, because something changed")
    notice.close()
    form.submit()
    form.shows("You saved this form on another device")
    assert form.value(CONCERN) == f"Something else.\n\n{WROTE}"
    form.submit()
    assert "Something else." in chair.modal("Check before sending").text
    chair.modal("Check before sending").submit()
    assert reference_in(chair.modal("Sent").text)
