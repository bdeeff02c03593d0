"""What ``drp doctor`` finds of the app as it runs, and how to mend each thing."""

from datetime import datetime, timedelta

from slackapp.wording.times import how_long, moment

NOTHING_LATE = "Nothing that is due waits to be looked at, and no message waits for Slack."


def port_free(port: int) -> str:
    """Say that the app can listen, and does not run."""
    return f"Port {port} is free for the app."


def runs(port: int) -> str:
    """Say that the app runs and is well."""
    return f"The app runs on port {port}, and says that it is ready."


def not_ready(wrong: list[str]) -> str:
    """Say what the running app says of itself."""
    return f"The app runs, and is not ready: {', '.join(wrong)}. Its log says more."


def nobody_looks(late: timedelta) -> str:
    """Say that reminders are late."""
    return (
        f"Something was due {how_long(late)} ago, and nothing has looked at it. "
        "Start drp run, or drp worker beside it."
    )


def messages_wait(number: int, oldest: timedelta) -> str:
    """Say that messages do not go."""
    wait = "waits" if number == 1 else "wait"
    return (
        f"{_messages(number)} {wait} to be sent, the oldest for {how_long(oldest)}. "
        "They go when drp run or drp worker runs and Slack answers."
    )


def not_delivered(number: int) -> str:
    """Say how many messages Slack will never take."""
    return (
        f"In the last 7 days {_messages(number)} could not be delivered. "
        "The app's log says of each when, and why."
    )


def may_be_lost(number: int) -> str:
    """Say how many messages Slack may have taken, or not."""
    them = "it" if number == 1 else "them"
    return (
        f"In the last 7 days there was no answer to {_messages(number)}, so Slack may not have "
        f"taken {them}. A reminder is followed by the next."
    )


def emails_wait(number: int, oldest: timedelta) -> str:
    """Say that e-mails do not go."""
    wait = "waits" if number == 1 else "wait"
    return (
        f"{_emails(number)} {wait} to be sent, the oldest for {how_long(oldest)}. "
        "They go when drp run or drp worker runs and the mail server answers."
    )


def emails_lost(number: int) -> str:
    """Say how many e-mails did not arrive, or may not have."""
    return (
        f"In the last 7 days {_emails(number)} did not arrive, or may not have. What needs mending "
        "on App Home says which."
    )


def _emails(number: int) -> str:
    return "1 e-mail" if number == 1 else f"{number} e-mails"


def _messages(number: int) -> str:
    return "1 message" if number == 1 else f"{number} messages"


def not_looked_since(at: datetime) -> str:
    """Say since when nothing looks at what is due, in any process."""
    return (
        f"Nothing has looked at what is due since {moment(at)}. Start drp run; where it runs, "
        "docs/operations.md says what to do."
    )
