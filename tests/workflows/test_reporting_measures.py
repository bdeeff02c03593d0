"""How counts are laid out and what shares are said; and what each procedure gives figures for."""

from datetime import date

import pytest

from tests.procedures.paper import loaded
from tests.workflows.playing import ENGLAND, PROCEDURE, at
from workflows.procedure import Procedure
from workflows.reporting.counting import Counting
from workflows.reporting.measures import share
from workflows.reporting.paper import Paper, papers
from workflows.reporting.period import Period
from workflows.reporting.protecting import Mark, Shown
from workflows.reporting.report import Report, make
from workflows.reporting.short import Share
from workflows.reporting.subjects import Beside

PERIOD = Period(first=date(2026, 11, 1), last=date(2026, 12, 31), made_at=at("2027-06-01 09:00"))
UNDER, HIDDEN = Shown(Mark.UNDER), Shown(Mark.HIDDEN)


def shown(number: int) -> Shown:
    return Shown(Mark.SHOWN, number)


@pytest.mark.parametrize(
    ("yes", "no", "n", "said"),
    [
        (shown(34), shown(8), shown(42), Share(81)),
        (HIDDEN, UNDER, shown(42), Share(90, "at_least")),
        (UNDER, HIDDEN, shown(42), Share(10, "at_most")),
        (UNDER, HIDDEN, UNDER, None),
        (HIDDEN, HIDDEN, shown(42), None),
        (Shown(Mark.WITHHELD), Shown(Mark.WITHHELD), shown(42), None),
        (HIDDEN, UNDER, shown(8), None),
    ],
)
def test_a_share_says_no_more_than_is_shown(yes: Shown, no: Shown, n: Shown, said: Share | None):
    figures = {"yes": yes, "no": no, "n": n}

    assert share("yes", ("yes", "no"), "n", figures) == said


#: What most procedures have no figures for, where there is no dispute and no compliment.
NEVER = {"raised_late", "cap", "agencies", "apart", "told", "written"}


def empty(procedure: Procedure, *earlier: Procedure) -> Report:
    counting = Counting(lives=(), period=PERIOD, calendar=ENGLAND, paper=papers(procedure, earlier))
    return make(counting, Beside())


@pytest.mark.parametrize(
    ("name", "absent"),
    [
        ("chair-drp", {*NEVER, "copies"} - {"raised_late"}),
        ("sunderland", {*NEVER, "category", "actions"} - {"cap", "written"}),
        ("solihull", {*NEVER, "category", "actions", "copies"} - {"told"}),
        ("professional-differences", {*NEVER, "category", "actions"}),
        ("conference-chair", {*NEVER, "category"}),
    ],
)
def test_each_procedure_gives_what_it_can_and_says_what_not(name: str, absent: set[str]):
    report = empty(loaded_by(name))

    assert set(report.absent) == absent
    assert report.is_empty
    assert {name for each in report.measures for name in each.cells.values()} <= {*report.figures}


def loaded_by(name: str) -> Procedure:
    from tests.procedures.living import PAPERS

    return loaded(PAPERS[name].file)


def test_what_only_one_text_can_have_has_a_row_and_what_none_can_has_not():
    assert Paper((PROCEDURE,)).answers == ("first_date", "late")
    assert Paper((loaded_by("sunderland"),)).entries == ("step_1",)
    assert not Paper((PROCEDURE,)).may_lack_category
    assert Paper((PROCEDURE, loaded_by("solihull"))).may_lack_category
    assert "step_4" in Paper((PROCEDURE, loaded_by("sunderland"))).ladder


def test_a_column_has_the_counts_of_its_rows():
    report = empty(PROCEDURE)
    replies = next(each for each in report.measures if each.key == "replies")

    assert replies.column("2026-11") == ("first_date@2026-11", "late@2026-11")


def test_one_other_way_to_end_is_not_broken_down():
    ends = {key: end for key, end in PROCEDURE.ends.items() if key != "withdrawn"}

    assert "ended" in empty(PROCEDURE.model_copy(update={"ends": ends})).absent


def test_the_text_in_use_is_not_counted_twice():
    assert papers(PROCEDURE, [PROCEDURE]).texts == (PROCEDURE,)
