"""What ``drp doctor`` finds, and how to mend each thing."""

from datetime import date, timedelta

from slackapp.wording.times import day, how_long

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
NO_HEADS = (
    "DRP_HEADS_DIR is not set: if the last rows of the record were cut off, nobody could see it. "
    "Name a folder outside the database, best on another machine's disk."
)
HEADS = "The heads of the record are written to their folder."
HEADS_OPEN = (
    "The folder of the heads can be written by other users of this machine, who could change them. "
    "Type: chmod go-w, and the folder."
)
HEADS_BESIDE = (
    "The heads of the record stand on the database's own disk: one loss, or one thief, takes both. "
    "Set DRP_HEADS_DIR to a folder on another machine's disk, or copy it there each day."
)
NOT_WRITABLE = (
    "The database can be read and not written: another program holds it, or the account may not. "
    "Look at the rights of the file and of its folder, and who else has it open."
)
OUTLIVES = "What is kept outlives a power cut."
ROOM = "There is room on the disk."
NO_OFFICERS = (
    "DRP_ON_CALL is set and DRP_DATA_PROTECTION_OFFICERS is not, so nobody can open a dispute on "
    "call: somebody must read why. Set it to Slack ids, comma-separated."
)
ON_CALL = "Everybody in DRP_ON_CALL holds a post."
SETTINGS = "The settings can be read."
KEYS = "There is an encryption key."
ONE_KEY = "Everything stands under the newest encryption key."
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
NO_ADMINISTRATORS = (
    "DRP_ADMINISTRATORS is not set, so nobody is told when something needs mending. "
    "Set it to Slack ids, comma-separated."
)
NO_SAFETY_NUMBER = (
    "No telephone number for immediate safety is set. Put telephone and out_of_hours under "
    "[safety] in drp.toml."
)


def on_call_without_post(account: str) -> str:
    """Say that somebody on call holds no post, so that they can open nothing."""
    return (
        f"{account} stands in DRP_ON_CALL and holds no post, so they can open nothing on call. Add "
        "them under People in Slack, or take them out of DRP_ON_CALL."
    )


def on_call_and_officer(account: str) -> str:
    """Say that somebody would read why they themselves opened a dispute."""
    return (
        f"{account} stands in DRP_ON_CALL and in DRP_DATA_PROTECTION_OFFICERS, so they read their "
        "own reasons. Take them out of one, and name somebody else there."
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


def not_our_address(host: str) -> str:
    """Say that the app is to listen at an address that this machine does not have."""
    return f"{host} is no address of this machine. Set DRP_HOST to one that it has, or 127.0.0.1."


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
        f"This machine's clock is {how_long(abs(off))} {which} Slack's, and due dates are counted "
        "by it. Switch time synchronisation on."
    )


def file_open_to_others(name: str) -> str:
    """Say that others on this machine can read the database."""
    return f"{name} can be read by other users of this machine. Type: chmod 600 {name}"


def no_heads(why: object) -> str:
    """Say that the folder that DRP_HEADS_DIR names takes no heads, and why."""
    return f"DRP_HEADS_DIR names no folder for the heads of the record. {why}"


def little_room(free: int) -> str:
    """Say that the disk fills up."""
    return f"Only {free // 1_000_000} MB are free on the database's disk. Make room."


def no_room(free: int) -> str:
    """Say that the disk is full, or as good as full."""
    return (
        f"The database's disk is full: {free // 1_000_000} MB are free, and forms cannot be saved. "
        "Make room."
    )


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


def not_wal(journal: str) -> str:
    """Say that SQLite cannot keep the journal that it should: whoever reads holds up writers."""
    return (
        f"SQLite's journal is of the kind {journal}, not WAL, so whoever reads keeps others "
        "from saving. Put the database on a disk of this machine's own: network drives and some "
        "containers' volumes cannot do it."
    )


def careless(name: str, value: str) -> str:
    """Say by which setting of the database a power cut loses what was acknowledged."""
    return (
        f"The database runs with {name} = {value}: a power cut can lose what people were told is "
        "kept. Set it back to on (of SQLite: to FULL), and start the database and the app again."
    )


def over_the_network(name: str, kind: str) -> str:
    """Say that SQLite stands where it may not."""
    return (
        f"{name} stands on a network drive ({kind}), where SQLite loses what it keeps. "
        "Put it on a disk of this machine, or use PostgreSQL."
    )
