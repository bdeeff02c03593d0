"""What the rows and columns of the report's tables are called, and how figures are said."""

from workflows.reporting.protecting import Mark, Shown

ROWS = {
    "flow": {
        "opening": "Open when the period began",
        "raised": "Raised",
        "reopened": "Reopened",
        "resolved": "Resolved",
        "otherwise": "Ended in another way",
        "open": "Open at the end",
    },
    "replies": {
        "first_date": "By the first date",
        "agreed_date": "By a later date that both agreed, or not yet due by it",
        "late": "Not by then",
    },
    "above": {"lowest": "At the lowest stage", "above": "Above it"},
    "silence": {
        "by_1": "Within 1 working day",
        "by_5": "After 2 to 5 working days",
        "after_5": "After more than 5 working days",
        "nobody": "Nobody yet",
    },
    "raised_late": {"later": "Later than the limit", "in_time": "Within the limit"},
    "age": {
        "to_5": "Up to 5 working days",
        "to_10": "6 to 10 working days",
        "to_20": "11 to 20 working days",
        "over_20": "Over 20 working days",
    },
    "repeats": {"again": "Raised within a year before", "first_time": "Not raised before"},
    "siblings": {"several": "About several children", "one": "About one child"},
    "actions": {
        "by_date": "Done by the date",
        "after_date": "Done later",
        "not_done": "Not done yet",
    },
    "copies": {"made": "All copies made", "owed": "A copy is still owed"},
    "told": {"made": "Told", "not_yet": "Not told, by the record"},
    "apart": {"acknowledged": "Acknowledged", "waiting": "Not yet acknowledged"},
    "cap": {"cap": "Open longer than the limit"},
    "drafts": {"drafts": "Begun and never sent"},
    "service": {
        "dates_moved": "Due dates moved by agreement",
        "passed_on": "Questions passed on",
        "as_cover": "Acts of somebody covering",
        "not_delivered": "Messages not delivered",
    },
}
#: Wherever a row has no answer, or several.
SHARED = {
    "not_asked": "Not asked or not answered",
    "several": "Not the same for each child",
    "written": "Something is written",
    "empty": "Nothing is written",
}
OTHER_AGENCIES = "Other agencies"
ALL = "All"
IN_ALL = "Whole period"
BEFORE = "Before the period"
TOTAL_OF = {
    "raised": "Raised",
    "resolved": "Resolved",
    "otherwise": "Ended in another way",
    "open": "Open at the end",
    "late": "Not answered in time",
    "replies": "Replies due",
    "actions": "Actions due",
    "copies": "Ended, with copies owed",
}
TOTAL = "All"
OF_HOW_MANY = "Of how many"
STAGE, COUNT, SHARE = "Stage", "Number", "Share"
GROUP, PERIOD = "Group", "Month"
RESOLVED_BY = (
    "Number",
    "A quarter resolved within",
    "Half resolved within",
    "Three quarters within",
)
DAYS, LEFT = "Working days", "Not resolved by then"
NOT_REACHED = "not reached, or not shown"
EVERY_STAGE = "All stages"

UNDER = "under 5"
HIDDEN = "not shown"


def figure(shown: Shown) -> str:
    """Say a figure: the number, or why there is none."""
    said = {Mark.UNDER: UNDER, Mark.HIDDEN: HIDDEN, Mark.WITHHELD: HIDDEN}
    return said.get(shown.mark) or f"{shown.number:,}"


def working_days(number: int) -> str:
    """Say a number of working days."""
    return f"{number} working {'day' if number == 1 else 'days'}"


def percent(number: int, how: str = "exactly") -> str:
    """Say a share, or what it is no less or more than."""
    before = {"exactly": "", "at_least": "at least ", "at_most": "at most "}[how]
    return f"{before}{number}%"
