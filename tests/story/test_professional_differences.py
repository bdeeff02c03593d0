"""Professional differences between two agencies (S3), from raising to each of the ends."""

from datetime import timedelta

import pytest

from tests.office import Office
from tests.person import Modal
from tests.story import professional_differences as paper
from tests.story.telling import LEVEL, reference_in
from tests.workflows.playing import at
from workflows.people import Directory


@pytest.fixture
def own_settings() -> dict[str, object]:
    """The address of the audit manager, who is outside, is set."""
    return {"DRP_PROCEDURES": paper.PROCEDURE, "outside": {"audit_manager": "audit@example.org"}}


@pytest.fixture
def directory() -> Directory:
    return paper.two_agencies()


def show(office: Office, who: str, reference: str) -> Modal:
    office.person(who).types(f"/drp show {reference}")
    return office.person(who).modal(reference)


def raise_it(office: Office) -> str:
    """Fill in the form to raise at stage 1, and send it."""
    nurse = office.person("nurse")
    nurse.types("/drp new")
    nurse.modal("Raise a dispute").choose(LEVEL, "Stage 1: responding professional")
    form = nurse.modal("Raise a dispute").shows("Date you spoke with each other")
    form.fill("Name of the child or family", "Family A")
    form.fill("Case number", "1234567")
    form.fill("What is this like for the child?", "A is often alone.")
    form.fill("What do you see differently?", "The plan has no visits.")
    form.fill("What needs to happen?", "A visit each week.")
    form.fill("Which agencies are concerned?", "Both")
    form.pick("Who sees it differently?", "Sample Worker, responding professional")
    form.fill("By when is the reply due?", paper.TALKED_ABOUT)
    form.submit()
    check = nurse.modal("Check before sending")
    assert "By 5pm on Friday 27 November 2026 (the date you agreed)." in check.text
    check.submit()
    reference = reference_in(nurse.modal("Sent").text)
    nurse.modal("Sent").close()
    return reference


def test_two_professionals_settle_it_between_them_at_stage_1(office: Office):
    """S3-03, S3-06 to S3-08, Q-18: no limit is printed, so they agree on one."""
    nurse, worker = office.person("nurse"), office.person("worker")
    reference = raise_it(office)

    worker.direct_message(f"{reference}, stage 1: your reply is due").press("Reply")
    form = worker.modal(f"Reply to {reference}").shows("A is often alone.")
    form.fill("How do you see it?", "I see it now.")
    form.fill("What will you do, and by when?", "A visit on Friday.")
    form.submit()
    nurse.direct_message("a reply is recorded.").press("Read and review")
    form = nurse.modal(f"Review {reference}")
    form.choose("What happens next?", "Accept")
    form = nurse.modal(f"Review {reference}").shows("What makes you satisfied?")
    form.fill("What makes you satisfied?", "A is visited.")
    form.submit()

    worker.direct_message(f"{reference}, stage 1: recorded as resolved.")
    nurse.modal().leave()
    assert "Resolved at stage 1" in show(office, "nurse", reference).text


def test_it_climbs_to_a_record_by_way_of_the_manager_of_the_other_agency(office: Office):
    """Q-18, S3-05: each stage is opened by naming who takes it, and by when."""
    world, nurse = office.world, office.person("nurse")
    dispute = paper.raised(world)
    paper.choose(world, "worker", dispute, "reply", **paper.REPLY)
    up = {**paper.NOT_RESOLVED, **paper.THEIR_MANAGER}
    assert paper.choose(world, "nurse", dispute, "escalate", **up).stage == "stage_2"
    office.person("manager").direct_message(f"{dispute.reference}, stage 2: your reply is due")
    paper.choose(world, "manager", dispute, "reply", **paper.REPLY)

    nurse.direct_message("stage 2: a reply is recorded.").press("Read and review")
    form = nurse.modal(f"Review {dispute.reference}")
    form.choose("What happens next?", "Escalate")
    form = nurse.modal(f"Review {dispute.reference}").shows("The managers of this stage")
    form.choose("The managers of this stage", "Record it now")
    form = nurse.modal(f"Review {dispute.reference}").shows("By when is the signed record due?")
    mine, theirs = (
        "Which manager takes it forward for the side that raised it?",
        "Which manager takes it forward for the other side?",
    )
    form.pick(mine, "Sample Trust Head, raising manager")
    form.pick(theirs, "Sample Manager, responding manager")
    form.fill("By when is the signed record due?", paper.REPORT_BY)
    form.fill("What remains unresolved for the child?", "Who visits.")
    form.submit()

    for who in ("trust_head", "manager"):
        asked = office.person(who).direct_message(f"{dispute.reference}, stage 3: your report is")
        assert asked.buttons == [
            "Resolved",
            "Not resolved, escalate",
            "More choices",
            "Immediate safety",
        ]


def sign(form: Modal) -> None:
    form.choose("Do you sign this record?", "Yes, I sign this record as it stands")
    form.submit()


