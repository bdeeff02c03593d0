"""A dispute is opened on call: for a reason, for an hour, to read; and everybody hears of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.workflows import ageing, compliments
from tests.workflows.ways_to_see import LISTING, READING, TOUCHING
from tests.world import PLAN, World, a_directory
from workflows.commands import Reason, Refused
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.kinds import Kind
from workflows.on_call import FORM, LASTS, LONGEST, OPENED, REASON
from workflows.outbox import Owed
from workflows.references import Mistyped
from workflows.use_cases import auditing, on_call, opening, verifying

SATURDAY_NIGHT = datetime(2026, 11, 28, 2, 0, tzinfo=LONDON)
MONDAY_AT_NINE = datetime(2026, 11, 30, 9, 0, tzinfo=LONDON)
LEAD = "safeguarding_lead"
WHY = "The police ask where the child is tonight."
TYPED = {FORM: {REASON: WHY}}


@pytest.fixture
def at_night(world: World) -> World:
    """A council with a lead on call, and an officer who is in no list."""
    made = replace(world, desk=replace(world.desk, on_call=("U08",), officers=("U90",)))
    made.clock.at = SATURDAY_NIGHT - timedelta(days=2)
    return made


@pytest.fixture
def dispute(at_night: World) -> Dispute:
    raised = at_night.raised("stage_1")
    at_night.choose("team_manager", raised, "reply", **PLAN)
    at_night.clock.at = SATURDAY_NIGHT
    return raised


def open_it(world: World, dispute: Dispute, by: str = LEAD) -> str | Refused:
    return on_call.open_it(world.desk, by, dispute.reference, TYPED)


def seen(world: World, dispute: Dispute) -> list[tuple[str, str]]:
    with world.desk.store.read() as work:
        return [(each.person, each.what) for each in work.viewings(dispute.id)]


def sent(world: World, at: datetime) -> list[Owed]:
    """Take everything that may go by an instant, of what is said of the opening."""
    world.clock.at = at
    outbox, found = world.desk.store.outbox, list[Owed]()
    while owed := outbox.claim(world.clock(), in_hours=True):
        outbox.sent(owed, "D01", f"1.{len(found)}")
        found.append(owed)
    return [each for each in found if each.kind in (Kind.ON_CALL, Kind.ON_CALL_WHY)]


def test_for_an_hour_it_can_be_read_and_each_showing_names_the_opening(
    at_night: World, dispute: Dispute
):
    assert open_it(at_night, dispute) == dispute.id

    found = on_call.lay_open(at_night.desk, LEAD, dispute.id, "the dispute")
    assert not isinstance(found, Refused)
    opened, opening = found
    assert (opened.offered, opened.beside, opened.may_agree, opened.may_open_stage) == (
        (),
        (),
        False,
        False,
    )
    assert opening.until == SATURDAY_NIGHT + LASTS
    read = on_call.read_entry(at_night.desk, LEAD, dispute.id, 2)
    assert not isinstance(read, Refused)
    assert read[2] == PLAN
    assert seen(at_night, dispute) == [
        (LEAD, OPENED),
        (LEAD, "the dispute, on call 1"),
        (LEAD, "entry 2, on call 1"),
    ]
    at_night.clock.at = SATURDAY_NIGHT + LASTS
    over = on_call.lay_open(at_night.desk, LEAD, dispute.id, "the dispute")
    assert over == on_call.NO
    assert on_call.read_entry(at_night.desk, LEAD, dispute.id, 2) == on_call.NO


def test_the_raiser_hears_at_once_and_the_others_on_the_next_working_morning(
    at_night: World, dispute: Dispute
):
    sent(at_night, SATURDAY_NIGHT)
    open_it(at_night, dispute)

    [at_once] = sent(at_night, SATURDAY_NIGHT)
    assert (at_once.kind, at_once.to) == (Kind.ON_CALL, "chair")
    assert sent(at_night, MONDAY_AT_NINE - timedelta(seconds=1)) == []
    later = sent(at_night, MONDAY_AT_NINE)
    assert [(each.kind, each.to) for each in later] == [
        (Kind.ON_CALL, "chair_manager"),
        (Kind.ON_CALL_WHY, "slack:U90"),
    ]
    for each in (at_once, *later):
        assert (each.facts.person, each.facts.at) == (LEAD, SATURDAY_NIGHT)
        assert WHY not in repr(each)


def test_the_officer_reads_why_and_what_was_looked_at_and_that_is_recorded(
    at_night: World, dispute: Dispute
):
    open_it(at_night, dispute)
    on_call.lay_open(at_night.desk, LEAD, dispute.id, "the dispute")

    found = on_call.account(at_night.desk, "U90", dispute.id, 1)

    assert not isinstance(found, Refused)
    assert found.opening.reason == WHY
    assert [each.what for each in found.shown] == ["the dispute, on call 1"]
    assert seen(at_night, dispute)[-1] == ("slack:U90", "why it was opened on call, on call 1")


@pytest.mark.parametrize(
    ("who", "number", "id"), [("U01", 1, ""), ("U90", 2, ""), ("U90", 1, "gone")]
)
def test_nobody_else_reads_why_and_nothing_that_is_not_there_is_read(
    at_night: World, dispute: Dispute, who: str, number: int, id: str
):
    open_it(at_night, dispute)

    assert on_call.account(at_night.desk, who, id or dispute.id, number) == on_call.NO
    assert len(seen(at_night, dispute)) == 1


def test_whoever_may_open_it_anyway_sees_who_opened_it_and_why(at_night: World, dispute: Dispute):
    open_it(at_night, dispute)

    opened = opening.lay_open(at_night.desk, "team_manager", dispute.id, "the dispute")

    assert not isinstance(opened, Refused)
    assert [(each.person, each.reason) for each in opened.on_call] == [(LEAD, WHY)]


def test_it_gives_nothing_but_the_reading(at_night: World, dispute: Dispute):
    open_it(at_night, dispute)

    got = {
        name
        for name, way in {**READING, **TOUCHING, **LISTING}.items()
        if way(at_night, LEAD, dispute)
    }

    assert got == set()


def test_opening_it_again_within_the_hour_goes_on_with_the_same(at_night: World, dispute: Dispute):
    open_it(at_night, dispute)
    at_night.clock.at += LASTS / 2
    open_it(at_night, dispute)
    by_reference = on_call.opened_by(at_night.desk, LEAD, dispute.reference)
    at_night.clock.at += LASTS / 2
    open_it(at_night, dispute)

    assert by_reference == dispute.id
    assert seen(at_night, dispute) == [(LEAD, OPENED), (LEAD, OPENED)]


def test_whoever_has_a_part_in_it_opens_it_as_ever(at_night: World, dispute: Dispute):
    party = replace(at_night, desk=replace(at_night.desk, on_call=("U04",)))

    assert open_it(party, dispute, "team_manager") == dispute.id
    assert seen(party, dispute) == []


def test_a_reference_that_does_not_exist_is_answered_as_everywhere(
    at_night: World, dispute: Dispute
):
    missing = on_call.open_it(at_night.desk, LEAD, "DRP-2222-52", TYPED)

    assert missing == opening.find(at_night.desk, LEAD, dispute.reference)
    assert on_call.opened_by(at_night.desk, LEAD, "DRP-2222-52") is None
    assert on_call.opened_by(at_night.desk, LEAD, dispute.reference) is None
    assert on_call.lay_open(at_night.desk, LEAD, "gone", "the dispute") == on_call.NO
    with pytest.raises(Mistyped):
        on_call.open_it(at_night.desk, LEAD, "DRP-2222-00", TYPED)


@pytest.mark.parametrize("typed", [{}, {FORM: {}}, {FORM: {REASON: None}}, {FORM: {REASON: " \n"}}])
def test_without_a_reason_it_stays_shut(
    at_night: World, dispute: Dispute, typed: dict[str, dict[str, str | None]]
):
    refused = on_call.open_it(at_night.desk, LEAD, dispute.reference, typed)

    assert refused == Refused(reason=Reason.INCOMPLETE)
    assert seen(at_night, dispute) == []


def test_a_reason_is_kept_as_long_as_its_box(at_night: World, dispute: Dispute):
    on_call.open_it(at_night.desk, LEAD, dispute.reference, {FORM: {REASON: "&" * 9999}})

    with at_night.desk.store.read() as work:
        assert [each.reason for each in work.opened_on_call(dispute.id)] == ["&" * LONGEST]


def test_only_whoever_is_named_and_holds_a_post_is_on_call(at_night: World, dispute: Dispute):
    desk = at_night.desk
    assert on_call.is_on_call(desk, LEAD)
    assert not on_call.is_on_call(desk, "head_of_service")
    assert not on_call.is_on_call(desk, "stranger")
    assert not on_call.is_on_call(replace(desk, officers=()), LEAD)
    with desk.store.begin() as work:
        work.keep_guest(LEAD, guest=True)
    assert not on_call.is_on_call(desk, LEAD)


def test_whose_post_ended_meanwhile_opens_nothing_and_reads_no_more(
    at_night: World, dispute: Dispute
):
    open_it(at_night, dispute)
    at_night.clock.at += timedelta(minutes=10)
    at_night.people(a_directory(LEAD))
    at_night.clock.at += timedelta(minutes=10)

    assert open_it(at_night, dispute) == on_call.NO
    assert on_call.lay_open(at_night.desk, LEAD, dispute.id, "the dispute") == on_call.NO


def test_an_audit_says_who_opened_what_and_why_and_is_itself_recorded(
    at_night: World, dispute: Dispute
):
    compliments.send(at_night)
    open_it(at_night, dispute)

    of_lead = auditing.of_person(at_night.desk, LEAD, "somebody")
    of_chair = auditing.of_person(at_night.desk, "chair", "somebody")
    of_dispute = auditing.of_dispute(at_night.desk, dispute.reference, "somebody")

    assert isinstance(of_lead, auditing.PersonHeld)
    assert isinstance(of_chair, auditing.PersonHeld)
    assert isinstance(of_dispute, auditing.DisputeHeld)
    assert [(ref, each.reason) for ref, each in of_lead.on_call] == [(dispute.reference, WHY)]
    assert of_lead.given == of_chair.given == (dispute.id,)
    assert [each.person for each in of_dispute.on_call] == [LEAD]
    assert [what for who, what in seen(at_night, dispute) if who == "somebody"] == [
        "everything that is held of a person",
        "everything that is held of a person",
        "everything that is held",
    ]
    with at_night.desk.store.read() as work:
        [sent_apart] = work.kept_apart_of("chair")
    assert [(each.person, each.what) for each in sent_apart.viewings] == [
        ("somebody", "everything that is held of a person")
    ]


def test_a_line_that_is_not_there_is_refused(at_night: World, dispute: Dispute):
    open_it(at_night, dispute)

    assert on_call.read_entry(at_night.desk, LEAD, dispute.id, 99) == on_call.NO


def test_the_record_says_where_a_reason_was_taken_away(at_night: World, dispute: Dispute):
    open_it(at_night, dispute)
    assert verifying.verify(at_night.desk, ()).broken == ()
    with at_night.desk.store.begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE on_call SET number = 7")

    found = verifying.verify(at_night.desk, ())

    assert [(each.number, each.how) for each in found.broken] == [
        (1, "text missing"),
        (7, "text added"),
    ]
    assert len(found.unopened) == 1


def test_what_was_destroyed_is_not_opened_and_no_reason_is_kept_for_it(at_night: World):
    ageing.under(at_night)
    gone = ageing.closed(at_night)
    ageing.grown_old(at_night)
    plan = ageing.approved(at_night)
    assert open_it(at_night, gone) == gone.id  # while it was still there
    ageing.sent(at_night)
    ageing.ran(at_night, plan)

    again = open_it(at_night, gone)
    still = on_call.lay_open(at_night.desk, LEAD, gone.id, "the dispute")

    assert isinstance(again, Refused)
    assert again == still
    assert again.reason is Reason.DESTROYED
    assert again.gone
    assert (again.gone.plan, again.what) == (plan, gone.reference)
    with at_night.desk.store.read() as work:
        assert [each.reason for each in work.opened_on_call(gone.id)] == [""]
    assert seen(at_night, gone) == [(LEAD, OPENED)]
