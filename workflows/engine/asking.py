"""Checking the forms that came with a command."""

from dataclasses import dataclass

from workflows import children, forms, shown
from workflows.boxes import Problem
from workflows.commands import Here
from workflows.forms import Answers, Asking, Value
from workflows.procedure import Procedure


@dataclass(frozen=True, kw_only=True)
class Given:
    """What of some forms came with a command: the answers to keep, and what is wrong."""

    answers: Answers
    problems: tuple[Problem, ...]


def complete(
    procedure: Procedure, keys: tuple[str, ...], answers: Answers, stage: str, here: Here
) -> Given:
    """Check these forms.

    Nothing is kept of one that holds nothing, or only what fills itself in: it would look answered.
    """
    asking = Asking(stage=stage, now=here.now, people=here.people)
    kept: dict[str, dict[str, Value]] = {}
    problems: list[Problem] = []
    for key in children.spread(procedure.forms, keys, answers):
        form = procedure.forms[children.form_of(key)]
        typed = {**answers.get(key, {}), **shown.filled_in(form, stage, here.known)}
        filled, wrong = forms.check(key, form, typed, asking)
        answered = forms.is_answered(form, filled)
        if form.optional and not answered:
            continue
        if filled and (answered or not wrong):
            kept[key] = filled
        problems += wrong
    problems += children.repeated(procedure.forms, keys, kept)
    return Given(answers=kept, problems=tuple(problems))
