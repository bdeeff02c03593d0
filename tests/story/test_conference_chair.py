"""The conference chair's procedure (S4), from raising to each of its ends."""

import pytest

from tests.office import Office
from tests.person import Modal
from tests.story import conference_chair as paper
from tests.story.telling import LEVEL, reference_in
from tests.workflows.playing import at
from workflows.commands import Reason, Refused
from workflows.people import Directory

RAISE, CHECK = "Raise a dispute", "Check before sending"
BEFORE = "Has a similar concern been raised before?"
REPEAT = (
    "A similar concern was raised before and stayed unresolved, so this cannot be informal. "
    "Choose stage 1."
)


LINE_MANAGER, REQUEST = "Your line manager's view", "Request for a resolutions meeting"
HEAD = "The view of the head of service for safeguarding"
UPDATE = "Dispute Resolution Form, brought up to date"


@pytest.fixture
def own_settings() -> dict[str, object]:
    return {"DRP_PROCEDURES": paper.PROCEDURE}


@pytest.fixture
def directory() -> Directory:
    return paper.a_council()


def begin_informally(office: Office) -> Modal:
    chair = office.person("chair")
    chair.types("/drp new")
    chair.modal(RAISE).choose(LEVEL, "Informal: social worker")
    form = chair.modal(RAISE).shows("Date you spoke with the social worker")
    form.fill("Child's case number", "1234567")
    form.fill("Child's initials", "AB")
    form.pick("Social worker", "Sample Worker, social worker")
    manager = "Sample Team Manager, team manager"
    chair.control.wait_for(lambda: form.value("Team manager") == manager or None, chair.on_screen)
    form.fill("What is the concern?", "AB was not seen alone.")
    form.fill("What action is required?", "See AB alone.")
    form.fill("To be completed by when?", "2026-12-04")
    return form


def show(office: Office, who: str, reference: str) -> Modal:
    office.person(who).types(f"/drp show {reference}")
    return office.person(who).modal(reference)


def test_what_is_resolved_informally_is_watched_by_the_chair_and_the_team_manager(office: Office):
    """S4-02, S4-06, S4-08 to S4-10, S4-12, S4-13."""
    chair, worker = office.person("chair"), office.person("social_worker")
    form = begin_informally(office)
    assert "Nobody holds the post of social worker" not in form.text
    assert "What you write here goes to the social worker by e-mail" in form.text
    form.choose(BEFORE, "No")
    form.submit()
    check = chair.modal(CHECK).shows("By 5pm on Wednesday 25 November 2026 (2 days).")
    assert 'Title: the reference, and "informal".\nThis confirms our discussion.' in check.text
    assert "Attached: The informal discussion." in check.text
    check.submit()
    reference = reference_in(chair.modal("Sent").shows("then, you and they are told.").text)
    chair.modal("Sent").close()

    # The worker agrees when the work will be complete: the date that was asked for stands there.
    worker.direct_message(f"{reference}, informal: your reply is due").press("Reply")
    form = worker.modal(f"Reply to {reference}").shows(f'Title: "{reference}, informal"')
    assert form.value("When will the work be complete?") == "2026-12-04"
    form.fill("Your reply to the points raised", "I will see AB on Friday.")
    form.submit()
    worker.modal("Reply sent").close()

    # On that date the chair looks at what was done, and nothing more need be planned.
    due = "Your review is due by 5pm on Friday 4 December 2026 (the date you agreed)."
    chair.direct_message(due).press("Read and review")
    form = chair.modal(f"Review {reference}")
    form.choose("What happens next?", "Accept")
    form = chair.modal(f"Review {reference}").shows("When will you look again?")
    form.fill("What makes you satisfied?", "AB was seen.")
    form.fill("When will you look again?", "2026-12-21")
    assert form.submit_text == "Agree this is resolved"
    form.submit()
    chair.modal("Recorded as resolved").close()

    # The paper prints no title, so an e-mail has one that says nothing of anybody (S4-06, S4-09).
    page = show(office, "chair", reference).shows("E-mails")
    assert page.text.count(f'Title: "{reference}, informal"') == 2
    page.leave()

    # Both of them watch, and either may close it.
    due = "Your follow-up is due by 5pm on Monday 21 December 2026 (the date you agreed)."
    assert chair.direct_message(due).buttons == [
        "Close",
        "Reopen",
        "More choices",
        "Immediate safety",
    ]
    manager = office.person("team_manager")
    manager.direct_message(due).press("Close")
    form = manager.modal(f"Close {reference}")
    form.fill("Has this changed things for the child?", "AB says what they want.")
    form.submit()
    assert f"{reference} is recorded as resolved." in manager.modal("Closed").text

    # It ended, and is closed when both copies are on the child's file.
    page = show(office, "chair", reference).shows("Not closed yet: 2 copies are still owed.")
    assert "Case note: copy it to the child's file." in page.text
    assert "Record of all communications: copy it to the child's file." in page.text
    page = copy(copy(page, "EHM 1"), "EHM 2")
    assert "Closed: every copy that is owed is made." in page.text


