"""Whoever left loses their name once nothing that is kept names them, and no sooner."""

from dataclasses import replace

import pytest

from slackapp.documents import held as documents
from slackapp.documents import html
from tests.workflows.ageing import approved, closed, grown_old, keeps, ran, under
from tests.workflows.compliments import laid, send
from tests.world import COUNCIL, World, a_directory
from workflows import on_call as words
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.notices import Facts, Notice
from workflows.retention.plans import Type, Why
from workflows.use_cases import auditing, on_call, opening, retention_plans
from workflows.use_cases.settling import owe

LEFT = keeps("1 year after left", "left")
WHY = {words.FORM: {words.REASON: "The police ask."}}


@pytest.fixture
def council(world: World) -> World:
    """It keeps every dispute for now, and no name of anybody that nothing names."""
    world.desk = replace(world.desk, on_call=("U08",), officers=("U90",))
    return under(world, disputes={}, people=LEFT)


def everybody_leaves(world: World) -> None:
    world.people(a_directory(*COUNCIL))
    grown_old(world)


def named(world: World) -> set[str]:
    """Whose names stay, because something names them."""
    stays = retention_plans.look(world.desk).plan.stays
    return {each.id for each in stays if (each.type, each.why) == (Type.PERSON, Why.NAMED)}


def audit(world: World, dispute: Dispute) -> str:
    held = auditing.of_dispute(world.desk, dispute.reference, "command line: one")
    assert isinstance(held, auditing.DisputeHeld)
    return html.page(documents.paper(held)).decode()


def test_an_audit_of_what_is_kept_names_whoever_was_told_and_whoever_opened_it_on_call(
    council: World,
):
    dispute = closed(council)
    on_call.open_it(council.desk, "safeguarding_lead", dispute.reference, WHY)
    before = audit(council, dispute)
    everybody_leaves(council)

    assert {"chair_manager", "safeguarding_lead"} <= named(council)
    ran(council, approved(council))

    after = audit(council, dispute)
    for name in ("Sample Chair Manager", "Sample Safeguarding Lead"):
        assert 0 < before.count(name) <= after.count(name)
    assert "Somebody who has left" not in after


def test_whoever_only_looked_keeps_their_name_for_as_long_as_the_log_of_it(world: World):
    gone, sent = keeps("1 year after destroyed", "destroyed"), keeps("1 year after sent", "sent")
    under(world, people=LEFT, access_log=gone, apart={"any": sent}, messages=sent)
    dispute = closed(world)
    opening.lay_open(world.desk, "team_manager", dispute.id, "the dispute")
    send(world)
    laid(world, "social_worker")
    everybody_leaves(world)
    ran(world, approved(world))  # what was written, and the messages; who looked at it is kept

    assert {"social_worker", "team_manager"} <= named(world)
    grown_old(world)
    ran(world, approved(world))  # who looked, too
    ran(world, approved(world))

    assert {world.person(each).name for each in ("social_worker", "team_manager")} == {""}


def test_whom_a_message_names_that_still_waits_keeps_their_name(council: World):
    everybody_leaves(council)
    with council.desk.store.begin() as work:
        facts = Facts(person="head_of_service")
        told = Notice(key="one", kind=Kind.SAFETY, to="slack:U90", facts=facts)
        owe(council.desk, work, told)

    assert named(council) == {"head_of_service"}
