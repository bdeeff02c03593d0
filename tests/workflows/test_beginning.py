"""What a form to raise begins with: a text, or a date, where the procedure has a box for it."""

from datetime import date

import pytest

from tests.procedures.paper import SHIPPED
from tests.workflows.playing import ENGLAND, FILE, PROCEDURE, TEXT, at
from workflows import beginning, counting_back, reading
from workflows.boxes import Box
from workflows.counting_back import WorkedBack

CONCERN = Box(form="concern", field="concern")
NO_TEXT = reading.read(TEXT.replace("        begins: message\n", ""), FILE)


def test_a_text_stands_in_the_box_that_the_file_names_as_much_of_it_as_fits():
    assert beginning.text_box(PROCEDURE) == CONCERN

    begun = beginning.with_text(PROCEDURE, "x" * 3001)

    assert begun == {"concern": {"concern": "x" * 3000}}
    assert beginning.text_of(PROCEDURE, begun) == "x" * 3000
    assert beginning.is_full(PROCEDURE, begun)
    assert not beginning.is_full(PROCEDURE, beginning.with_text(PROCEDURE, "x" * 2999))


def test_without_such_a_box_or_without_a_text_nothing_is_begun():
    assert beginning.with_text(NO_TEXT, "x") == {}
    assert beginning.with_text(PROCEDURE, "") == {}
    assert beginning.text_of(NO_TEXT, {"concern": {"concern": "x"}}) == ""
    assert beginning.longest_text(NO_TEXT) == 0
    assert not beginning.is_full(NO_TEXT, {})


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda file: file.stem)
def test_each_shipped_procedure_takes_a_text(file: object):
    procedure = reading.read((SHIPPED / str(file)).read_text(encoding="utf-8"), str(file))

    assert beginning.longest_text(procedure) >= 1000


def test_a_date_brings_the_answer_that_asks_for_it_and_a_line_for_each_step_missed():
    begun = beginning.with_date(PROCEDURE, date(2026, 12, 7), ["One.", "Two."])

    assert begun == {
        "concern": {
            "concern": "One.\nTwo.",
            "category": "lack_of_preparation",
            "conference_on": "2026-12-07",
        }
    }


def test_a_date_that_is_asked_of_those_who_tick_something_ticks_it():
    ticks = TEXT.replace("asked_if: {category: [", "asked_if: {ready: [late], category: [").replace(
        "      conference_on:\n",
        "      ready: {label: Ready?, kind: tick, options: {late: Late}, source: ours}\n"
        "      conference_on:\n",
    )

    begun = beginning.with_date(reading.read(ticks, FILE), date(2026, 12, 7), [])

    assert begun["concern"]["ready"] == ["late"]
    assert "concern" not in begun["concern"]


def test_only_some_procedures_work_dates_back():
    two_agencies = reading.read((SHIPPED / "sunderland.yaml").read_text(encoding="utf-8"), "s.yaml")

    assert beginning.works_back([two_agencies, PROCEDURE])
    assert not beginning.works_back([two_agencies])


def test_each_step_before_a_date_is_worked_back_in_working_days():
    box = beginning.date_box(PROCEDURE)
    assert box
    field = beginning.field_at(PROCEDURE, box)

    steps = list(
        counting_back.worked_back(field, date(2026, 12, 7), at("2026-11-23 10:00"), ENGLAND)
    )

    assert [(each.due_on, each.working_days, each.passed) for each in steps] == [
        (date(2026, 11, 16), 15, True),
        (date(2026, 11, 16), 15, True),
        (date(2026, 11, 30), 5, False),
        (date(2026, 12, 3), 2, False),
    ]
    assert steps[0] == WorkedBack(
        label="Invitations", due_on=date(2026, 11, 16), working_days=15, passed=True
    )


def test_dates_are_worked_back_where_bank_holidays_are_known():
    assert counting_back.can_be_worked_back(date(2026, 12, 7))
    assert not counting_back.can_be_worked_back(date(1999, 12, 7))
    assert not counting_back.can_be_worked_back(date(2150, 12, 7))