def copy(page: Modal, where: str) -> Modal:
    """Record the receipt of the first copy that is owed; give the page as it then is."""
    somebody, reference = page.person, page.title
    page.press("I have copied it")
    form = somebody.modal("Copied")
    form.fill("Where is it, or under which reference?", where)
    form.submit()
    somebody.modal("Recorded").press("Open it")
    return somebody.modal(reference).shows(where)


def test_a_concern_that_stayed_unresolved_before_is_not_raised_informally_again(office: Office):
    """S4-11."""
    form = begin_informally(office)

    form.choose(BEFORE, "Yes, and it stayed unresolved")

    assert form.submit().errors == {BEFORE: REPEAT}
    form.choose(LEVEL, "Stage 1: team manager")
    form = office.person("chair").modal(RAISE).shows("Date you telephoned the team manager")
    assert form.value("What is the concern?") == "AB was not seen alone."


def test_what_was_left_unresolved_about_the_same_child_is_laid_before_whoever_may_see_it(
    office: Office,
):
    """S4-11: whether it is similar, the chair says; that there was one, the record knows."""
    chair, earlier = office.person("chair"), paper.raised(office.world)
    withdrawal = {"withdrawal": {"reason": "It was raised in error."}}
    paper.choose(office.world, "chair", earlier, "withdraw", **withdrawal)
    about = f"{earlier.reference} is about the same child. It was withdrawn on Monday 23 November"
    form = begin_informally(office)

    # Similar and unresolved: it is not informal, and the earlier one is named.
    form.choose(BEFORE, "Yes, and it stayed unresolved")
    named = f"{REPEAT} Raised before about the same child: {earlier.reference}."
    assert form.submit().errors == {BEFORE: named}

    # Not similar: it is still shown before it is sent, and can be read there.
    form.choose(BEFORE, "No")
    form.submit()
    check = chair.modal(CHECK).shows(about)
    assert "If this concern is similar, say so in the form." in check.text
    check.press("See it")
    seen = chair.modal(earlier.reference)
    assert "AB was not seen alone." in seen.text


def test_with_no_reply_stage_2_opens_once_the_line_managers_view_and_the_request_are_recorded(
    office: Office,
):
    """S4-21, S4-30, S4-33, S4-35, S4-36: what was said opens it, whatever it was."""
    chair, reference = office.person("chair"), paper.raised(office.world).reference
    office.world.pass_to(at("2026-11-27 17:01"))
    nothing = "no reply is recorded. It was due from the team manager by 5pm on Friday 27 November"
    chair.direct_message(nothing).press("Escalate")
    form = chair.modal(f"Escalate {reference}")
    form.fill("What remains unresolved for the child?", "AB was not seen.")
    form.choose(LINE_MANAGER, "Not yet")
    form.choose(REQUEST, "Not yet")
    chair.modal().shows("Then it goes to the team manager and social worker.").submit()
    chair.modal("Asked for stage 2").close()

    # What was late keeps its words, and the task has words of its own.
    task = chair.direct_message("stage 2 needs your line manager's view and the form")
    assert "Stage 2 asked for by you at 5:01pm" in chair.direct_message(nothing).text
    task.press("Open stage 2")
    form = chair.modal("Open stage 2")
    form.choose(LINE_MANAGER, "Record it now")
    form.choose(REQUEST, "Record it now")
    form = chair.modal("Open stage 2").shows(f"Attached: {REQUEST}.")
    form.pick(
        "Which line manager did you consult about stage 2?",
        "Sample Chair Manager, conference chair's line manager",
    )
    form.fill("Date you consulted your line manager", "2026-11-27")
    form.fill("What did your line manager say?", "I would wait, but the choice is yours.")
    form.fill("What does the meeting need to settle for the child?", "Who sees AB, and when.")
    form.fill("By when do they answer?", "2026-12-01")
    form.submit()
    chair.modal("Open stage 2").shows(f"{reference} is with Sample Team Manager and Sample Worker.")
    due = "stage 2: your answer is due by 5pm on Tuesday 1 December 2026 (the date you agreed)."
    for who in ("team_manager", "social_worker"):
        asked = office.person(who).direct_message(f"{reference}, {due}")
        assert asked.buttons == [
            "Agree to meet",
            "Say no",
            "Accept",
            "More choices",
            "Immediate safety",
        ]


