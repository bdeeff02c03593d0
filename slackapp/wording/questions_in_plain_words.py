"""The questions of a procedure in plain words, with their answers and what helps to answer."""

from collections.abc import Iterator

from slackapp.wording import in_plain_words as say
from workflows.procedure import Procedure
from workflows.questions import WORDS, Form, FormField

Lines = Iterator[str]


def form(asked: Form) -> Lines:
    """Give the questions of a form."""
    if asked.help:
        yield asked.help
    if asked.per_child:
        yield "Asked for each child."
    for field in asked.fields.values():
        yield from _field(field)
    for each in asked.guidance:
        yield say.cited(f'Guidance: "{each.says}"', each)


def _field(field: FormField) -> Lines:
    said = say.plain(field.label) + ("" if field.required else " (may be left empty)")
    yield say.cited(f"- {said}", field)
    if field.help:
        yield f"    {field.help}"
    for prompt in field.prompts:
        yield f"    * {prompt}"
    for option in field.options.values():
        sources = f" [{', '.join(option.source)}]" if option.source else ""
        yield f"    ( ) {option.label}{sources}"
        if option.examples:
            yield f"        {option.examples}"
    if field.begins:
        yield "    The text of a message that somebody raises from begins here."
    if field.category:
        yield "    Disputes are listed and counted by this answer."
    if field.counted and field.kind in WORDS:
        yield "    The monitoring report counts whether anything is written here, not what."
    elif field.counted:
        yield "    The monitoring report counts how many gave each answer."
    for back in field.counts_back:
        days = f"{back.working_days} working day{'s' if back.working_days > 1 else ''}"
        yield say.cited(f"    Worked back: {back.label}, {days} before", back)


def guidance(procedure: Procedure) -> Lines:
    """Give the words that are only read, and the local wording."""
    yield from (say.cited(f'"{each.says}"', each) for each in procedure.guidance)
    yield from (f'{name}: "{words}"' for name, words in procedure.words.items())
