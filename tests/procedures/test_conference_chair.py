"""The ladder of the conference chair's procedure (S4)."""

import pytest

from tests.procedures.paper import SHIPPED, loaded

PROCEDURE = loaded(SHIPPED / "conference-chair.yaml")


def test_the_ladder_is_informal_and_six_stages_with_no_rung_above_the_chief_executive():
    """S4-81: what the chief executive determines is final."""
    assert list(PROCEDURE.stages) == ["informal", *(f"stage_{number}" for number in range(1, 7))]
    ways = {
        choice.to
        for step in PROCEDURE.stages["stage_6"].steps
        for choice in PROCEDURE.choices_of(step).values()
        if not choice.at or "stage_6" in choice.at
    }
    assert ways & {*PROCEDURE.ends, "next_stage"} == {"decided", "unresolved"}


def test_a_dispute_begins_informally_or_at_stage_1_and_climbs_from_there():
    """S4-11, S4-14: every rung above is reached from the one below, through its gates."""
    begins = [key for key, stage in PROCEDURE.stages.items() if stage.enter.directly]
    assert begins == ["informal", "stage_1"]


@pytest.mark.parametrize("stage", ["stage_3", "stage_4", "stage_5", "stage_6"])
def test_a_stage_without_a_printed_limit_opens_only_with_a_date_that_both_have_agreed(stage: str):
    """S4-84."""
    limit = PROCEDURE.stages[stage].answer_within
    assert (limit.agreed, limit.fixed) == ("reply_by", None)
    assert PROCEDURE.stages[stage].form == ("update",)
    assert PROCEDURE.forms["update"].fields["reply_by"].kind == "date"


def test_whoever_is_copied_in_stays_copied_in():
    """S4-28, S4-54: copies are added from a stage on, and none is taken away."""
    copied = {key: [each.post for each in stage.copies] for key, stage in PROCEDURE.stages.items()}
    assert {key: posts for key, posts in copied.items() if posts} == {
        "stage_1": ["team_manager"],
        "stage_3": ["head_of_safeguarding"],
    }
