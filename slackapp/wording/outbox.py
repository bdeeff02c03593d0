"""What ``drp outbox`` says: kinds of messages, references, people and times."""

from slackapp.wording.auditing import kind
from slackapp.wording.mending import THE_CHANNEL
from slackapp.wording.times import moment
from workflows.notices import CHANNEL, IN_SLACK, OUTSIDE
from workflows.people import Directory
from workflows.use_cases.holding import Waits

STILL = (
    "Nothing at all is sent from this database: its restore came to no end. To hold what was owed "
    "before and send what is new, run: drp outbox hold"
)
FOR_TRYING = (
    "Nothing at all is sent from this database: it is a copy for trying. To use it in earnest, "
    "run: drp outbox hold"
)
THE_POST_OUTSIDE = "an address outside"
#: In place of whom it is for, where that would tell of an alert, or of what was sent apart.
NOT_NAMED = "not named here: about immediate safety, or sent without a dispute"


def waits(each: Waits, directory: Directory) -> str:
    """Say one that waits: its number, since when it is owed, what it is, about what, to whom."""
    held = each.held
    said = [f"{held.number:>6}", f"owed at {moment(held.owed_at)}"]
    if not each.to:
        return "  ".join([*said, NOT_NAMED])
    about = [each.reference] if each.reference else []
    return "  ".join([*said, kind(held.kind), *about, f"to {_to(each.to, directory)}"])


def _to(to: str, directory: Directory) -> str:
    if to == CHANNEL:
        return THE_CHANNEL.lower()
    if to.startswith(IN_SLACK):
        return f"the Slack account {to.removeprefix(IN_SLACK)}"
    return THE_POST_OUTSIDE if to == OUTSIDE else directory.name(to)


def in_all(number: int) -> str:
    """Say how much waits, and what can be done with it."""
    if not number:
        return "Nothing waits that was owed before a restore."
    return (
        f"Waiting: {number}. The app may have sent them before the restore. Let those go that were "
        "not: drp outbox release WHICH. Drop the others: drp outbox drop WHICH. "
        "WHICH is a number, the reference of a dispute, or all."
    )


def released(number: int) -> str:
    """Say how much goes, and what becomes of reminders."""
    go = "1 message goes" if number == 1 else f"{number} messages go"
    return (
        f"{go} once drp run or drp worker runs. Of reminders each person gets one list, of what is "
        "still so."
    )


def dropped(number: int) -> str:
    """Say how much never goes."""
    are = "1 message is" if number == 1 else f"{number} messages are"
    return f"{are} not sent. That they were owed stays in the record."


def does_not_wait(name: str) -> str:
    """Say that something that was named is not among what waits."""
    return f'"{name}" does not wait. Nothing was changed. drp outbox held prints what waits.'
