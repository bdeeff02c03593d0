"""Copies that are owed outside the app: held back, due, made, in this order only."""

import pytest

from tests.workflows import playing
from tests.workflows.covers import with_cover
from tests.workflows.playing import begin, choose, chosen
from tests.workflows.telling import (
    FILE,
    PROCEDURE,
    RECEIPT,
    SETTLED,
    TEXT,
    WHY,
    accepted,
    file,
    raised,
    reviewed,
    typed,
)
from workflows import engine, reading
from workflows.boxes import Box, Problem, Why
from workflows.commands import File, Reason, Refused
from workflows.dispute import Dispute
from workflows.events import ActedAsCover, Event
from workflows.outward import RecordFiled, RecordFreed, RecordOwed
from workflows.receipts import is_one, name


@pytest.fixture(autouse=True)
def with_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "PROCEDURE", PROCEDURE)


def kept(dispute: Dispute) -> list[tuple[str, str, str]]:
    return [(each.record, each.stage, each.state) for each in dispute.records]


def of_records(events: tuple[Event, ...]) -> list[Event]:
    return [event for event in events if isinstance(event, RecordOwed | RecordFreed | RecordFiled)]


FIRST = [
    ("messages", "stage_1", "held"),
    ("case_note", "stage_1", "due"),
    ("form", "stage_1", "held"),
]


def test_raising_and_its_stage_owe_records_and_the_form_is_held_back():
    # S4-07, S4-13, S4-29
    outcome = accepted(begin("stage_1", typed=typed()))

    assert kept(outcome.dispute) == FIRST
    assert of_records(outcome.events) == [
        RecordOwed(record="messages", stage="stage_1", held=True),
        RecordOwed(record="case_note", stage="stage_1", held=False),
        RecordOwed(record="form", stage="stage_1", held=True),
    ]


def test_what_is_held_is_owed_once_and_what_is_due_once_a_stage():
    # S4-20
    above = chosen(reviewed(), "chair", "escalate", **WHY)

    assert kept(above) == [*FIRST, ("case_note", "stage_2", "due")]


def test_resolving_frees_the_form_and_nothing_that_waits_for_the_end():
    # S4-26, S4-29
    outcome = accepted(choose(reviewed(), "chair", "settle", **SETTLED))

    assert kept(outcome.dispute) == [
        ("messages", "stage_1", "held"),
        ("case_note", "stage_1", "due"),
        ("form", "stage_1", "due"),
    ]
    assert of_records(outcome.events) == [RecordFreed(record="form")]


def test_a_choice_owes_a_record_anew_once_the_last_one_was_made():
    noted = accepted(file(reviewed(), "chair", 1)).dispute

    settled = chosen(noted, "chair", "settle", **SETTLED)

    assert kept(settled)[-1] == ("case_note", "stage_1", "due")
    assert len(settled.records) == 4


def test_the_end_frees_what_waits_for_it_however_it_ends():
    outcome = accepted(choose(reviewed("stage_3"), "chair", "unresolved", **WHY))

    assert [each.state for each in outcome.dispute.records] == ["due", "due"]
    assert of_records(outcome.events) == [RecordFreed(record="messages")]


LEADS_TO = 'unresolved: {button: "Escalate", says: "Record as unresolved", form: why, to: '


def at_the_end(monkeypatch: pytest.MonkeyPatch, kind: str) -> Dispute:
    """A dispute that went on to an end of this kind, past no stage that releases the form."""
    text = TEXT.replace("    release: form\n", "")
    text = text.replace(f"{LEADS_TO}unresolved", f"{LEADS_TO}over")
    text = text.replace("ends:\n", f"ends:\n  over: {{title: Over, kind: {kind}, source: ours}}\n")
    monkeypatch.setattr(playing, "PROCEDURE", reading.read(text, FILE))
    return chosen(reviewed("stage_3"), "chair", "unresolved", **WHY)


