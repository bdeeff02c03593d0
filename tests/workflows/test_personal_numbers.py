"""What looks like an NHS number, a postcode or a date of birth, and what only reminds of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from tests.world import World
from workflows.forms import Answers
from workflows.personal_numbers import holds_one
from workflows.ports import Store, Work
from workflows.stored import Recorded
from workflows.use_cases.looking_over import to_ask_about


@pytest.mark.parametrize(
    "text",
    [
        "Their number is 9434765919.",
        "NHS 943 476 5919, as the ward says",
        "NHS 943-476-5919",
        "aged 7 943 476 5919",
        "NHS 94 34 76 59 19",
        "They moved to SR1 3AA last week.",
        "They moved to sr1 3aa.",
        "in W1A 0AX",
        "EC1A1BB",
        "GIR 0AA",
        "AB was born 12/03/2015.",
        "DOB 12.3.15",
        "D.O.B.: 2015-03-12",
        "date of birth is 12 March 2015",
        "Born on the 12th of March",
        "born March 12 2015",
        "12/03/2015 (DOB)",
    ],
)
def test_what_tells_apart_a_real_person_is_noticed(text: str):
    assert holds_one(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Case 1234567 was opened on 12/03/2026.",
        "The core group meets on 4 December 2026 at 2:30pm, the report is due by 11/12/2026.",
        "Telephone 01234 567890 or +44 1234 567890.",
        "Their number is 9434765918.",
        "0000000000",
        "94347659190",
        "DRP-7F3K-09 and CMP-4H2T-61 are about the same child.",
        "The baby will be born soon; the meeting is on 4 December.",
        "Year 5 2nd term, stage S1 1st visit, group A2 4th meeting",
        "At M1 4pm, from A19 8am to A1 10pm",
        "Section 47, S1-91, regulation 44, Q3 2026",
        "The AB1 form is with Dr Sample.",
    ],
)
def test_what_these_texts_are_full_of_is_left_alone(text: str):
    assert not holds_one(text)


def test_a_box_is_asked_about_once_and_a_double_click_is_no_answer(world: World):
    assert to_ask_about(world.desk, "form", ["a", "b"]) == ("a", "b")
    world.clock.at += timedelta(milliseconds=500)
    assert to_ask_about(world.desk, "form", ["a", "b"]) == ("a", "b")

    world.clock.at += timedelta(seconds=1)

    assert to_ask_about(world.desk, "form", ["a", "b", "c"]) == ("c",)
    assert to_ask_about(world.desk, "another form", ["a"]) == ("a",)
    assert to_ask_about(world.desk, "form", []) == ()


@dataclass
class Early:
    """A transaction that looked before somebody quicker was done, so many times."""

    work: Work
    times: list[int]

    def recorded(self, form: str, typed: Answers) -> Recorded | None:
        if self.times:
            self.times.pop()
            return None
        return self.work.recorded(form, typed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.work, name)


@dataclass
class Race:
    """A store whose first look comes too early."""

    store: Store
    times: list[int]

    @contextmanager
    def begin(self) -> Iterator[Early]:
        with self.store.begin() as work:
            yield Early(work, self.times)


def test_of_two_presses_at_once_both_ask(world: World):
    assert to_ask_about(world.desk, "form", ["a", "b"]) == ("a", "b")
    desk: Any = replace(world.desk, store=Race(world.desk.store, [1]))  # type: ignore[arg-type]

    assert to_ask_about(desk, "form", ["a", "b"]) == ("a", "b")
