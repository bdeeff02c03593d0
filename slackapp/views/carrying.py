"""Beginning a box with what was answered earlier: in a form of any stage before."""

from slackapp.views import plan_said
from workflows.forms import Answers, Value
from workflows.people import Directory
from workflows.questions import FormField


def begun(each: FormField, earlier: Answers, directory: Directory) -> Value:
    """Give the latest answer that a box begins with; a plan is put in words in a box of words."""
    key, _, name = each.carry.partition(".")
    value = earlier.get(key, {}).get(name, "")
    if each.kind == "long" and not isinstance(value, str):
        return plan_said.in_words(value, directory)[: each.longest]
    return value
