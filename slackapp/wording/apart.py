"""The words of what is sent without a dispute; those of its own kind stand in the file."""

from collections.abc import Iterable

from slackapp.wording import times
from slackapp.wording.filling import a, capital, listed, lower
from workflows.apart import ApartRow
from workflows.notices import Facts

#: What is said of them where no procedure in use has a word for them.
USUAL = "messages"
READ = "Read"
READ_IT = "Read it"
HELD = "It is kept. Slack asks the app to wait, so they are told as soon as it can be done."
NOT_ACKNOWLEDGED = "Nobody has acknowledged it yet. Each is reminded once, and nobody is chased."
SAY_BACK = "Would you like to say anything back?"
SAY_BACK_HELP = "Only whoever sent it reads this, and you."
THANKS = "Whoever sent it is told that you have acknowledged it."
NOT_YOURS_NOW = "Your post does not send this here any more. Your text is kept: copy what you need."
NOT_FOR_YOU = "Only whoever sent this and those it is for can open it."
TOO_LONG = "This is too long for the box. Say it in fewer words."


def typed(key: str, button: str) -> str:
    """Say in the help what to type."""
    return f"/drp {key}: {lower(button)}"


def not_yours(one: str) -> str:
    """Say to somebody whose post does not send it that it does not."""
    what = a(one) if one else "anything like this"
    return f"Your post does not send {what} here. Ask your manager who does."


def who_sees(told: str) -> str:
    """Say before anything is typed who will read it."""
    return f"Who sees this: you, the {told}. It is not posted, scored or ranked."


def you_hold_it(*, found: bool) -> str:
    """Say to somebody who thanks those they manage who hears of it in their own place."""
    if found:
        return "You are their manager. Yours is filled in; you can choose who else should hear."
    return (
        "You are their manager, and nobody above you is in the people list. Choose who else "
        "should hear of it."
    )


def they_have_it(names: list[str]) -> str:
    """Say after it is sent who has a message."""
    have = "has" if len(names) == 1 else "have"
    return f"{listed(names)} {have} a message. You are told when they have read it."


# ---- posted: safe on a lock screen ------------------------------------------------------------


def waits(facts: Facts) -> str:
    """Say to somebody it is for what the file says."""
    return f"{facts.reference}: {lower(facts.says)}"


def still_waits(facts: Facts) -> str:
    """Remind them, and say that nobody does so again."""
    return f"{waits(facts)} This is the only reminder."


def yours(facts: Facts) -> str:
    """Say to the sender where it is."""
    return f"{waits(facts)}. Open it here to see who has acknowledged it."


def has_acknowledged(facts: Facts) -> str:
    """Say to the sender which post has acknowledged it."""
    return f"{facts.reference}: the {facts.post} has acknowledged it."


def read_label(words: str, what: str, reference: str) -> str:
    """Name the button that opens it, for whoever hears it."""
    return f"{words}: {what} {reference}"


# ---- in lists ---------------------------------------------------------------------------------


def called(many: Iterable[str]) -> str:
    """Say "compliments", or "compliments and thanks"; of what nobody sends any more, the usual."""
    return listed(list(many) or [USUAL])


def for_you(called: str) -> str:
    """Head the part of App Home."""
    return f"{capital(called)} for you"


def see_all_label(number: int, called: str) -> str:
    """Name the button to the rest of them, for whoever hears it."""
    return f"See all {number} {called} for you"


def nothing(called: str) -> str:
    """Say that there are none."""
    return f"No {called} were sent by you, or to you."


def find_help(called: str) -> str:
    """Say what can be found in them: what was written in them cannot."""
    return (
        f"Reference or person. It is looked for in {called} that were sent by you, or to you; "
        "they are not found by a case number."
    )


def none_fits(called: str) -> str:
    """Say that nothing is found among them."""
    return f"Nothing matches in your {called}. Type a whole reference, or a person's name."


def stands(row: ApartRow) -> str:
    """Say where it stands, to its sender or to somebody it is for."""
    if row.mine is None:
        return _sent(row)
    if row.mine.at:
        return f"Acknowledged by you at {times.moment(row.mine.at)}."
    at = times.moment(row.listed.at)
    return row.rule.tell[0].says if row.mine.asked else f"Sent to you at {at}."


def _sent(row: ApartRow) -> str:
    at = times.moment(row.listed.at)
    return f"Sent by you at {at}. Acknowledged by {row.acknowledged} of {row.asked}."


# ---- on its page ------------------------------------------------------------------------------


def sent_by(name: str, told: str, at: str) -> str:
    """Say who sent it, to whom, and when."""
    return f"From {name} to {told}, sent at {at}."


def acknowledged(name: str, at: str) -> str:
    """Say who has acknowledged it, and when."""
    return f"{name} acknowledged it at {at}."
