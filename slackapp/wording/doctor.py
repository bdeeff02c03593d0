"""What ``drp doctor`` finds, and how to mend each thing."""

from datetime import date

from slackapp.wording.times import day

BOT_MISSING = (
    "SLACK_BOT_TOKEN is not set. In api.slack.com/apps choose your app, OAuth & Permissions, "
    "and copy the Bot User OAuth Token (xoxb-...)."
)
APP_MISSING = (
    "SLACK_APP_TOKEN is not set. In api.slack.com/apps choose your app, Basic Information, "
    "App-Level Tokens, and make one with connections:write (xapp-...)."
)
NO_WAY_IN = (
    "Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set, so Slack cannot reach the app. "
    "docs/install.md says where Slack shows them, and which of the two you need."
)
SETTINGS = "The settings can be read."
KEYS = "There is an encryption key."
DATABASE = "The database answers and is up to date."
DATABASE_SILENT = "The database does not answer. Look at DRP_DATABASE_URL, the disk and its rights."
NO_CHANNEL = (
    "DRP_CHANNEL is not set, so no channel posts are sent. "
    "Set it to the channel's id, then run drp doctor."
)
CHANNEL = "The reminders channel can be reached."
CHANNEL_CLOSED = (
    "The reminders channel cannot be reached. In that channel type /invite and the app's name."
)
NO_PEOPLE = "The people list is empty. Import it: drp people import FILE.csv"
NO_ADMINISTRATORS = (
    "DRP_ADMINISTRATORS is not set, so nobody is told when something needs mending. "
    "Set it to Slack ids, comma-separated."
)
NO_SAFETY_NUMBER = (
    "No telephone number for immediate safety is set. Put telephone and out_of_hours under "
    "[safety] in drp.toml."
)


def bot_token(team: str) -> str:
    """Say that Slack takes the token, and for which workspace."""
    return f"Slack takes SLACK_BOT_TOKEN, for the workspace {team}."


def token_refused(name: str, code: str) -> str:
    """Say that Slack refuses a token."""
    return f"Slack refuses {name} ({code}). Copy it again from api.slack.com/apps."


def slack_silent(kind: str) -> str:
    """Say that Slack could not be reached."""
    return f"Slack cannot be reached ({kind}). Look at the network, the proxy and SLACK_API_URL."


def port_taken(port: int) -> str:
    """Say that something else listens where the app should."""
    return f"Port {port} is taken on this machine. Set DRP_PORT to another one."


APP_TAKEN = "Slack takes SLACK_APP_TOKEN for Socket Mode."


def procedure(key: str, stages: int) -> str:
    """Say that a procedure can be used."""
    return f"The procedure {key} can be used ({stages} stages)."


def people(number: int) -> str:
    """Say how many people hold a post."""
    return f"{number} people hold a post."


def nobody(post: str) -> str:
    """Say that a post is empty."""
    return f"Nobody holds the post {post}. Add somebody to the people list and import it again."


def has_left(name: str) -> str:
    """Say that somebody in the list cannot be reached in Slack."""
    return f"{name} is in the people list, but has left Slack or is not known there."


def holidays_end(until: date) -> str:
    """Say that the calendar is about to end."""
    return (
        f"Bank holidays are known until {day(until)} only. Upgrade the app, "
        "or set known_until under [closures] in drp.toml once you have checked the dates."
    )


def holidays_known(until: date) -> str:
    """Say how far bank holidays are known."""
    return f"Bank holidays are known until {day(until)}."


def summary(wrong: int, open_points: int) -> str:
    """Say how it stands."""
    if wrong:
        return f"{wrong} to mend before the app can run."
    return f"Ready to run, {open_points} to look at." if open_points else "Everything is in order."
