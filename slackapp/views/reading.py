"""Answers to read, as they were given: the check page, the forms' upper half, the history."""

from collections.abc import Iterator
from datetime import date, datetime

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import acting as acting_words
from slackapp.wording import showing as say
from slackapp.wording import times
from slackapp.wording.filling import fill
from workflows.forms import Answers, Filled, Row, Value
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
    for key in keys:
        if key in answers:
            form = procedure.forms[key]
            filled = _shortened(answers[key], form) if shortened else answers[key]
            made += _form(key, form, filled, directory, words, in_full=in_full)
    return made


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
    in_line = set[str]()
    if form.one_line and not in_full:
        in_line = {name for name in form.fields if f"{{{name}}}" in form.brief}
        yield from blocks.read_out(form.title, brief(form, filled, directory), f"read-{key}")
    for name, field in form.fields.items():
        if name in in_line or not (in_full or filled.get(name)):
            continue
        if field.kind == "actions":
            yield from _actions(f"read-{key}-{name}", filled.get(name, []), directory)
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


def _actions(block_id: str, rows: Value, directory: Directory) -> Iterator[Json]:
    plan: list[Row] = [row for row in rows if isinstance(row, dict)]
    for number, row in enumerate(plan, start=1):
        yield from blocks.read_out(
            acting_words.action(number), action(row, directory), f"{block_id}-{number}"
        )


def action(row: Row, directory: Directory) -> str:
    """Say one action: what, how it is known to be done, who, by when."""
    due = row.get("due", "")
    return "\n".join(
        (
            row.get("action", ""),
            say.done_when(row.get("measure", "")),
            say.who_does(directory.name(row.get("who", ""))),
            say.by_day(times.day(date.fromisoformat(due)) if due else ""),
        )
    )
