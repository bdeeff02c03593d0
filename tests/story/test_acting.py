"""What managers and chairs do with a dispute: moving it up, gates, ends, and being second."""

from concurrent.futures import ThreadPoolExecutor

from tests.office import Office
from tests.world import AGREED, MORE_TIME, NOT_NEGOTIATED, NOT_RESOLVED, PASS_UP, PLAN, a_directory

AGREED_3 = "Has your own service manager agreed to stage 3?"


def test_a_manager_moves_it_up_and_the_chair_records_the_agreement_first(office: Office):  # S1-111
    chair, manager = office.person("chair"), office.person("service_manager")
    dispute = office.world.raised("stage_2")
    office.runtime.postman.wake()
    manager.direct_message(dispute.reference).press("Escalate")
    form = manager.modal(f"Escalate {dispute.reference}")
    assert (
        "Use this when the decision is not yours to make. It is not a mark on anyone." in form.text
    )
    assert (
        "The chair records an agreement first, by 5pm on Tuesday 24 November 2026 "
        "(1 working day). Then the head of service has 5 working days."
    ) in form.text
    form.fill("Why is this decision not yours?", "I cannot move the budget.")
    assert form.submit_text == "Move to stage 3"
    form.submit()
    assert "Then it moves to stage 3." in manager.modal("Asked for stage 3").text
    manager.modal("Asked for stage 3").close()

    waiting = manager.direct_message("Moved up by you at 10am on Monday 23 November 2026.")
    assert (
        "The chair records an agreement first, then it goes to the head of service."
        in waiting.words
    )
    assert waiting.buttons == ["Reply", "More choices", "Immediate safety"]

    task = chair.direct_message("Stage 3 needs your service manager's agreement.")
    assert task.text == (
        f"{dispute.reference}, stage 2: stage 3 needs your service manager's agreement. "
        "Record it by 5pm on Tuesday 24 November 2026 (1 working day)."
    )
    task.press("Record agreement")
    form = chair.modal("Record agreement")
    form.choose(AGREED_3, "Not yet")
    assert form.submit().errors == {
        AGREED_3: "Stage 3 needs your service manager's agreement. Speak to them, then choose Yes. "
        "Your text is kept."
    }
    form.choose(AGREED_3, "Yes")
    form = chair.modal("Record agreement").shows("Who agreed?")
    form.submit()
    assert f"{dispute.reference} is with Sample Head of Service." in chair.modal().text

    asked = office.person("head_of_service").direct_message(f"{dispute.reference}, stage 3")
    assert "your reply is due by 5pm on Monday 30 November 2026" in asked.text
    moved = manager.direct_message("Moved to stage 3 at 10am on Monday 23 November 2026.")
    assert moved.buttons == ["Open"]


def test_whoever_says_that_it_is_resolved_reads_when_it_has_worked(office: Office):  # S1-10, S1-88
    chair, dispute = office.person("chair"), office.world.raised()
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    review = chair.modal(f"Review {dispute.reference}")
    assert "It has worked where" not in review.text

    review.choose("What happens next?", "Accept")

    form = chair.modal(f"Review {dispute.reference}").shows("What makes you satisfied?")
    assert (
        "It has worked where the key actions are done, decisions come sooner, drift and delay are "
        "less, the risk is answered and reduced, and the child's needs are met as a whole, with "
        "care that helps things turn out well."
    ) in form.text


def test_a_no_from_the_own_service_manager_is_kept_and_the_manager_is_told(office: Office):
    chair, manager = office.person("chair"), office.person("service_manager")
    dispute = office.world.raised("stage_2")
    office.world.choose("service_manager", dispute, "pass_up", **PASS_UP)
    office.runtime.postman.wake()
    chair.direct_message("Stage 3 needs your service manager's agreement.").press(
        "Record agreement"
    )
    form = chair.modal("Record agreement")

    form.choose(AGREED_3, "No")
    form = chair.modal("Record agreement")
    form.submit()

    assert "The no is recorded, and stage 3 stays closed." in chair.modal().text
    told = manager.direct_message("stage 3 was not agreed")
    assert told.text == (
        f"{dispute.reference}, stage 2: stage 3 was not agreed. "
        "Your reply is due by 5pm on Monday 30 November 2026 (5 working days)."
    )
    request = manager.direct_message(f"{dispute.reference}, stage 2: your reply is due")
    assert request.buttons == ["Reply", "Accept", "Escalate", "More choices", "Immediate safety"]
    assert "Moved up by you" not in request.words


