"""What stays of what was destroyed, and what is said of it."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from storage import anew
from tests.workflows import ageing
from tests.workflows.ageing import (
    APPROVER,
    PLANNER,
    Meanwhile,
    add,
    approved,
    closed,
    grown_old,
    head,
    ran,
    sent,
    under,
)
from tests.world import World
from workflows.commands import Choose, PassOn, Reason, Refused
from workflows.drafts import About
from workflows.integrity import Signature
from workflows.ports import Store
from workflows.retention.plans import digest
from workflows.retention.store import Anew
from workflows.use_cases import (
    acknowledging,
    acting,
    auditing,
    drafting,
    file_copying,
    following_up,
    legal_holds,
    needing,
    opening,
    passing_on,
    retention_run,
    safety,
    verifying,
)
from workflows.use_cases.retention_plans import No


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


def test_where_its_files_are_not_the_apps_own_no_certificate_is_given(world: World):
    under(world)
    dispute = closed(world)
    grown_old(world)
    plan = approved(world)
    not_ours: Any = Busy(world.desk.store, Anew.NOT_THE_OWNER)

    ran_there = retention_run.run(replace(world.desk, store=not_ours), PLANNER, plan)

    assert ran_there is No.NOT_THE_OWNER
    with world.desk.store.read() as work:
        assert work.certificate(plan) is None
    assert [each["id"] for each in ran(world, plan)["destroyed"]] == [dispute.id]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_what_somebody_began_to_read_before_still_stands_there_and_is_not_called_gone(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    under(world)
    closed(world)
    grown_old(world)
    plan = approved(world)
    monkeypatch.setattr(anew, "PATIENCE", 100)
    with world.desk.store.read() as reader:
        assert reader.every_dispute()

        assert retention_run.run(world.desk, PLANNER, plan) is No.NOT_WRITTEN_ANEW

    assert ran(world, plan)["destroyed"]


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


@dataclass
class Busy:
    """The store, whose files cannot be written anew."""

    store: Store
    why: Anew = Anew.IN_THE_WAY

    def write_anew(self) -> Anew:
        return self.why

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


def test_nor_is_anything_asked_or_kept_in_it_and_strangers_read_nothing_of_it(world: World):
    under(world)
    dispute = closed(world)
    grown_old(world)
    ran(world, approved(world))
    desk, about = world.desk, About(form="add", dispute=dispute.id)
    choice, passing = Choose(choice="reply", visit=1), PassOn(visit=1)

    drafting.keep(desk, "chair", "late", about, {"app/addition": {"added": "A word more."}})

    assert drafting.find(desk, "chair", "late") is None
    for who, reason in (("chair", Reason.DESTROYED), ("head_of_service", Reason.NOT_INVOLVED)):
        assert [each.reason for each in (
            acting.consider(desk, who, dispute.id, choice).outcome,
            passing_on.consider(desk, who, dispute.id, passing).outcome,
            needing.needs(desk, who, dispute.id),
            following_up.lay_open(desk, who, dispute.id, "plan.actions.1"),
            acknowledging.acknowledge(desk, who, dispute.id, 1),
        ) if isinstance(each, Refused)] == [reason] * 5  # fmt: skip


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


def lost(world: World) -> None:
    """Slack never took some of the messages."""
    with world.desk.store.begin() as work:
        failed = "UPDATE outbox SET state = 'failed' WHERE kind = 'sent'"
        work._connection.exec_driver_sql(failed)  # type: ignore[attr-defined]