def test_both_agree_to_one_meeting_and_the_chair_records_what_came_of_it(office: Office):
    """S4-32, S4-35, S4-37 to S4-39: resolved at the meeting, carried out, closed."""
    dispute = paper.at(office.world, "stage_2")
    reference, chair = dispute.reference, office.person("chair")
    manager, worker = office.person("team_manager"), office.person("social_worker")
    manager.direct_message(f"{reference}, stage 2: your answer is due").press("Agree to meet")
    form = manager.modal(f"Meeting {reference}").shows("Attached: The meeting that was agreed.")
    form.shows("The time for this stage ends on Friday 27 November 2026")
    form.fill("Date of the meeting", "2026-11-30")
    form.choose("At what time?", "10am")
    form.fill("Where?", "The office")
    refused = form.submit()
    form.fill("Date of the meeting", "2026-11-27")
    form.submit()
    manager.modal("Proposed").shows("The social worker must agree before it counts.")
    worker.direct_message("asks you to agree to the joint answer").press("Read and agree")
    form = worker.modal("Joint answer").shows("The office")
    form.submit()

    # No later meeting can be agreed than within the paper's 4 working days.
    assert refused.errors == {
        "Date of the meeting": (
            "This is after Friday 27 November 2026, when the time for this stage ends. "
            "Choose a date up to then."
        )
    }
    due = "a meeting is agreed. Your report is due by 5pm on Friday 27 November 2026"
    chair.direct_message(due).press("Record the meeting")
    form = chair.modal(f"Meeting {reference}")
    form.choose("What came of the meeting?", "It was held, and this is resolved")
    form = chair.modal(f"Meeting {reference}").shows("What makes you satisfied?")
    form.fill("What was said and agreed?", "AB is seen alone each week.")
    form.fill("What makes you satisfied?", "It has a day.")
    form.fill("When will you look again?", paper.LOOK_AGAIN)
    form.submit()
    chair.modal("Recorded as resolved").close()
    assert office.world.now_is(dispute).clock.due.day.isoformat() == paper.LOOK_AGAIN
    paper.choose(office.world, "chair", dispute, "settled", **paper.OUTCOME)
    page = show(office, "chair", reference).shows("Resolved at stage 2")
    assert "Dispute Resolution Form: copy it to the child's file." in page.text


def test_when_the_time_for_the_meeting_has_passed_both_may_agree_on_a_later_one(office: Office):
    """S4-32: the limit has passed, and a late meeting is better than none."""
    dispute = paper.at(office.world, "stage_2")
    office.world.pass_to(at("2026-11-30 10:00"))
    later = {"meeting_date": {"meets_on": "2026-12-02", "meets_at": "1000", "place": "The office"}}

    paper.choose(office.world, "team_manager", dispute, "agree_to_meet", **later)
    agreed = paper.agree(office.world, "social_worker", dispute)

    assert (agreed.step, agreed.clock.due.at) == ("hold_meeting", at("2026-12-02 17:00"))


