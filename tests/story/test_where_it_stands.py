"""Each form about a dispute says where it stands: what is done, what is now, what is to come."""

from tests.office import Office
from tests.story.test_following_up import followed
from tests.workflows.playing import at
from tests.world import PLAN

STAGE_2 = (
    "Informal: not used. "
    "Stage 1: ended on Monday 23 November 2026, not resolved. "
    "Now: Stage 2, service manager. "
    "To come: Stage 3, head of service; Stage 4, service director."
)
STAGE_1 = (
    "Informal: not used. Now: Stage 1, team manager. To come: Stage 2, service manager; "
    "Stage 3, head of service; Stage 4, service director."
)
AGREED = {"agreement": {"agreed": "yes", "agreed_by": "chair_manager", "agreed_on": "2026-11-23"}}


def test_whoever_answers_reads_where_it_stands_on_its_ladder(office: Office):
    dispute = office.world.raised()
    passed_up = {"pass_up": {"reason": "I cannot move the budget."}}
    office.world.choose("team_manager", dispute, "pass_up", **passed_up)
    office.world.open_stage("chair", dispute, **AGREED)
    office.settle()
    manager = office.person("service_manager")

    manager.direct_message(dispute.reference).press("Reply")

    manager.modal(f"Reply to {dispute.reference}").shows(STAGE_2)


def test_the_review_and_the_form_of_an_agreement_say_it_too(office: Office):
    chair = office.person("chair")
    answered, asked_for = office.world.raised(), office.world.raised()
    office.world.choose("team_manager", answered, "reply", **PLAN)
    passed_up = {"pass_up": {"reason": "I cannot move the budget."}}
    office.world.choose("team_manager", asked_for, "pass_up", **passed_up)
    office.settle()

    chair.direct_message(answered.reference).press("Read and review")
    chair.modal(f"Review {answered.reference}").shows(STAGE_1).leave()
    chair.direct_message(asked_for.reference).press("Record agreement")
    chair.modal("Record agreement").shows(STAGE_1)


def test_what_is_done_beside_the_ladder_and_an_agreed_action_say_it_too(office: Office):
    chair, dispute = office.person("chair"), followed(office, "2026-12-03")
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Withdraw")
    chair.modal(f"Withdraw {dispute.reference}").shows(STAGE_1).leave()
    office.world.pass_to(at("2026-12-03 09:30"))

    chair.direct_message("action 1 is due").press("Record as done")

    chair.modal("Action 1").shows(STAGE_1)


def test_after_the_end_nothing_is_now_and_nothing_is_to_come(office: Office):
    chair, dispute = office.person("chair"), office.world.raised()
    office.world.choose("chair", dispute, "withdraw", withdrawal={"reason": "It was settled."})
    chair.types(f"/drp show {dispute.reference}")
    chair.modal(dispute.reference).press("Add to the record")

    form = chair.modal(f"Add to {dispute.reference}").shows(
        "Stage 1: ended on Monday 23 November 2026, withdrawn. Stage 2: not used."
    )

    assert "Now:" not in form.text
    assert "To come:" not in form.text
