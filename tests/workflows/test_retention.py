"""What a council's policy lets go, type by type, and what stays although its time is over."""

from datetime import timedelta
from pathlib import Path

from tests.story import conference_chair
from tests.workflows import ageing
from tests.workflows.ageing import (
    PLANNER,
    add,
    approved,
    closed,
    grown_old,
    head,
    keeps,
    look,
    ran,
    sent,
    under,
)
from tests.workflows.compliments import laid, send
from tests.world import World, a_directory, a_world
from workflows.commands import Reason, Refused
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.retention.plans import Type, Why
from workflows.use_cases import (
    apart_reading,
    auditing,
    drafting,
    legal_holds,
    opening,
    retention_plans,
    retention_run,
    safety,
    verifying,
)
from workflows.use_cases.retention_plans import No


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
    send(world, form="V1")
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
    with world.desk.store.read() as work:
        assert work.recorded("V1", {}) is None  # nor is a digest left of what was typed
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


def waits(world: World, dispute: Dispute) -> None:
    """Slack has not taken a message of it yet."""
    with world.desk.store.begin() as work:
        waiting = f"UPDATE outbox SET state = 'waiting' WHERE dispute = '{dispute.id}'"  # noqa: S608
        work._connection.exec_driver_sql(waiting)  # type: ignore[attr-defined]
