"""The form that asks for a monitoring report, what stands in its place, and the short message."""

from collections.abc import Mapping
from datetime import date

from slackapp import ids
from slackapp.views import blocks, elements
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written
from slackapp.wording import pages
from slackapp.wording import report_in_slack as say
from workflows.local_words import Called
from workflows.reporting.short import Summary


def form(first: date, last: date, procedures: Mapping[str, str]) -> Json:
    """Ask for the days and, where there are several, for the procedure."""
    made = [blocks.context(say.HELP, "help")]
    made.append(_box(say.FROM, ids.REPORT_FROM, elements.date_box(first.isoformat())))
    made.append(_box(say.TO, ids.REPORT_TO, elements.date_box(last.isoformat())))
    options = [blocks.option(title, key) for key, title in procedures.items()]
    menu = elements.menu_box(options, next(iter(procedures)))
    made.append(_box(say.PROCEDURE, ids.REPORT_PROCEDURE, menu))
    made += [blocks.context(say.NEXT, "next"), blocks.safety_last()]
    return blocks.modal(ids.REPORT, say.TITLE, made, submit=say.SUBMIT)


def _box(label: str, name: str, element: Json) -> Json:
    return blocks.input_block(label, element, ids.block(ids.REPORT_FORM, name))


def _files_button(file: str, short: Summary) -> Json:
    label = say.files_label(short.first, short.last, short.procedure)
    return blocks.button(say.MAIL_FILES, ids.REPORT_FILES, value=file, label=label)


def progress(*, done: bool) -> Json:
    """Say in place of the form how far it is."""
    words = say.DONE if done else say.MAKING
    made = [blocks.section(words, "progress"), blocks.safety_last()]
    return blocks.modal(ids.PAGE, say.TITLE, made, close=pages.CLOSE)


def message(letter: Letter) -> Written:
    """Write the figures in words, and how the files come: from a button, or why not."""
    short = letter.facts.report
    assert short  # noqa: S101 # a notice of this kind has it
    first, figures = say.of(short.first, short.last), say.figures(short)
    made = [
        blocks.section(f"*{first}*", "what"),
        blocks.context(blocks.escape(say.procedure(short.procedure)), "procedure"),
        blocks.section(blocks.escape(figures), "figures"),
    ]
    if short.months and not short.is_empty:
        made.append(blocks.section(say.by_month(short), "months"))
    small = say.small(Called(many=short.many))
    made.append(blocks.context(blocks.escape(small), "small"))
    if letter.facts.files:
        made.append(blocks.context(blocks.escape(say.FILES[letter.facts.files]), "files"))
    if letter.facts.file:
        made += blocks.actions([_files_button(letter.facts.file, short)], "do")
    return f"{first} {figures}", made