def test_a_refused_meeting_leads_to_stage_3_with_the_views_of_two_people(office: Office):
    """S4-37, S4-40, S4-41: one view alone opens nothing."""
    world, dispute = office.world, paper.at(office.world, "stage_2")
    refusal = {"meeting_refused": {"reason": "There is no time."}}
    paper.choose(world, "social_worker", dispute, "refuse_to_meet", **refusal)
    paper.agree(world, "team_manager", dispute)

    asked = paper.choose(
        world, "chair", dispute, "escalate", **paper.NOT_RESOLVED, **paper.LINE_MANAGER
    )

    assert (asked.stage, asked.step, asked.waits_to_open) == ("stage_2", "after_refusal", True)
    task = office.person("chair").direct_message("stage 3 needs your line manager's view, the view")
    assert task.buttons == ["Open stage 3", "More choices", "Immediate safety"]
    opened = world.open_stage("chair", dispute, **paper.HEAD, **paper.UPDATE).dispute
    assert opened.stage == "stage_3"


def test_a_meeting_that_was_not_held_in_time_leads_to_stage_3(office: Office):
    """S4-32, S4-40: before its time has passed nobody can say so."""
    world = office.world
    dispute = paper.meeting_agreed(world, paper.at(world, "stage_2"))
    chair = office.person("chair")
    early = {"not_held": {"reason": "Nobody came."}}
    too_early = world.choose("chair", dispute, "not_held", **early).outcome
    assert too_early == Refused(reason=Reason.NOT_YET)

    world.pass_to(at("2026-11-25 17:01"))

    late = chair.direct_message("no report is recorded")
    assert "Record the meeting" in late.buttons
    late.press("Record the meeting")
    form = chair.modal(f"Meeting {dispute.reference}")
    form.choose("What came of the meeting?", "There was no meeting in time")
    form = chair.modal(f"Meeting {dispute.reference}").shows("Why was there no meeting")
    assert form.submit_text == "Move to stage 3"
    moved = paper.choose(world, "chair", dispute, "not_held", **early, **paper.DOORS["stage_3"])
    assert moved.stage == "stage_3"


def test_stage_3_is_told_by_e_mail_with_copies_and_answered_by_two(office: Office):
    """S4-43 to S4-51, S4-54."""
    world, chair = office.world, office.person("chair")
    dispute = paper.meeting_agreed(world, paper.at(world, "stage_2"))
    chair.direct_message("a meeting is agreed.").press("Record the meeting")
    form = chair.modal(f"Meeting {dispute.reference}").shows(
        "It moves to stage 3, the team manager and head of service."
    )
    form.choose("What came of the meeting?", "It was held, and this is not resolved")
    form = chair.modal(f"Meeting {dispute.reference}").shows(UPDATE)
    for what in (LINE_MANAGER, HEAD, UPDATE):
        form.choose(what, "Record it now")
    form = chair.modal(f"Meeting {dispute.reference}").shows("By when is the answer due?")

    # The form begins as it was, and names everybody who will get it.
    assert form.value("What is the concern?") == "AB was not seen alone."
    assert "Copied in from this stage: a message now, and a copy of everything" in form.text
    copies = (
        "Copy to Sample Team Manager, the team manager, Sample Worker, the social worker, "
        "Sample Conference Manager, the conference team manager and Sample Head of Safeguarding"
    )
    assert copies in form.text
    form.leave()
    paper.escalated(world, dispute, "unresolved_there", **paper.NOTES)
    paper.joint_reply(world, dispute)

    # Whoever is copied in hears of it, reads it all, and is asked for nothing.
    head = office.person("head_of_safeguarding")
    head.direct_message("stage 3: you are copied in from this stage. Nothing is asked of you.")
    copied = head.direct_message("For your information: ")
    assert "stage 3: the conference chair's review is due" in copied.text
    assert copied.buttons == ["Open"]
    page = show(office, "head_of_safeguarding", dispute.reference)
    assert "Copied to: team manager, head of service for safeguarding." in page.text
    assert copies in page.text
    assert "Dispute Resolution Form: do not put it on the child's file yet" in page.text
    assert "Saved locally until then." in page.text


