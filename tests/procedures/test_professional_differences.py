"""The ladder of professional differences (S3), and the record at its upper rungs."""

from tests.procedures.paper import SHIPPED, loaded

PROCEDURE = loaded(SHIPPED / "professional-differences.yaml")
WITH_A_RECORD = ["stage_3", "stage_4", "stage_5"]


def test_resolution_is_reached_at_stage_3_4_or_5_so_there_are_five_stages():
    """S3-25, Q-18."""
    assert list(PROCEDURE.stages) == ["stage_1", "stage_2", *WITH_A_RECORD]


def test_the_record_begins_at_stage_3_and_is_filled_in_at_each_stage_after_it():
    """S3-05, S3-24."""
    asked = {
        key: {
            form
            for step in stage.steps
            for choice in PROCEDURE.choices_of(step).values()
            if not choice.at or key in choice.at
            for form in choice.form
        }
        for key, stage in PROCEDURE.stages.items()
    }
    assert [key for key, forms in asked.items() if {"record", "monitoring"} <= forms] == (
        WITH_A_RECORD
    )


def test_a_dispute_begins_at_stage_1_or_with_the_record_where_the_first_two_were_elsewhere():
    """Q-18."""
    begins = [key for key, stage in PROCEDURE.stages.items() if stage.enter.directly]
    assert begins == ["stage_1", "stage_3"]


def test_both_managers_sign_and_are_named_anew_at_each_stage():
    """S3-13, S3-18, S3-23."""
    for key in WITH_A_RECORD:
        stage = PROCEDURE.stages[key]
        assert stage.form == ("managers",)
        assert stage.answered_by.together
        assert stage.answered_by.sign == "signature"
    named = [field.names for field in PROCEDURE.forms["managers"].fields.values()]
    assert named[:2] == ["raising_manager", "responding_manager"]


def test_no_limit_is_printed_so_each_stage_opens_with_a_date_that_both_have_agreed():
    """Q-18: the paper asks how many days it took, and prints none."""
    for stage in PROCEDURE.stages.values():
        agreed = stage.answer_within.agreed or ""
        fields = PROCEDURE.forms[stage.form[0]].fields
        assert fields[agreed].kind == "date"
        assert fields[agreed].required