@pytest.mark.parametrize("kind", ["withdrawn", "referred", "unresolved"])
def test_what_waits_to_be_resolved_stays_off_the_file_when_it_never_was(
    kind: str, monkeypatch: pytest.MonkeyPatch
):
    # S4-29
    over = at_the_end(monkeypatch, kind)

    assert kept(over) == [("messages", "stage_3", "due"), ("form", "stage_3", "held")]
    assert file(over, "chair", 1) == Refused(reason=Reason.HELD, what="form")
    assert accepted(file(over, "chair", 0)).dispute.is_closed


@pytest.mark.parametrize("kind", ["resolved", "decided"])
def test_an_end_that_settles_frees_what_waits_to_be_resolved(
    kind: str, monkeypatch: pytest.MonkeyPatch
):
    # S4-26
    assert [each.state for each in at_the_end(monkeypatch, kind).records] == ["due", "due"]


def test_a_stage_that_releases_a_record_frees_it_whatever_the_outcome():
    # S4-78, Q-26
    second = chosen(reviewed(), "chair", "escalate", **WHY)
    replied = chosen(second, "service_manager", "reply", plan={"answer": "No."})

    third = accepted(choose(replied, "chair", "escalate", **WHY))

    assert ("form", "stage_1", "due") in kept(third.dispute)
    assert RecordFreed(record="form") in third.events


@pytest.mark.parametrize("who", ["chair", "chair_manager"])
def test_whoever_raised_it_or_stands_in_says_that_a_copy_was_made(who: str):
    before = raised()

    outcome = accepted(file(before, who, 1))

    assert outcome.events == (RecordFiled(record="case_note", number=1),)
    assert [is_one(form) for form in (*outcome.answers, "plan")] == [True, False]
    assert outcome.answers == {"receipt-1": {"reference": "EHM 4471", "copied_on": "2026-11-23"}}
    assert kept(outcome.dispute)[1] == ("case_note", "stage_1", "filed")
    assert (outcome.dispute.version, outcome.dispute.clock) == (before.version + 1, before.clock)


@pytest.mark.parametrize(
    ("who", "number", "refused"),
    [
        ("team_manager", 1, Refused(reason=Reason.NOT_YOURS, what="chair")),
        ("chair", 2, Refused(reason=Reason.HELD, what="form")),
        ("chair", 9, Refused(reason=Reason.NO_SUCH)),
        ("chair", -1, Refused(reason=Reason.NO_SUCH)),
    ],
)
def test_a_copy_is_not_recorded_by_others_nor_before_its_time(
    who: str, number: int, refused: Refused
):
    # S4-29
    assert file(raised(), who, number) == refused


def test_whoever_covers_for_who_raised_it_records_a_copy_in_their_place():
    away = with_cover(chair="service_director")
    command = File(number=1, answers={name(1): RECEIPT})
    dispute = raised()
    there = playing.here("service_director", dispute=dispute, directory=away)

    assert engine.may_file(PROCEDURE, dispute, there)
    outcome = accepted(engine.file(PROCEDURE, dispute, command, there))
    assert ActedAsCover(of="chair") in outcome.events


def test_a_copy_is_recorded_once():
    filed = accepted(file(raised(), "chair", 1)).dispute

    assert file(filed, "chair", 1) == Refused(reason=Reason.FILED, what="case_note")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("reference", " ", Why.BLANK),
        ("copied_on", "", Why.MISSING),
        ("copied_on", "2026-11-24", Why.IN_THE_FUTURE),
    ],
)
def test_a_receipt_says_where_and_when(field: str, value: str, why: Why):
    refused = file(raised(), "chair", 1, **{field: value})

    box = Box(form="receipt-1", field=field)
    assert refused == Refused(reason=Reason.INCOMPLETE, problems=(Problem(box=box, why=why),))


def test_a_dispute_is_over_first_and_closed_once_the_last_copy_is_made():
    settled = chosen(reviewed(), "chair", "settle", **SETTLED)
    dispute = chosen(settled, "chair", "done", **WHY)

    assert dispute.end
    for number in range(len(dispute.records)):
        assert not dispute.is_closed
        dispute = accepted(file(dispute, "chair", number)).dispute
    assert dispute.is_closed
