"""What somebody typed in several boxes, as one text to begin another box with."""

from collections.abc import Iterator

from slackapp.views import plan_said
from workflows.adding import ADDED, ADDITION
from workflows.children import form_of
from workflows.forms import Answers
from workflows.use_cases.opening import Opened

#: The kinds of boxes whose words are worth more than the box.
_WORDS = ("text", "long")


def in_one(opened: Opened, answers: Answers) -> str:
    """Join the words of every box, in the order in which they were asked."""
    return "\n\n".join(_words(opened, answers))


def longest(opened: Opened) -> int:
    """Give how many characters the box takes."""
    return opened.procedure.forms[ADDITION].fields[ADDED].longest


def _words(opened: Opened, answers: Answers) -> Iterator[str]:
    forms = opened.procedure.forms
    for key, filled in answers.items():
        fields = forms[form_of(key)].fields if form_of(key) in forms else {}
        for name, field in fields.items():
            value = filled.get(name, "")
            if field.kind in _WORDS and isinstance(value, str) and value.strip():
                yield value
            if field.kind == "actions" and value:
                yield plan_said.in_words(value, opened.directory)
