"""A plan is made by one and approved by another; what is held or has changed since stays."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from slackapp.documents import held_of_person, html
from storage.tables import plans
from tests.workflows.ageing import (
    APPROVER,
    PLANNER,
    Meanwhile,
    a_policy,
    add,
    approved,
    closed,
    grown_old,
    keeps,
    planned,
    ran,
    sent,
    under,
)
from tests.workflows.compliments import send
from tests.world import World, a_directory
from workflows import references
from workflows.drafts import About
from workflows.kinds import Kind
from workflows.retention import policy
from workflows.retention.plans import Act
from workflows.use_cases import (
    auditing,
    drafting,
    legal_holds,
    opening,
    retention_plans,
    retention_run,
    safety,
    verifying,
)
from workflows.use_cases.legal_holds import Held, Not
from workflows.use_cases.retention_certificate import Ran
from workflows.use_cases.retention_plans import Laid, No, Standing, Who

NEVER_ANY = {"any": None}


def test_whoever_had_it_made_does_not_approve_it_and_both_are_told(world: World):
    under(world)
    closed(world)
    grown_old(world)
    plan = planned(world)

    assert retention_plans.approve(world.desk, PLANNER, plan) is No.SAME_PERSON
    assert retention_run.run(world.desk, PLANNER, plan) is No.NOT_APPROVED
    assert isinstance(retention_plans.approve(world.desk, APPROVER, plan), Standing)

    assert retention_plans.approve(world.desk, APPROVER, plan) is No.APPROVED_ALREADY
    with world.desk.store.read() as work:
        told = work.messages_to(["slack:U02", "slack:U07"])
    news = [
        (each.to, each.facts.what, each.facts.person)
        for each in told
        if each.kind == Kind.RETENTION
    ]
    assert sorted(news) == [
        ("slack:U02", "approved", "service_director"),
        ("slack:U02", "planned", "chair_manager"),
        ("slack:U07", "approved", "service_director"),
        ("slack:U07", "planned", "chair_manager"),
    ]


def test_nobody_but_an_officer_plans_approves_or_runs(world: World):
    under(world)
    closed(world)
    grown_old(world)
    plan, other = approved(world), Who(officer="U04", account="three")

    assert retention_plans.make(world.desk, other) is No.NOT_AN_OFFICER
    assert retention_plans.approve(world.desk, other, plan) is No.NOT_AN_OFFICER
    assert retention_run.run(world.desk, other, plan) is No.NOT_AN_OFFICER


def test_it_waits_so_that_they_can_object_and_a_plan_does_not_keep(world: World):
    under(world)
    closed(world)
    grown_old(world)
    plan = planned(world)
    retention_plans.approve(world.desk, APPROVER, plan)

    assert retention_run.run(world.desk, PLANNER, plan) is No.TOO_SOON
    world.clock.at += timedelta(days=31)
    assert retention_run.run(world.desk, PLANNER, plan) is No.TOO_OLD
    later = planned(world)
    world.clock.at += timedelta(days=31)
    assert retention_plans.approve(world.desk, APPROVER, later) is No.TOO_OLD


def test_a_plan_that_was_changed_behind_the_app_is_neither_approved_nor_run(world: World):
    under(world)
    closed(world)
    grown_old(world)
    plan = approved(world)
    with world.desk.store.begin() as work:
        text = work.plan_text(plan)
        assert text
        changed = json.loads(text)
        changed["items"] = changed["items"] * 2
        kept = update(plans).values(text=json.dumps(changed))
        work._connection.execute(kept)  # type: ignore[attr-defined]

    assert retention_run.run(world.desk, PLANNER, plan) is No.CHANGED_PLAN
    assert retention_plans.approve(world.desk, APPROVER, plan) is No.CHANGED_PLAN
    assert retention_run.run(world.desk, PLANNER, "nowhere") is No.NO_SUCH_PLAN


def test_an_approval_in_the_same_name_that_the_register_has_is_not_believed(world: World):
    under(world)
    closed(world)
    grown_old(world)
    plan = planned(world)
    with world.desk.store.begin() as work:
        made = work.entries(plan)[0]
        work.enter(replace(made, act=Act.APPROVED))

    assert retention_run.run(world.desk, APPROVER, plan) is No.SAME_PERSON


def test_where_nothing_is_to_go_no_plan_is_kept(world: World):
    under(world)
    world.raised("stage_1")

    made = retention_plans.make(world.desk, PLANNER)

    assert isinstance(made, Laid)
    assert (made.id, made.plan.items) == ("", ())


def test_what_was_held_or_added_to_since_stays_and_the_certificate_says_so(world: World):
    under(world)
    held, added_to, goes = closed(world), closed(world), closed(world)
    grown_old(world)
    plan = approved(world)
    legal_holds.hold(world.desk, held.reference, "A claim was made.", "one")
    add(world, added_to)
    sent(world)

    certificate = ran(world, plan)

    assert [each["reference"] for each in certificate["destroyed"]] == [goes.reference]
    assert {(each["reference"], each["why"]) for each in certificate["stayed"]} == {
        (held.reference, "legal hold"),
        (added_to.reference, "changed"),
    }
    with world.desk.store.read() as work:
        assert work.answers(held.id, 1)
        assert work.answers(added_to.id, 1)
        assert work.answers(goes.id, 1) == {}


def test_what_no_rule_lets_go_any_more_stays(world: World):
    under(world)
    dispute = closed(world)
    grown_old(world)
    plan = approved(world)
    drafts = {"drafts": keeps("1 year after saved", "saved")}
    world.desk = replace(world.desk, retention=a_policy(disputes=NEVER_ANY, **drafts))

    certificate = ran(world, plan)

    assert certificate["destroyed"] == []
    assert [each["why"] for each in certificate["stayed"]] == ["changed"]
    assert world.now_is(dispute).destroyed_at is None


@pytest.mark.parametrize(
    "rules",
    [
        {"drafts": "6 months after saved"},
        {"messages": "6 months after sent"},
        {"access_log": "6 months after destroyed"},
        {"apart": "6 months after sent"},
        {"people": "6 months after left"},
    ],
    ids=lambda rules: next(iter(rules)),
)
def test_a_hold_that_comes_while_it_runs_wins_over_everything_it_may_be_about(
    world: World, rules: dict[str, str]
):
    [(name, text)] = rules.items()
    period = policy.read(text, "saved", "sent", "destroyed", "left")
    rule = {"any": period} if name == "apart" else period
    under(world, **({} if name == "access_log" else {"disputes": {}}), **{name: rule})
    dispute = closed(world)
    send(world)
    opening.lay_open(world.desk, "chair", dispute.id, "the dispute")
    drafting.keep(
        world.desk, "chair", "one", About(form="x", dispute=dispute.id), {"x": {"y": "z"}}
    )
    world.people(a_directory("head_of_service"))
    if name == "access_log":
        grown_old(world)
        ran(world, approved(world))
    grown_old(world)
    plan = approved(world)
    desk = world.desk
    with desk.store.read() as work:
        sent_one = work.apart(1)
        assert sent_one

    def somebody_holds() -> None:
        for each in (dispute.reference, sent_one.reference):
            legal_holds.hold(desk, each, "It comes late.", "one")

    meanwhile: Any = Meanwhile(desk.store, somebody_holds)
    done = retention_run.run(replace(desk, store=meanwhile), PLANNER, plan)

    assert isinstance(done, Ran)
    assert done.content["destroyed"] == []
    assert {each["why"] for each in done.content["stayed"]} == {"legal hold"}


def test_a_hold_needs_a_reason_and_is_put_on_and_taken_off_once(world: World):
    dispute = world.raised("stage_1")
    send(world)
    with world.desk.store.read() as work:
        compliment = work.apart(1)
    assert compliment

    assert hold(world, dispute.reference, " ") is Not.NO_REASON
    assert hold(world, references.draw(), "Why.") is Not.NO_SUCH
    assert hold(world, dispute.reference, "Off.", release=True) is Not.NOT_HELD
    assert hold(world, dispute.reference.lower()) == Held(reference=dispute.reference, gone=None)
    assert hold(world, dispute.reference) is Not.HELD_ALREADY
    assert isinstance(hold(world, compliment.reference), Held)

    lasting = [each.reference for each in legal_holds.lasting(world.desk)]
    assert lasting == [dispute.reference, compliment.reference]
    assert isinstance(hold(world, dispute.reference, "It is over.", release=True), Held)
    assert [each.reference for each in legal_holds.lasting(world.desk)] == [compliment.reference]
    held = auditing.of_dispute(world.desk, dispute.reference, "one")
    assert isinstance(held, auditing.DisputeHeld)
    assert [(entry.act, why) for entry, why in held.holds] == [
        (Act.HELD, "The court asks."),
        (Act.RELEASED, "It is over."),
    ]
    assert verifying.verify(world.desk, ()).broken == ()


def test_an_alert_without_a_dispute_is_held_by_its_number_and_the_audit_says_why(world: World):
    under(world, disputes={}, apart={"any": keeps("1 year after sent", "sent")})
    safety.record(world.desk, "chair", None, {})
    send(world)
    grown_old(world)

    assert hold(world, "ALERT-2") is Not.NO_SUCH  # it has a reference
    assert hold(world, "ALERT-3") is Not.NO_SUCH
    assert hold(world, "alert 1", "The inquest.") == Held(reference="ALERT-1", gone=None)

    certificate = ran(world, approved(world))
    assert [each["id"] for each in certificate["destroyed"]] == ["2"]
    assert [(each["reference"], each["why"]) for each in certificate["stayed"]] == [
        ("ALERT-1", "legal hold")
    ]
    assert [each.reference for each in legal_holds.lasting(world.desk)] == ["ALERT-1"]
    audit = auditing.of_person(world.desk, "chair", "command line: one")
    assert isinstance(audit, auditing.PersonHeld)
    said = html.page(held_of_person.paper(audit)).decode()
    assert "safety_alert ALERT-1" in said
    assert "The inquest." in said


def hold(world: World, reference: str, why: str = "The court asks.", **more: bool) -> Held | Not:
    return legal_holds.hold(world.desk, reference, why, "one", **more)


def test_a_hold_that_comes_too_late_says_so(world: World):
    under(world)
    dispute = closed(world)
    grown_old(world)
    plan = approved(world)
    ran(world, plan)

    done = hold(world, dispute.reference)

    assert isinstance(done, Held)
    assert done.gone
    assert done.gone.plan == plan
