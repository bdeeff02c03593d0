"""Adding to the record: a later statement beside an earlier one, at any time, changing nothing."""

from datetime import timedelta

from tests.office import Office
from tests.person import Modal
from tests.world import PLAN
from workflows.dispute import Dispute
from workflows.use_cases.setting_cover import Wanted, set_cover
from workflows.use_cases.world import today

WORDS = "What do you want to add?"


def opened(office: Office, who: str, dispute: Dispute) -> Modal:
    """The form to add, from the page of a dispute."""
    person = office.person(who)
    person.types(f"/drp show {dispute.reference}")
    page = person.modal(dispute.reference)
    page.press(f"Add to the record of {dispute.reference}")
    return person.modal(f"Add to {dispute.reference}")


def test_a_later_statement_stands_beside_the_reply_and_those_concerned_are_told(office: Office):
    dispute = office.world.raised()
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.settle()
    before = office.world.now_is(dispute)

    form = opened(office, "team_manager", dispute)
    form.fill(WORDS, "AB was seen at home today.")
    form.choose("About which part?", "The reply, 10am on Monday 23 November 2026")
    form.submit()

    office.person("team_manager").modal("Added to the record").shows("beside what was there")
    told = office.person("chair").direct_message("something was added to the record")
    assert told.text == f"{dispute.reference}, stage 1: something was added to the record."
    assert told.buttons == ["Open"]
    after = office.world.now_is(dispute)
    assert (after.clock, after.visit, after.step) == (before.clock, before.visit, before.step)
    told.press("Open")
    page = (
        office.person("chair")
        .modal(dispute.reference)
        .shows(
            "Sample Team Manager added to the record, about the reply of Monday 23 November 2026."
        )
    )
    page.press("Read what was added, line 3, Monday 23 November 2026")
    read = office.person("chair").modal(over=page)
    assert "AB was seen at home today." in read.text
    assert "AB was seen" not in told.words


def test_it_can_be_added_to_after_the_end_and_its_whole_length_is_read(office: Office):
    dispute = office.world.raised("informal")
    office.world.choose("chair", dispute, "withdraw", withdrawal={"reason": "It was settled."})
    office.settle()
    long = "word " * 599 + "last."

    form = opened(office, "team_manager", dispute)
    form.fill(WORDS, long)
    form.submit()

    office.person("chair").direct_message("something was added to the record").press("Open")
    page = office.person("chair").modal(dispute.reference)
    page.press("Read what was added, line 3, Monday 23 November 2026")
    read = office.person("chair").modal(over=page)
    assert "last." in read.text
    assert office.world.now_is(dispute).end == "withdrawn"


def test_a_statement_is_kept_as_a_draft_and_sent_twice_counts_once(office: Office):
    dispute = office.world.raised()
    office.settle()
    chair = office.person("chair")
    form = opened(office, "chair", dispute)
    form.fill(WORDS, "It is worse now.")
    form.press("Save draft")
    form.shows("Draft saved")
    form.leave()

    chair.home().press("Continue draft 1, saved at 10am on Monday 23 November 2026")
    form = chair.modal(f"Add to {dispute.reference}")
    assert form.value(WORDS) == "It is worse now."
    form.submit()
    chair.modal("Added to the record").close()

    with office.world.desk.store.read() as work:
        assert list(work.drafts_of("chair")) == []
    office.settle()
    told = [m for m in office.person("team_manager").direct_messages() if "was added" in m.text]
    assert len(told) == 1


def test_what_somebody_wrote_too_late_is_added_to_the_record_with_its_very_words(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised()
    office.settle()
    manager.direct_message(dispute.reference).press("Reply")
    form = manager.modal(f"Reply to {dispute.reference}")
    form.fill("What will be done?", "Start the assessment.")
    form.fill("How will you know it is done?", "It is recorded.")
    form.fill("By when?", "2027-01-15")
    office.world.pass_to(office.world.clock.at.replace(day=30, hour=18))
    office.world.choose("chair", dispute, "withdraw", withdrawal={"reason": "Settled by phone."})

    assert form.submit().kind == "pushed"
    refusal = manager.modal("Not sent").shows("Sample Chair withdrew this at 6pm")
    refusal.press("Add to the record")

    add = manager.modal(f"Add to {dispute.reference}")
    assert "Start the assessment." in add.value(WORDS)
    assert "It is recorded." in add.value(WORDS)
    add.submit()
    manager.modal("Added to the record")
    office.person("chair").direct_message("something was added to the record")


def came_too_late(office: Office, more: str = "") -> Modal:
    """The page that says so to a manager who replied after the chair had withdrawn it."""
    manager = office.person("team_manager")
    dispute = office.world.raised()
    office.settle()
    manager.direct_message(dispute.reference).press("Reply")
    form = manager.modal(f"Reply to {dispute.reference}")
    form.fill("What will be done?", "Start the assessment.")
    form.fill("How will you know it is done?", "It is recorded.")
    form.fill("By when?", "2027-01-15")
    form.fill("Anything else the chair should know", more)
    office.world.choose("chair", dispute, "withdraw", withdrawal={"reason": "Settled by phone."})
    form.submit()
    return manager.modal("Not sent")


def test_what_was_added_is_offered_no_more_though_it_was_gone_on_with_later(office: Office):
    manager = office.person("team_manager")
    page = came_too_late(office)
    manager.home().shows("Reply, not sent")
    page.press("Add to the record")
    add = page.shows(WORDS)
    office.world.clock.at += timedelta(minutes=1)
    add.press("Save draft")
    add.shows("Draft saved").leave()

    manager.home().press("Continue draft 1, saved at 10:01am on Monday 23 November 2026")
    add = manager.modal(over=add)
    assert "Start the assessment." in add.value(WORDS)
    add.submit()

    manager.modal("Added to the record").close()
    home = manager.home().shows("Nothing waits for you.")
    office.see_pages_drawn()
    assert "Continue" not in home.buttons


def test_what_the_box_does_not_take_stays_in_the_draft(office: Office):
    manager = office.person("team_manager")
    page = came_too_late(office, "word " * 600)
    page.press("Add to the record")
    add = page.shows(WORDS)
    assert len(add.value(WORDS)) == 3000

    add.submit()

    manager.modal("Added to the record").close()
    manager.home().shows("Reply, not sent")


def test_whoever_comes_too_late_with_a_button_may_add_to_the_record(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised()
    office.settle()
    office.stop_sending()
    office.world.choose("chair", dispute, "withdraw", withdrawal={"reason": "Settled."})

    manager.direct_message(dispute.reference).press("Reply")

    page = manager.modal("Nothing changed")
    assert page.buttons[-2:] == ["Open it", "Add to the record"]


def test_the_history_says_for_whom_a_cover_added_it(office: Office):
    dispute = office.world.raised()
    day = today(office.world.desk)
    wanted = Wanted(
        away="team_manager", cover="head_of_service", since=day, until=day, moves_open=True
    )
    set_cover(office.world.desk, "team_manager", wanted)
    form = opened(office, "head_of_service", dispute)
    form.fill(WORDS, "AB was seen at home today.")
    form.submit()

    chair = office.person("chair")
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).shows(
        "Done by Sample Head of Service as cover for Sample Team Manager."
    )
