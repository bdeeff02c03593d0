"""What a council's policy lets go: planned by one, approved by another, and then destroyed."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from storage.tables import plans
from tests.story import conference_chair
from tests.workflows import ageing
from tests.workflows.ageing import (
    APPROVER,
    PLANNER,
    a_policy,
    add,
    approved,
    closed,
    grown_old,
    planned,
    ran,
    sent,
    under,
)
from tests.workflows.compliments import laid, send
from tests.world import World, a_directory, a_world
from workflows import references
from workflows.commands import Reason, Refused
from workflows.dispute import Dispute
from workflows.drafts import RAISING, About
from workflows.integrity import Head, Signature
from workflows.kinds import Kind
from workflows.ports import Store, Work
from workflows.retention import policy
from workflows.retention.plans import Act, Type, Why, digest
from workflows.use_cases import (
    acknowledging,
    apart_reading,
    auditing,
    drafting,
    file_copying,
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


def look(world: World) -> tuple[list[tuple[Type, str]], list[tuple[Type, str, Why]]]:
    found = retention_plans.look(world.desk).plan
    return (
        [(each.type, each.reference) for each in found.items],
        [(each.type, each.reference, each.why) for each in found.stays],
    )


def keeps(text: str, *events: str) -> policy.Keep:
    return policy.read(text, *events)


@dataclass
class Meanwhile:
    """The store, in which somebody does something just before the first thing is destroyed."""

    store: Store
    does: Callable[[], object]
    begun: int = 0

    def begin(self) -> AbstractContextManager[Work]:
        self.begun += 1
        if self.begun == 2:
            self.does()
        return self.store.begin()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def head(world: World) -> list[Head]:
    with world.desk.store.read() as work:
        return [Head(at=world.clock.at, tips=work.tips(None))]


# ---- what goes -----------------------------------------------------------------------------------


def test_without_a_policy_nothing_ever_goes(world: World):
    closed(world)
    grown_old(world, 90)

    assert look(world) == ([], [])
    assert retention_plans.make(world.desk, PLANNER) is No.NO_POLICY
    assert retention_run.run(world.desk, PLANNER, "any") is No.NO_POLICY


def test_a_dispute_goes_once_its_time_is_over_and_not_a_day_before(world: World):
    under(world)
    dispute = closed(world)
    sent(world)
    world.clock.at += timedelta(days=2 * 365)  # 23 November 2028 is the last day; 2028 is long

    assert look(world) == ([], [])
    world.clock.at += timedelta(days=1)
    assert look(world) == ([], [])
    world.clock.at += timedelta(days=1)

    assert look(world) == ([(Type.DISPUTE, dispute.reference)], [])


def test_what_was_added_later_counts_as_contact_where_the_rule_says_so(world: World):
    rule = keeps("2 years after last contact", "last contact")
    under(world, disputes={"any": rule})
    dispute, still_open = closed(world), world.raised("stage_1")
    world.clock.at += timedelta(days=300)
    add(world, dispute)
    add(world, still_open)
    sent(world)
    world.clock.at += timedelta(days=2 * 366 - 200)

    assert look(world) == ([], [])
    world.clock.at += timedelta(days=300)

    assert look(world) == (
        [(Type.DISPUTE, dispute.reference)],
        [(Type.DISPUTE, still_open.reference, Why.OPEN)],
    )


def test_open_uncopied_unsent_and_held_disputes_stay_and_it_says_why(world: World):
    rule = keeps("2 years after last contact", "last contact")
    under(world, disputes={"any": rule}, working_copy=keeps("1 year after closed", "closed"))
    still_open, held, on_its_way = world.raised("stage_1"), closed(world), closed(world)
    legal_holds.hold(world.desk, held.reference, "The court asks.", "one")
    grown_old(world)
    waits(world, on_its_way)

    items, stays = look(world)

    assert items == []
    assert set(stays) == {
        (Type.DISPUTE, still_open.reference, Why.OPEN),
        (Type.DISPUTE, held.reference, Why.HELD),
        (Type.DISPUTE, on_its_way.reference, Why.ON_ITS_WAY),
    }


def test_a_draft_goes_when_nobody_has_saved_it_for_long_and_is_still_counted_as_left(world: World):
    under(world, disputes={}, drafts=keeps("6 months after saved", "saved"))
    drafting.keep(world.desk, "chair", "one", RAISING, {"concern": {"concern": "Not sent."}})
    before = ageing.report(world).figures["drafts"]
    grown_old(world, 1)
    drafting.keep(world.desk, "chair", "two", RAISING, {"concern": {"concern": "New."}})

    gone = ran(world, approved(world))["destroyed"]

    assert [(each["type"], each["id"]) for each in gone] == [("draft", "one")]
    assert drafting.find(world.desk, "chair", "one") is None
    assert drafting.find(world.desk, "chair", "two")
    assert ageing.report(world).figures["drafts"] == before


def test_what_was_sent_without_a_dispute_goes_by_its_kind(world: World):
    under(world, disputes={}, apart={"compliment": keeps("1 year after sent", "sent"), "any": None})
    send(world)
    apart_reading.acknowledge(world.desk, "social_worker", 1, "Thank you all.")
    safety.record(world.desk, "chair", None, {})
    before = ageing.report(world).figures
    grown_old(world)

    gone = ran(world, approved(world))["destroyed"]

    [compliment] = gone
    assert (compliment["type"], compliment["rule"]) == (
        "apart",
        "apart.compliment: 1 year after sent",
    )
    assert ageing.report(world).figures == before
    refused = apart_reading.read(world.desk, "chair", 1)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.DESTROYED
    again = apart_reading.acknowledge(world.desk, "team_manager", 1)
    assert again
    assert again.reason is Reason.DESTROYED
    assert verifying.verify(world.desk, ()).broken == ()


def test_messages_go_once_all_of_a_dispute_are_settled_and_those_of_none_by_their_age(world: World):
    under(world, disputes={}, messages=keeps("1 year after sent", "sent"))
    over, open_still = closed(world), world.raised("stage_1")
    send(world)
    grown_old(world)

    plan = approved(world)
    gone = ran(world, plan)["destroyed"]

    assert [(each["type"], each["reference"]) for each in gone] == [
        ("messages", over.reference),
        ("messages", ""),
    ]
    with world.desk.store.read() as work:
        assert work.messages_of(over.id) == ()
        assert work.messages_of(open_still.id)


def test_messages_of_no_dispute_stay_while_anything_is_held(world: World):
    under(world, disputes={}, messages=keeps("1 year after sent", "sent"))
    held = closed(world)
    send(world)
    legal_holds.hold(world.desk, held.reference, "An inquiry.", "one")
    grown_old(world)

    assert look(world) == (
        [],
        [(Type.MESSAGES, held.reference, Why.HELD), (Type.MESSAGES, "", Why.HELD)],
    )


def test_an_access_log_goes_long_after_what_it_is_of_and_goes_on_where_it_ended(world: World):
    rule = keeps("1 year after destroyed", "destroyed")
    compliments = {"any": keeps("1 year after sent", "sent")}
    under(world, access_log=rule, apart=compliments)
    dispute = closed(world)
    send(world)
    laid(world)
    opening.lay_open(world.desk, "chair", dispute.id, "the dispute")
    heads = head(world)
    grown_old(world)
    ran(world, approved(world))
    assert look(world) == ([], [])
    grown_old(world)

    gone = ran(world, approved(world))["destroyed"]

    assert [each["type"] for each in gone] == ["access log", "access log apart"]
    with world.desk.store.read() as work:
        assert work.viewings(dispute.id) == ()
    auditing.of_dispute(world.desk, dispute.reference, "command line: one")
    with world.desk.store.begin() as work:
        work.record_viewing_apart(1, "chair", "what was sent", world.clock())
    assert verifying.verify(world.desk, heads).broken == ()
    assert verifying.verify(world.desk, [*heads, *head(world)]).broken == ()


def test_whoever_left_loses_their_name_once_nothing_that_is_kept_names_them(world: World):
    under(world, people=keeps("1 year after left", "left"))
    kept_for_now = closed(world)
    world.people(a_directory("social_worker", "head_of_service"))
    grown_old(world)

    items, stays = look(world)

    assert items == [(Type.DISPUTE, kept_for_now.reference), (Type.PERSON, "")]
    assert stays == [(Type.PERSON, "", Why.NAMED)]
    ran(world, approved(world))
    gone = ran(world, approved(world))["destroyed"]
    assert [each["id"] for each in gone] == ["social_worker"]
    assert {world.person(each).name for each in ("social_worker", "head_of_service")} == {""}
    assert world.person("social_worker").slack_id is None
    with world.desk.store.read() as work:
        assert work.directory_ever().name("social_worker") == "Somebody who has left"
    assert look(world) == ([], [])


# ---- two people ----------------------------------------------------------------------------------


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


# ---- what has changed since ----------------------------------------------------------------------


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


# ---- what stays of it ----------------------------------------------------------------------------


def test_nothing_that_was_typed_is_left_and_what_happened_is_whole_and_signed(world: World):
    under(world)
    dispute = closed(world)
    drafting.keep(
        world.desk, "chair", "one", About(form="x", dispute=dispute.id), {"x": {"y": "z"}}
    )
    heads = head(world)
    grown_old(world)
    plan = approved(world)

    certificate = ran(world, plan)

    [gone] = certificate["destroyed"]
    assert gone["reference"] == dispute.reference
    assert gone["rule"] == "disputes.any: 2 years after closed"
    assert certificate["planned"]["by"] == "U02"
    assert certificate["approved"] == {
        "by": "U07", "account": "two", "at": certificate["approved"]["at"],
    }  # fmt: skip
    with world.desk.store.read() as work:
        assert [work.answers(dispute.id, number) for number in (1, 2, 3)] == [{}, {}, {}]
        assert list(work.drafts_about(dispute.id)) == []
        assert list(work.all_about(["1234567"])) == []
        assert work.certificate(plan)
    assert world.now_is(dispute).destroyed_at
    assert verifying.verify(world.desk, [*heads, *head(world)]).broken == ()


def test_the_checksum_and_the_signature_are_of_what_the_certificate_says(world: World):
    under(world)
    closed(world)
    grown_old(world)
    content = ran(world, approved(world))

    signature = Signature(**content.pop("signature"))
    checksum = content.pop("checksum")
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))

    assert digest(text) == checksum
    assert world.desk.store.is_signed(text.encode(), signature)


def test_a_plan_that_was_run_gives_the_same_certificate_again(world: World):
    under(world)
    closed(world)
    grown_old(world)
    plan = approved(world)
    first = retention_run.run(world.desk, PLANNER, plan)
    world.clock.at += timedelta(days=90)

    assert retention_run.run(world.desk, APPROVER, plan) == first


def test_while_somebody_reads_the_files_no_certificate_is_given(world: World):
    under(world)
    dispute = closed(world)
    grown_old(world)
    plan = approved(world)
    busy: Any = Busy(world.desk.store)

    assert retention_run.run(replace(world.desk, store=busy), PLANNER, plan) is No.NOT_WRITTEN_ANEW
    with world.desk.store.read() as work:
        assert work.certificate(plan) is None
    told = list[int]()
    retention_run.run(replace(world.desk, store=busy), PLANNER, plan, told.append)
    assert told == [1]
    world.clock.at += timedelta(days=90)  # what was begun may be finished, however late

    assert [each["id"] for each in ran(world, plan)["destroyed"]] == [dispute.id]


def test_of_two_who_run_it_at_once_both_have_the_same_certificate(world: World):
    under(world)
    closed(world)
    grown_old(world)
    plan, desk, others = approved(world), world.desk, list[object]()

    def another_runs_it() -> None:
        others.append(retention_run.run(desk, APPROVER, plan))

    meanwhile: Any = Meanwhile(desk.store, another_runs_it, begun=-1)
    mine = retention_run.run(replace(desk, store=meanwhile), PLANNER, plan)

    assert others == [mine]


def test_what_is_to_be_copied_first_stays_until_that_is_recorded(tmp_path: Path, upgraded: Path):
    (tmp_path / "test.db").write_bytes(upgraded.read_bytes())
    url = f"sqlite:///{tmp_path / 'test.db'}"
    world = a_world(tmp_path, DRP_PROCEDURES="conference-chair", DRP_DATABASE_URL=url)
    dispute = conference_chair.raised(world)
    why = {"withdrawal": {"reason": "It was settled by telephone."}}
    ended = conference_chair.choose(world, "chair", dispute, "withdraw", **why)
    assert ended.owed
    grown_old(world)
    early = keeps("6 months after closed", "closed")

    stays = ([], [(Type.DISPUTE, dispute.reference, Why.RECEIPT)])
    assert look(under(world)) == stays
    assert look(under(world, disputes={}, working_copy=early)) == stays
    late = keeps("9 years after closed", "closed")
    assert look(under(world, disputes={}, working_copy=late)) == ([], [])


@dataclass
class Busy:
    """The store, whose files somebody else holds open."""

    store: Store

    def write_anew(self) -> bool:
        return False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def test_what_was_destroyed_is_not_opened_and_nothing_is_done_in_it(world: World):
    under(world)
    dispute = closed(world)
    grown_old(world)
    plan = approved(world)
    ran(world, plan)

    laid_open = opening.lay_open(world.desk, "chair", dispute.id, "the dispute")
    added = add(world, dispute).outcome
    copied = file_copying.for_files(world.desk, dispute.reference, None, "one")

    assert isinstance(laid_open, Refused)
    assert laid_open.gone
    assert (laid_open.reason, laid_open.what) == (Reason.DESTROYED, dispute.reference)
    assert laid_open.gone.plan == plan
    assert isinstance(added, Refused)
    assert added.reason is Reason.DESTROYED
    assert copied == laid_open.gone
    seen = acknowledging.acknowledge(world.desk, "chair", dispute.id, 1)
    assert seen
    assert seen.reason is Reason.DESTROYED
    assert safety.record(world.desk, "chair", dispute.id, {}) is None
    held = auditing.of_dispute(world.desk, dispute.reference, "command line: one")
    assert isinstance(held, auditing.DisputeHeld)
    assert held.gone == laid_open.gone
    stranger = opening.lay_open(world.desk, "head_of_service", dispute.id, "the dispute")
    assert stranger == Refused(reason=Reason.NOT_INVOLVED)


def test_the_report_counts_what_was_destroyed_as_before(world: World):
    under(world)
    for number in range(7):
        child = {"case_number": f"77{number % 3}", "plan": "yes" if number % 3 else "no"}
        closed(world, child=child)
    sent(world)
    lost(world)
    last = closed(world, child={"case_number": "770"})  # kept: the same child as some that go
    legal_holds.hold(world.desk, last.reference, "It stays.", "one")
    before = ageing.report(world)
    grown_old(world)

    assert len(ran(world, approved(world))["destroyed"]) == 7
    after = ageing.report(world)
    assert after.figures == before.figures
    assert after.measures == before.measures
    assert before.figures["raised"].number == 8
    later = world.raised("stage_1", child={"case_number": "770"})
    with world.desk.store.read() as work:
        [kept, new] = [
            each.children
            for each in work.chronicles("chair-drp", later.raised_at + timedelta(days=1), {})
            if each.dispute.id in (last.id, later.id)
        ]
    assert kept == new  # whoever comes back is still the same child


def waits(world: World, dispute: Dispute) -> None:
    """Slack has not taken a message of it yet."""
    with world.desk.store.begin() as work:
        waiting = f"UPDATE outbox SET state = 'waiting' WHERE dispute = '{dispute.id}'"  # noqa: S608
        work._connection.exec_driver_sql(waiting)  # type: ignore[attr-defined]


def lost(world: World) -> None:
    """Slack never took some of the messages."""
    with world.desk.store.begin() as work:
        failed = "UPDATE outbox SET state = 'failed' WHERE kind = 'sent'"
        work._connection.exec_driver_sql(failed)  # type: ignore[attr-defined]


# ---- legal holds ---------------------------------------------------------------------------------


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
