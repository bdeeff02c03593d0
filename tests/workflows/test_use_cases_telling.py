"""E-mails that wait, copies, receipts and acknowledgements, on a real database."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workflows.posting import sent
from tests.workflows.telling import OUTSIDE, PLAN, PROCEDURE, RECEIPT, TEXT, WHY, typed
from tests.workflows.test_use_cases_acting import Race
from tests.world import MONDAY, World
from workflows.cards import Card
from workflows.commands import Accepted, File, Reason, Refused
from workflows.desk import Library
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.history import Act
from workflows.kinds import Kind
from workflows.outward import Acknowledged
from workflows.overview import Show
from workflows.ports import NoSuchDispute
from workflows.receipts import name as receipt_name
from workflows.use_cases import acknowledging, acting, drafting, listing, opening, raising
from workflows.use_cases.opening import Opened
from workflows.use_cases.raising import Ready, Sent

LIBRARY = Library(procedures={PROCEDURE.key: PROCEDURE}, texts={PROCEDURE.key: TEXT})
NOT_OUTSIDE = {"chair": "chair@example.gov.uk"}


@pytest.fixture
def council(world: World) -> World:
    """The sample council, with the procedure that tells, and addresses that are set."""
    world.desk = replace(world.desk, library=LIBRARY, outside={**OUTSIDE, **NOT_OUTSIDE})
    return world


def raised(council: World, stage: str = "stage_1", draft: str = "draft", **more: Any) -> Dispute:
    given = {**typed(stage), **more}
    ready = raising.prepare(council.desk, "chair", stage, given)
    assert isinstance(ready, Ready), ready
    drafting.keep(council.desk, "chair", draft, RAISING, given)
    made = raising.send(council.desk, "chair", draft, stage, ready.outcome.dispute.clock.due.at)
    assert isinstance(made, Sent), made
    return made.dispute


def replied(council: World, stage: str = "stage_1") -> Dispute:
    dispute = raised(council, stage)
    by = {"stage_1": "team_manager", "stage_2": "service_manager", "stage_3": "head_of_service"}
    council.choose(by[stage], dispute, "reply", **PLAN)
    return council.now_is(dispute)


def emails(council: World, dispute: Dispute) -> list[Card]:
    """The e-mails of the line of the history that was written last, in order."""
    entry = council.now_is(dispute).version
    with council.desk.store.read() as work:
        people = ("outside", "chair", "service_manager")
        keys = [
            f"{dispute.id}:{entry}:{Kind.EMAIL}:{to}:{number}"
            for number in range(10)
            for to in people
        ]
        return [card for key in keys if (card := work.card(key))]


def test_emails_wait_and_are_never_taken_by_whoever_sends_to_slack(council: World):
    dispute = raised(council)

    kinds = {owed.kind for owed in sent(council)}

    assert kinds == {Kind.REQUEST, Kind.SENT, Kind.POST_RAISED, Kind.EMAILS_WAIT}
    assert [card.facts.mail.address for card in emails(council, dispute) if card.facts.mail] == [
        "lscp@example.gov.uk",
        "unit@example.gov.uk",
    ]
    with council.desk.store.read() as work:
        assert work.figures(council.desk.now(), in_hours=True).waiting == 0


def test_an_email_names_the_forms_that_were_filled_in_and_else_asks_for_a_summary(council: World):
    # S0-40
    without = raised(council)
    first, *_ = emails(council, without)
    assert first.facts.mail
    assert (first.facts.mail.attach, first.facts.mail.or_summary) == ((), True)

    council.choose("team_manager", without, "reply", **PLAN)
    council.choose("chair", without, "escalate", **WHY)
    (above,) = emails(council, without)
    assert above.facts.mail
    assert above.facts.mail.attach == ("child", "plan", "why")


def test_a_prepared_sheet_goes_with_the_first_email(council: World):
    # S0-40
    dispute = raised(council, preparation={"thoughts": "AB is often alone."})

    first, *_ = emails(council, dispute)

    assert first.facts.mail
    assert (first.facts.mail.attach, first.facts.mail.or_summary) == (("preparation",), False)


def test_no_address_is_taken_for_a_post_that_is_not_outside(council: World):
    dispute = replied(council)

    (to_chair,) = emails(council, dispute)

    assert (to_chair.to, to_chair.facts.mail and to_chair.facts.mail.address) == ("chair", "")


def test_whoever_is_copied_may_open_it_from_then_on_and_finds_it_in_their_list(council: World):
    # S4-54
    both = (raised(council), raised(council, "stage_2", "another"))

    who = "safeguarding_lead"
    opened = [opening.lay_open(council.desk, who, each.id, "") for each in both]
    listed = listing.listed(council.desk, who, Show.INVOLVED, 1)

    assert [isinstance(each, Opened) for each in opened] == [False, True]
    assert [row.dispute.id for row in listed.rows] == [both[1].id]


# ---- receipts ---------------------------------------------------------------------------------


def file(council: World, by: str, dispute: Dispute, number: int) -> Accepted | Refused:
    command = File(number=number, answers={receipt_name(number): RECEIPT})
    return acting.file(council.desk, by, dispute.id, command).outcome


def test_a_receipt_is_kept_with_who_and_when_also_after_the_end(council: World):
    dispute = replied(council, "stage_3")
    council.choose("chair", dispute, "unresolved", **WHY)

    assert isinstance(file(council, "chair_manager", dispute, 0), Accepted)

    opened = opening.lay_open(council.desk, "chair", dispute.id, "")
    assert isinstance(opened, Opened)
    assert opened.latest["receipt-0"] == RECEIPT
    assert (opened.history[-1].person, opened.history[-1].at) == ("chair_manager", MONDAY)
    assert not opened.dispute.is_closed
    assert isinstance(file(council, "chair", dispute, 1), Accepted)
    assert council.now_is(dispute).is_closed


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("chair", Reason.HELD),
        ("team_manager", Reason.NOT_YOURS),
        ("head_of_service", Reason.NOT_INVOLVED),
    ],
)
def test_a_copy_that_is_held_back_is_not_recorded(council: World, who: str, reason: Reason):
    # S4-29
    refused = file(council, who, raised(council), 2)

    assert isinstance(refused, Refused)
    assert refused.reason is reason


# ---- acknowledging ----------------------------------------------------------------------------


def test_an_acknowledgement_stands_in_the_history_and_on_the_message(council: World):
    dispute = replied(council)
    entry = dispute.version

    assert acknowledging.acknowledge(council.desk, "chair_manager", dispute.id, entry) is None

    with council.desk.store.read() as work:
        card = work.card(f"{dispute.id}:{entry}:{Kind.TOLD}:chair_manager")
    assert card
    assert card.facts.marks == (Act(choice="", step="review", person="chair_manager", at=MONDAY),)
    opened = opening.lay_open(council.desk, "chair", dispute.id, "")
    assert isinstance(opened, Opened)
    assert opened.history[-1].events == (Acknowledged(entry=entry),)


def test_it_is_acknowledged_once_and_by_nobody_else(council: World):
    dispute = replied(council)
    acknowledging.acknowledge(council.desk, "chair_manager", dispute.id, dispute.version)

    again = acknowledging.acknowledge(council.desk, "chair_manager", dispute.id, dispute.version)
    other = acknowledging.acknowledge(council.desk, "chair", dispute.id, dispute.version)

    assert again == Refused(reason=Reason.RECORDED, at=MONDAY)
    assert other == Refused(reason=Reason.NOT_INVOLVED)
    with pytest.raises(NoSuchDispute):
        acknowledging.acknowledge(council.desk, "chair", "no such", 1)


def test_of_two_at_once_both_acknowledgements_are_kept(council: World):
    dispute = replied(council)
    desk = replace(council.desk, store=Race(council.desk.store, [dispute]))

    assert acknowledging.acknowledge(desk, "chair_manager", dispute.id, dispute.version) is None

    assert council.now_is(dispute).version == dispute.version + 1
