"""Letting many random lives be lived under a procedure, from a seed."""

from collections import Counter

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.procedures import (
    rules_of_chair_drp,
    rules_of_conference_chair,
    rules_of_iro_style,
    rules_of_professional_differences,
    rules_of_solihull,
    rules_of_sunderland,
)
from tests.procedures.lives import Life
from tests.procedures.paper import loaded
from tests.procedures.rules import Paper

PAPERS = {
    each.PAPER.file.stem: each.PAPER
    for each in (
        rules_of_chair_drp,
        rules_of_conference_chair,
        rules_of_iro_style,
        rules_of_professional_differences,
        rules_of_solihull,
        rules_of_sunderland,
    )
}


def places(paper: Paper) -> set[str]:
    """Give the rows of a paper's tables."""
    return {row.place for row in (*paper.permits().values(), *paper.permits_beside().values())}


def live(paper: Paper, *, runs: int, moves: int, number: int = 0) -> Counter[str]:
    """Give how often each row of the table was taken, and each reason was given why not."""
    seen = Counter[str]()
    procedure = loaded(paper.file)
    lives = type("Lives", (Life,), {"paper": paper, "procedure": procedure, "seen": seen})
    run_state_machine_as_test(
        seed(number)(lives),
        settings=settings(
            max_examples=runs,
            stateful_step_count=moves,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return seen
