"""Dates in words, small grammar, and a sentence for everything that can be refused."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from slackapp import refusing
from slackapp.wording import (
    command_line,
    commands,
    filling,
    messages,
    opening,
    refusals,
    reporting,
    times,
)
from tests.procedures.paper import SHIPPED, loaded
from tests.world import MONDAY, a_directory, a_world
from workflows import references
from workflows.boxes import Box, Problem, Why
from workflows.commands import Reason, Refused
from workflows.due import LONDON, Span, Unit
from workflows.history import Act
from workflows.notices import Facts
from workflows.working_calendar import calendar_for


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(17, 0, "5pm"), (14, 30, "2:30pm"), (12, 0, "midday"), (12, 5, "12:05pm"), (0, 5, "12:05am"),
     (9, 0, "9am"), (0, 0, "12am")],
)  # fmt: skip
def test_a_time_says_its_minutes_only_when_there_are_any(hour: int, minute: int, said: str):
    assert times.clock(datetime(2026, 11, 30, hour, minute, tzinfo=LONDON)) == said


def test_times_are_said_as_clocks_in_the_uk_show_them():
    summer = datetime(2027, 7, 1, 16, 0, tzinfo=UTC)

    assert times.moment(summer) == "5pm on Thursday 1 July 2027"


def test_midnight_belongs_to_the_day_that_it_ends():
    saturday = datetime(2026, 11, 28, 11, tzinfo=LONDON)

    due = calendar_for("ENG").due(saturday, Span(number=24, unit=Unit.HOURS))

    assert times.by(due) == "by midnight at the end of Monday 30 November 2026 (24 hours)"


def test_a_date_beyond_the_published_holidays_says_so():
    calendar = calendar_for("ENG", known_until=date(2026, 11, 27))

    due = calendar.due(MONDAY, Span(number=5, unit=Unit.WORKING_DAYS))

    assert times.by(due) == (
        "by 5pm on Monday 30 November 2026 "
        "(5 working days, to be confirmed when bank holidays are published)"
    )


def test_small_grammar():
    assert filling.a("answer") == "an answer"
    assert filling.a("reply") == "a reply"
    assert filling.listed(["one"]) == "one"
    assert filling.listed(["one", "two", "three"]) == "one, two and three"
    assert filling.capital("") == ""


@pytest.mark.parametrize("why", list(Why))
def test_every_problem_of_a_box_has_its_sentence(why: Why):
    box, cap = (
        Box(form="plan", field="actions", row="1", part="action"),
        Span(number=5, unit=Unit.DAYS),
    )
    problem = Problem(box=box, why=why, cap=cap)

    said = refusals.of_box(problem, is_moment=False, row_number=2)

    assert said.endswith(".")
    assert "None" not in said


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_has_its_sentence(reason: Reason, tmp_path: Path):
    world = a_world(tmp_path)
    dispute, procedure = world.raised("stage_1"), world.desk.library.default
    act = Act(choice="reply", step="answer", person="team_manager", at=MONDAY)

    for refused in (
        Refused(reason=reason, what="team_manager"),
        Refused(reason=reason, what="resolved", done=act),
    ):
        said = refusing.words(refused, procedure, dispute, a_directory(), "chair")
        assert said.endswith(".")


def test_what_is_said_of_a_post_fits_two_of_them_as_well():
    two = Facts(post="raising manager and responding manager")

    assert messages.telephone_first(two).endswith(
        "The same message has gone to the raising manager and responding manager."
    )
    assert messages.agreement_first("chair", two.post) == (
        "The chair records an agreement first, "
        "then it goes to the raising manager and responding manager."
    )


def test_a_form_that_must_hold_one_answer_is_named_by_that():
    needed = opening.needs(loaded(SHIPPED / "sunderland.yaml"), "step_2")

    assert needed.endswith(" and the agreed date")
    assert 'the form "' not in needed


def test_no_sentence_of_the_catalogue_blames_or_contracts():
    """The copy rules: no blame, no contractions, nothing said by an emoji or an arrow."""
    root = Path(__file__).parents[2]
    files = [
        *(root / "slackapp" / "wording").glob("*.py"),
        *root.glob("workflows/procedures/*.yaml"),
    ]
    never = r"don't|can't|won't|overdue|breach|complainant|accused|failed to|non-compliant|\u2192"

    found = [
        f"{path.name}: {line.strip()}"
        for path in files
        for line in path.read_text().splitlines()
        if re.search(never, line, re.IGNORECASE)
    ]

    assert found == []


def test_the_example_of_a_reference_is_one_that_can_be_typed():
    said = (commands.SHOW, commands.USAGE, command_line.EXPORT_REFERENCE, refusals.NO_REFERENCE)
    for example in [re.search(r"DRP-\S\S\S\S-\d\d", each) for each in said]:
        assert example
        assert references.read(example[0]) == example[0]


def test_where_the_share_of_replies_is_not_shown_the_number_is_not_said_beside_it():
    assert reporting.replies("not shown", "not shown") == "Replies on time not shown."
    assert reporting.replies("80%", "25") == "Replies on time 80% (n 25)."
