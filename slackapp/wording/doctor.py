"""What ``drp doctor`` finds, and how to mend each thing."""

from datetime import date, timedelta

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
OVER_HTTP = "SLACK_SIGNING_SECRET is set: Slack posts to the app over HTTP."
NOT_SIGNED = (
    "SLACK_SIGNING_SECRET does not look like one. In api.slack.com/apps choose your app, Basic "
    "Information, App Credentials, and copy the Signing Secret (32 characters)."
)
SCOPES = "The app has the permissions that it needs, and no other."
CLOCK = "This machine's clock agrees with Slack's."
ROOM = "There is room on the disk."
NOTHING_LATE = "Nothing that is due waits to be looked at, and no message waits to be sent."
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


def channel_refused(code: str) -> str:
    """Say that Slack does not let us look at the channel."""
    return f"Slack does not say whether the reminders channel can be reached ({code}). Try again."


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


def unsettled(key: str, asked: str, *, blocks: bool) -> str:
    """Say that a limit waits for its owner's decision, and what that means for new disputes."""
    then = " Nobody can raise under it before: see DRP_OPEN_QUESTIONS." if blocks else ""
    return f"The procedure {key}: {asked} Ask the owner, then write it into the file.{then}"


def text_lost(key: str, hash: str, number: int) -> str:
    """Say that disputes cannot go on, since the text they began under cannot be read."""
    many = "1 open dispute" if number == 1 else f"{number} open disputes"
    return (
        f"{many} began under a text of {key or 'a procedure'} ({hash[:8]}) that is in no file now, "
        "and cannot be read from the database. Put the file back as it was, or run the version of "
        "the app that it began with."
    )


TEXTS_KEPT = "The text that each open dispute began under can be read."


def people(number: int) -> str:
    """Say how many people hold a post."""
    return f"{number} people hold a post."


def nobody(post: str) -> str:
    """Say that a post is empty."""
    return f"Nobody holds the post {post}. Add somebody to the people list and import it again."


def administrator(slack_id: str) -> str:
    """Name somebody who runs the app, and need not be in the people list."""
    return f"{slack_id} of DRP_ADMINISTRATORS"


def left_behind(references: list[str]) -> str:
    """Say which disputes wait for nobody."""
    many = f"{len(references)} open {'dispute waits' if len(references) == 1 else 'disputes wait'}"
    return (
        f"{many} for somebody who holds no post any more: {', '.join(references)}. "
        "Put them, or whoever has the post now, into the people list."
    )


def is_a_bot(name: str) -> str:
    """Say that somebody in the list is a program."""
    return f"{name} is in the people list, and is an app in Slack. Enter a person."


def is_a_guest(name: str) -> str:
    """Say that somebody in the list is a guest."""
    return f"{name} is in the people list, and is a guest in Slack. Check that this is meant."


def of_another_organisation(name: str) -> str:
    """Say that somebody in the list cannot use the app."""
    return (
        f"{name} is in the people list, and belongs to another organisation in Slack, from "
        "which the app takes nothing. They need an account in this workspace."
    )


def scopes_lacking(scopes: list[str]) -> str:
    """Say which permissions the app needs and has not."""
    return (
        f"The app lacks the permission {', '.join(scopes)}. In api.slack.com/apps choose your "
        "app, compare its manifest with manifest.yml, and install it to the workspace again."
    )


def scopes_more(scopes: list[str]) -> str:
    """Say which permissions the app has and does not need."""
    return f"The app has more permissions than it needs: {', '.join(scopes)}. Take them away."


def clock_off(off: timedelta) -> str:
    """Say that our time is not Slack's."""
    which = "ahead of" if off > timedelta() else "behind"
    return (
        f"This machine's clock is {_length(abs(off))} {which} Slack's, and due dates are counted "
        "by it. Switch time synchronisation on."
    )


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
        f"Something was due {_length(late)} ago, and nothing has looked at it. "
        "Start drp run, or drp worker beside it."
    )


def messages_wait(number: int, oldest: timedelta) -> str:
    """Say that messages do not go."""
    wait = "waits" if number == 1 else "wait"
    return (
        f"{_messages(number)} {wait} to be sent, the oldest for {_length(oldest)}. "
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


def _messages(number: int) -> str:
    return "1 message" if number == 1 else f"{number} messages"


def file_open_to_others(name: str) -> str:
    """Say that others on this machine can read the database."""
    return f"{name} can be read by other users of this machine. Type: chmod 600 {name}"


def little_room(free: int) -> str:
    """Say that the disk fills up."""
    return f"Only {free // 1_000_000} MB are free on the database's disk. Make room."


def _length(length: timedelta) -> str:
    """Say a length of time in its largest whole unit."""
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        number = round(length.total_seconds() / seconds)
        if length.total_seconds() >= 0.95 * seconds:
            return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
    return "no time"


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


def no_address(post: str, key: str, printed: str) -> str:
    """Say that a post outside gets no e-mail from the app."""
    paper = f" The procedure prints {printed}." if printed else ""
    return (
        f"No address is set for the post {post}, so its e-mails are not sent.{paper} "
        f"Put {key} under [mailboxes] in drp.toml once you have checked the address."
    )


def not_outside(key: str) -> str:
    """Say that an address is set for nobody."""
    return (
        f"The address of {key} under [mailboxes] belongs to no post outside of a procedure in use."
    )
