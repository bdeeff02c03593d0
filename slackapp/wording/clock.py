"""What ``drp clock audit`` says; references, kinds and times only."""

from slackapp.wording.times import moment
from workflows.reminders import Because
from workflows.use_cases.missing import Missing, What

#: What a reminder was for, or a look is.
FOR = {
    Because.LIMIT: "the date itself",
    Because.BEFORE: "the day before a date",
    Because.AGAIN: "a date that has passed",
    Because.ACTION: "an agreed action",
}
MORNING = "Nothing is set for the next working morning: no reminders, no digest."
WHOLE = "Everything that should have fallen due is recorded, and everybody was reminded."
WHAT_TO_DO = (
    "Look whether the app runs (drp doctor). Then drp clock audit --mend, which sets what is "
    "missing, and the running app does it within a minute; then drp clock audit again."
)
MENDED = (
    "It is set again. Where the app runs, it is done within a minute: then drp clock audit again. "
    "What is found then, drp db verify may explain."
)


def missing(found: Missing) -> str:
    """Say one thing that is missing."""
    if found.what is What.MORNING:
        return MORNING
    about, at = FOR[found.because], moment(found.at)
    match found.what:
        case What.FALLEN_DUE:
            return f"{found.reference}: should have fallen due at {at}, and is not recorded."
        case What.REMINDER:
            return f"{found.reference}: nobody was reminded at {at}, for {about}."
        case _:
            return f"{found.reference}: nothing is set to look at it at {at}, for {about}."


def summary(many: int, *, mended: bool) -> str:
    """Say how much was found, and what to do."""
    if not many:
        return WHOLE
    return f"Found: {many}. {MENDED if mended else WHAT_TO_DO}"
