"""What somebody who is asked may need instead of answering at once."""

from enum import StrEnum


class Need(StrEnum):
    """One of the things that a request offers beside its own buttons, in their order."""

    MORE_TIME = "more time"
    PASSING = "passing on"
    REMINDER = "reminder"
    ANSWERED = "answered"
    COVER = "cover"
    SAFETY = "safety"


class Answer(StrEnum):
    """Where an answer is given: with a choice, in the one form of a step, or in neither."""

    CHOICE = "choice"
    STEP = "step"
    STAGE = "stage"
    JOINT = "joint"