def test_the_form_says_what_a_yes_a_no_and_not_yet_will_do_and_the_history_what_they_did(
    office: Office,
):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    title, question = (
        f"Review {dispute.reference}",
        "Has your own service manager agreed to stage 2?",
    )
    chair.modal(title).choose("What happens next?", "Escalate")
    form = chair.modal(title).shows("Goes to Sample Service Manager, service manager.")
    assert form.submit_text == "Move to stage 2"

    form.choose(question, "Not yet")
    form = chair.modal(title).shows(
        "Stage 2 then waits for your service manager's agreement. Record it by 5pm on "
        "Tuesday 24 November 2026 (1 working day). Then the service manager has 5 working days."
    )
    assert form.submit_text == "Ask for stage 2"
    assert "Goes to" not in form.text
    form.choose(question, "No")
    form = chair.modal(title).shows(
        "It stays at stage 1, and the no is kept. A later yes still opens stage 2."
    )
    assert form.submit_text == "Record the no"
    form.choose("Did you telephone first, to agree next steps?", "We spoke and could not agree")
    form.fill("Why is this not resolved?", "Not enough.")
    form.submit()

    assert "The no is recorded, and stage 2 stays closed." in chair.modal().text
    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference)
    assert "Sample Chair asked to move it to stage 2. Stage 2 was not agreed to." in page.text
    assert "Sample Chair moved it to stage 2" not in page.text


def test_an_agreement_to_one_stage_is_no_agreement_to_the_next(office: Office):
    """Stage 2 was agreed when it was raised; of stage 3 nobody has said anything yet (S1-111)."""
    dispute = office.world.raised("stage_2")
    office.world.choose("service_manager", dispute, "pass_up", **PASS_UP)
    office.settle()
    chair = office.person("chair")

    chair.direct_message("Stage 3 needs").press("Record agreement")

    form = chair.modal("Record agreement")
    assert form.value("Has your own service manager agreed to stage 3?") is None
    assert "Who agreed?" not in form.text


def test_an_agreement_form_says_which_dispute_it_is_about_and_what_is_still_to_choose(
    office: Office,
):
    chair = office.person("chair")
    dispute = office.world.raised("stage_2")
    office.world.choose("service_manager", dispute, "pass_up", **PASS_UP)
    office.runtime.postman.wake()
    chair.direct_message("Stage 3 needs").press("Record agreement")
    form = chair.modal("Record agreement").shows(
        f"{dispute.reference}: stage 3 needs your service manager's agreement."
    )

    form.choose(AGREED_3, "Not yet")
    chair.modal("Record agreement").shows("Nothing is recorded until you choose Yes or No.")
    form.choose(AGREED_3, "No")
    form = chair.modal("Record agreement").shows("It stays at stage 2, and the no is kept.")
    assert form.submit_text == "Record the no"
    form.submit()
    office.settle()

    done = chair.direct_message("Not agreed. Recorded by you at 10am on Monday 23 November 2026.")
    assert done.buttons == ["Open"]


