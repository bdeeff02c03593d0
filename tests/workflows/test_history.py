"""What one line of a history says of itself."""

from tests.workflows.playing import MONDAY
from workflows.events import Chosen, Event, GateRecorded
from workflows.history import Entry

MET = GateRecorded(gate="agreed", stage="stage_2", met=True)
PRESSED = Chosen(choice="escalate", stage="stage_1", step="review", visit=1, late=False)


def line(*events: Event) -> Entry:
    return Entry(number=2, at=MONDAY, person="chair", visit=1, events=events)


def test_a_line_that_holds_only_what_a_stage_asked_for_recorded_that():
    assert line(MET).recorded_a_gate


def test_one_of_a_button_that_recorded_it_beside_is_that_of_the_button():
    assert not line(PRESSED, MET).recorded_a_gate
    assert not line().recorded_a_gate
