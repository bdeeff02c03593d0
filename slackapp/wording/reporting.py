"""What the monitoring report says beside its figures, and what is said of making one."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from slackapp.wording.times import day, moment

TITLE = "Monitoring report"
CONTENTS = "What is in this report"
ABOUT = "About this report"
HEADLINES = "In short"
MONTHS = "Months"
PERIOD, ORGANISATION, PROCEDURE = "Period", "Partnership or agency", "Procedure"
VERSION, EARLIER = "Version, by its hash", "Earlier versions that count"
CALENDAR, MADE = "Calendar", "Made"
NOT_NAMED = "Not named. Set DRP_ORGANISATION to its name."
NOTHING = "Nothing was recorded in this period."
NOTHING_MORE = "Choose other dates for a report with figures."
DEFINITION = "Definition"
TABLE = "Figures"
NOT_KEPT = "What is not kept"
NOT_KEPT_INTRO = "A report like this often has more measures. The record cannot give these:"
NOT_HERE_INTRO = "Under this procedure there are no figures for these:"
HIDING = "How small figures are hidden"
HOW_HIDDEN = (
    'Counts under 5 are not shown, zero too: they say "under 5". Where one could be worked out '
    'from others, another one says "not shown", or the whole table is left out: each figure under '
    "5 could still be any number from 0 to 4.",
    "That is so in this report alone. A month can be subtracted from the quarter that it is in, so "
    "hand on reports of one length of time, none of which overlap; and months only to those who "
    "may know what is hidden in the longer ones.",
    'A share is exact where both parts of it are shown; else it says "at least" or "at most" what '
    "follows from what is shown.",
    "No person is named or ranked. Nothing here is coloured as good or bad: where more is raised, "
    "it can mean that people feel able to challenge.",
)
MORE_IS_NOT_WORSE = "Figures under 5 are not shown. More {many} do not mean worse work."
WITHHELD = "Too few to be shown without showing a figure under 5."
NO_CURVE = "Too few to draw a curve: it takes 20 or more."
SAMPLE = "A sample of invented data. Nothing in it happened, and nobody in it exists."
CSV_HEAD = ("measure", "group", "period", "value", "n", "definition")
SHEETS = {"about": "About", "headlines": "In short", "not_kept": "Not kept", "hiding": "Hiding"}
LIST_BETWEEN = "; "


def period(first: date, last: date) -> str:
    """Say the days of a report: "1 to 30 November 2026"."""
    start, end = _plain(first), _plain(last)
    if first == last:
        return end
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
        if first.month == last.month:
            start = str(first.day)
    return f"{start} to {end}"


def _plain(value: date) -> str:
    return day(value).partition(" ")[2]


def month(name: str, *, short: bool = False) -> str:
    """Say a month: "November 2026", or "Nov 26" under a chart."""
    year, _, number = name.partition("-")
    whole = _plain(date(int(year), int(number), 1)).split()[1]
    return f"{whole[:3]} {year[2:]}" if short else f"{whole} {year}"


def made(at: datetime) -> str:
    """Say when it was made."""
    return moment(at)


def version(hash: str) -> str:
    """Say which text of the procedure is in use."""
    return hash


def calendar(version: str, title: str) -> str:
    """Say by which days working days are counted."""
    return f"{title}, version {version}"


CALENDARS = {
    "ENG": "Working days in England",
    "WLS": "Working days in Wales",
    "SCT": "Working days in Scotland",
    "NIR": "Working days in Northern Ireland",
}


def heading(title: str, organisation: str) -> str:
    """Say what a page is, for the title of a window."""
    return f"{title}, {organisation}" if organisation else title


# ---- pictures, for whoever hears them ------------------------------------------------------------


def picture(title: str, said: Iterable[str]) -> str:
    """Say what a chart shows: everything in it, in a sentence."""
    return f"{title}. {'; '.join(said)}."


def bar(label: str, value: str, share: str) -> str:
    """Say one bar."""
    return f"{label}: {value}{f', {share}' if share else ''}"


def point(name: str, value: str, number: str) -> str:
    """Say one point of a line, with how many it is of."""
    return f"{name}: {value} of {number}"


def step(days: int, left: str) -> str:
    """Say one step of the curve."""
    return f"after {days} working {'day' if days == 1 else 'days'} {left} not resolved"


def number_of(n: str) -> str:
    """Say how many something is of: "n 42"."""
    return f"n {n}"


# ---- in short ------------------------------------------------------------------------------------


def headline(label: str, value: str) -> str:
    """Say one figure: "Raised 34."."""
    return f"{label} {value}."


def replies(share: str, number: str) -> str:
    """Say how many replies were on time."""
    of = f" (n {number})" if number != share else ""
    return f"Replies on time {share}{of}."


def half(days: str) -> str:
    """Say within how many working days half were resolved."""
    return f"Half were resolved within {days}."


def sent_apart(title: str, sent: str, acknowledged: str) -> str:
    """Say how many compliments there were."""
    return f"{title} {sent}, acknowledged {acknowledged}."


# ---- what became of it ---------------------------------------------------------------------------


def written(files: Iterable[Path]) -> str:
    """Say which files there are now."""
    return "\n".join(str(file) for file in files)


def is_empty(title: str) -> str:
    """Say that a report has no figures."""
    return f"{title}: {NOTHING[0].lower()}{NOTHING[1:]} The page says so."


def not_a_period(first: date, last: date) -> str:
    """Say that a time ends before it begins."""
    return f"The last day, {day(last)}, is before the first, {day(first)}. Give a later --to."


#: Two reports that overlap by all but a day would tell what happened on that day.
STARTS_WITHIN = "A report is of whole months. Give the first day of one as --from."
ENDS_WITHIN = "A report is of whole months. Give the last day of one as --to."
NOT_OVER = "A report is of months that are over. Give the last day of an earlier one as --to."


def too_long(months: int) -> str:
    """Say that one report cannot be of so long."""
    return f"A report is of {months} months at most. Make several."


def not_in_use(key: str, keys: Iterable[str]) -> str:
    """Say that nothing is reported of a procedure that is not in use."""
    return f'"{key}" is not a procedure in use. In use: {", ".join(keys)}.'


def progress(done: int, many: int) -> str:
    """Say how far it is."""
    return f"{done} of {many} disputes read"