def test_a_reply_while_a_stage_waits_says_to_the_chair_that_a_review_is_asked_for(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_2")
    office.world.choose("service_manager", dispute, "pass_up", **PASS_UP)
    office.runtime.postman.wake()
    chair.direct_message("Stage 3 needs").press("Record agreement")
    form = chair.modal("Record agreement")
    form.choose(AGREED_3, "Yes")
    form = chair.modal("Record agreement").shows("Who agreed?")
    office.world.choose("service_manager", dispute, "reply", **PLAN)

    assert form.submit().kind == "pushed"

    chair.modal("Not sent").shows(
        "Sample Service Manager replied at 10am on Monday 23 November 2026. "
        "Your review is asked for next."
    )
    office.settle()
    task = chair.direct_message("Your review is asked for next.")
    assert task.text == (
        f"{dispute.reference}, stage 2: Sample Service Manager replied at 10am on "
        "Monday 23 November 2026. Your review is asked for next."
    )


def test_stage_4_unresolved_ends_in_a_state_of_its_own_that_is_told(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_4")
    office.world.choose("service_director", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {dispute.reference}")
    form.choose("What happens next?", "Escalate")
    form = chair.modal(f"Review {dispute.reference}").shows("There is no stage after this one.")
    form.choose("Did you telephone first, to agree next steps?", "Nobody answered")
    form.fill("Why is this not resolved?", "Nothing has changed for AB.")

    assert form.submit_text == "Record as unresolved"
    form.submit()

    assert office.person("chair_manager").direct_message("").text == (
        f"{dispute.reference}: ended as not resolved at stage 4 on Monday 23 November 2026. "
        "Please open it and decide with the chair what happens now."
    )
    office.channel().message(f"{dispute.reference}: not resolved at stage 4.")


def test_at_the_top_the_manager_is_not_offered_to_move_it_up(office: Office):
    dispute = office.world.raised("stage_4")
    office.runtime.postman.wake()

    asked = office.person("service_director").direct_message(dispute.reference)

    assert asked.buttons == ["Reply", "Accept", "More choices", "Immediate safety"]


def test_where_nobody_holds_the_next_post_the_form_asks_for_a_person(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.world.people(a_directory("service_manager"))
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {dispute.reference}")
    form.choose("What happens next?", "Escalate")
    form = chair.modal(f"Review {dispute.reference}").shows(
        "Nobody holds the post of service manager for North team."
    )
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = chair.modal(f"Review {dispute.reference}").shows("Who agreed?")
    form.choose("Did you telephone first, to agree next steps?", "We spoke and could not agree")
    form.fill("Why is this not resolved?", "Not enough.")
    form.pick("Who answers?", "Sample Head of Service, head of service")

    form.submit()

    office.person("head_of_service").direct_message(f"{dispute.reference}, stage 2: your reply")


def test_when_whoever_was_to_answer_leaves_meanwhile_the_form_asks_for_a_person(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    title = f"Review {dispute.reference}"
    chair.modal(title).choose("What happens next?", "Escalate")
    chair.modal(title).shows("Has your own").choose(
        "Has your own service manager agreed to stage 2?", "Yes"
    )
    form = chair.modal(title).shows("Who agreed?")
    form.choose("Did you telephone first, to agree next steps?", "We spoke and could not agree")
    form.fill("Why is this not resolved?", "Not enough.")
    office.world.people(a_directory("service_manager"))

    assert form.submit().kind == "updated"

    form = chair.modal(title).shows("Nobody holds the post of service manager for North team.")
    assert form.value("Why is this not resolved?") == "Not enough."
    form.pick("Who answers?", "Sample Head of Service, head of service")
    office.world.people(a_directory("service_manager", "head_of_service"))
    assert form.submit().errors == {
        "Who answers?": "This person has left. Choose who holds this post now."
    }
    form.pick("Who answers?", "Sample Director, service director")
    form.submit()
    office.person("service_director").direct_message(f"{dispute.reference}, stage 2: your reply")


def test_whoever_stands_in_moves_on_what_waits_for_the_chair(office: Office):
    stands_in = office.person("chair_manager")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "pass_up", **PASS_UP)
    office.world.pass_to(office.world.clock.at.replace(day=27, hour=9))
    office.settle()
    message = stands_in.direct_message("You may decide in the chair's place.")
    assert message.buttons == ["Record agreement", "Open", "More choices", "Immediate safety"]

    message.press("Record agreement")
    assert "Stage 2 needs your agreement, and none is recorded." in message.words
    form = stands_in.modal("Record agreement")
    assert "Your agreement opens it." in form.text
    assert "need this conversation before you send" not in form.text
    form.choose("Do you agree to stage 2?", "Yes")
    form = stands_in.modal("Record agreement").shows("Who agreed?")
    form.pick("Who agreed?", "Sample Chair Manager, chair's service manager")
    form.submit()

    office.person("service_manager").direct_message(f"{dispute.reference}, stage 2: your reply")


def test_changing_the_choice_of_a_review_keeps_the_text_of_the_others(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    title = f"Review {dispute.reference}"
    chair.modal(title).choose("What happens next?", "Accept")
    chair.modal(title).shows("What makes you satisfied?")
    chair.modal(title).fill("What makes you satisfied?", "The visit happened.")
    chair.modal(title).choose("What happens next?", "Escalate")
    chair.modal(title).shows("Why is this not resolved?").fill("Why is this not resolved?", "No.")
    chair.modal(title).choose("What happens next?", "Accept")

    form = chair.modal(title).shows("What makes you satisfied?")

    assert form.value("What makes you satisfied?") == "The visit happened."


def test_of_two_who_press_at_once_one_wins_and_the_other_is_told(office: Office):
    """The chair moves it up while the manager sends a reply that has become late."""
    chair, manager = office.person("chair"), office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.runtime.postman.wake()
    manager.direct_message(dispute.reference).press("Reply")
    form = manager.modal(f"Reply to {dispute.reference}")
    form.fill("What will be done?", "Start the assessment.")
    form.fill("How will you know it is done?", "Recorded.")
    form.fill("By when?", "2027-01-15")
    office.world.pass_to(office.world.clock.at.replace(day=30, hour=18))
    acted = office.world.choose("chair", dispute, "escalate_late", **NO_REPLY_AGREED)
    assert acted.dispute.stage == "stage_2"

    assert form.submit().kind == "pushed"

    manager.modal("Not sent").shows(
        "Sample Chair moved it to stage 2 at 6pm on Monday 30 November 2026. Nothing more is asked "
        "of you. Your text is kept; add it to the record if it says more."
    ).close()
    assert manager.modal(f"Reply to {dispute.reference}").value("What will be done?") == (
        "Start the assessment."
    )
    assert chair.direct_messages()


NO_REPLY_AGREED = {
    "telephone_first": {"telephoned": "nobody"},
    **NOT_RESOLVED,
    "agreement": {"agreed": "yes", "agreed_by": "chair_manager", "agreed_on": "2026-11-30"},
}


def test_a_button_pressed_twice_says_that_it_was_done_and_when(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.runtime.postman.wake()
    request = manager.direct_message(dispute.reference)
    office.stop_sending()
    office.world.choose("team_manager", dispute, "take_on")

    request.press("Accept")

    page = manager.modal("Nothing changed")
    assert (
        "You accepted this at 10am on Monday 23 November 2026. Nothing more is needed." in page.text
    )


def test_an_old_messages_button_says_where_the_dispute_is_now(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    review = chair.direct_message("A reply is recorded.")
    office.stop_sending()
    office.world.choose("chair", dispute, "one_more_day", **MORE_TIME)
    office.world.choose("team_manager", dispute, "reply", **PLAN)

    review.press("Read and review")

    page = chair.modal("Nothing changed")
    assert "You recorded one more day at 10am on Monday 23 November 2026." in page.text
    assert page.buttons == ["Open it"]


def test_an_ended_dispute_can_be_read_and_no_longer_answered(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.runtime.postman.wake()
    request = manager.direct_message(dispute.reference)
    office.stop_sending()
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.world.close(dispute)

    request.press("Reply")

    page = manager.modal("Nothing changed")
    assert f"{dispute.reference} was recorded as resolved on Monday 23 November 2026." in page.text


def test_an_empty_plan_and_a_half_written_row_are_refused_on_their_boxes(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.runtime.postman.wake()
    manager.direct_message(dispute.reference).press("Reply")
    form = manager.modal(f"Reply to {dispute.reference}")

    outcome = form.submit(unchecked=True)

    assert outcome.errors == {"What will be done?": "Write at least one action."}
    form.fill("What will be done?", "Start.")
    form.fill("By when?", "2026-11-20")
    assert form.submit(unchecked=True).errors == {
        "How will you know it is done?": "Action 1: write how you will know it is done.",
        "By when?": "Enter today's date or a later one.",
    }


def test_ten_people_press_accept_at_once_and_nothing_is_done_twice(office: Office):
    manager = office.person("team_manager")
    dispute = office.world.raised("stage_1")
    office.stop_sending()
    request = manager.direct_message(dispute.reference)

    with ThreadPoolExecutor(10) as at_once:
        list(at_once.map(lambda _: request.press("Accept"), range(10)))

    with office.world.desk.store.read() as work:
        history = work.history(dispute.id)
    assert [entry.chosen.choice for entry in history if entry.chosen] == ["take_on"]


def test_the_chair_withdraws_it_with_a_reason_and_the_managers_of_both_stages_are_told(
    office: Office,
):
    world, chair = office.world, office.person("chair")
    dispute = world.raised("stage_2")
    dispute = world.choose("service_manager", dispute, "reply", **PLAN).dispute
    world.choose("chair", dispute, "escalate", **NOT_NEGOTIATED, agreement=AGREED)
    office.settle()
    manager, head = office.person("service_manager"), office.person("head_of_service")
    head.types(f"/drp show {dispute.reference}")
    assert "Withdraw" not in head.modal(dispute.reference).buttons

    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Withdraw")
    form = chair.modal(f"Withdraw {dispute.reference}")
    assert "It ends here. Those asked and copied are told, the record stays" in form.text
    assert form.submit().errors
    form.fill("Why is it withdrawn?", "It was raised about another child.")
    assert form.submit_text == "Withdraw this"
    form.submit()

    chair.modal("Withdrawn").shows(f"{dispute.reference} is withdrawn.")
    on = "Monday 23 November 2026"
    for each in (manager, head):
        told = each.direct_message(f"{dispute.reference}: withdrawn at stage 3 on {on}.")
        assert "another child" not in told.words
    office.channel().message(f"{dispute.reference}: withdrawn.")


def test_nobody_is_said_to_have_been_told_where_nobody_holds_the_post(office: Office):
    # S1-109
    dispute = office.world.raised()
    office.settle()
    manager = office.person("chair_manager")
    manager.types(f"/drp show {dispute.reference}")
    manager.modal().press("Tell head of service")
    form = manager.modal(f"Tell {dispute.reference}")
    form.shows("Nobody holds the post of chairs' head of service")
    form.fill("What should they know?", "Nobody answers.")

    said = form.submit().errors["What should they know?"]

    assert "Nobody was told, so nothing is recorded." in said
    assert "told the head of service" not in manager.modal().text
