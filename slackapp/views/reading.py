"""Answers to read, as they were given: the check page, the forms' upper half, the history."""

from collections.abc import Iterator
from datetime import date, datetime

from slackapp.views import blocks, filled_in, plan_said
from slackapp.views.blocks import Json
from slackapp.wording import showing as say
from slackapp.wording import siblings as sibling_words
from slackapp.wording import times
from slackapp.wording.filling import fill
from workflows import children
from workflows.forms import Answers, Filled, Value
from workflows.people import Directory
from workflows.procedure import Procedure
from workflows.questions import Form, FormField

#: Characters of a long answer that the page before sending shows.
BEGINNING = 300


def given(
    procedure: Procedure,
    keys: tuple[str, ...],
    answers: Answers,
    directory: Directory,
    words: dict[str, str],
    *,
    in_full: bool = False,
    shortened: bool = False,
) -> list[Json]:
    """Lay out these forms.

    ``in_full``: every box, also the optional ones left empty. ``shortened``: the beginning of a
    long answer, for whoever has just written it.
    """
    made: list[Json] = []
    own = _asked_of_several(procedure, keys, answers)
    for key in keys:
        if key in own[:1]:
            made += _children(procedure, own, answers, directory, words, in_full=in_full)
        elif key in answers and key not in own:
            form = procedure.forms[key]
            filled = _shortened(answers[key], form) if shortened else answers[key]
            made += _form(key, form, filled, directory, words, in_full=in_full)
    return made


def _asked_of_several(
    procedure: Procedure, keys: tuple[str, ...], answers: Answers
) -> tuple[str, ...]:
    """Give the forms that were asked about each of several children; none where there is one."""
    if len(children.numbers(answers)) == 1:
        return ()
    return tuple(key for key in keys if procedure.forms[key].per_child)


def _children(
    procedure: Procedure,
    keys: tuple[str, ...],
    answers: Answers,
    directory: Directory,
    words: dict[str, str],
    *,
    in_full: bool,
) -> Iterator[Json]:
    """Lay out each child under its own heading, in one block, so that six leave room for more."""
    for place, child in enumerate(children.numbers(answers), start=1):
        lines = [
            line
            for key in keys
            if (filled := answers.get(children.key_of(key, child)))
            for line in _lines(procedure.forms[key], filled, directory, words, in_full=in_full)
        ]
        yield from blocks.read_out(sibling_words.child(place), "\n".join(lines), f"child-{child}")


def _lines(
    form: Form, filled: Filled, directory: Directory, words: dict[str, str], *, in_full: bool
) -> Iterator[str]:
    """Say the form in one line, where that is enough, and each other answer in its own."""
    in_line = _in_line(form, in_full=in_full)
    if in_line:
        yield brief(form, filled, directory)
    for name, field in form.fields.items():
        if name not in in_line and (in_full or filled.get(name)):
            answer = said(field, filled.get(name, ""), directory) or say.NOT_ANSWERED
            yield f"{fill(field.label, words).rstrip('?:')}: {answer}"


def _in_line(form: Form, *, in_full: bool) -> set[str]:
    """Give the fields that stand in the one line which a form is said in."""
    if in_full or not form.one_line:
        return set()
    return {name for name in form.fields if f"{{{name}}}" in form.brief}


def headlines(procedure: Procedure, answers: Answers, directory: Directory) -> list[str]:
    """Say in a line each what stands at the head of a dispute's page, child by child."""
    forms = procedure.forms
    keys = tuple(key for key in procedure.raising.form if forms[key].headline)
    return [
        brief(forms[children.form_of(key)], answers[key], directory)
        for key in children.spread(forms, keys, answers)
        if key in answers
    ]


def _shortened(filled: Filled, form: Form) -> Filled:
    return {name: _begins(form.fields[name], value) for name, value in filled.items()}


def _begins(field: FormField, value: Value) -> Value:
    left_out = len(value) - BEGINNING if field.kind == "long" else 0
    if left_out <= 0 or not isinstance(value, str):
        return value
    return f"{value[:BEGINNING]}\n{say.and_more_characters(left_out)}"


def _form(
    key: str,
    form: Form,
    filled: Filled,
    directory: Directory,
    words: dict[str, str],
    *,
    in_full: bool,
) -> Iterator[Json]:
    in_line = _in_line(form, in_full=in_full)
    if in_line:
        yield from blocks.read_out(form.title, brief(form, filled, directory), f"read-{key}")
    for name, field in form.fields.items():
        if name in in_line or not (in_full or filled.get(name)):
            continue
        if field.kind == "actions":
            rows = plan_said.actions(filled.get(name, []), directory)
            for number, (head, words_of_it) in enumerate(rows, start=1):
                yield from blocks.read_out(head, words_of_it, f"read-{key}-{name}-{number}")
        else:
            text = said(field, filled.get(name, ""), directory) or say.NOT_ANSWERED
            yield from blocks.read_out(fill(field.label, words), text, f"read-{key}-{name}")


def brief(form: Form, filled: Filled, directory: Directory) -> str:
    """Say a form in one line, as its template does, without what was not answered."""
    words = {
        name: _inside(field, filled.get(name, ""), directory) for name, field in form.fields.items()
    }
    said_all = [part for part in fill(form.brief, words).split(", ") if part]
    return ", ".join(said_all)


def _inside(field: FormField, value: Value, directory: Directory) -> str:
    if isinstance(value, str) and value in field.options:
        return field.options[value].said or field.options[value].label
    return said(field, value, directory)


def said(field: FormField, value: Value, directory: Directory) -> str:
    """Say one answer in words."""
    if field.kind == "shown":
        return filled_in.said(field, value)
    if isinstance(value, list):
        return ", ".join(field.options[one].label for one in value if isinstance(one, str))
    if not value:
        return ""
    match field.kind:
        case "date":
            return times.day(date.fromisoformat(value))
        case "moment":
            return times.moment(datetime.fromisoformat(value))
        case "person":
            return directory.name(value)
        case "one":
            return field.options[value].label if value in field.options else value
        case _:
            return value
