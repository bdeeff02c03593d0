"""Where a text begins, and what disputes are listed by: a file that says it wrongly is refused."""

import pytest

from tests.workflows.playing import FILE, PROCEDURE, TEXT
from workflows import category, reading
from workflows.boxes import Box
from workflows.reading import NotAProcedure

NO_BOX = (
    "A text cannot begin here: not everybody who raises has a box to type in. "
    "Write begins: at a text or long field of a form of raising, without at:."
)
NO_ONE_ANSWER = (
    "Disputes cannot be listed by this: not each of them has one answer to it. "
    "Write category: at a field of kind one in a form of raising, without at:."
)


NOT_TO_CHOOSE_FROM = (
    "This cannot be counted: there is nothing to choose from. "
    "Write counted: at a field of kind one or many."
)
#: Lines of a date, and of a box that stands at some stages only.
AWARE = '        label: "When did you become aware?"\n'
BY_WHEN = '        label: "By when?"\n'


@pytest.mark.parametrize(
    ("once", "instead", "said"),
    [
        (AWARE, f"        begins: message\n{AWARE}", NO_BOX),
        (BY_WHEN, f"{BY_WHEN}        begins: message\n", NO_BOX),
        ("      initials: {label", "      initials: {begins: message, label", NO_BOX),
        ('reason: {label: "Why is this', 'reason: {begins: message, label: "Why is this', NO_BOX),
        (
            '        help: "The outcome you recommend for the child."\n',
            '        help: "The outcome."\n        begins: message\n',
            "There is another begins: in this file. Leave one of them.",
        ),
        ("        begins: message\n", "        category: true\n", NO_ONE_ANSWER),
        (
            '        label: "Have you spoken to this manager?"\n',
            '        label: "Have you spoken to this manager?"\n        category: true\n',
            NO_ONE_ANSWER,
        ),
        (
            '        label: "Is the child on a child protection plan?"\n',
            '        label: "Is the child on a plan?"\n        category: true\n',
            NO_ONE_ANSWER,
        ),
        (
            "        begins: message\n",
            "        category: true\n",
            "There is another category: in this file. Leave one of them.",
        ),
        (AWARE, f"        counted: true\n{AWARE}", NOT_TO_CHOOSE_FROM),
        (
            'details: {label: "What did they do?"',
            'details: {counted: true, label: "What did they do?"',
            NOT_TO_CHOOSE_FROM,
        ),
    ],
)
def test_a_word_that_stands_where_it_cannot_is_found(once: str, instead: str, said: str):
    assert once in TEXT

    with pytest.raises(NotAProcedure) as refused:
        reading.read(TEXT.replace(once, instead, 1), FILE)

    assert said in str(refused.value)


def test_a_category_is_known_by_the_key_of_its_answer():
    typed = {"concern": {"category": "drift_and_delay"}}

    assert category.of(PROCEDURE, typed) == "drift_and_delay"
    assert category.of(PROCEDURE, {"concern": {"category": "of another text"}}) == ""
    assert category.of(PROCEDURE, {}) == ""
    assert category.to_choose([PROCEDURE])["drift_and_delay"] == "Drift and delay"


def test_a_procedure_may_have_no_category_and_an_older_text_another_box():
    none = reading.read(TEXT.replace("        category: true\n", ""), FILE)
    typed = {"concern": {"category": "drift_and_delay"}, "gone": {"category": "x"}}

    assert category.of(none, typed) == ""
    assert category.to_choose([none]) == {}
    assert category.chosen(Box(form="gone", field="category"), PROCEDURE, typed) == ""
