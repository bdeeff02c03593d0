"""A box of a form, and what can be wrong with what stands in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.due import Span


class Why(StrEnum):
    """What is wrong with one box."""

    MISSING = "missing"
    BLANK = "blank"
    TOO_LONG = "too long"
    NOT_AN_OPTION = "not an option"
    NOT_A_DATE = "not a date"
    IN_THE_FUTURE = "in the future"
    IN_THE_PAST = "in the past"
    NO_ACTION = "no action"
    NOT_KNOWN = "not known"
    SOMEBODY_ELSE = "somebody else"
    BARRED = "barred"
    OVER_CAP = "over the cap"
    AFTER_STAGE = "after the limit of its stage"
    NO_REASON = "no reason for more than the cap"
    TWICE = "twice"
    OTHER_SIDE = "other side"
    NOT_A_NUMBER = "not a number"
    NOT_AN_ADDRESS = "not an address"
    SAME_CHILD = "same child"
    MOVED_BEFORE = "moved before"
    NOT_IN_SLACK = "not in slack"
    YOURSELF = "yourself"
    YOU_KNOW_OF_IT = "you know of it"
    IN_BOTH = "in both boxes"
    NOT_SECURE = "not secure"
    NOT_LATER = "not later than what is due now"
    TOO_FAR = "a year or more ahead"
    BEYOND_CALENDAR = "after the last day whose bank holidays are known"
    PROPOSED_ALREADY = "the very date that waits for an answer"
    NOBODY_AGREES = "nobody to agree with"


@dataclass(frozen=True, kw_only=True)
class Box:
    """One box of a form; for a plan, one part of one row."""

    form: str
    field: str
    row: str = ""
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A box that cannot stay as it is. ``says`` is the file's own sentence, where it has one.

    ``other`` is the form of the child who has the same answer; ``cap`` the most that people may
    agree on, where a date is later than that, and ``until`` the day that a date is measured by.
    """

    box: Box
    why: Why
    says: str = ""
    other: str = ""
    cap: Span | None = None
    until: date | None = None
