"""A procedure of no paper needs no word that the others do not have."""

from pathlib import Path

from tests.procedures.paper import loaded, rules
from workflows.checking import OURS
from workflows.choices import ANY_HIGHER_STAGE, STAY

PROCEDURE = loaded(Path(__file__).parent / "iro-style.yaml")


def test_the_whole_has_20_working_days_however_many_stages_it_takes():
    assert PROCEDURE.limit is not None
    assert PROCEDURE.limit.working_days == 20


def test_any_stage_can_be_passed_over_with_a_reason_wherever_one_is_above():
    passing = PROCEDURE.choices["pass_over"]
    fields = PROCEDURE.forms[passing.form[0]].fields

    assert passing.to == ANY_HIGHER_STAGE
    assert [name for name, field in fields.items() if field.required] == ["reason"]
    assert passing.at == tuple(PROCEDURE.stages)[:-1]
    for key in passing.at:
        steps = PROCEDURE.stages[key].steps
        assert all("pass_over" in PROCEDURE.choices_of(step) for step in steps)


def test_a_referral_to_cafcass_stands_beside_the_ladder_and_moves_no_clock():
    referral = PROCEDURE.any_time["refer_to_cafcass"]

    assert (referral.to, referral.limit, referral.when, referral.times) == (STAY, None, None, None)
    assert [(notice.to, notice.by, notice.secure) for notice in referral.tell] == [
        (("cafcass",), "email", True)
    ]
    assert PROCEDURE.posts["cafcass"].found == "outside"


def test_a_dispute_may_begin_at_any_stage():
    assert all(stage.enter.directly for stage in PROCEDURE.stages.values())


def test_no_rule_of_it_claims_a_paper():
    assert {source for _, rule in rules(PROCEDURE) for source in rule.source} == {OURS}
