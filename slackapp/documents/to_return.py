"""The form that somebody outside Slack would have had on the screen, to fill in and return."""

from collections.abc import Iterator

from slackapp.documents.paper import Heading, Lines, Paper, Part, Table, Words, plain
from slackapp.wording import acting
from slackapp.wording import form_to_return as say
from slackapp.wording.filling import fill, words_for
from workflows.choices import Choice
from workflows.notices import Facts
from workflows.procedure import Procedure
from workflows.questions import Form, FormField

#: Empty lines for actions; more can be written on another sheet.
ACTIONS = 3
HEADS = (acting.WHAT_DONE, acting.HOW_KNOWN, acting.WHO, acting.BY_WHEN)


def paper(procedure: Procedure, facts: Facts, address: str) -> Paper:
    """Give the document, which comes back to *address*: a part for each answer they can give."""
    return Paper(
        title=say.title(facts),
        subtitle=procedure.title,
        parts=tuple(_parts(procedure, facts, address)),
        foot=say.title(facts),
    )


def _parts(procedure: Procedure, facts: Facts, address: str) -> Iterator[Part]:
    choices = _choices(procedure, facts)
    several = [say.ONE_ONLY] if len(choices) > 1 else []
    yield Lines(lines=(say.head(facts), say.return_to(address), *several))
    words = words_for(procedure, reference=facts.reference, stage=facts.stage)
    for choice in choices:
        title = fill(say.part(choice.button, choice.help), words)
        yield Heading(level=1, text=title)
        yield Table(name=title, rows=((plain(say.TICK), plain(say.BOX)),))
        for key in choice.form:
            yield from _form(procedure.forms[key], facts.stage, words)
    yield Heading(level=1, text=say.SIGNED)
    yield Table(
        name=say.SIGNED, rows=tuple((plain(each), plain("")) for each in (say.WHO, say.WHEN))
    )


def _choices(procedure: Procedure, facts: Facts) -> list[Choice]:
    """Give what they could choose; of a message that had no buttons, what is offered in time."""
    every = procedure.choices_of(facts.step)
    offered = [name for name in facts.choices if name in every]
    offered = offered or [name for name, each in every.items() if each.when != "late" and each.form]
    return [every[name] for name in offered]


def _form(form: Form, stage: str, words: dict[str, str]) -> Iterator[Part]:
    """Give every question of the stage; also those that hang on another's answer."""
    there = [each for each in form.fields.values() if not each.at or stage in each.at]
    rows = tuple(
        (plain(fill(_question(each), words)), _room(each))
        for each in there
        if each.kind not in ("shown", "actions")
    )
    yield Heading(level=2, text=fill(form.title, words))
    if rows:
        yield Table(name=form.title, rows=rows)
    for each in there:
        if each.kind == "actions":
            empty = tuple(tuple(plain("") for _ in HEADS) for _ in range(ACTIONS))
            yield Table(name=each.label, heads=HEADS, rows=empty)


def _question(field: FormField) -> str:
    must = field.required and not field.asked_if
    return say.question(field.label, field.help, required=must)


def _room(field: FormField) -> tuple[Words, ...]:
    """Give answers to tick, or room to write."""
    options = [say.option(each.label) for each in field.options.values()]
    return tuple(Words(text=each) for each in options) or plain(
        "\n\n" if field.kind == "long" else ""
    )
