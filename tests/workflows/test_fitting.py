"""Typed under an earlier text: shown where this text can show it, and it never breaks a form."""

from typing import Any

import pytest

from workflows.fitting import fitting
from workflows.questions import Form, FormField

KINDS = ("text", "long", "one", "person", "date", "moment", "number", "many", "tick", "actions")
FORMS = {
    "form": Form(
        title="Form",
        fields={
            kind: FormField.model_validate({"label": kind, "kind": kind, "source": "ours"})
            for kind in KINDS
        },
    )
}
WORDS, DAY, MOMENT = "It has not started.", "2026-11-23", "2026-11-23T09:30:00+00:00"
ROWS = [{"row": "1", "action": "Start."}]
#: A value, and the kinds of boxes that can show it.
SHOWN: list[tuple[Any, set[str]]] = [
    (WORDS, {"text", "long", "one", "person"}),
    (DAY, {"text", "long", "one", "person", "date", "moment"}),
    (MOMENT, {"text", "long", "one", "person", "moment"}),
    ("12", {"text", "long", "one", "person", "number"}),
    (["yes"], {"many", "tick"}),
    (ROWS, {"actions"}),
    ("", set(KINDS)),
    ([], set(KINDS)),
]


@pytest.mark.parametrize(("value", "kinds"), SHOWN)
def test_a_value_stays_in_a_box_that_can_show_it_and_in_no_other(value: Any, kinds: set[str]):
    kept = fitting(FORMS, {"form": dict.fromkeys(KINDS, value)})

    assert set(kept["form"]) == kinds


def test_what_a_stage_keeps_under_a_name_of_its_own_is_judged_by_the_same_box():
    assert fitting(FORMS, {"form": {"date~stage_1": WORDS, "text~stage_1": WORDS}}) == {
        "form": {"text~stage_1": WORDS}
    }


def test_what_no_form_asks_any_more_is_left_for_whoever_reads_the_draft():
    old = {"gone": {"words": WORDS}, "form": {"gone": ROWS}}

    assert fitting(FORMS, old) == old
