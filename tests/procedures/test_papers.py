"""Each shipped procedure says what the clauses of its paper ask for, and cites them there."""

import pytest

from tests.procedures.paper import (
    SHIPPED,
    Row,
    asked_for,
    binding,
    cited_at,
    loaded,
    said_at,
    unheld,
)
from workflows.procedure import Procedure

PROCEDURES = {
    "S0": loaded(SHIPPED / "solihull.yaml"),
    "S2": loaded(SHIPPED / "sunderland.yaml"),
    "S3": loaded(SHIPPED / "professional-differences.yaml"),
    "S4": loaded(SHIPPED / "conference-chair.yaml"),
}
#: Carried by the help, not by a procedure: agencies see to it that their staff know the way.
ELSEWHERE = {"S2-17"}
ROWS = [
    pytest.param(PROCEDURES[paper], row, id=f"{' '.join(sorted(row.clauses))}, {row.place}")
    for paper in PROCEDURES
    for row in asked_for(paper)
]


@pytest.mark.parametrize(("procedure", "row"), ROWS)
def test_the_file_says_what_the_clauses_ask_for_and_cites_them(procedure: Procedure, row: Row):
    assert said_at(procedure, row.place) == row.says
    assert row.clauses <= cited_at(procedure, row.place)


@pytest.mark.parametrize("paper", PROCEDURES)
def test_every_binding_clause_of_a_paper_is_held_to(paper: str):
    held = {clause for row in asked_for(paper) for clause in row.clauses}
    assert binding(paper) - held - ELSEWHERE == set()


@pytest.mark.parametrize("paper", PROCEDURES)
def test_no_rule_that_cites_a_paper_could_be_taken_away_unnoticed(paper: str):
    assert unheld(PROCEDURES[paper], paper, asked_for(paper)) == []
