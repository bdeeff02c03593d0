"""From when on a box must say why people agreed on so late a date."""

from importlib import resources

from workflows import reading
from workflows.caps import beyond_which
from workflows.due import Span, Unit
from workflows.procedure import Procedure


def _procedure() -> Procedure:
    """One in which each step agrees on a date, with a cap that a reason lifts (S2-40, Q-29)."""
    file = resources.files("workflows") / "procedures" / "sunderland.yaml"
    return reading.read(file.read_text("utf-8"), "sunderland.yaml")


def test_the_reason_is_needed_beyond_the_cap_of_the_date_it_stands_beside():
    procedure = _procedure()
    five = Span(number=5, unit=Unit.WORKING_DAYS)

    for form in ("time_to_talk", "time_for_manager", "justified", "time_to_meet", "referral"):
        assert beyond_which(procedure, procedure.forms[form], "why_longer") == five


def test_no_other_box_is_asked_for_by_a_date():
    procedure = _procedure()

    assert beyond_which(procedure, procedure.forms["time_to_talk"], "talk_by") is None
    assert beyond_which(procedure, procedure.forms["concern"], "why_longer") is None
