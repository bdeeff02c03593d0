"""The words of the pages that lay a dispute open."""

from slackapp.wording.filling import to_do
from workflows.rungs import stage_name

WHERE = "Where it stands"
CAN_DO = "What you can do now"
BESIDE = "At any time"
ENDS_IT = "The dispute ends. The record stays."
LEAVE_IT = "Go on with it"
HISTORY = "History, newest first"
READ = "Read"
NOT_ANSWERED = "Not answered"
CONTINUED = "(continued)"
VIEWING = "This viewing is recorded."
NEWER = "Newer"
OLDER = "Older"
PROVISIONAL = "To be confirmed when bank holidays are published."


def and_more_characters(number: int) -> str:
    """Say how much of a long answer is left out."""
    return f"and {number:,} more {'character' if number == 1 else 'characters'}"


def now_at(stage: str, post: str, what: str, due: str) -> str:
    """Say where a live dispute stands."""
    return f"Now at {stage_name(stage)}: {post} to {to_do(what)} {due}."


def now_late(stage: str, not_recorded: str) -> str:
    """Say where one stands that is past its date."""
    return f"Now at {stage_name(stage)}: {not_recorded}"


def overall_passed(due: str) -> str:
    """Say that the time for the whole is over, and that it goes on."""
    return f"The whole process was to end {due}. That date has passed."


def ended_as(title: str, stage: str, at: str) -> str:
    """Say how it ended."""
    return f"{title} at {stage_name(stage)}, at {at}."


def rung_to_come(title: str, post: str) -> str:
    """Say a rung above."""
    return f"{title}, {post}: to come"


def rung_not_used(title: str, post: str) -> str:
    """Say a rung that was skipped."""
    return f"{title}, {post}: not used"


def rung_now(title: str, post: str) -> str:
    """Say the live rung."""
    return f"{title}, {post}: now"


def rung_ended(title: str, post: str, on: str, how: str) -> str:
    """Say a rung that was left."""
    return f"{title}, {post}: ended on {on}, {how}"


def was_ended(title: str, on: str, how: str) -> str:
    """Say in a form how a rung was left."""
    return f"{title}: ended on {on}, {how}."


def was_not_used(title: str) -> str:
    """Say in a form that a rung was skipped."""
    return f"{title}: not used."


def is_now(rung: str) -> str:
    """Say in a form where it stands."""
    return f"Now: {rung}."


def to_come(rungs: str) -> str:
    """Say in a form which rungs are above."""
    return f"To come: {rungs}."


def procedure(title: str) -> str:
    """Name the procedure."""
    return f"Procedure: {title}."


def read_label(number: int, what: str, at: str) -> str:
    """Name a button that reads one entry, for whoever hears it: two may be of one day."""
    return f"Read {what}, line {number}, {at}"


def showing(first: int, last: int, of: int) -> str:
    """Say which entries are shown."""
    return f"{first} to {last} of {of}."


def done_when(measure: str) -> str:
    """Say how an action is known to be done."""
    return f"Done when: {measure}"


def who_does(name: str) -> str:
    """Say who does an action."""
    return f"Who: {name}"


def by_day(when: str) -> str:
    """Say by when an action is done."""
    return f"By: {when}"