def test_the_assistant_director_holds_a_further_meeting_and_what_is_resolved_is_carried_out(
    office: Office,
):
    """S4-60 to S4-64: a review first, then a meeting to its day, then the answer in writing."""
    world, director = office.world, office.person("assistant_director")
    dispute = paper.at(world, "stage_4")
    director.direct_message("stage 4: your reply is due").press("Hold a meeting first")
    form = director.modal(f"Meeting {dispute.reference}")
    form.fill("Would a further resolution meeting help, and why?", "Yes: nobody met yet.")
    form.fill("Date of the meeting", "2026-12-01")
    form.choose("At what time?", "10am")
    form.fill("Where, and who attends?", "10am, here, everybody")
    assert form.submit().kind == "refused"
    form.choose(
        "Have you reviewed the completed Dispute Resolution Form?",
        "Yes, I have reviewed the completed form",
    )
    form.submit()
    director.modal("Meeting set").close()
    due = "Your reply is due by 5pm on Tuesday 1 December 2026 (the date you agreed)."
    director.direct_message(f"a further meeting is set. {due}")

    response = {**paper.NOTES, **paper.RESPONSE}
    paper.choose(world, "assistant_director", dispute, "reply_after_meeting", **response)
    paper.choose(world, "chair", dispute, "resolved", **paper.RESOLUTION)
    over = paper.choose(world, "chair", dispute, "settled", **paper.OUTCOME)

    assert (over.stage, over.end) == ("stage_4", "resolved")
    assert [each.state for each in over.records if each.record == "dispute_form"] == ["due"]


def test_what_is_withdrawn_stays_off_the_childs_file_and_is_closed_without_it(office: Office):
    """S4-29: the form is copied once it is resolved, and this never was."""
    world = office.world
    dispute = paper.raised(world)
    over = paper.choose(world, "chair", dispute, "withdraw", withdrawal={"reason": "By mistake."})

    page = show(office, "chair", dispute.reference)
    assert (
        "Dispute Resolution Form: saved locally, not on the child's file: it was not resolved."
    ) in page.text
    assert "Not closed yet: 2 copies are still owed." in page.text
    assert page.buttons.count("I have copied it") == 2
    for number, each in enumerate(over.records):
        if each.record != "dispute_form":
            paper.file(world, dispute, number)
    page.close()
    page = show(office, "chair", dispute.reference)
    assert "Closed: every copy that is owed is made." in page.text
    assert "I have copied it" not in page.buttons


def test_the_chief_executive_decides_for_all_parties_and_nothing_is_above(office: Office):
    """S4-76 to S4-83: the form goes on the child's file at stage 6, whatever comes of it."""
    world, dispute = office.world, paper.at(office.world, "stage_6")
    chief, chair = office.person("chief_executive"), office.person("chair")
    assert {each.state for each in dispute.records} == {"due"}
    chief.direct_message("stage 6: your answer is due").press("Decide")
    form = chief.modal("Final decision").shows("This is the last stage. Your decision settles it")
    parties = ["Chair", "Worker", "Team Manager", "Head of Service", "Assistant Director"]
    for party in (*parties, "Director"):
        assert f"Sample {party}, the " in form.text
    assert form.text.count("Attached: Dispute Resolution Form, Final decision.") == 6
    form.leave()
    paper.choose(world, "chief_executive", dispute, "final_decision", **paper.DECISION)

    decided = chair.direct_message("a final decision is recorded. Your follow-up is due")
    assert decided.buttons == [
        "Close",
        "Record as not resolved",
        "More choices",
        "Immediate safety",
    ]
    paper.choose(world, "chair", dispute, "settled_by_decision", **paper.OUTCOME)
    for number in range(len(dispute.records)):
        paper.file(world, dispute, number)
    page = show(office, "chair", dispute.reference).shows("Decided by the chief executive")
    assert "Closed: every copy that is owed is made." in page.text


FURTHER = {"meets_on": "2026-11-25", "meets_at": "1000", "place": "The office, and the chair"}