def test_a_record_is_signed_by_both_managers_and_copied_to_the_auditor(office: Office):
    """S3-04, S3-07 to S3-10, S3-12 to S3-29: begun at stage 3, agreed there."""
    world, head, manager = office.world, office.person("trust_head"), office.person("manager")
    reference = paper.raised(world, "stage_3").reference
    head.direct_message(f"{reference}, stage 3: your report is due").press("Resolved")
    form = head.modal(f"Record {reference}").shows("0 calendar days, 0 working days")
    assert "Attached: The record, What was agreed, Looking back, Signature." in form.text
    form.fill("Summary of the reason for this difference", "Visits.")
    form.fill("What are the views of all agencies concerned?", "Trust: weekly. Council: less.")
    form.fill("Agreed outcomes or actions", "The council visits each week.")
    form.choose("How effective was this policy in resolving the issue?", "Mostly")
    sign(form)
    head.modal("Proposed").shows("The responding manager must agree before it counts.")

    world.pass_to(at("2026-11-25 09:30"))
    manager.direct_message("asks you to agree to the joint report").press("Read and agree")
    form = manager.modal("Joint report").shows("The council visits each week.")
    assert "It is tied to this exact text." in form.text
    sign(form)
    manager.modal("Signed").shows(f"{reference} is recorded as resolved.").close()

    # What was signed holds the stage and the days, and both signatures are there to read.
    office.person("nurse").direct_message(f"{reference}, stage 3: recorded as resolved.")
    page = show(office, "nurse", reference).shows("audit@example.org, the resolution audit manager")
    assert "A copy for monitoring." in page.text
    assert "Record of the difference: copy it to the child or family file of every" in page.text
    signed = [read(page, nth) for nth in (1, 2)]
    assert "2 calendar days, 2 working days" in signed[0]
    assert "Sample Manager\nDesignation\n\nresponding manager\nAgency" in signed[0]
    assert "Sample Trust Head\nDesignation\n\nraising manager\nAgency" in signed[1]


def read(page: Modal, nth: int) -> str:
    """Read one line of the history, newest first, and come back."""
    page.press("Read", nth=nth)
    line = page.person.modal(over=page)
    text = line.text
    line.close()
    return text


def test_signed_records_lead_to_new_managers_and_at_stage_5_to_no_agreement(office: Office):
    """S3-11, S3-25, Q-12: the basis of each report is the record before."""
    world, dispute = office.world, paper.raised(office.world, "stage_3")
    above = {"stage_4": ("trust_chief", "director"), "stage_5": ("trust_head", "manager")}
    for stage, named in above.items():
        paper.escalated_together(world, dispute)
        assert world.now_is(dispute).opening.stage == stage
        world.open_stage("nurse", dispute, **paper.managers(*named))
        assert world.now_is(dispute).stage == stage
    page = show(office, "trust_chief", dispute.reference)
    assert page.text.count("This is the basis of the report to you: what was raised,") == 4

    typed = {**paper.RECORD, **paper.NOT_AGREED, **paper.MONITORING, **paper.SIGNED}
    paper.choose(world, "trust_head", dispute, "unresolved_together", **typed)
    assert world.now_is(dispute).end is None
    over = paper.sign(world, "manager", dispute)

    assert (over.end, len(over.records)) == ("unresolved", 3)
    office.person("matron").direct_message("Please open it and decide with the raising prof")


def test_where_nobody_signs_the_raiser_moves_it_up_and_ends_it_at_the_top(office: Office):
    """Q-12: a silent manager stops the record, and not the raiser."""
    world, nurse, dispute = (
        office.world,
        office.person("nurse"),
        paper.raised(office.world, "stage_3"),
    )
    for stage, day in (("stage_4", "2026-12-10"), ("stage_5", "2026-12-17")):
        world.pass_to(world.now_is(dispute).clock.due.at + timedelta(minutes=1))
        late = nurse.direct_message("no report is recorded.")
        assert late.buttons == ["I have telephoned", "Escalate", "More choices", "Immediate safety"]
        typed = {**paper.NOT_RESOLVED, **paper.managers(report_by=day)}
        assert paper.choose(world, "nurse", dispute, "escalate_unsigned", **typed).stage == stage
    world.pass_to(world.now_is(dispute).clock.due.at + timedelta(minutes=1))

    nurse.direct_message("stage 5: no report is recorded.").press("Record as not resolved")
    form = nurse.modal("Not resolved").shows("There is no stage after this one.")
    form.fill("What remains unresolved for the child?", "A is still alone.")
    form.submit()

    nurse.modal("Recorded").shows(f"{dispute.reference} is recorded as not resolved.")
    mails = show(office, "nurse", dispute.reference).shows("E-mails").text
    assert mails.count("This is the basis of the report to you") == 4
    assert mails.count("Nobody signed a record by the date.") == 3
    assert mails.count("Attached: The difference, Why it is not resolved.") == 7
    office.person("matron").direct_message("Please open it and decide with the raising prof")


def test_the_raiser_withdraws_it_and_the_managers_of_every_stage_are_told(office: Office):
    world, dispute = office.world, paper.raised(office.world, "stage_3")
    paper.escalated_together(world, dispute)
    world.open_stage("nurse", dispute, **paper.managers("trust_chief", "director"))

    why = {"withdrawal": {"reason": "A is visited."}}
    assert paper.choose(world, "nurse", dispute, "withdraw", **why).end == "withdrawn"

    for who in ("trust_head", "manager", "trust_chief", "director"):
        office.person(who).direct_message(f"{dispute.reference}: withdrawn at stage 4")


@pytest.mark.parametrize("who", ["nurse", "worker"])
def test_the_line_managers_of_both_hear_that_a_child_is_at_risk(office: Office, who: str):
    dispute = paper.raised(office.world)

    paper.choose(office.world, who, dispute, "safety_alert", immediate_risk={"said": "Alone now."})
    office.settle()

    for told in ("lead", "matron", "team_leader"):
        assert "Alone now" not in office.person(told).direct_message("Please telephone").words
