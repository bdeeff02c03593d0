"""What needs mending, in words for those who run the app: counts, posts and dates, never names."""

from datetime import date, datetime

from slackapp.wording.times import day, moment

TITLE = "What needs mending"
NOTHING = "Nothing needs mending."
SEE = "See"
SEE_THEM = "See them"
PEOPLE = "People"
SETTINGS = "Settings check"
SETTINGS_HELP = "What drp doctor says without asking Slack. On the server it looks at more."
NO_CHANNEL = "No reminders channel is set, so no channel posts are sent. Set DRP_CHANNEL to its id."
CHANNEL_CLOSED = (
    "The reminders channel cannot be reached. In that channel type /invite and the app's name."
)
LOST_HELP = (
    "These did not arrive, or may not have. Telephone the person if they must know today. Once the "
    "reason is mended, most often the account or the address in the people list, it can be sent "
    "again. Reminders come anew by themselves."
)
AGAIN = "Try again"
IS_SENT = "It is sent again now. If it does not arrive, it is back in this list in a minute."
NOT_SENT = "Nothing was sent: it has been sent meanwhile, or is out of date."
ALL_ARRIVED = "Everything has arrived."
THE_CHANNEL = "The reminders channel"
LEFT_HELP = (
    "These wait for somebody who has left. Their manager, or whoever raised it, can "
    "pass each on or move it up; or enter who has the post now in the people list:"
)


def lost(number: int) -> str:
    """Say how many messages did not arrive."""
    many = "1 message" if number == 1 else f"{number} messages"
    return f"{many} of the last 7 days did not arrive, or may not have."


def held(number: int) -> str:
    """Say how many messages wait since a backup was restored."""
    wait = "1 message waits" if number == 1 else f"{number} messages wait"
    return (
        f"A backup was restored. {wait} that may have been sent before. "
        "On the server, drp outbox held prints what to let go, and what to drop."
    )


def emails(number: int) -> str:
    """Say how many e-mails wait, since nobody sends them here."""
    wait = "1 e-mail waits" if number == 1 else f"{number} e-mails wait"
    return (
        f"No mail server is set, or not over an encrypted line. {wait}; whoever raised each was "
        "asked to tell them another way."
    )


def one_lost(to: str, reference: str, since: datetime, file: str = "", *, refused: bool) -> str:
    """Say to whom a message was, about what, since when, and whether it may have arrived.

    *file* says what it carries, where it is an e-mail with a file.
    """
    about = f"{reference}." if reference else ""
    how = "" if refused else "It may have arrived: nobody knows."
    return " ".join(filter(None, (f"*{to}*, since {moment(since)}.", about, file, how)))


def again_label(number: int, reference: str, since: datetime) -> str:
    """Name the button that sends one of them again, for whoever hears it; without a name.

    Two may be about the same dispute, of the same minute.
    """
    return ", ".join(filter(None, (f"{AGAIN} {number + 1}", reference, moment(since))))


def more_lost(number: int) -> str:
    """Count those that a page has no room for."""
    return f"And {number} more."


def unnamed(number: int) -> str:
    """Count those of which nothing may be said."""
    which = "1 is" if number == 1 else f"{number} are"
    return (
        f"{which} not named here: about immediate safety, or sent without a dispute. Whoever sent "
        "it was told."
    )


def vacant(number: int) -> str:
    """Say how many posts nobody is found for: the weekly message says no more."""
    return "1 post is empty." if number == 1 else f"{number} posts are empty."


def left(number: int) -> str:
    """Say how many disputes wait for somebody who has left."""
    return f"A person with open work has left. {requests(number)}."


def requests(number: int) -> str:
    """Count requests."""
    return "1 request" if number == 1 else f"{number} requests"


def known_until(until: date) -> str:
    """Say when a calendar ends."""
    return f"The calendar is known until {day(until)}. Upgrade the app, or set its closures."


def unsettled(title: str) -> str:
    """Say that an owner has yet to decide something."""
    return f"{title}: its owner has not settled a limit. drp procedures check says which."


def see_label(what: str) -> str:
    """Name a button to one of several rows, for whoever hears it."""
    return f"{SEE}: {what}"
