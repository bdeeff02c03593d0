"""What tells one draft from another: in the writer's own pages what it is about, which a message
and App Home may not say; everywhere, which form of a dispute it is."""

from collections.abc import Iterator
from string import Formatter

from slackapp import ids
from slackapp.views import reading
from slackapp.wording import adding, on_behalf
from slackapp.wording import drafts as say
from workflows import children
from workflows.drafts import WORDS
from workflows.fitting import fitting
from workflows.forms import Filled, is_blank
from workflows.people import Directory
from workflows.questions import Form
from workflows.use_cases.drafting import Mine

#: Forms that no button of the file leads to, by what theirs says.
_CALLED = {ids.ADD: adding.ADD, ids.RECEIVED: on_behalf.RECORD}


def form_of(mine: Mine) -> str:
    """Give what the button to its form says, where a dispute has several forms; or nothing."""
    about, procedure = mine.draft.about, mine.procedure
    if procedure is None or about.form in _CALLED:
        return _CALLED.get(about.form, "")
    every = (procedure.any_time, *(procedure.choices_of(step) for step in procedure.steps))
    named = (choices[about.choice] for choices in every if about.choice in choices)
    return next((choice.button for choice in named), "")


def told_apart(mine: Mine) -> str:
    """Say of whom a new dispute is, and what about; where no child is named, how it begins."""
    lines, is_named = _of_whom(mine)
    begins = [say.begins(mine.begins)] if mine.begins and not is_named else []
    return "\n".join((*lines, *begins))


def _of_whom(mine: Mine) -> tuple[list[str], bool]:
    """Give the line of each child, and whether anything in it was written, not only chosen."""
    procedure = mine.procedure
    if procedure is None or not mine.draft.about.is_of_raising:
        return [], False
    forms = procedure.forms
    answers = fitting(forms, mine.draft.answers)  # it may be of an earlier text
    headed = tuple(key for key in procedure.raising.form if forms[key].headline)
    keys = tuple(key for key in children.spread(forms, headed, answers) if key in answers)
    parts = (_parts(forms[children.form_of(key)], answers[key], mine.directory) for key in keys)
    lines = [", ".join(each) for each in map(list, parts) if each]
    return lines, any(_is_named(forms[children.form_of(key)], answers[key]) for key in keys)


def _parts(form: Form, filled: Filled, directory: Directory) -> Iterator[str]:
    """Give those parts of a form's one line that are answered: a draft is not complete."""
    for part in form.brief.split(", "):
        names = [name for _, name, _, _ in Formatter().parse(part) if name]
        if all(filled.get(name) for name in names):
            yield reading.brief(form.model_copy(update={"brief": part}), filled, directory)


def _is_named(form: Form, filled: Filled) -> bool:
    """Was anything written into the boxes that stand in a form's one line?"""
    said = {name for _, name, _, _ in Formatter().parse(form.brief) if name}
    return any(
        name in form.fields
        and form.fields[name].kind in WORDS
        and not is_blank(str(filled.get(name) or ""))
        for name in said
    )