@pytest.mark.parametrize(
    ("stage", "who", "sets", "form", "moves", "calls_off", "back"),
    [
        (
            "stage_4",
            "assistant_director",
            "meet_first",
            {"further_meeting": FURTHER},
            "move_further_meeting",
            "call_off_further_meeting",
            "senior_answer",
        ),
        (
            "stage_6",
            "chief_executive",
            "meet_parties_first",
            {"parties_meeting": {"whom": "The chair.", **FURTHER}},
            "move_parties_meeting",
            "call_off_parties_meeting",
            "decide",
        ),
    ],
)
def test_whoever_set_a_meeting_moves_it_and_calls_it_off(
    office: Office,
    stage: str,
    who: str,
    sets: str,
    form: dict[str, dict[str, str]],
    moves: str,
    calls_off: str,
    back: str,
):
    """The question then stands as before the meeting, with two working days."""
    world, dispute = office.world, paper.at(office.world, stage)
    reviewed = (
        {"reviewed": {"reviewed": ["yes"], "further_meeting": "Yes."}} if back != "decide" else {}
    )
    paper.choose(world, who, dispute, sets, **form, **reviewed)
    [(key, filled)] = form.items()

    moved = paper.choose(world, who, dispute, moves, **{key: {**filled, "meets_at": "1530"}})
    assert world.now_is(moved).meeting
    told = "the meeting is now at 3:30pm on Wednesday 25 November 2026"
    assert told in office.person("chair").direct_message("the meeting is now").text

    off = paper.choose(world, who, dispute, calls_off, called_off={"reason": "The office is shut."})
    assert (off.step, world.now_is(off).meeting) == (back, None)
    assert off.clock.due
    assert off.clock.due.at == at("2026-11-25 17:00")
    assert "is cancelled" in office.person("chair").direct_message("is cancelled").text


def test_without_a_decision_it_ends_as_not_resolved_and_two_managers_are_told(office: Office):
    """Q-12: there is no rung above stage 6."""
    world, dispute = office.world, paper.at(office.world, "stage_6")
    when = {"meets_on": "2026-11-25", "meets_at": "1000", "place": "The town hall"}
    parties = {"parties_meeting": {"whom": "The chair.", **when}}
    paper.choose(world, "chief_executive", dispute, "meet_parties_first", **parties)
    world.pass_to(at("2026-11-25 17:01"))
    late = office.person("chair").direct_message("no answer is recorded")
    assert late.buttons == [
        "I have telephoned",
        "Record as not resolved",
        "More choices",
        "Immediate safety",
    ]

    over = paper.choose(world, "chair", dispute, "no_decision", **paper.NOT_RESOLVED)

    assert over.end == "unresolved"
    for who in ("chair_manager", "head_of_safeguarding"):
        office.person(who).direct_message("Please open it and decide with the conference chair")


def test_whoever_was_asked_before_hears_who_is_asked_now_and_nothing_untrue_of_them(
    office: Office,
):
    """S4-49, Q-24: one of those who answer at stage 3 answered at stage 1."""
    dispute = paper.at(office.world, "stage_4")
    who, now = office.person, f"{dispute.reference} is now with the"

    said = who("social_worker").direct_message(f"{now} team manager and head of service.")
    assert "earlier decision" not in said.text
    new = "assistant director, who was not part of the earlier decision."
    who("head_of_service").direct_message(f"{now} {new}")


def test_the_chair_withdraws_it_and_everybody_who_was_asked_is_told(office: Office):
    dispute = paper.at(office.world, "stage_3")
    page = show(office, "chair", dispute.reference)

    page.press("Withdraw")
    form = office.person("chair").modal(f"Withdraw {dispute.reference}")
    form.fill("Why is it withdrawn?", "AB was seen.")
    form.submit()

    for who in ("social_worker", "team_manager", "head_of_service", "head_of_safeguarding"):
        office.person(who).direct_message(f"{dispute.reference}: withdrawn at stage 3")


def test_the_chairs_manager_and_the_team_manager_hear_that_a_child_is_at_risk(office: Office):
    dispute = paper.raised(office.world)

    typed = {"immediate_risk": {"said": "Alone now."}}
    paper.choose(office.world, "chair", dispute, "safety_alert", **typed)
    office.settle()

    for told in ("safeguarding_lead", "chair_manager", "team_manager"):
        asked = office.person(told).direct_message("Please telephone the person who raised")
        assert "Alone now" not in asked.words
