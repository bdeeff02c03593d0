"""Answers in words: who gave a form, and each box of it as it was answered, also the empty ones."""

from collections.abc import Iterator

from slackapp.documents.paper import Words
from slackapp.views import plan_said, reading
from slackapp.wording import file_copy as say
from slackapp.wording import showing, times
from slackapp.wording.filling import capital, fill, listed, words_for
from workflows.file_copy.kept import Given, Kept
from workflows.file_copy.laying_out import Answered
from workflows.forms import is_empty
from workflows.questions import FormField


def who(kept: Kept, given: Given) -> str:
    """Say who gave a form, for whom they acted, and who recorded it."""
    name = kept.directory.name
    said = listed([name(each) for each in given.by]) if given.by else say.NOBODY
    if given.instead_of:
        said = say.as_cover(said, name(given.instead_of))
    return say.received(said, name(given.recorded_by)) if given.recorded_by else said


def title(kept: Kept, given: Given) -> str:
    """Give the title of a form."""
    return kept.procedure.forms[given.form].title


def caption(kept: Kept, given: Given) -> str:
    """Say which form it is, who gave it, and when."""
    return say.of_form(title(kept, given), who(kept, given), times.moment(given.at))


def whole(kept: Kept, answered: Answered) -> Iterator[Words]:
    """Say boxes of a form, each under its own label."""
    for name in answered.fields:
        yield from _box(kept, answered.given, name)


def _box(kept: Kept, given: Given, name: str) -> Iterator[Words]:
    field = kept.procedure.forms[given.form].fields[name]
    question = label(kept, given, field)
    value = given.filled.get(name, "")
    if field.kind == "actions" and not is_empty(value):
        for head, words in plan_said.actions(value, kept.directory):
            yield Words(label=head, text=words)
    else:
        yield Words(label=question, text=answer(kept, given, name))


def label(kept: Kept, given: Given, field: FormField) -> str:
    """Say a question as it was asked."""
    words = words_for(kept.procedure, reference=kept.dispute.reference, stage=given.stage)
    posts = kept.procedure.titles_of(kept.procedure.stages[given.stage].answered_by)
    return fill(field.label, {**words, "Post": capital(posts), "post": posts})


def answer(kept: Kept, given: Given, name: str) -> str:
    """Say one answer in a text of its own; of an empty box, that it was not answered."""
    field = kept.procedure.forms[given.form].fields[name]
    value = given.filled.get(name, "")
    if is_empty(value):
        return showing.NOT_ANSWERED
    if field.kind == "actions":
        return plan_said.in_words(value, kept.directory)
    return reading.said(field, value, kept.directory) or showing.NOT_ANSWERED
