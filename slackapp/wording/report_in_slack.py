"""What is said of the monitoring report in Slack: figures in words, and never a person."""

from collections.abc import Iterator
from datetime import date

from slackapp.wording import report_rows as rows
from slackapp.wording import reporting as say
from workflows.local_words import Called
from workflows.reporting.period import MOST_MONTHS
from workflows.reporting.protecting import Shown
from workflows.reporting.short import Summary
from workflows.use_cases import overseeing
from workflows.use_cases.mailing_files import Cannot
from workflows.use_cases.overseeing import Why

TITLE = "Report"
FROM, TO, PROCEDURE = "From", "To", "Procedure"
SUBMIT = "Make the report"
HELP = "Figures of whole months, for those who oversee. Nobody is named in them."
MAKING = "The report is being made. It comes to you as a direct message; you can close this."
DONE = "The report is made. It is on its way to you as a direct message."
NEXT = "Figures under 5 are not shown."
FOR_OVERSEERS = (
    "The report is for those who oversee the procedure. Whoever installed the app names them in "
    "its settings (DRP_OVERSEERS)."
)
TYPED = "/drp report: figures, for overseers"
TYPE_A_DATE = "Enter a date."
MAIL_FILES = "E-mail me the files"
ARE_MAILED = (
    "The page, the table and the workbook are on their way to your own e-mail address. If they are "
    "not delivered, a message tells you."
)
NOT_IN_USE = (
    "This procedure is not in use here any more, so its files cannot be made. Ask an administrator "
    "to put it in use again."
)
_BY_COMMAND = "An administrator makes the page, the table and the workbook with drp report."

#: How the files of a report come to whoever reads it in short.
FILES = {
    overseeing.MAILED: ARE_MAILED,
    Cannot.NOT_SET_UP: f"E-mail is not set up here. {_BY_COMMAND}",
    Cannot.NO_ADDRESS: (
        "Its files are not mailed to you: the people list has no e-mail address for your Slack "
        f"account. Ask an administrator to add it. Until then: {_BY_COMMAND[0].lower()}"
        f"{_BY_COMMAND[1:]}"
    ),
    Cannot.NOT_SECURE: (
        "Its files are not mailed to you: your e-mail address in the people list is not a secure "
        "one. Ask an administrator to change it. Until then: "
        f"{_BY_COMMAND[0].lower()}{_BY_COMMAND[1:]}"
    ),
}

#: Why there is no report, at the box that is to be changed.
WHY = {
    Why.BACKWARDS: "Enter a date that is not before the first one.",
    Why.NOT_OVER: "Enter the last day of a month that is over.",
    Why.STARTS_WITHIN: "Enter the first day of a month: a report is of whole months.",
    Why.ENDS_WITHIN: "Enter the last day of a month: a report is of whole months.",
    Why.TOO_LONG: say.too_long(MOST_MONTHS),
    Why.NOTHING: f"{say.NOTHING} Choose other dates.",
}


def of(first: date, last: date) -> str:
    """Say what a report is of."""
    return f"Report for {say.period(first, last)}."


def title(first: date, last: date, procedure: str) -> str:
    """Give the title of the e-mail that carries its files, in one line as a header must be."""
    return f"Report for {say.period(first, last)}: {' '.join(procedure.split())}"


def files_label(first: date, last: date, procedure: str) -> str:
    """Name the button, for whoever hears it."""
    return f"{MAIL_FILES}: {say.period(first, last)}, {procedure}"


def procedure(title: str) -> str:
    """Name the procedure."""
    return f"Procedure: {title}."


def figures(short: Summary) -> str:
    """Say the figures that people look for first."""
    return " ".join(headlines(short))


def headlines(short: Summary) -> tuple[str, ...]:
    """Say them, a sentence each."""
    return tuple(_headlines(short))


def _headlines(short: Summary) -> Iterator[str]:
    if short.is_empty:
        yield say.NOTHING
        return
    yield say.headline(rows.ROWS["flow"]["raised"], rows.figure(short.raised))
    yield say.headline(rows.ROWS["flow"]["resolved"], rows.figure(short.resolved))
    yield say.headline(rows.ROWS["flow"]["open"], rows.figure(short.open))
    on_time = short.on_time
    share = rows.percent(on_time.percent, on_time.how) if on_time else rows.HIDDEN
    yield say.replies(share, rows.figure(short.replies))
    if short.half is not None:
        yield say.half(rows.working_days(short.half))
    for each in short.apart:
        title = f"{each.many[:1].upper()}{each.many[1:]}"
        yield say.sent_apart(title, rows.figure(each.sent), rows.figure(each.acknowledged))


def by_month(short: Summary) -> str:
    """Say what was raised and resolved month by month, in one line."""
    said = (_month(each.month, each.raised, each.resolved) for each in short.months)
    return f"Raised and resolved by month: {'; '.join(said)}."


def _month(name: str, raised: Shown, resolved: Shown) -> str:
    return f"{say.month(name)} {rows.figure(raised)} and {rows.figure(resolved)}"


def small(called: Called) -> str:
    """Say how figures are to be read."""
    return say.MORE_IS_NOT_WORSE.format(many=called.many)
