"""Whatever random people try under a procedure, only what its paper permits is accepted."""

from collections.abc import Callable

import pytest

from tests.procedures.in_every_state import LOOKED
from tests.procedures.living import PAPERS, live, places
from tests.procedures.paper import loaded
from workflows.choices import NEXT_STAGE, Choice
from workflows.procedure import Procedure


@pytest.mark.parametrize("paper", PAPERS)
def test_random_people_are_granted_what_the_paper_permits_and_nothing_else(
    paper: str, record_property: Callable[[str, int], None]
):
    seen = live(PAPERS[paper], runs=2, moves=25)
    record_property("looked at", seen[LOOKED])

    taken = places(PAPERS[paper]) & set(seen)
    assert len(taken) > 3, "the lives must come to something"


def is_offered(procedure: Procedure, stage: str, choice: Choice) -> bool:
    if choice.at and stage not in choice.at:
        return False
    return choice.to != NEXT_STAGE or procedure.stage_after(stage) is not None


@pytest.mark.parametrize("paper", PAPERS)
def test_a_table_speaks_of_every_choice_of_its_file_and_of_no_other(paper: str):
    procedure, table = loaded(PAPERS[paper].file), PAPERS[paper].permits()
    offered = {
        (stage, step, name)
        for stage, rung in procedure.stages.items()
        for step in rung.steps
        for name, choice in procedure.choices_of(step).items()
        if is_offered(procedure, stage, choice)
    }

    assert set(table) == offered
    assert set(PAPERS[paper].permits_beside()) == set(procedure.any_time)
