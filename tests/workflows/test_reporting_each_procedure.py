"""Under each procedure a rehearsed dispute is counted as a person would count it."""

from datetime import date, datetime

import pytest

from tests.procedures.living import PAPERS
from tests.procedures.paper import loaded
from tests.workflows.playing import ENGLAND
from workflows.due import LONDON
from workflows.history import Entry
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.rehearsing import Cast, rehearse
from workflows.reporting.counting import Counting
from workflows.reporting.distilling import distil
from workflows.reporting.life import Life
from workflows.reporting.paper import Paper
from workflows.reporting.period import Period
from workflows.reporting.reading import Chronicle
from workflows.reporting.report import tables
from workflows.reporting.subjects import Beside

BEGINS = datetime(2026, 11, 23, 10, tzinfo=LONDON)
A_YEAR_ON = datetime(2027, 12, 1, 9, tzinfo=LONDON)


def rehearsed(procedure: Procedure, cast: Cast) -> Life:
    """Let one be lived from the first stage at which it can begin, to its end."""
    stage = next(key for key, each in procedure.stages.items() if each.enter.directly)
    history, dispute = list[Entry](), None
    for happened in rehearse(Council(procedure, ENGLAND), stage, BEGINS, cast):
        dispute = happened.dispute
        if happened.moved:
            number, events = len(history) + 1, happened.moved.outcome.events
            history.append(Entry(number=number, at=happened.at, person="x", visit=1, events=events))
    assert dispute
    kept = Chronicle(dispute=dispute, history=tuple(history))
    return distil(procedure, kept, A_YEAR_ON, lambda person, day: "Sample Council")


@pytest.mark.parametrize("paper", PAPERS)
def test_one_that_goes_well_is_resolved_and_answered_in_time(paper: str):
    life = rehearsed(loaded(PAPERS[paper].file), Cast(after=1))

    assert [each.turn for each in life.turns] == ["raised", "resolved"]
    assert [bool(each.answered_at) for each in life.questions] == [True]
    assert not any(each.is_late_at(A_YEAR_ON) for each in life.questions)


@pytest.mark.parametrize("paper", PAPERS)
def test_one_that_nobody_answers_is_late_and_moves_up(paper: str):
    procedure = loaded(PAPERS[paper].file)
    stage = next(each for each in procedure.stages.values() if each.enter.directly)

    life = rehearsed(procedure, Cast(silent=frozenset(stage.answered_by.posts)))

    first = life.questions[0]
    assert (first.answered_at, first.is_late_at(A_YEAR_ON)) == (None, True)
    assert first.gone_at
    assert len(life.opened) > 1


@pytest.mark.parametrize("paper", PAPERS)
def test_every_relation_of_its_tables_is_so(paper: str):
    procedure = loaded(PAPERS[paper].file)
    lives = tuple(rehearsed(procedure, Cast(after=days)) for days in range(1, 9, 2))
    winter = Period(first=date(2026, 11, 1), last=date(2027, 3, 31), made_at=A_YEAR_ON)
    counting = Counting(lives=lives, period=winter, calendar=ENGLAND, paper=Paper((procedure,)))

    every = {name: n for each in tables(counting, Beside()) for name, n in each.counts.items()}

    assert every["raised"] == len(lives)
