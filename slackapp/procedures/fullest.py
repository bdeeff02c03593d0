"""Answers that fill every box to its brim, so that a form is drawn as long as it can get."""

from slackapp import ids
from slackapp.views.meta import Meta
from slackapp.wording.beginning import STARTED
from workflows import children
from workflows.forms import ACTION_PARTS, MOST_ACTIONS, Answers, Filled, Value
from workflows.people import Directory, Person, Posting
from workflows.procedure import Procedure
from workflows.proving.answering import usual
from workflows.proving.council import Council
from workflows.proving.walking import BEGINS
from workflows.questions import Form, FormField

#: A sign that Slack is sent as five.
WIDEST = "&"
#: As many as one dispute can be about.
CHILDREN = tuple(range(children.FIRST, children.MOST_CHILDREN + 1))
A_LONG_NAME = WIDEST * 60


def directory(council: Council) -> Directory:
    """Give the invented people, with long names."""
    people = {
        post: Person(id=post, name=A_LONG_NAME, slack_id="U0000000000") for post in council.posts
    }
    postings = [Posting(person=post, post=post, team="Sample", agency="Sample") for post in people]
    return Directory(people=people, postings=tuple(postings))


def meta(procedure: Procedure) -> Meta:
    """Every optional form is open, there are as many children, and rows of a plan, as can be.

    It was begun from a message of which as much is said as can be.
    """
    rows = tuple(range(1, MOST_ACTIONS + 1))
    added = tuple(key for key, form in procedure.forms.items() if form.optional)
    return Meta(
        rows=rows,
        last_row=MOST_ACTIONS,
        children=CHILDREN,
        added=added,
        began=tuple(STARTED),
        saved=BEGINS.isoformat(),
    )


def fullest(council: Council, stage: str) -> Answers:
    """Fill in every form of the file, each with the answers that bring the most questions."""
    procedure = council.procedure
    here = council.here(procedure.raising.by[0], BEGINS)
    filled = {
        key: usual(procedure, (key,), stage, here, _asking_most(form))[key]
        for key, form in procedure.forms.items()
    }
    return {
        children.key_of(key, child): _to_the_brim(form, filled[key], stage)
        for key, form in procedure.forms.items()
        for child in (CHILDREN if form.per_child else (children.FIRST,))
    }


def recorded_now(procedure: Procedure) -> Answers:
    """Say of each thing that a stage asks for that it is recorded in this very form."""
    return {
        ids.NOW_FORM: {
            f"{form}~{stage}": ids.NOW for stage in procedure.stages for form in procedure.forms
        }
    }


def _asking_most(form: Form) -> dict[str, str]:
    """Of each question with options, give the answer that brings the most others."""
    return {
        name: max(field.options, key=lambda value, name=name: _brings(form, name, value))  # type: ignore[misc]
        for name, field in form.fields.items()
        if field.options
    }


def _brings(form: Form, name: str, value: str) -> int:
    option = form.fields[name].options[value]
    asked = [field for field in form.fields.values() if value in field.asked_if.get(name, ())]
    return len(asked) + bool(option.examples)


def _to_the_brim(form: Form, filled: Filled, stage: str) -> Filled:
    """A box of a gate is named for its stage, so it is filled in under that name as well."""
    full = {name: _full(form.fields[name], value) for name, value in filled.items()}
    return {**full, **{f"{name}~{stage}": value for name, value in full.items()}}


def _full(field: FormField, value: Value) -> Value:
    match field.kind:
        case "text" | "long":
            return WIDEST * field.longest
        case "actions":
            texts = {part: WIDEST * longest for part, longest in ACTION_PARTS.items() if longest}
            first = value[0] if isinstance(value[0], dict) else {}
            return [{**first, **texts, "row": str(row)} for row in range(1, MOST_ACTIONS + 1)]
        case _:
            return value
