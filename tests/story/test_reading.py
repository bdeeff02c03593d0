"""Opening, reading and refusing to open; help; and immediate safety."""

from sqlalchemy import text

from tests.office import Office
from tests.story.telling import raise_at_stage_1
from tests.world import NOT_NEGOTIATED, PLAN, RESOLVED


def test_show_opens_the_page_of_a_dispute_with_its_ladder_and_history(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_2")
    office.world.choose("service_manager", dispute, "reply", **PLAN)

    chair.types(f"/drp show {dispute.reference.lower().replace('-', ' ')}")

    page = chair.modal(dispute.reference)
    assert (
        "Now at stage 2: chair to review by 5pm on Wednesday 25 November 2026 (2 working days)."
        in page.text
    )
    assert "AB, case number 1234567, on a child protection plan. Drift and delay." in page.text
    assert "This viewing is recorded." in page.text
    assert "Stage 1, team manager: not used\n*Stage 2, service manager: now*" in page.text
    assert "Decide whether it is resolved." in page.text
    assert "Read and review" in page.buttons
    assert "Sample Service Manager replied." in page.text
    page.press("Read", nth=2)
    raised = chair.modal(over=page).shows("What is this like for the child?")
    assert "AB does not know who collects them from school." in raised.text
    assert "Who agreed?\n\nSample Chair Manager" in raised.text


def test_every_showing_is_recorded(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference)
    page.press("Read")
    chair.modal(over=page).shows("Not answered")

    with office.world.desk.store.read() as work:
        rows = work._connection.execute(  # type: ignore[attr-defined]
            text("SELECT person, what FROM viewings ORDER BY number")
        ).all()
    assert rows == [("chair", "the dispute"), ("chair", "entry 1")]


def test_somebody_not_involved_and_a_reference_that_does_not_exist_are_told_the_same(
    office: Office,
):
    dispute = office.world.raised("stage_1")
    other = office.person("head_of_service")
    other.types(f"/drp show {dispute.reference}")
    other.types("/drp show DRP-0000-98")

    words = [message.text for message in other.ephemeral()]

    assert (
        words
        == [
            "There is no dispute with that reference that you can open. "
            "Check it, or ask the person who gave it to you. "
            "If you took part in an earlier post, ask whoever holds that post now."
        ]
        * 2
    )


def test_a_mistyped_or_missing_reference_is_said(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    wrong = dispute.reference[:-1] + ("0" if dispute.reference[-1] != "0" else "1")
    chair.types(f"/drp show {wrong}")
    assert chair.ephemeral_message("").text == (
        "That reference is mistyped: its last characters do not fit the rest. "
        "Check it and type it again."
    )
    chair.types("/drp show")
    assert chair.ephemeral_message("Type the reference too").text == (
        "Type the reference too, for example /drp show DRP-7F3K-09, or open your list."
    )


def test_help_says_only_what_a_person_may_use(office: Office):
    office.person("chair").types("/drp help")
    office.person("team_manager").types("/drp whatever")

    for_chair = office.person("chair").ephemeral_message("call 999 now")
    for_manager = office.person("team_manager").ephemeral_message("call 999 now")

    assert "/drp new: raise a dispute" in for_chair.words
    for shown in (for_chair, for_manager):  # S2-17: staff know how a disagreement is moved up
        assert "*Child protection chair*: The chair of a child protection conference" in shown.words
    assert for_chair.buttons == [
        "Raise a dispute",
        "Send a compliment",
        "What waits for me",
        "Raise from a date",
        "Immediate safety",
    ]
    assert "/drp new" not in for_manager.words
    assert "That is not one of the choices. Here is what you can type." in for_manager.words
    for_chair.press("Raise a dispute")
    office.person("chair").modal("Raise a dispute")


def test_open_it_on_the_page_after_sending_closes_everything_with_it(office: Office):
    chair = office.person("chair")
    reference = raise_at_stage_1(office)
    chair.modal("Sent").press("Open it")
    page = chair.modal(reference).shows("Where it stands")

    page.close()

    chair.has_no_modal()
    assert chair.views() == []


def test_the_history_and_what_was_raised_can_be_read_over_a_form(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.runtime.postman.wake()
    chair.direct_message("A reply is recorded.").press("Read and review")
    form = chair.modal(f"Review {dispute.reference}")
    form.choose("What happens next?", "Accept")
    form = chair.modal(f"Review {dispute.reference}").shows("What makes you satisfied?")
    form.fill("What makes you satisfied?", "Almost.")
    form.press("What was raised")
    chair.modal(dispute.reference).shows("The assessment has not started.").close()
    chair.modal(f"Review {dispute.reference}").press("See the history")
    chair.modal(dispute.reference).shows("Sample Chair raised it at stage 1.").close()

    form = chair.modal(f"Review {dispute.reference}")

    assert form.value("What makes you satisfied?") == "Almost."


def test_that_it_is_resolved_is_never_read_out_as_accepted(office: Office):
    """Accepting is what the manager does, who takes it on."""
    dispute, chair = office.world.raised("stage_1"), office.person("chair")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    office.world.choose("chair", dispute, "resolved", **RESOLVED)

    chair.types(f"/drp show {dispute.reference}")

    page = chair.modal(dispute.reference).shows("Where it stands")
    heard = str(page.blocks)
    assert "Read the resolution, line " in heard
    assert "Read the reply, line " in heard
    assert "with Accept" not in heard


def test_a_long_history_is_turned_page_by_page(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    for _ in range(22):
        office.world.record_safety("chair", dispute)
    chair.types(f"/drp show {dispute.reference}")
    page = chair.modal(dispute.reference).shows("1 to 20 of 23.")

    page.press("Older")

    page = chair.modal(dispute.reference).shows("21 to 23 of 23.")
    assert "Sample Chair raised it at stage 1." in page.text
    page.press("Newer")
    chair.modal(dispute.reference).shows("1 to 20 of 23.")


def test_immediate_safety_from_a_message_records_and_asks_the_lead_to_telephone(office: Office):
    manager, lead = office.person("team_manager"), office.person("safeguarding_lead")
    dispute = office.world.raised("stage_1")
    office.runtime.postman.wake()
    manager.direct_message(dispute.reference).press("Immediate safety")
    form = manager.modal("Immediate safety")
    assert "*1. Call 999 if a child is in danger now.*" in form.text
    assert "Your safeguarding lead: Sample Safeguarding Lead, 01234 000001." in form.text
    assert form.value("About which dispute?") == dispute.reference
    form.fill("What was said", "I told the lead.")

    form.submit()

    manager.modal("Immediate safety").shows("Recorded.")
    asked = lead.direct_message("")
    assert asked.text == f"Please telephone a colleague about {dispute.reference} now."
    asked.press("See who")
    assert "Sample Team Manager, 01234 000001" in lead.modal("Immediate safety").text
    before, now_is = dispute, office.world.now_is(dispute)
    assert (now_is.stage, now_is.step, now_is.clock) == (before.stage, before.step, before.clock)


def test_immediate_safety_needs_no_dispute_and_opens_over_any_form(office: Office):
    chair = office.person("chair")
    chair.types("/drp new")
    chair.modal("Raise a dispute").press("What to do now")
    chair.modal("Immediate safety").submit()
    chair.modal("Immediate safety").shows("Recorded.").close()

    chair.modal("Raise a dispute")
    asked = office.person("safeguarding_lead").direct_message("")
    assert asked.text == "A colleague asks you to telephone them now."


def test_a_rung_that_was_left_says_when_and_how_it_ended(office: Office):
    chair = office.person("chair")
    dispute = office.world.raised("stage_1")
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    gate = {"agreed": "yes", "agreed_by": "chair_manager", "agreed_on": "2026-11-23"}
    office.world.choose("chair", dispute, "escalate", **NOT_NEGOTIATED, agreement=gate)

    chair.types(f"/drp show {dispute.reference}")

    page = chair.modal(dispute.reference)
    assert (
        "Stage 1, team manager: ended on Monday 23 November 2026, not resolved\n"
        "*Stage 2, service manager: now*\nStage 3, head of service: to come"
    ) in page.text
    assert "Sample Chair moved it to stage 2. The agreement to stage 2 was recorded." in page.text
